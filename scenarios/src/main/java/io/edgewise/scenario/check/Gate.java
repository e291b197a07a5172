package io.edgewise.scenario.check;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.Objective;
import io.edgewise.report.table.Quantity;
import io.edgewise.report.table.Quantity.Unit;
import io.edgewise.scenario.check.Finding.Outcome;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.scenario.output.Results;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.Holm;
import io.edgewise.sim.stats.PairedComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Asks of every strategy whether it keeps the limits of the scenario, and whether it is worse than in an earlier run. Both
 * runs saw the same users, keys and delays as far as the scenarios agree, so the difference is judged replication by
 * replication, corrected for the number of comparisons (Holm). Shares of failed requests are compared as if the runs were
 * independent.
 */
public final class Gate {

  private static final List<Metric> COMPARED =
      List.of(Metric.MEAN, Metric.P50, Metric.P95, Metric.P99, Metric.MONTHLY_COST);

  private final Results results;
  private final Set<String> ids;
  private final double tolerance;

  private Gate(Results results, Set<String> ids, double tolerance) {
    this.results = results;
    this.ids = ids;
    this.tolerance = tolerance;
  }

  /** A difference from the baseline that is not judged yet. */
  private record Difference(StrategyResult strategy, String what, Unit unit, double before, double after,
      ConfidenceInterval difference, double pValue) {}

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
    List<Difference> differences = new ArrayList<>();
    for (StrategyResult strategy : strategies()) {
      Optional<Baseline.Strategy> before = Optional.ofNullable(baseline.strategies().get(strategy.id()));
      if (before.isEmpty()) {
        findings.add(new Finding(strategy.id(), strategy.name(), "baseline", "not in it", Outcome.NEW));
      } else if (strategy.saturated() != before.get().saturated()) {
        findings.add(new Finding(strategy.id(), strategy.name(), "latency against the baseline",
            strategy.saturated() ? "saturated, and was not" : "no longer saturated",
            strategy.saturated() ? Outcome.WORSE : Outcome.BETTER));
        compare(strategy, before.get(), List.of(Metric.MONTHLY_COST), differences, findings);
      } else {
        compare(strategy, before.get(), strategy.saturated() ? List.of(Metric.MONTHLY_COST) : COMPARED, differences,
            findings);
      }
      before.flatMap(earlier -> errors(strategy, earlier)).ifPresent(differences::add);
    }
    findings.addAll(gone(baseline));
    double[] adjusted = Holm.adjusted(differences.stream().mapToDouble(Difference::pValue).toArray());
    for (int i = 0; i < adjusted.length; i++) {
      findings.add(judged(differences.get(i), adjusted[i]));
    }
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

  private Finding judged(Difference each, double pValue) {
    boolean told = pValue < 1 - results.run().level();
    boolean higher = each.difference().value() > 0;
    boolean much = each.after() - each.before() > tolerance * Math.abs(each.before());
    Outcome outcome = each.difference().value() == 0 && each.before() == each.after() ? Outcome.UNCHANGED
        : !told ? Outcome.NOT_DISTINGUISHABLE
        : !higher ? Outcome.BETTER : much ? Outcome.WORSE : Outcome.TOLERATED;
    String found = Quantity.exactly(each.before(), each.unit()).text() + " → "
        + Quantity.exactly(each.after(), each.unit()).text();
    if (outcome != Outcome.UNCHANGED && each.unit() != Unit.SHARE) {
      found += " (" + signed(each) + ")";
    }
    return new Finding(each.strategy().id(), each.strategy().name(), each.what() + " against the baseline", found,
        outcome);
  }

  private static String signed(Difference each) {
    double value = each.difference().value();
    return (value > 0 ? "+" : "") + new Quantity(value, each.difference().halfWidth(), each.unit()).text();
  }

  /** Takes the differences in some metrics, and tells in which none can be judged. */
  private void compare(StrategyResult strategy, Baseline.Strategy before, List<Metric> metrics,
      List<Difference> differences, List<Finding> findings) {
    for (Metric metric : metrics) {
      double[] old = before.values().getOrDefault(metric, new double[0]);
      double[] now = strategy.values().getOrDefault(metric, new double[0]);
      int common = Math.min(old.length, now.length);
      if (common < 2 || !finite(old) || !finite(now) || !before.intervals().containsKey(metric)
          || strategy.metric(metric).isEmpty()) {
        findings.add(new Finding(strategy.id(), strategy.name(), label(metric) + " against the baseline",
            "too few replications that both runs have", Outcome.NOT_COMPARED));
        continue;
      }
      ConfidenceInterval was = before.intervals().get(metric);
      ConfidenceInterval is = strategy.metric(metric).orElseThrow();
      PairedComparison paired = metric.isQuantile()
          ? PairedComparison.ofEstimates(was, is, old, now, results.run().level())
          : PairedComparison.of(Arrays.copyOf(old, common), Arrays.copyOf(now, common), results.run().level());
      differences.add(new Difference(strategy, label(metric),
          metric.isLatency() ? Unit.MILLISECONDS : Unit.DOLLARS, was.value(), is.value(), paired.difference(),
          paired.pValue()));
    }
  }

  private static String label(Metric metric) {
    return metric == Metric.MONTHLY_COST ? "cost" : metric.id();
  }

  private static boolean finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  /** The shares of failed requests, as two independent estimates that are nearly normal. */
  private Optional<Difference> errors(StrategyResult strategy, Baseline.Strategy before) {
    Optional<ConfidenceInterval> now = strategy.rate(Rate.ERROR);
    if (now.isEmpty() || before.errorRate().isEmpty()) {
      return Optional.empty();
    }
    ConfidenceInterval was = before.errorRate().get();
    double difference = now.get().value() - was.value();
    double half = Math.hypot(now.get().halfWidth(), was.halfWidth());
    double level = results.run().level();
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    double pValue = difference == 0 || !Double.isFinite(half) ? 1
        : 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(difference) / (half / z));
    return Optional.of(new Difference(strategy, "errors", Unit.SHARE, was.value(), now.get().value(),
        new ConfidenceInterval(difference, difference - half, difference + half, level), Math.min(1, pValue)));
  }
}
