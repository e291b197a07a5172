package io.edgewise.ui.result;

import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.Optional;

/** The columns of numbers in the table of strategies. */
enum ResultColumn {
  MEAN("mean", Metric.MEAN, null, "Mean latency."),
  P50("p50", Metric.P50, null, "Median latency: half of the requests are faster."),
  P95("p95", Metric.P95, null, "Of 100 requests 95 are faster."),
  P99("p99", Metric.P99, null, "Of 100 requests 99 are faster."),
  P999("p99.9", Metric.P999, null, "Of 1,000 requests 999 are faster."),
  COLD_STARTS("cold starts", null, Rate.COLD_START, "Share of requests that waited for an instance to start."),
  ERRORS("errors", null, Rate.ERROR, "Share of requests that were not served."),
  STALE_READS("stale reads", null, Rate.STALE_READ, "Share of reads that missed a committed write."),
  COST("cost a month", Metric.MONTHLY_COST, null, "The bill of a month at the simulated usage.");

  private static final String NONE = "–";

  private final String title;
  private final Metric metric;
  private final Rate rate;
  private final String explanation;

  ResultColumn(String title, Metric metric, Rate rate, String explanation) {
    this.title = title;
    this.metric = metric;
    this.rate = rate;
    this.explanation = explanation;
  }

  /** How wide it is in pixels, so that values with their intervals fit. */
  double width() {
    return rate != null ? 118 : this == P999 || this == COST ? 138 : 124;
  }

  /** What stands above it. */
  String title() {
    return title;
  }

  /** What it means, in a sentence. */
  String explanation() {
    return explanation;
  }

  private Optional<ConfidenceInterval> value(Strategy strategy) {
    boolean meaningless = metric != null && metric.isLatency() && strategy.saturated();
    return meaningless ? Optional.empty() : metric != null ? strategy.metric(metric) : strategy.rate(rate);
  }

  /** The value of a strategy with its interval. */
  String text(Strategy strategy) {
    return value(strategy)
        .map(
            each -> rate != null ? Numbers.rate(each) : metric.isLatency() ? Numbers.time(each) : Numbers.dollars(each))
        .orElse(NONE);
  }

  /** What it is sorted by; above all others where nothing is known. */
  double number(Strategy strategy) {
    return value(strategy).map(ConfidenceInterval::value).orElse(Double.POSITIVE_INFINITY);
  }
}
