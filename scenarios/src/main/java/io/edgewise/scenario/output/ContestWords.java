package io.edgewise.scenario.output;

import io.edgewise.report.table.Inversions;
import io.edgewise.report.table.Numbers;
import io.edgewise.scenario.analysis.Contest;
import io.edgewise.scenario.analysis.CurvePoint;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.Locale;

/**
 * How the comparison of two strategies is put into words.
 *
 * @param contest what is compared
 * @param confidence level of all intervals
 * @param firstName what a person calls the first strategy
 * @param secondName what a person calls the second
 */
record ContestWords(Contest contest, double confidence, String firstName, String secondName) {

  String name(String id) {
    return id.equals(contest.first()) ? firstName : secondName;
  }

  private boolean isCost() {
    return contest.metric() == Metric.MONTHLY_COST;
  }

  String number(ConfidenceInterval interval) {
    return isCost() ? Numbers.dollars(interval) : Numbers.time(interval);
  }

  String number(double value) {
    return isCost() ? Numbers.dollars(value) : Numbers.time(value);
  }

  String side(CurvePoint.Side side) {
    return side.estimate().map(this::number).orElse(state(side));
  }

  String state(CurvePoint.Side side) {
    return side.state().name().toLowerCase(Locale.ROOT);
  }

  /** The difference, or why there is none. */
  String difference(CurvePoint point) {
    return point.difference().map(this::number)
        .orElseGet(() -> point.first().state() == CurvePoint.State.MEASURED
            ? contest.second() + " " + state(point.second()) : contest.first() + " " + state(point.first()));
  }

  /** Who is better, or why that cannot be told. */
  String winner(CurvePoint point) {
    return point.firstIsLower() ? firstName : point.secondIsLower() ? secondName
        : point.difference().isPresent() ? "not distinguishable" : "neither";
  }

  /** What the lower one is. */
  String lower() {
    return isCost() ? "cheaper" : "faster";
  }

  /** In what. */
  String where() {
    return Inversions.where(contest.metric());
  }

  String level() {
    return percent(confidence);
  }

  /** A level of confidence. */
  static String percent(double level) {
    return Numbers.plain(100 * level) + " %";
  }

  /** The verdict at a point, as a sentence without an end. */
  String verdict(CurvePoint point) {
    if (!point.firstIsLower() && !point.secondIsLower()) {
      return firstName + " and " + secondName + " are not distinguishable " + where()
          + point.difference().map(d -> " (difference " + number(d) + ", " + level() + ")").orElse("");
    }
    boolean first = point.firstIsLower();
    String better = first ? firstName : secondName;
    String worse = first ? secondName : firstName;
    return point.difference()
        .map(d -> better + " is " + number(first ? d.negated() : d) + " " + lower() + " " + where() + " than " + worse
            + " (" + level() + ")")
        .orElseGet(() -> better + " is " + lower() + " " + where() + ": " + worse + " is "
            + state(first ? point.second() : point.first()));
  }
}
