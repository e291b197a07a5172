package io.edgewise.report.table;

import io.edgewise.report.table.Quantity.Unit;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Change;
import io.edgewise.sim.result.Change.Verdict;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;

/** Changes from one run to a later one in words. */
public final class ChangeWords {

  private ChangeWords() {}

  /** What a metric or rate is called: {@code p99}, {@code errors}, {@code cost a month}. */
  public static String label(Estimand estimand) {
    if (estimand instanceof Rate rate) {
      return switch (rate) {
        case COLD_START -> "cold starts";
        case THROTTLED -> "throttled";
        case ERROR -> "errors";
        case STALE_READ -> "stale reads";
      };
    }
    return estimand == Metric.MONTHLY_COST ? "cost a month" : estimand.label();
  }

  /** A value with its interval. */
  public static String value(Estimand estimand, ConfidenceInterval value) {
    return switch (unit(estimand)) {
      case MILLISECONDS -> Numbers.time(value);
      case DOLLARS -> Numbers.dollars(value);
      default -> Numbers.rate(value);
    };
  }

  /** A difference with its sign and interval: {@code +12 ± 3 ms}; of rates in percentage points. */
  public static String difference(Estimand estimand, ConfidenceInterval difference) {
    boolean unknown = Double.isInfinite(difference.low()) || Double.isInfinite(difference.high());
    if (unknown) {
      return "not known";
    }
    if (estimand instanceof Rate) {
      return Math.abs(difference.value()) < 1e-9 ? "0 points"
          : sign(difference.value()) + Rounding.shortest(100 * Math.abs(difference.value()), 3) + " points";
    }
    String size = new Quantity(Math.abs(difference.value()), difference.halfWidth(), unit(estimand)).text();
    return (difference.value() == 0 ? "" : sign(difference.value())) + size;
  }

  /** What may be said of a change; all that is compared is better where it is lower. */
  public static String verdict(Change change) {
    return switch (change.verdict()) {
      case LOWER -> "✓ better";
      case HIGHER -> "✗ worse";
      case NOT_DISTINGUISHABLE -> "not distinguishable";
      case UNCHANGED -> "unchanged";
      case NOT_COMPARED -> "not compared";
    };
  }

  /** A change of latency as what a strategy is: {@code 12 ± 3 ms faster at p99}. */
  public static String faster(Change change) {
    ConfidenceInterval amount = change.difference().orElseThrow();
    String size = new Quantity(Math.abs(amount.value()), amount.halfWidth(), Unit.MILLISECONDS).text();
    return size + (change.verdict() == Verdict.LOWER ? " faster " : " slower ") + where((Metric) change.estimand());
  }

  /** Where a latency is told: {@code at p99}, {@code on average}. */
  public static String where(Metric metric) {
    return metric == Metric.MEAN ? "on average" : metric == Metric.MONTHLY_COST ? "in monthly cost"
        : "at " + label(metric);
  }

  /** What a strategy has, of a bill or rate: {@code bill}, {@code share of errors}. */
  public static String noun(Estimand estimand) {
    return estimand instanceof Rate ? "share of " + label(estimand) : "bill";
  }

  /** What became of a bill or rate: {@code grew by $34 ± 2 a month}, {@code rose from 0.1 % to 2 %}. */
  public static String moved(Change change) {
    boolean higher = change.verdict() == Verdict.HIGHER;
    if (change.estimand() instanceof Rate) {
      return (higher ? "rose" : "fell") + " from " + value(change.estimand(), change.before().orElseThrow()) + " to "
          + value(change.estimand(), change.after().orElseThrow());
    }
    ConfidenceInterval amount = change.difference().orElseThrow();
    return (higher ? "grew" : "fell") + " by " + Numbers.dollars(Math.abs(amount.value()), amount.halfWidth())
        + " a month";
  }

  private static String sign(double value) {
    return value < 0 ? "−" : "+";
  }

  private static Unit unit(Estimand estimand) {
    return estimand instanceof Metric metric ? metric.isLatency() ? Unit.MILLISECONDS : Unit.DOLLARS : Unit.SHARE;
  }
}
