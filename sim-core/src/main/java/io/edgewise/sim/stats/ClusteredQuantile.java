package io.edgewise.sim.stats;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A quantile of all observations together, whose error is judged by independent clusters of them: replications, or groups
 * of replications.
 *
 * <p>How many observations of a cluster lie above the estimate is a sum, so it is unbiased and nearly normal however short
 * the clusters are, which the quantiles of single clusters are not. Student's t gives an interval for the probability
 * below the estimate, here on the logit scale, which keeps it inside 0..1 and takes the skewness of rare excursions into
 * account; the quantiles of the pooled sample at its ends are the interval for the quantile. R. S. Woodruff, Confidence
 * intervals for medians and other position measures, Journal of the American Statistical Association 47, 1952; for
 * correlated replications A. N. Avramidis and J. R. Wilson, Operations Research 46, 1998; on sections and batches M. K.
 * Nakayama, Confidence intervals for quantiles using sectioning when applying variance-reduction techniques, ACM TOMACS
 * 24, 2014.
 *
 * @param interval the quantile of all observations in nanoseconds, and where it may lie; an end for which there is no
 *     observation is infinite
 * @param values one number a cluster whose mean is the quantile and whose spread gives the width of the interval: the
 *     linear part of each cluster's influence (R. R. Bahadur, A note on quantiles in large samples, Annals of
 *     Mathematical Statistics 37, 1966), in nanoseconds, for paired comparisons
 */
public record ClusteredQuantile(ConfidenceInterval interval, double[] values) {

  /**
   * The quantile of pooled clusters.
   *
   * @param pooled all observations, at least one
   * @param clusters the same observations by cluster; a cluster may be empty
   * @param p probability, strictly inside 0..1
   * @param level confidence level, strictly inside 0..1
   * @throws IllegalArgumentException if there is no observation or no cluster, or p or the level are not inside 0..1
   */
  public static ClusteredQuantile of(LatencyHistogram pooled, List<BucketedCdf> clusters, double p, double level) {
    ConfidenceInterval.requireLevel(level);
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("p must be inside 0..1, was " + p);
    }
    if (pooled.count() == 0 || clusters.isEmpty()) {
      throw new IllegalArgumentException("a quantile needs at least one observation and one cluster");
    }
    double quantile = pooled.quantile(p);
    double[] excess = excess(clusters, quantile, p, (double) pooled.count() / clusters.size());
    if (clusters.size() == 1) {
      return new ClusteredQuantile(
          ConfidenceInterval.ofReplications(quantile, new double[] {quantile}, level), new double[] {quantile});
    }
    double t = TDistribution.of(clusters.size() - 1.0).inverseSurvivalProbability((1 - level) / 2);
    double half = t * Tally.of(excess).standardError();
    double logit = Math.log(p / (1 - p));
    double below = 1 / (1 + Math.exp(-logit + half / (p * (1 - p))));
    double above = 1 / (1 + Math.exp(-logit - half / (p * (1 - p))));
    double low = pooled.quantile(below);
    double high = pooled.quantile(above);
    double slope = half > 0 ? (high - low) / (2 * half) : 0;
    double[] values = new double[excess.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = quantile - slope * excess[i];
    }
    boolean knownBelow = below * pooled.count() >= 1 || half == 0;
    boolean knownAbove = (1 - above) * pooled.count() >= 1 || half == 0;
    return new ClusteredQuantile(new ConfidenceInterval(quantile, knownBelow ? low : Double.NEGATIVE_INFINITY,
        knownAbove ? high : Double.POSITIVE_INFINITY, level), values);
  }

  /** Observations below the quantile beyond those due, over the mean number of observations of a cluster. */
  private static double[] excess(List<BucketedCdf> clusters, double quantile, double p, double meanCount) {
    double[] excess = new double[clusters.size()];
    for (int i = 0; i < excess.length; i++) {
      BucketedCdf cluster = clusters.get(i);
      excess[i] = (cluster.countAtMost(quantile) - p * cluster.count()) / meanCount;
    }
    return excess;
  }
}
