package io.edgewise.sim.result;

import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.QuantileInterval;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether there are enough requests for what is said about rare ones. */
final class SampleSize {

  /** Events below which a rate is only known in its order of magnitude. */
  private static final long FEW_EVENTS = 10;

  private SampleSize() {}

  /**
   * One sentence for each quantile that the sample is too small for even if all requests were independent, or whose
   * interval is open in spite of several replications, and for each rate of something that happened less than ten times.
   */
  static Map<Estimand, String> tooSmall(StrategyResult strategy) {
    Map<Estimand, String> found = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      if (metric.isQuantile()) {
        strategy.metric(metric).flatMap(interval -> quantile(metric, interval, strategy))
            .ifPresent(statement -> found.put(metric, statement));
      }
    }
    for (Rate rate : Rate.values()) {
      long events = rate.events(strategy.measurements());
      if (events > 0 && events < FEW_EVENTS) {
        found.put(rate, String.format(Locale.ROOT, "%s rests on %d %s in %,d", rate.id(), events,
            events == 1 ? "event" : "events", rate.trials(strategy.measurements())));
      }
    }
    return found;
  }

  private static Optional<String> quantile(Metric metric, ConfidenceInterval interval, StrategyResult strategy) {
    long count = Math.min(strategy.measurements().latency().count(), Integer.MAX_VALUE);
    QuantileInterval ranks = QuantileInterval.of(metric.probability(), count, interval.level());
    if (!ranks.isLargeEnough()) {
      return Optional.of(ranks.statement());
    }
    boolean open = Double.isInfinite(interval.low()) || Double.isInfinite(interval.high());
    return open && strategy.replications() > 1
        ? Optional.of(String.format(Locale.ROOT, "%s has no observation at an end of its interval, among %,d",
            metric.label(), count))
        : Optional.empty();
  }
}
