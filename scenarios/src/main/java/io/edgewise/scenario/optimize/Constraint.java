package io.edgewise.scenario.optimize;

import io.edgewise.scenario.compile.Slo;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An upper bound that a candidate must keep.
 *
 * @param estimand of what
 * @param most in milliseconds, in dollars a month or as a share of 0..1
 */
public record Constraint(Estimand estimand, double most) {

  /** Share of failed requests where the file bounds it neither under {@code errors} nor under {@code availability}. */
  public static final double USUAL_ERRORS = 0.001;

  /** What a simulation says about a bound. */
  public enum Standing {
    /** It is kept beyond noise. */
    KEPT,
    /** The interval contains it. */
    OPEN,
    /** It is broken beyond noise. */
    BROKEN
  }

  /** Checks for null. */
  public Constraint {
    Objects.requireNonNull(estimand, "estimand");
  }

  /**
   * The bounds of a file: those of its service level objective, that of stale reads, and in any case one of failed
   * requests, {@link #USUAL_ERRORS} where the file says nothing of it.
   */
  static List<Constraint> of(Slo slo, Optional<Double> staleReads) {
    List<Constraint> all = new ArrayList<>();
    slo.latencyMillis().forEach((metric, millis) -> all.add(new Constraint(metric, millis)));
    slo.monthlyDollars().ifPresent(dollars -> all.add(new Constraint(Metric.MONTHLY_COST, dollars.doubleValue())));
    staleReads.ifPresent(share -> all.add(new Constraint(Rate.STALE_READ, share)));
    double missing = slo.availability().map(least -> 1 - least).orElse(1.0);
    double errors = Math.min(slo.errorShare().orElse(1.0), missing);
    all.add(new Constraint(Rate.ERROR, errors < 1 ? errors : USUAL_ERRORS));
    return List.copyOf(all);
  }

  /** Whether it is one of latency or cost, which a design review may relax; others make a candidate useless. */
  boolean isNegotiable() {
    return estimand instanceof Metric;
  }

  /** What a simulation says. */
  Standing of(StrategyResult result) {
    Optional<ConfidenceInterval> estimate = result.estimate(estimand);
    if (result.saturated() || estimate.isEmpty() && estimand instanceof Metric) {
      return Standing.BROKEN;
    }
    return estimate.isEmpty() || estimate.get().high() <= most ? Standing.KEPT
        : estimate.get().low() > most ? Standing.BROKEN : Standing.OPEN;
  }

  /** Whether the estimate itself keeps it. */
  boolean isKeptByEstimate(StrategyResult result) {
    return of(result) != Standing.BROKEN && result.estimate(estimand).map(each -> each.value() <= most).orElse(true);
  }
}
