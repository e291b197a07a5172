package io.edgewise.sim.benchmark.comparison;

import io.edgewise.sim.benchmark.reference.Loop;

/**
 * One of those that are compared.
 *
 * @param name what tables and ratios call it
 * @param loop what it runs
 * @param requests how many in each turn
 * @param eventsPerRequest events that it takes off an event list for a request, on average; NaN where it is not known
 */
record Contender(String name, Loop loop, int requests, double eventsPerRequest) {}
