package io.edgewise.report.review;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.SavedRun.Difference;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.gallery.Standing;
import io.edgewise.report.table.ChangeWords;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Change.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether another strategy is best than before, and why. */
final class Winners {

  private Winners() {}

  /** Who is fastest at p99 and who is cheapest, against before; none where there is no choice. */
  static List<String> sentences(RunComparison runs) {
    List<String> kept = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (Metric metric : List.of(Metric.P99, Metric.MONTHLY_COST)) {
      List<Strategy> before = leaders(runs.before().run(), metric);
      List<Strategy> after = leaders(runs.after().run(), metric);
      boolean choice = runs.before().run().strategies().size() > 1 || runs.after().run().strategies().size() > 1;
      String best = metric == Metric.MONTHLY_COST ? "cheapest" : "fastest " + ChangeWords.where(metric);
      if (!choice || before.isEmpty() || after.isEmpty()) {
        continue;
      }
      if (ids(before).equals(ids(after))) {
        kept.add(after.size() == 1 ? names(after) + " is the " + best
            : names(after) + " are the " + best + " (not distinguishable)");
      } else {
        sentences.add("The " + best + " was " + told(before) + "; now it is " + told(after)
            + why(runs, metric, before, after) + ".");
      }
    }
    if (!kept.isEmpty()) {
      sentences.add("As before, " + String.join(", and ", kept) + ".");
    }
    return sentences;
  }

  /** The best, with the next where chance may decide between them, in the order of the run. */
  private static List<Strategy> leaders(SavedRun run, Metric metric) {
    List<Strategy> order = Standing.of(run, metric).order().stream()
        .filter(each -> !(metric.isLatency() && each.saturated())).toList();
    if (order.size() < 2) {
      return order;
    }
    boolean tied = run.difference(order.get(1).id(), order.get(0).id(), metric)
        .filter(each -> !each.distinguishable()).isPresent();
    Set<String> best = order.stream().limit(tied ? 2 : 1).map(Strategy::id).collect(Collectors.toSet());
    return run.strategies().stream().filter(each -> best.contains(each.id())).toList();
  }

  private static Set<String> ids(List<Strategy> strategies) {
    return strategies.stream().map(Strategy::id).collect(Collectors.toSet());
  }

  private static String names(List<Strategy> strategies) {
    return strategies.stream().map(Strategy::name).collect(Collectors.joining(" and "));
  }

  private static String told(List<Strategy> strategies) {
    return strategies.size() == 1 ? names(strategies) : "either of " + names(strategies) + ", not distinguishable";
  }

  private static String why(RunComparison runs, Metric metric, List<Strategy> before, List<Strategy> after) {
    List<String> reasons = new ArrayList<>();
    for (String id : Stream.concat(before.stream(), after.stream()).map(Strategy::id).distinct().toList()) {
      boolean led = ids(before).contains(id);
      boolean leads = ids(after).contains(id);
      // One that leads in both runs may be the reason that another one no longer does, or does as well.
      Verdict expected = !led || leads && after.size() < before.size() ? Verdict.LOWER : Verdict.HIGHER;
      reason(runs, metric, id, expected).ifPresent(reasons::add);
    }
    if (!reasons.isEmpty()) {
      return ", since " + String.join(" and ", reasons);
    }
    return margin(runs.after().run(), metric, after)
        .map(text -> ", although none of them changed that way beyond noise by itself: " + text)
        .orElse(", although none of them changed that way beyond noise by itself");
  }

  private static Optional<String> reason(RunComparison runs, Metric metric, String id, Verdict expected) {
    Optional<Strategy> was = runs.before().strategy(id);
    Optional<Strategy> is = runs.after().strategy(id);
    if (was.isEmpty() || is.isEmpty()) {
      return was.or(() -> is).map(each -> each.name() + (is.isEmpty() ? " is not in the later run" : " is new"));
    }
    if (metric.isLatency() && was.get().saturated() != is.get().saturated()) {
      return Optional.of(is.get().name() + (is.get().saturated() ? " is saturated now" : " is no longer saturated"));
    }
    return runs.of(id).stream().filter(each -> each.estimand() == metric)
        .filter(each -> each.verdict() == expected)
        .map(each -> metric.isLatency() ? is.get().name() + " became " + ChangeWords.faster(each)
            : "the bill of " + is.get().name() + " " + ChangeWords.moved(each))
        .findFirst();
  }

  private static Optional<String> margin(SavedRun run, Metric metric, List<Strategy> best) {
    List<Strategy> order = Standing.of(run, metric).order();
    return order.size() < 2 || best.size() > 1 ? Optional.empty()
        : run.difference(order.get(1).id(), order.get(0).id(), metric).flatMap(Difference::difference)
            .map(each -> "it leads by " + ChangeWords.value(metric, each));
  }
}
