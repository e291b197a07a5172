package io.edgewise.sim.engine;

import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.random.RandomStream;
import java.util.Arrays;

/** How often each request in flight failed at what it is about, and how long it waits before it asks again. */
final class Retries {

  /** In place of a wait: the request has failed. */
  static final long GIVE_UP = -1;

  /** The same, because the budget for further attempts is spent. */
  static final long NO_TOKEN = -2;

  // Longs of a slot: whose failures were counted last, at which of its operations, and the wait after the last of them.
  private static final int NUMBER = 0;
  private static final int OPERATION = 1;
  private static final int FAILURES = 2;
  private static final int WAIT = 3;
  private static final int LONGS = 4;

  private long[] bySlot = {};
  private RandomStream jitter;

  /** Draws waits from a stream by request and failure from now on. */
  void use(RandomStream draws) {
    jitter = draws;
  }

  /** Forgets all failures. */
  void clear() {
    Arrays.fill(bySlot, 0);
  }

  /** How often what a request is about has failed so far. */
  int failures(int slot, long number, int operation) {
    int at = slot * LONGS;
    return at < bySlot.length && bySlot[at + NUMBER] == number && bySlot[at + OPERATION] == operation
        ? (int) bySlot[at + FAILURES] : 0;
  }

  /** What a request was about is over. */
  void forget(int slot) {
    int at = slot * LONGS;
    if (at < bySlot.length) {
      bySlot[at + FAILURES] = 0;
    }
  }

  /**
   * Counts a failure.
   *
   * @param operation what failed; another one than last time begins anew
   * @param elapsedNanos since the first attempt
   * @param budgets that another attempt takes from; null where it takes from none
   * @param bucket which of them
   * @return the wait, or {@link #GIVE_UP} or {@link #NO_TOKEN}
   */
  long failed(RetryPolicy policy, int slot, long number, int operation, RetryPolicy.Cause cause, long elapsedNanos,
      RetryBudgets budgets, int bucket) {
    if (!policy.asksAgain() || !policy.causes().contains(cause)) {
      forget(slot);
      return GIVE_UP;
    }
    int at = slot * LONGS;
    if (at >= bySlot.length) {
      bySlot = Arrays.copyOf(bySlot, Math.max(at + LONGS, 2 * bySlot.length));
    }
    if (bySlot[at + NUMBER] != number || bySlot[at + OPERATION] != operation) {
      bySlot[at + NUMBER] = number;
      bySlot[at + OPERATION] = operation;
      bySlot[at + FAILURES] = 0;
    }
    int failures = (int) ++bySlot[at + FAILURES];
    if (failures >= policy.attempts()) {
      bySlot[at + FAILURES] = 0;
      return GIVE_UP;
    }
    long draw = (31 * number + operation) * RetryPolicy.MOST_ATTEMPTS + failures;
    long wait = policy.waitNanos(failures, jitter.uniform(draw), bySlot[at + WAIT]);
    if (elapsedNanos > policy.deadlineNanos() - wait) {
      bySlot[at + FAILURES] = 0;
      return GIVE_UP;
    }
    if (budgets != null && !budgets.take(bucket)) {
      bySlot[at + FAILURES] = 0;
      return NO_TOKEN;
    }
    bySlot[at + WAIT] = wait;
    return wait;
  }
}
