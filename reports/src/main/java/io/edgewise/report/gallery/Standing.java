package io.edgewise.report.gallery;

import io.edgewise.report.gallery.SavedRun.Difference;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Strategies in the order of a metric, and what may be said of the first.
 *
 * @param metric by which they are ordered
 * @param order the lowest first; without those whose value is not known
 */
public record Standing(SavedRun run, Metric metric, List<Strategy> order) {

  /** The strategies of a run in the order of a metric. */
  public static Standing of(SavedRun run, Metric metric) {
    return new Standing(run, metric, run.strategies().stream().filter(each -> each.metric(metric).isPresent())
        .sorted(Comparator.comparingDouble(each -> each.metric(metric).orElseThrow().value())).toList());
  }

  /** Whether the metric is known of none. */
  public boolean isEmpty() {
    return order.isEmpty();
  }

  Strategy best() {
    return order.getFirst();
  }

  /** The one after the best; the best itself where it is alone. */
  Strategy next() {
    return order.get(Math.min(1, order.size() - 1));
  }

  Strategy last() {
    return order.getLast();
  }

  /** One sentence: who is lowest, and by how much; or that the first two are not distinguishable. */
  public String sentence() {
    if (order.size() == 1) {
      return best().name() + " " + (metric == Metric.MONTHLY_COST ? "costs " + text(best()) + " a month"
          : "answers in " + text(best()) + " " + where());
    }
    Optional<Difference> difference = run.difference(next().id(), best().id(), metric);
    Optional<ConfidenceInterval> amount = difference.flatMap(Difference::difference);
    if (amount.isEmpty() && text(best()).equals(text(next()))) {
      return best().name() + " and " + next().name() + " are alike " + where() + " (" + text(best()) + ")";
    }
    if (amount.isEmpty()) {
      return best().name() + " is " + adjective() + " " + where() + " (" + text(best()) + " against " + text(next())
          + " of " + next().name() + ")";
    }
    if (!difference.get().distinguishable()) {
      return best().name() + " and " + next().name() + " are not distinguishable " + where() + " (difference "
          + text(amount.get()) + ")"
          + (order.size() > 2 ? "; they are the " + adjective() + " of " + order.size() : "");
    }
    return best().name() + " is " + text(amount.get()) + " " + (metric == Metric.MONTHLY_COST ? "a month cheaper"
        : "faster " + where()) + " than " + next().name()
        + (order.size() > 2 ? ", the next of " + order.size() : "");
  }

  /** The value of a strategy with its interval. */
  String text(Strategy strategy) {
    return text(strategy.metric(metric).orElseThrow());
  }

  private String text(ConfidenceInterval interval) {
    return metric == Metric.MONTHLY_COST ? Numbers.dollars(interval) : Numbers.time(interval);
  }

  private String adjective() {
    return metric == Metric.MONTHLY_COST ? "cheapest" : "fastest";
  }

  private String where() {
    return switch (metric) {
      case MONTHLY_COST -> "in monthly cost";
      case MEAN -> "on average";
      default -> "at " + metric.label();
    };
  }
}
