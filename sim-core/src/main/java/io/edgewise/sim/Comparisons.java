package io.edgewise.sim;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Comparison;
import io.edgewise.sim.result.Comparison.Verdict;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.Holm;
import io.edgewise.sim.stats.PairedComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares every pair of strategies in every metric, over the groups of replications that both have. */
final class Comparisons {

  private final List<StrategyResult> strategies;
  private final List<List<StoppingRule>> stoppingRules;
  private final double level;

  private Comparisons(List<StrategyResult> strategies, List<List<StoppingRule>> stoppingRules, double level) {
    this.strategies = strategies;
    this.stoppingRules = stoppingRules;
    this.level = level;
  }

  /** Two strategies in one metric, not yet corrected for the number of pairs. */
  private record Pair(StrategyResult first, StrategyResult second, ConfidenceInterval difference, double pValue) {}

  /**
   * All comparisons.
   *
   * @param stoppingRules for each strategy what ended its run; empty where the number of replications was fixed
   */
  static List<Comparison> of(List<StrategyResult> strategies, List<List<StoppingRule>> stoppingRules, double level) {
    Comparisons comparisons = new Comparisons(strategies, stoppingRules, level);
    return Arrays.stream(Metric.values()).flatMap(metric -> comparisons.in(metric).stream()).toList();
  }

  private List<Comparison> in(Metric metric) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < strategies.size(); i++) {
      for (int j = i + 1; j < strategies.size(); j++) {
        pair(i, j, metric).ifPresent(pairs::add);
      }
    }
    double[] adjusted = Holm.adjusted(pairs.stream().mapToDouble(Pair::pValue).toArray());
    return IntStream.range(0, adjusted.length).mapToObj(k -> {
      Pair pair = pairs.get(k);
      Verdict verdict = adjusted[k] >= 1 - level
          ? Verdict.NOT_DISTINGUISHABLE
          : pair.difference().value() < 0 ? Verdict.FIRST_LOWER : Verdict.SECOND_LOWER;
      return new Comparison(pair.first().id(), pair.second().id(), metric, pair.difference(), adjusted[k], verdict);
    }).toList();
  }

  private Optional<Pair> pair(int i, int j, Metric metric) {
    StrategyResult a = strategies.get(i);
    StrategyResult b = strategies.get(j);
    int common = Math.min(a.values().get(metric).length, b.values().get(metric).length);
    double[] x = Arrays.copyOf(a.values().get(metric), common);
    double[] y = Arrays.copyOf(b.values().get(metric), common);
    double[] differences = IntStream.range(0, common).mapToDouble(k -> x[k] - y[k]).toArray();
    if (common < 2 || !Arrays.stream(differences).allMatch(Double::isFinite)) {
      return Optional.empty();
    }
    double computed = StoppingRule.level(level, differences,
        Stream.concat(stoppingRules.get(i).stream(), stoppingRules.get(j).stream()).toList());
    PairedComparison paired = metric.isQuantile()
        ? PairedComparison.ofEstimates(b.metric(metric).orElseThrow(), a.metric(metric).orElseThrow(), y, x, computed)
        : PairedComparison.of(y, x, computed);
    double resolution = metric == Metric.MEAN
        ? ControlledMean.RESOLUTION * a.metric(metric).orElseThrow().value() : 0;
    if (Math.abs(paired.difference().value()) <= resolution) {
      return Optional.of(new Pair(a, b, paired.difference().atLeast(resolution).atLevel(level), 1));
    }
    // A difference is found at the level asked for where its interval, computed at a higher one, does not contain 0.
    double pValue = Math.min(1, paired.pValue() * (1 - level) / (1 - computed));
    return Optional.of(new Pair(a, b, paired.difference().atLeast(resolution).atLevel(level), pValue));
  }
}
