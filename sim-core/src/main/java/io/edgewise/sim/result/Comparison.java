package io.edgewise.sim.result;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;

/**
 * Two strategies in one metric, replication by replication under common random numbers.
 *
 * @param first id of a strategy
 * @param second id of another
 * @param metric what is compared
 * @param difference first minus second with its interval, in milliseconds or dollars
 * @param pValue probability of a difference at least this large if there were none, corrected (Holm) for the number of
 *     pairs compared in this metric
 * @param verdict what follows at the confidence level of the run
 */
public record Comparison(String first, String second, Metric metric, ConfidenceInterval difference, double pValue,
    Verdict verdict) {

  /**
   * The difference of a strategy of the pair to the other one, in milliseconds or dollars.
   *
   * @throws IllegalArgumentException if it is not of the pair
   */
  public ConfidenceInterval differenceOf(String id) {
    if (!id.equals(first) && !id.equals(second)) {
      throw new IllegalArgumentException("not compared: \"" + id + "\"");
    }
    return id.equals(first) ? difference : difference.negated();
  }

  /** What follows from a comparison. */
  public enum Verdict {
    /** The first strategy has the lower value. */
    FIRST_LOWER("first lower"),
    /** The second strategy has the lower value. */
    SECOND_LOWER("second lower"),
    /** The replications do not tell them apart. */
    NOT_DISTINGUISHABLE("not distinguishable");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /** Words for files. */
    public String text() {
      return text;
    }
  }
}
