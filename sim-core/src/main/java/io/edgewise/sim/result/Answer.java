package io.edgewise.sim.result;

import java.util.Objects;
import java.util.stream.LongStream;

/**
 * What a run knows at some time of it: all strategies and comparisons, with intervals as wide as the sample so far makes
 * them. It does not change any more when the run goes on.
 *
 * @param result over all replications so far
 * @param number 0 for the first answer of a run, then counted up
 * @param complete whether there is nothing more to be done, because the precision is reached or the budget is spent; an
 *     answer that is not complete would be followed by a sharper one if the run went on
 */
public record Answer(RunResult result, int number, boolean complete) {

  /** Checks for null. */
  public Answer {
    Objects.requireNonNull(result, "result");
  }

  /** What kind of answer it is: {@code coarse} for the first one, then {@code refined}, and {@code final} at the end. */
  public String stage() {
    return complete ? "final" : number == 0 ? "coarse" : "refined";
  }

  /** The measured requests of each strategy, in the order of the result. */
  public LongStream requests() {
    return result.strategies().stream().mapToLong(strategy -> strategy.measurements().requests());
  }
}
