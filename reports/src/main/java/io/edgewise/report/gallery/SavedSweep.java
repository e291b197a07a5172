package io.edgewise.report.gallery;

import io.edgewise.report.figure.Caption;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sweep over one number, as its table holds it.
 *
 * @param caption what it was made from
 * @param axis path of the number
 * @param unit its unit; empty for none
 * @param strategies in the order of the scenario
 */
public record SavedSweep(Caption caption, String axis, String unit, List<Line> strategies) {

  /**
   * A strategy over the values of the axis.
   *
   * @param points by rising value
   */
  public record Line(String name, List<Point> points) {

    /** Copies the list. */
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * A strategy at a value.
   *
   * @param value of the axis
   * @param metrics those that are known
   */
  public record Point(double value, Map<Metric, ConfidenceInterval> metrics) {

    /** Copies the map. */
    public Point {
      metrics = Map.copyOf(metrics);
    }

    Optional<ConfidenceInterval> metric(Metric metric) {
      return Optional.ofNullable(metrics.get(metric));
    }
  }

  /** Copies the list. */
  public SavedSweep {
    strategies = List.copyOf(strategies);
  }
}
