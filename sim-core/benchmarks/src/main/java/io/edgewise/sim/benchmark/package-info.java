/**
 * How fast the simulation core is: JMH benchmarks, started by {@code .ci/bench}.
 *
 * <p>May see all of the simulation core; nothing depends on it. A benchmark states what one operation is, so that its
 * score reads as requests, events or draws per second.
 */
package io.edgewise.sim.benchmark;
