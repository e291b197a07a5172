package io.edgewise.report.gallery;

import io.edgewise.report.figure.Caption;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A break-even as its file holds it: two strategies over the values of one number of their scenario.
 *
 * @param caption what it was made from
 * @param over path of the number that is varied
 * @param unit its unit; empty for none
 * @param wholeNumbers whether only whole numbers make sense
 * @param metric what the strategies are compared by
 * @param first name of the first strategy
 * @param second name of the second
 * @param crossings where they change places, by rising value
 * @param curve both strategies, by rising value
 */
public record SavedBreakEven(Caption caption, String over, String unit, boolean wholeNumbers, Metric metric,
    String first, String second, List<Tie> crossings,
    List<Pair> curve) {

  /**
   * A change of places.
   *
   * @param below name of the strategy that is better below it
   * @param above name of the one that is better above
   * @param value where the two tie
   * @param low lower end of its interval; of whole numbers the last value at which the one below surely is better
   * @param high upper end; of whole numbers the first value at which the one above surely is better
   */
  public record Tie(String below, String above, double value, double low, double high) {}

  /**
   * Both strategies at a value; empty where one has no such metric, as when it is saturated.
   *
   * @param value of the number that is varied
   */
  public record Pair(double value, Optional<ConfidenceInterval> first, Optional<ConfidenceInterval> second) {}

  /** Copies the lists. */
  public SavedBreakEven {
    Objects.requireNonNull(metric, "metric");
    crossings = List.copyOf(crossings);
    curve = List.copyOf(curve);
  }
}
