package io.edgewise.report.review;

import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.ChangeWords;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Change;
import io.edgewise.sim.result.Change.Verdict;
import io.edgewise.sim.result.StrategyResult.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What two runs come to, in words. */
final class ChangeVerdict {

  private static final int MOST_NAMED = 3;

  /** Which latency a change is told by: the first that is told apart. */
  private static final List<Metric> TOLD = List.of(Metric.P99, Metric.P95, Metric.P50, Metric.MEAN, Metric.P999);

  private static final Set<Verdict> BEYOND_NOISE = Set.of(Verdict.LOWER, Verdict.HIGHER);

  private final RunComparison runs;
  private final List<String> sentences = new ArrayList<>();

  private ChangeVerdict(RunComparison runs) {
    this.runs = runs;
  }

  static List<String> of(RunComparison runs) {
    ChangeVerdict verdict = new ChangeVerdict(runs);
    verdict.strategies();
    verdict.rest();
    verdict.sentences.addAll(Winners.sentences(runs));
    verdict.sentences.add(ScenarioChanges.of(runs).sentence());
    return verdict.sentences;
  }

  /**
   * What is said of a strategy, or of something that it has.
   *
   * @param noun what it has; empty for itself
   */
  private record Clause(String noun, String predicate) {

    String first(String name) {
      return (noun.isEmpty() ? name : "The " + noun + " of " + name) + " " + predicate;
    }

    String further() {
      return (noun.isEmpty() ? "it" : "its " + noun) + " " + predicate;
    }
  }

  private void strategies() {
    List<Strategy> moved = new ArrayList<>();
    for (Strategy strategy : runs.common()) {
      List<Clause> clauses = clauses(strategy);
      if (!clauses.isEmpty()) {
        moved.add(strategy);
      }
      if (!clauses.isEmpty() && moved.size() <= MOST_NAMED) {
        sentences.add(clauses.getFirst().first(strategy.name())
            + clauses.stream().skip(1).map(each -> "; " + each.further()).collect(Collectors.joining()) + ".");
      }
    }
    if (moved.size() > MOST_NAMED) {
      sentences.add("Changed beyond noise, too: " + moved.stream().skip(MOST_NAMED).map(Strategy::name)
          .collect(Collectors.joining(", ")) + " (see the tables).");
    }
  }

  private List<Clause> clauses(Strategy strategy) {
    List<Clause> clauses = new ArrayList<>();
    boolean was = runs.before().strategy(strategy.id()).orElseThrow().saturated();
    if (was != strategy.saturated()) {
      clauses.add(new Clause("", strategy.saturated() ? "is saturated, and was not before" : "is no longer saturated"));
    }
    TOLD.stream().flatMap(metric -> beyondNoise(strategy, metric).stream()).findFirst().ifPresent(told -> {
      String other = TOLD.stream().flatMap(metric -> beyondNoise(strategy, metric).stream())
          .filter(each -> each.verdict() != told.verdict()).findFirst()
          .map(each -> ", but " + ChangeWords.faster(each)).orElse("");
      clauses.add(new Clause("", "is " + ChangeWords.faster(told) + other + " than before"));
    });
    for (Estimand estimand : List.of(Metric.MONTHLY_COST, Rate.ERROR, Rate.STALE_READ)) {
      beyondNoise(strategy, estimand)
          .ifPresent(each -> clauses.add(new Clause(ChangeWords.noun(estimand), ChangeWords.moved(each))));
    }
    return clauses;
  }

  private Optional<Change> beyondNoise(Strategy strategy, Estimand estimand) {
    return runs.of(strategy.id()).stream().filter(each -> each.estimand() == estimand)
        .filter(ChangeVerdict::isBeyondNoise).findFirst();
  }

  private static boolean isBeyondNoise(Change change) {
    return BEYOND_NOISE.contains(change.verdict());
  }

  /** What is left of all comparisons. */
  private void rest() {
    List<Change> compared =
        runs.changes().stream().filter(each -> each.verdict() != Verdict.NOT_COMPARED).toList();
    long beyond = compared.stream().filter(ChangeVerdict::isBeyondNoise).count();
    if (compared.isEmpty()) {
      sentences.add("Nothing could be compared: there are too few replications.");
    } else if (compared.stream().allMatch(each -> each.verdict() == Verdict.UNCHANGED)) {
      sentences.add("Nothing changed: all " + compared.size() + " values compared are the same to the last digit.");
    } else if (beyond == 0) {
      sentences.add("Nothing changed beyond noise in " + compared.size() + " comparisons.");
    } else if (beyond < compared.size()) {
      sentences.add("All else is within noise (" + (compared.size() - beyond) + " of " + compared.size()
          + " comparisons).");
    }
  }
}
