package io.edgewise.report.table;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.Objects;
import java.util.Optional;

/** One limit that a strategy has to keep: of a latency, of the monthly cost, of a rate, or of its availability. */
public sealed interface Objective {

  /** A latency in milliseconds, or the monthly cost in dollars, of at most {@code limit}. */
  record AtMost(Metric metric, double limit) implements Objective {

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public AtMost {
      Objects.requireNonNull(metric, "metric");
      requireLimit(limit);
    }

    @Override
    public String label() {
      return metric == Metric.MONTHLY_COST ? "cost" : metric.label();
    }

    @Override
    public String id() {
      return metric == Metric.MONTHLY_COST ? "cost" : metric.id();
    }

    @Override
    public String limitText() {
      return metric == Metric.MONTHLY_COST ? Numbers.dollars(limit) + " a month" : Numbers.time(limit);
    }

    @Override
    public Optional<ConfidenceInterval> measured(StrategyResult strategy) {
      return strategy.metric(metric);
    }

    @Override
    public boolean met(StrategyResult strategy) {
      boolean meaningful = metric == Metric.MONTHLY_COST || !strategy.saturated();
      return meaningful && measured(strategy).filter(interval -> interval.value() <= limit).isPresent();
    }
  }

  /** A rate, 0..1, of at most {@code limit}. */
  record RateAtMost(Rate rate, double limit) implements Objective {

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public RateAtMost {
      Objects.requireNonNull(rate, "rate");
      requireLimit(limit);
    }

    @Override
    public String label() {
      return switch (rate) {
        case COLD_START -> "cold starts";
        case THROTTLED -> "throttled";
        case ERROR -> "errors";
        case STALE_READ -> "stale reads";
      };
    }

    @Override
    public String limitText() {
      return Numbers.percent(limit);
    }

    @Override
    public Optional<ConfidenceInterval> measured(StrategyResult strategy) {
      return strategy.rate(rate);
    }

    /** Whether the rate is within the limit; what cannot happen is. */
    @Override
    public boolean met(StrategyResult strategy) {
      return measured(strategy).filter(interval -> interval.value() > limit).isEmpty();
    }
  }

  /** A part of the requests that must be served, 0..1. */
  record Availability(double least) implements Objective {

    /**
     * Checks the part.
     *
     * @throws IllegalArgumentException if it is not within 0..1
     */
    public Availability {
      if (!(least >= 0 && least <= 1)) {
        throw new IllegalArgumentException("an availability lies within 0..1, got " + least);
      }
    }

    @Override
    public String label() {
      return "availability";
    }

    @Override
    public String relation() {
      return "≥";
    }

    @Override
    public String limitText() {
      return Numbers.availability(least);
    }

    @Override
    public Optional<ConfidenceInterval> measured(StrategyResult strategy) {
      return strategy.availability();
    }

    @Override
    public boolean met(StrategyResult strategy) {
      return measured(strategy).filter(interval -> interval.value() >= least).isPresent();
    }

    @Override
    public double limit() {
      return least;
    }
  }

  /** On which side of the limit the value must be: {@code ≤} or {@code ≥}. */
  default String relation() {
    return "≤";
  }

  /** What is limited, in a word or two: {@code p99}, {@code cost}, {@code errors}. */
  String label();

  /** The same in files: {@code p999} for {@code p99.9}. */
  default String id() {
    return label();
  }

  /** The limit with its unit. */
  String limitText();

  /** What was measured, in the unit of the limit; empty if there is nothing to measure. */
  Optional<ConfidenceInterval> measured(StrategyResult strategy);

  /**
   * Whether the estimate keeps the limit. A latency of a saturated strategy, or of one that served no request, never
   * does.
   */
  boolean met(StrategyResult strategy);

  /** Whether the limit lies strictly inside the interval of the estimate, so that the answer may be chance. */
  default boolean undecided(StrategyResult strategy) {
    return measured(strategy).filter(interval -> interval.low() < limit() && limit() < interval.high()).isPresent();
  }

  /** The limit as a number, in milliseconds, dollars, or as a share. */
  double limit();

  private static void requireLimit(double limit) {
    if (!(limit >= 0) || limit == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a limit must be finite and not negative, got " + limit);
    }
  }
}
