package io.edgewise.scenario.output;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.random.Distribution;
import java.util.Arrays;
import java.util.List;

/** Mean and quantiles of independent parts that add up. */
final class AssumedPart {

  /** Quantiles of each part that are added to each of the others; the p99 of two lognormals is then within 0.5 %. */
  private static final int POINTS = 500;

  private AssumedPart() {}

  /** The value of a metric; NaN where there are no parts. */
  static double value(List<Distribution> parts, Metric metric) {
    if (parts.isEmpty()) {
      return Double.NaN;
    }
    if (!metric.isQuantile()) {
      return parts.stream().mapToDouble(Distribution::mean).sum();
    }
    List<Distribution> random = parts.stream().filter(part -> !part.isConstant()).toList();
    double fixed = parts.stream().filter(Distribution::isConstant).mapToDouble(Distribution::mean).sum();
    if (random.size() < 2) {
      return fixed + random.stream().mapToDouble(part -> part.quantile(metric.probability())).sum();
    }
    double[] sums = quantiles(random.getFirst());
    for (Distribution part : random.subList(1, random.size())) {
      sums = added(sums, quantiles(part));
    }
    return fixed + sums[(int) Math.min(sums.length - 1, Math.floor(metric.probability() * sums.length))];
  }

  private static double[] quantiles(Distribution of) {
    double[] values = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      values[i] = of.quantile((i + 0.5) / POINTS);
    }
    return values;
  }

  /** As many sums as points, evenly spread over all. */
  private static double[] added(double[] first, double[] second) {
    double[] all = new double[first.length * second.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = first[i / second.length] + second[i % second.length];
    }
    Arrays.sort(all);
    double[] kept = new double[POINTS];
    int step = all.length / POINTS;
    for (int i = 0; i < POINTS; i++) {
      kept[i] = all[i * step + step / 2];
    }
    return kept;
  }
}
