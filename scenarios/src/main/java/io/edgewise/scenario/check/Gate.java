package io.edgewise.scenario.check;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.Objective;
import io.edgewise.report.table.Quantity;
import io.edgewise.report.table.Quantity.Unit;
import io.edgewise.scenario.check.Finding.Outcome;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.scenario.output.Results;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Change;
import io.edgewise.sim.result.Change.Verdict;
import io.edgewise.sim.result.Estimates;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks of every strategy whether it keeps the limits of the scenario, and whether it is worse than in an earlier run
 * (see {@link Change}).
 */
public final class Gate {

  private static final List<Estimand> COMPARED =
      List.of(Metric.MEAN, Metric.P50, Metric.P95, Metric.P99, Metric.MONTHLY_COST, Rate.ERROR);

  private final Results results;
  private final Set<String> ids;
  private final double tolerance;

  private Gate(Results results, Set<String> ids, double tolerance) {
    this.results = results;
    this.ids = ids;
    this.tolerance = tolerance;
  }

  /**
   * Everything that is asked: hard limits, then those of the scenario, then the earlier run.
   *
   * @param ids strategies that are asked
   * @param baseline the earlier run, if there is one
   * @param tolerance a value may be so much worse than in the baseline, as a share of it
   */
  public static List<Finding> of(Results results, Set<String> ids, Optional<Baseline> baseline, double tolerance) {
    Gate gate = new Gate(results, ids, tolerance);
    List<Finding> findings = new ArrayList<>(gate.infeasible());
    findings.addAll(gate.limits());
    baseline.ifPresent(earlier -> findings.addAll(gate.against(earlier)));
    return findings;
  }

  private List<StrategyResult> strategies() {
    return results.run().strategies().stream().filter(strategy -> ids.contains(strategy.id())).toList();
  }

  private List<Finding> infeasible() {
    List<Finding> findings = new ArrayList<>();
    for (Infeasible each : results.infeasible()) {
      if (ids.contains(each.id())) {
        each.limits().forEach(limit -> findings.add(
            new Finding(each.id(), each.name(), "hard limits of the offers", limit.toString(), Outcome.INFEASIBLE)));
      }
    }
    return findings;
  }

  private List<Finding> limits() {
    List<Finding> findings = new ArrayList<>();
    for (StrategyResult strategy : strategies()) {
      for (Objective objective : results.presentation().objectives()) {
        String found = strategy.saturated() && objective instanceof Objective.AtMost limit && limit.metric().isLatency()
            ? "saturated" : objective.measured(strategy).map(interval -> text(objective, interval)).orElse("–");
        Outcome outcome = !objective.met(strategy) ? Outcome.BROKEN
            : objective.undecided(strategy) ? Outcome.HOLDS_BARELY : Outcome.HOLDS;
        findings.add(new Finding(strategy.id(), strategy.name(), objective.label() + " ≤ " + objective.limitText(),
            found, outcome));
      }
    }
    return findings;
  }

  private static String text(Objective objective, ConfidenceInterval interval) {
    return objective instanceof Objective.AtMost limit
        ? limit.metric().isLatency() ? Numbers.time(interval) : Numbers.dollars(interval)
        : Numbers.rate(interval);
  }

  private List<Finding> against(Baseline baseline) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Estimates> now = new LinkedHashMap<>();
    for (StrategyResult strategy : strategies()) {
      now.put(strategy.id(), Estimates.of(strategy));
      Estimates before = baseline.strategies().get(strategy.id());
      if (before == null) {
        findings.add(new Finding(strategy.id(), strategy.name(), "baseline", "not in it", Outcome.NEW));
      } else if (strategy.saturated() != before.saturated()) {
        findings.add(new Finding(strategy.id(), strategy.name(), "latency against the baseline",
            strategy.saturated() ? "saturated, and was not" : "no longer saturated",
            strategy.saturated() ? Outcome.WORSE : Outcome.BETTER));
      }
    }
    List<Change> changes = Change.between(baseline.strategies(), now, COMPARED, baseline.seed() == results.run().seed(),
        results.run().level());
    changes.stream().filter(each -> each.verdict() == Verdict.NOT_COMPARED && each.estimand() instanceof Metric)
        .forEach(each -> findings.add(new Finding(each.strategy(), now.get(each.strategy()).name(),
            label(each.estimand()) + " against the baseline", "too few replications that both runs have",
            Outcome.NOT_COMPARED)));
    findings.addAll(gone(baseline));
    changes.stream().filter(each -> each.verdict() != Verdict.NOT_COMPARED)
        .forEach(each -> findings.add(judged(now.get(each.strategy()).name(), each)));
    return findings;
  }

  /** What only the baseline has. Nobody asks for it where some strategies of the run are asked alone. */
  private List<Finding> gone(Baseline baseline) {
    Set<String> all = Stream.concat(results.run().strategies().stream().map(StrategyResult::id),
        results.infeasible().stream().map(Infeasible::id)).collect(Collectors.toSet());
    return !ids.containsAll(all) ? List.of() : baseline.strategies().entrySet().stream()
        .filter(earlier -> !all.contains(earlier.getKey()))
        .map(earlier -> new Finding(earlier.getKey(), earlier.getValue().name(), "baseline",
            "in it, and no more in the scenario", Outcome.GONE))
        .toList();
  }

  private Finding judged(String name, Change each) {
    Unit unit = each.estimand() instanceof Metric metric ? metric.isLatency() ? Unit.MILLISECONDS : Unit.DOLLARS
        : Unit.SHARE;
    double before = each.before().orElseThrow().value();
    double after = each.after().orElseThrow().value();
    boolean much = after - before > tolerance * Math.abs(before);
    Outcome outcome = switch (each.verdict()) {
      case UNCHANGED -> Outcome.UNCHANGED;
      case LOWER -> Outcome.BETTER;
      case HIGHER -> much ? Outcome.WORSE : Outcome.TOLERATED;
      default -> Outcome.NOT_DISTINGUISHABLE;
    };
    String found = Quantity.exactly(before, unit).text() + " → " + Quantity.exactly(after, unit).text();
    if (outcome != Outcome.UNCHANGED && unit != Unit.SHARE) {
      found += " (" + signed(each.difference().orElseThrow(), unit) + ")";
    }
    return new Finding(each.strategy(), name, label(each.estimand()) + " against the baseline", found, outcome);
  }

  private static String signed(ConfidenceInterval difference, Unit unit) {
    return (difference.value() > 0 ? "+" : "")
        + new Quantity(difference.value(), difference.halfWidth(), unit).text();
  }

  private static String label(Estimand estimand) {
    return estimand == Metric.MONTHLY_COST ? "cost" : estimand == Rate.ERROR ? "errors" : estimand.id();
  }
}
