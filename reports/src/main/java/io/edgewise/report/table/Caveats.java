package io.edgewise.report.table;

import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.metering.PriceSource;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a reader must know before trusting the numbers of a strategy, derived from the numbers themselves. */
final class Caveats {

  private static final int MOST_NAMED = 6;

  private Caveats() {}

  /** One sentence for each reservation, the gravest first. */
  static List<String> of(StrategyResult strategy, Presentation presentation) {
    List<String> found = new ArrayList<>();
    if (strategy.saturated()) {
      found.add("saturated: the backlog grows as long as the load lasts, so no latency is given");
    }
    cpuDemand(strategy).ifPresent(found::add);
    precision(strategy, presentation).ifPresent(found::add);
    if (!strategy.saturated()) {
      strategy.tooSmall().values().forEach(statement -> found.add("too few requests: " + statement));
    }
    presentation.objectives().stream()
        .filter(objective -> !(objective.limit() == 0 || strategy.saturated()) && objective.undecided(strategy))
        .map(objective -> nearLimit(objective, strategy))
        .forEach(found::add);
    return found;
  }

  /** What must be known of the prices of all strategies, once for each reason. */
  static List<String> ofPrices(List<StrategyResult> strategies, Presentation presentation) {
    List<CostItem> items =
        strategies.stream().flatMap(strategy -> strategy.monthlyCost().items().stream()).toList();
    return Stream.of(
        prices(items, item -> item.source().olderThanOneYear(presentation.today()),
            "more than a year old or without a date"),
        prices(items, item -> item.source().confidence().equals("C"), "of confidence C (anecdotal or derived)"),
        prices(items, CostItem::guessedRegion, "taken from another region")).flatMap(Optional::stream).toList();
  }

  /** Requests inside an instance do not slow each other down in the simulation, so it must be said when they would. */
  private static Optional<String> cpuDemand(StrategyResult strategy) {
    double demand = strategy.measurements().cpuDemand();
    return demand > 1
        ? Optional.of("too few CPUs: its requests compute " + Numbers.plain(Math.round(10 * demand) / 10.0)
            + " times as long as the"
            + " CPUs of its instances could, which makes latency and bill too low; lower its concurrency until this goes")
        : Optional.empty();
  }

  private static Optional<String> precision(StrategyResult strategy, Presentation presentation) {
    if (strategy.replications() == 1) {
      return Optional.of("a single replication says nothing about its own error, so there are no intervals");
    }
    if (strategy.precisionReached() || strategy.saturated() || presentation.precision().isEmpty()) {
      return Optional.empty();
    }
    RunPlan.Precision asked = presentation.precision().get();
    String reached = strategy.estimate(asked.metric())
        .map(interval -> "is known to ± " + Numbers.percent(interval.relativeHalfWidth()))
        .orElse("is not known");
    return Optional.of("precision not reached: " + name(asked.metric()) + " " + reached + ", asked for ± "
        + Numbers.percent(asked.within()) + (strategy.replications() >= RunPlan.MOST_REPLICATIONS
            ? "; there are never more than " + Numbers.plain(RunPlan.MOST_REPLICATIONS) + " replications"
            : "; the request budget ran out first"));
  }

  private static String name(Estimand metric) {
    return metric == Metric.MONTHLY_COST ? "the monthly cost" : metric.label();
  }

  private static String nearLimit(Objective objective, StrategyResult strategy) {
    ConfidenceInterval measured = objective.measured(strategy).orElseThrow();
    String verdict = objective.met(strategy) ? "kept" : "broken";
    return "the limit " + objective.label() + " " + objective.relation() + " " + objective.limitText() + " is "
        + verdict
        + ", but it lies within the interval of the estimate (" + Math.round(100 * measured.level())
        + " %), so this may be chance";
  }

  private static Optional<String> prices(List<CostItem> all, Predicate<CostItem> test, String what) {
    List<String> items = all.stream()
        .filter(item -> item.amount().signum() != 0)
        .filter(test)
        .map(item -> item.offer() + " " + item.item() + dated(item.source()))
        .distinct()
        .toList();
    if (items.isEmpty()) {
      return Optional.empty();
    }
    String named = items.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    String more = items.size() > MOST_NAMED ? " and " + (items.size() - MOST_NAMED) + " more" : "";
    return Optional
        .of((items.size() == 1 ? "a price is " : items.size() + " prices are ") + what + ": " + named + more);
  }

  private static String dated(PriceSource source) {
    return source.date().isEmpty() ? "" : " (" + source.date() + ")";
  }
}
