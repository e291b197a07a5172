package io.edgewise.sim.result;

import java.util.Objects;

/**
 * What a run knows at some time of it: a complete result, with intervals as wide as the sample so far makes them. It
 * does not change any more when the run goes on.
 *
 * @param result the strategies and comparisons over all replications so far
 * @param number 0 for the first answer of a run, then counted up
 * @param last whether the run ends with it, because the precision is reached or the budget is spent
 */
public record Answer(RunResult result, int number, boolean last) {

  /** Checks for null. */
  public Answer {
    Objects.requireNonNull(result, "result");
  }

  /** Whether further answers, from larger samples, would follow if the run went on. */
  public boolean coarse() {
    return !last;
  }

  /** Requests of the strategy with the smallest sample. */
  public long requests() {
    return result.strategies().stream().mapToLong(strategy -> strategy.measurements().requests()).min().orElse(0);
  }
}
