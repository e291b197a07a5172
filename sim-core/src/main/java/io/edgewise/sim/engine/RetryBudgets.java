package io.edgewise.sim.engine;

import io.edgewise.sim.model.RetryBudget;
import java.util.Arrays;

/** The buckets of tokens that further attempts take from, all of one budget. */
final class RetryBudgets {

  private final RetryBudget budget;
  private final double[] tokens;

  /** @param buckets one for each client that shares what it may do */
  RetryBudgets(RetryBudget budget, int buckets) {
    this.budget = budget;
    tokens = new double[buckets];
    clear();
  }

  /** As many buckets as there are clients; null where nothing is limited. */
  static RetryBudgets of(RetryBudget budget, int buckets) {
    return budget.isLimited() ? new RetryBudgets(budget, buckets) : null;
  }

  void clear() {
    Arrays.fill(tokens, budget.most());
  }

  /** A first attempt was made. */
  void earn(int bucket) {
    tokens[bucket] = Math.min(budget.most(), tokens[bucket] + budget.share());
  }

  /** Takes a token for another attempt, if there is one. */
  boolean take(int bucket) {
    if (tokens[bucket] < 1) {
      return false;
    }
    tokens[bucket]--;
    return true;
  }
}
