package io.edgewise.report.gallery;

import io.edgewise.report.figure.Caption;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A study of the load as its file holds it: of pairs of strategies, at which loads the nearer one is slower all the same.
 *
 * @param caption what it was made from
 * @param over path of the load
 * @param unit its unit; empty for none
 * @param pairs with a difference in round trips
 */
public record SavedLoadStudy(Caption caption, String over, String unit, List<Pair> pairs) {

  /**
   * Two strategies.
   *
   * @param nearer name of the one with shorter round trips
   * @param farther name of the other one
   * @param advantageMillis by how much they are shorter in the mean, in milliseconds
   * @param metrics how the two compare in each metric
   */
  public record Pair(String nearer, String farther, double advantageMillis, List<InMetric> metrics) {

    /** Copies the list. */
    public Pair {
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * A pair in a metric.
   *
   * @param turns where the two change places, by rising load
   * @param curve by rising load
   */
  public record InMetric(Metric metric, List<Turn> turns, List<Point> curve) {

    /** Copies the lists. */
    public InMetric {
      Objects.requireNonNull(metric, "metric");
      turns = List.copyOf(turns);
      curve = List.copyOf(curve);
    }
  }

  /**
   * A change of places.
   *
   * @param slowerAbove whether the nearer one is slower above it, else below it
   * @param value where the two tie
   * @param low lower end of its interval
   * @param high upper end
   */
  public record Turn(boolean slowerAbove, double value, double low, double high) {}

  /**
   * The pair at a load.
   *
   * @param difference nearer minus farther, in milliseconds; empty where not both have a value
   * @param cause what makes the nearer one slower; empty where it is not for certain
   */
  public record Point(double load, Optional<ConfidenceInterval> difference, Optional<Component> cause) {

    /** Checks for null. */
    public Point {
      Objects.requireNonNull(difference, "difference");
      Objects.requireNonNull(cause, "cause");
    }
  }

  /** Copies the list. */
  public SavedLoadStudy {
    Objects.requireNonNull(caption, "caption");
    pairs = List.copyOf(pairs);
  }
}
