package io.edgewise.sim.engine;

import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.random.RandomStream;
import java.util.Arrays;

/** How often each request in flight was refused at what it is about, and how long it waits before it asks again. */
final class Retries {

  /** In place of a wait: the request has failed. */
  static final long GIVE_UP = -1;

  // Longs of a slot: whose failures were counted last, and at which of its operations.
  private static final int NUMBER = 0;
  private static final int OPERATION = 1;
  private static final int FAILURES = 2;
  private static final int LONGS = 3;

  private long[] bySlot = {};
  private RandomStream jitter;

  /** Forgets all failures; waits are drawn from a stream by request and failure. */
  void use(RandomStream draws) {
    jitter = draws;
    Arrays.fill(bySlot, 0);
  }

  /**
   * Counts a failure.
   *
   * @param operation what failed; another one than last time begins anew
   * @param elapsedNanos since the first attempt
   * @return the wait, or {@link #GIVE_UP}
   */
  long failed(RetryPolicy policy, int slot, long number, int operation, long elapsedNanos) {
    if (!policy.asksAgain()) {
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
    long wait = policy.waitNanos(failures, jitter.uniform(draw));
    return elapsedNanos > policy.deadlineNanos() - wait ? GIVE_UP : wait;
  }
}
