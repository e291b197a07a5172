package io.edgewise.sim.engine;

import io.edgewise.sim.model.InstancePolicy;
import org.apache.commons.math3.special.Gamma;

/**
 * The idle instances that a long past leaves in a pool, where a warm-up is shorter than they are kept. Where the one used last is taken
 * first, instance m is used when so many requests are in service, the number of which is Poisson (M/G/infinity). Levels that are seldom
 * reached are so at the times of a Poisson process, each time in a clump of 1 / (1 - load / m) (Aldous, Probability Approximations via
 * the Poisson Clumping Heuristic, 1989); seen backwards, too.
 */
final class RecalledInstances {

  private RecalledInstances() {}

  /** Whether it is known which instances of a pool are used when. */
  static boolean areKnown(InstancePolicy policy) {
    return policy.concurrency() == 1 && policy.queueLimit() == 0
        && policy.idleSelection() == InstancePolicy.IdleSelection.MOST_RECENTLY_USED;
  }

  /**
   * Leaves them in an empty pool.
   *
   * @param ratePerNano of requests that come
   * @param holdingNanos for how long one of them holds an instance, in the mean
   * @param keptNanos for how long an idle instance is kept at most
   * @param draw a unit exponential time; the same for all levels, since a higher one is not reached without those below it
   * @param firstNumber of the requests that were the last ones of instances
   * @return the number that the next request may have
   */
  static long leave(InstancePool pool, double ratePerNano, double holdingNanos, long nowNanos, long keptNanos,
      double draw, long firstNumber) {
    double load = ratePerNano * holdingNanos;
    if (load == 0) {
      return firstNumber;
    }
    // So many are in service nearly all the time.
    long usual = (long) load;
    double chance = Math.exp(usual * Math.log(load) - load - Gamma.logGamma(usual + 1));
    long level = 0;
    double before = 0;
    do {
      level++;
      if (level > usual) {
        // Near the usual number there is a clump about as often as a request is served.
        double clumps = Math.max(1 - load / level, 1 / Math.sqrt(level));
        before = draw / (ratePerNano * chance * clumps);
        chance *= load / level;
      }
    } while (before < keptNanos && pool.recall(level, nowNanos - (long) before, firstNumber + level));
    return firstNumber + level + 1;
  }
}
