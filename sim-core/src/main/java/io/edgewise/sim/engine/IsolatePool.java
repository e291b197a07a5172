package io.edgewise.sim.engine;

import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;

/**
 * A site whose single instance serves any number of requests at once: an isolate that starts on the first request and is
 * evicted after its keep-alive, or a server that is always on. Needs no list of instances and no events.
 */
final class IsolatePool {

  /** Of a pool that has had no request yet. */
  private static final long NEVER = Long.MIN_VALUE;

  private final boolean alwaysOn;
  private final QuantileTable keepAlive;
  private final TimeWindow window;
  private final PoolTotals totals;
  private RandomStream keepAliveStream;

  private boolean exists;
  private long startedNanos;
  private long readyNanos;
  private long expiryNanos;
  private long activeSinceNanos;
  private long activeUntilNanos;
  private long entered;
  private long left;

  IsolatePool(boolean alwaysOn, QuantileTable keepAlive, TimeWindow window, PoolTotals totals) {
    this.alwaysOn = alwaysOn;
    this.keepAlive = keepAlive;
    this.window = window;
    this.totals = totals;
  }

  void reset(long nowNanos, RandomStream keepAliveDraws) {
    keepAliveStream = keepAliveDraws;
    exists = alwaysOn;
    startedNanos = nowNanos;
    readyNanos = nowNanos;
    expiryNanos = alwaysOn ? Long.MAX_VALUE : nowNanos;
    activeSinceNanos = NEVER;
    activeUntilNanos = NEVER;
    entered = 0;
    left = 0;
  }

  /** Takes in a request that arrives now and tells whether the isolate has to be started for it. */
  boolean enter(long nowNanos) {
    if (entered == left && activeUntilNanos < nowNanos) {
      countActivity(nowNanos);
      activeSinceNanos = nowNanos;
    }
    entered++;
    if (alwaysOn) {
      return false;
    }
    boolean cold = !exists || entered - left == 1 && expiryNanos <= nowNanos;
    if (cold) {
      if (exists) {
        totals.ended(startedNanos, expiryNanos);
      }
      exists = true;
      startedNanos = nowNanos;
      totals.started(nowNanos, 1);
    }
    return cold;
  }

  /**
   * Tells when the isolate that starts will be ready.
   *
   * @param billedNanos how much of its start-up is billed
   */
  void readyAt(long nanos, long billedNanos) {
    readyNanos = nanos;
    activeSinceNanos = Math.max(startedNanos, nanos - billedNanos);
  }

  long readyNanos() {
    return readyNanos;
  }

  /** Requests that have come since the pool was empty. */
  long entered() {
    return entered;
  }

  /** Tells that the end of a request is known. */
  void departsAt(long nanos, long requestNumber) {
    left++;
    activeUntilNanos = Math.max(activeUntilNanos, nanos);
    if (!alwaysOn) {
      long life = keepAlive.sampleNanos(keepAliveStream, requestNumber);
      expiryNanos = Math.max(expiryNanos, nanos > Long.MAX_VALUE - life ? Long.MAX_VALUE : nanos + life);
    }
  }

  /** Ends the isolate; requests that it has are served to their end, but further ones start another. */
  void end(long nowNanos) {
    if (!alwaysOn && exists) {
      totals.ended(startedNanos, entered > left ? nowNanos : Math.max(startedNanos, Math.min(nowNanos, expiryNanos)));
      exists = false;
    }
  }

  /** Whether all requests have left. */
  boolean isAtRest() {
    return entered == left;
  }

  /** The measured window begins now: counts the isolate if it is there. */
  void beginWindow(long nowNanos) {
    totals.seen(alwaysOn || exists && (entered > left || expiryNanos > nowNanos) ? 1 : 0);
  }

  /** Goes on from the state at the end of one window to the next, with other draws. */
  void goOn(long nowNanos, RandomStream keepAliveDraws) {
    keepAliveStream = keepAliveDraws;
    beginWindow(nowNanos);
  }

  /** Adds what existed within the window that is over; the pool may be used on with {@link #goOn}. */
  void finish(long nowNanos) {
    long end = Math.max(nowNanos, window.toNanos());
    countActivity(end);
    if (alwaysOn) {
      totals.provisioned(startedNanos, end);
    } else if (exists && (entered > left || expiryNanos > end)) {
      totals.existsStill(startedNanos, end);
    } else if (exists) {
      totals.ended(startedNanos, expiryNanos);
    }
  }

  /** Counts the stretch with requests that was the last up to now. */
  private void countActivity(long nowNanos) {
    if (!totals.countsActivity() || activeSinceNanos == NEVER) {
      return;
    }
    if (entered > left || activeUntilNanos > nowNanos) {
      totals.activeStill(activeSinceNanos, nowNanos, alwaysOn);
    } else {
      totals.active(activeSinceNanos, activeUntilNanos, alwaysOn);
    }
  }
}
