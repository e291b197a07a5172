package io.edgewise.sim;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Comparison;
import io.edgewise.sim.result.Comparison.Verdict;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.Holm;
import io.edgewise.sim.stats.PairedComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares every pair of strategies in every metric, over the groups of replications that both have. */
final class Comparisons {

  private Comparisons() {}

  static List<Comparison> of(List<StrategyResult> strategies, double level) {
    List<Comparison> all = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      all.addAll(inOneMetric(strategies, metric, level));
    }
    return all;
  }

  private static List<Comparison> inOneMetric(List<StrategyResult> strategies, Metric metric, double level) {
    List<StrategyResult[]> pairs = new ArrayList<>();
    List<PairedComparison> paired = new ArrayList<>();
    for (int i = 0; i < strategies.size(); i++) {
      for (int j = i + 1; j < strategies.size(); j++) {
        StrategyResult a = strategies.get(i);
        StrategyResult b = strategies.get(j);
        int common = Math.min(a.values().get(metric).length, b.values().get(metric).length);
        double[] x = Arrays.copyOf(a.values().get(metric), common);
        double[] y = Arrays.copyOf(b.values().get(metric), common);
        if (common > 1 && allFinite(x) && allFinite(y)) {
          pairs.add(new StrategyResult[] {a, b});
          paired.add(metric.isQuantile()
              ? PairedComparison.ofEstimates(b.metric(metric).orElseThrow(), a.metric(metric).orElseThrow(),
                  b.values().get(metric), a.values().get(metric))
              : PairedComparison.of(y, x, level));
        }
      }
    }
    double[] adjusted = Holm.adjusted(paired.stream().mapToDouble(PairedComparison::pValue).toArray());
    List<Comparison> comparisons = new ArrayList<>();
    for (int k = 0; k < adjusted.length; k++) {
      PairedComparison pair = paired.get(k);
      Verdict verdict = adjusted[k] >= 1 - level
          ? Verdict.NOT_DISTINGUISHABLE
          : pair.difference().value() < 0 ? Verdict.FIRST_LOWER : Verdict.SECOND_LOWER;
      comparisons.add(new Comparison(pairs.get(k)[0].id(), pairs.get(k)[1].id(), metric, pair.difference(),
          adjusted[k], verdict));
    }
    return comparisons;
  }

  private static boolean allFinite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
