package io.edgewise.scenario.distributed;

import java.io.Serializable;

/**
 * What an executor says of a point.
 *
 * @param number of the point
 * @param line of the journal; empty where the scenario is wrong at this point, which no other attempt would mend
 */
record FinishedPoint(int number, String line) implements Serializable {}
