package io.edgewise.sim.theory;

import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Probabilistically bounded staleness of partial quorums: N replicas, reads ask R of them at random, writes wait for W.
 *
 * <p>Reference: Bailis, Venkataraman, Franklin, Hellerstein and Stoica (2012), Probabilistically bounded staleness for
 * practical partial quorums, PVLDB 5(8), sections 3.1 (k-staleness) and 3.4 (t-visibility).
 *
 * @param replicas N, 1..60
 * @param readQuorum R, 1..N
 * @param writeQuorum W, 1..N
 */
public record ProbabilisticStaleness(int replicas, int readQuorum, int writeQuorum) {

  private static final int MOST_REPLICAS = 60;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public ProbabilisticStaleness {
    Require.atLeast("replicas", 1, replicas);
    Require.atLeast("readQuorum", 1, readQuorum);
    Require.atLeast("writeQuorum", 1, writeQuorum);
    if (replicas > MOST_REPLICAS || readQuorum > replicas || writeQuorum > replicas) {
      throw new IllegalArgumentException("quorums are at most the replicas, and these at most " + MOST_REPLICAS
          + ", not " + readQuorum + " and " + writeQuorum + " of " + replicas);
    }
  }

  /** The probability that a read misses the last write's quorum: C(N-W, R) / C(N, R), 0 if R + W > N (section 3.1). */
  public double missProbability() {
    int outside = replicas - writeQuorum;
    return outside < readQuorum
        ? 0
        : CombinatoricsUtils.binomialCoefficientDouble(outside, readQuorum)
            / CombinatoricsUtils.binomialCoefficientDouble(replicas, readQuorum);
  }

  /**
   * The probability that a read gets one of the last k versions when no write propagates beyond its quorum (section
   * 3.1): 1 - miss^k, the quorums being drawn independently.
   *
   * @param versions k, at least 1
   */
  public double freshWithin(int versions) {
    Require.atLeast("versions", 1, versions);
    return 1 - Math.pow(missProbability(), versions);
  }

  /**
   * The probability that a read misses a write that was committed some time ago, when writes reach each replica after
   * independent exponential delays and all other delays are 0 (section 3.4). At the commit W replicas have it; each
   * other still lacks it after t with probability exp(-t / mean), by lack of memory, so all of a read's R lack it with
   * probability miss x exp(-R t / mean).
   *
   * @param sinceCommit t, at least 0
   * @param meanWriteDelay above 0
   */
  public double staleAfter(double sinceCommit, double meanWriteDelay) {
    Require.notNegative("sinceCommit", sinceCommit);
    Require.positive("meanWriteDelay", meanWriteDelay);
    return missProbability() * Math.exp(-readQuorum * sinceCommit / meanWriteDelay);
  }

  /**
   * The time after a commit from which reads are stale with at most the given probability, under the delays of
   * {@link #staleAfter}.
   *
   * @param stale above 0, at most 1
   * @param meanWriteDelay above 0
   */
  public double visibleAfter(double stale, double meanWriteDelay) {
    Require.positive("stale", stale);
    Require.probability("stale", stale);
    Require.positive("meanWriteDelay", meanWriteDelay);
    double miss = missProbability();
    return miss <= stale ? 0 : meanWriteDelay / readQuorum * Math.log(miss / stale);
  }
}
