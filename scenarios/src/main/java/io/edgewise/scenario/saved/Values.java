package io.edgewise.scenario.saved;

import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;

/** Values of a tree that the product itself has written. */
final class Values {

  private Values() {}

  /** Beyond it lies no time, amount or count that was ever written, and squares of it would not be finite. */
  private static final double MOST = 1e18;

  private static final double USUAL_LEVEL = 0.95;

  /** A number of at most 1e18 either way; not a number where there is none. */
  static double number(Node node, String key) {
    try {
      return scalar(node, key).map(Double::parseDouble).map(Values::bounded).orElse(Double.NaN);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** A number of at most 1e18 either way; not a number for others. */
  static double bounded(double number) {
    return Math.abs(number) <= MOST ? number : Double.NaN;
  }

  /**
   * Records a problem where the values of the points of a curve fall, or one has none: it could not be drawn over them.
   *
   * @param points the points, each with its {@code value}
   */
  static void checkOrder(List<Node> points, Problems problems) {
    for (int i = 1; i < points.size(); i++) {
      if (!(number(points.get(i), "value") >= number(points.get(i - 1), "value"))) {
        problems.add(points.get(i),
            "the values of a curve rise from point to point; this one is not above the one before");
      }
    }
  }

  /** A whole number from 0 to 1e15, so that a thousand of them can be added up; 0 where there is none. */
  static long count(Node node, String key) {
    return Math.round(Math.clamp(number(node, key), 0, MOST / 1_000));
  }

  /** The confidence level of all intervals of a result; the usual one where it has none, or one that is none. */
  static double level(Node root) {
    double saved = number(root, "level");
    return saved > 0 && saved < 1 ? saved : USUAL_LEVEL;
  }

  /** A text; empty where there is none. */
  static String text(Node node, String key) {
    return scalar(node, key).orElse("");
  }

  /** The items of a list; none where there is no list. */
  static List<Node> items(Node node, String key) {
    return node.get(key).filter(value -> value.kind() == Node.Kind.LIST).map(Node::items).orElse(List.of());
  }

  /** An interval whose ends may be infinite, which is written as null; empty where it is null itself. */
  static Optional<ConfidenceInterval> interval(Optional<Node> node, double level) {
    if (node.isEmpty() || node.get().kind() != Node.Kind.MAPPING) {
      return Optional.empty();
    }
    double value = number(node.get(), "value");
    double low = number(node.get(), "low");
    double high = number(node.get(), "high");
    return Double.isNaN(value) || low > high ? Optional.empty()
        : Optional.of(new ConfidenceInterval(value, Double.isNaN(low) ? Double.NEGATIVE_INFINITY : low,
            Double.isNaN(high) ? Double.POSITIVE_INFINITY : high, level));
  }

  private static Optional<String> scalar(Node node, String key) {
    return node.get(key).filter(value -> value.kind() == Node.Kind.SCALAR).map(Node::text);
  }
}
