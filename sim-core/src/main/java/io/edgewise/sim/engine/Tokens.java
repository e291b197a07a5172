package io.edgewise.sim.engine;

import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;
import io.edgewise.sim.random.Recorded;

/**
 * Tokens of a prompt or an answer.
 *
 * @param table of their number; null where each request has its own
 * @param recorded the numbers of the requests; null where they are drawn
 */
record Tokens(QuantileTable table, Recorded recorded) {

  static Tokens of(Distribution count, TableCache tables) {
    return count instanceof Recorded values ? new Tokens(null, values) : new Tokens(tables.of(count, 1), null);
  }

  /** Those of a request, rounded to whole tokens. */
  long of(RandomStream stream, long number) {
    return table == null ? Math.round(recorded.of(number)) : table.sampleNanos(stream, number);
  }
}
