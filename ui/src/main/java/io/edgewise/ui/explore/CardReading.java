package io.edgewise.ui.explore;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.SavedRun.Difference;
import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.Objective;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.ui.answer.Reply;
import io.edgewise.ui.explore.StrategyCard.Badge;
import io.edgewise.ui.explore.StrategyCard.Kind;
import io.edgewise.ui.explore.StrategyCard.Spread;
import io.edgewise.ui.explore.StrategyCard.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an answer says of single strategies. */
final class CardReading {

  private final Reply reply;
  private final SavedRun run;

  CardReading(Reply reply) {
    this.reply = reply;
    run = reply.run();
  }

  /**
   * The card of a strategy.
   *
   * @param name that the file gives it
   * @param tone its colour
   * @param hidden whether somebody hid it
   */
  StrategyCard card(String id, String name, int tone, boolean hidden) {
    if (hidden) {
      return without(id, name, tone, State.HIDDEN, List.of(new Badge(Kind.NEUTRAL, "hidden",
          "It is not simulated, and in no figure.")));
    }
    Optional<Infeasible> infeasible =
        reply.results().infeasible().stream().filter(each -> each.id().equals(id)).findFirst();
    if (infeasible.isPresent()) {
      String reason = infeasible.get().limits().stream().map(Object::toString).collect(Collectors.joining("; "));
      return without(id, name, tone, State.INFEASIBLE, List.of(new Badge(Kind.BAD, "infeasible: " + reason,
          "It cannot be had, and is not simulated: " + reason)));
    }
    return run.strategies().stream().filter(each -> each.id().equals(id)).findFirst()
        .map(strategy -> known(strategy, name, tone))
        .orElseGet(() -> awaited(id, name, tone));
  }

  static StrategyCard awaited(String id, String name, int tone) {
    return without(id, name, tone, State.AWAITED, List.of());
  }

  private static StrategyCard without(String id, String name, int tone, State state, List<Badge> badges) {
    return new StrategyCard(id, name, tone, state, "", "", "", Spread.NONE, badges);
  }

  private StrategyCard known(SavedRun.Strategy strategy, String name, int tone) {
    String latency = strategy.metric(Metric.P99).filter(p99 -> !strategy.saturated())
        .map(p99 -> "p99 " + Numbers.time(p99) + strategy.metric(Metric.MEAN)
            .map(mean -> " · mean " + Numbers.time(mean.value())).orElse(""))
        .orElse("");
    String cost = strategy.metric(Metric.MONTHLY_COST).map(each -> Numbers.dollars(each) + " a month").orElse("");
    String errors = strategy.rate(Rate.ERROR).filter(rate -> rate.value() > 0)
        .map(rate -> "errors " + Numbers.rate(rate)).orElse("");
    Spread spread = strategy.saturated() ? Spread.NONE
        : new Spread(value(strategy, Metric.P50), value(strategy, Metric.P95), value(strategy, Metric.P99));
    return new StrategyCard(strategy.id(), name, tone, State.KNOWN, latency, cost, errors, spread, badges(strategy));
  }

  private static double value(SavedRun.Strategy strategy, Metric metric) {
    return strategy.metric(metric).map(ConfidenceInterval::value).orElse(Double.NaN);
  }

  private List<Badge> badges(SavedRun.Strategy strategy) {
    List<Badge> badges = new ArrayList<>();
    if (strategy.saturated()) {
      badges.add(new Badge(Kind.BAD, "saturated",
          "It cannot keep up with the load: the backlog grows, so no latency is given."));
    } else {
      standing(strategy, Metric.P99, "fastest").ifPresent(badges::add);
    }
    standing(strategy, Metric.MONTHLY_COST, "cheapest").ifPresent(badges::add);
    reply.results().run().strategies().stream().filter(each -> each.id().equals(strategy.id()))
        .flatMap(each -> reply.results().presentation().broken(each).stream()
            .map(objective -> new Badge(Kind.BAD, "breaks " + limit(objective),
                "An objective of the file is not kept: " + limit(objective)
                    + objective.measured(each).map(found -> objective.undecided(each)
                        ? "; that may be chance, the limit is within the interval" : "").orElse("")
                    + ".")))
        .forEach(badges::add);
    return badges;
  }

  private static String limit(Objective objective) {
    return objective.label() + " " + objective.relation() + " " + objective.limitText();
  }

  /** Whether a strategy is the best in a metric, or cannot be told apart from the best. */
  private Optional<Badge> standing(SavedRun.Strategy strategy, Metric metric, String best) {
    List<SavedRun.Strategy> others = run.strategies().stream()
        .filter(each -> each.metric(metric).isPresent() && (metric == Metric.MONTHLY_COST || !each.saturated()))
        .sorted(Comparator.comparingDouble(each -> value(each, metric))).toList();
    if (others.size() < 2 || !others.contains(strategy)) {
      return Optional.empty();
    }
    SavedRun.Strategy first = others.getFirst();
    boolean contested = others.stream().anyMatch(each -> each != first && isLike(first, each, metric));
    String where = metric == Metric.MONTHLY_COST ? "in monthly cost" : "at " + metric.id();
    if (strategy == first) {
      return Optional.of(contested
          ? new Badge(Kind.GOOD, "among the " + best, "It has the lowest value " + where
              + ", but the replications do not tell it apart from another.")
          : new Badge(Kind.GOOD, best, "The lowest " + where + " of " + others.size() + " strategies."));
    }
    return isLike(first, strategy, metric)
        ? Optional.of(new Badge(Kind.NEUTRAL, "not told apart from the " + best,
            "The replications do not tell it apart from " + first.name() + " " + where + "."))
        : Optional.empty();
  }

  private boolean isLike(SavedRun.Strategy one, SavedRun.Strategy other, Metric metric) {
    return run.difference(one.id(), other.id(), metric).map(Difference::distinguishable)
        .map(apart -> !apart).orElse(value(one, metric) == value(other, metric));
  }
}
