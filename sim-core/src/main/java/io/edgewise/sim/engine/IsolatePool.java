package io.edgewise.sim.engine;

import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;

/**
 * A site whose single instance serves any number of requests at once: an isolate that starts on the first request and is
 * evicted after its keep-alive, or a server that is always on. Needs no list of instances and no events.
 */
final class IsolatePool {

  private final boolean alwaysOn;
  private final QuantileTable keepAlive;
  private final TimeWindow window;
  private final PoolTotals totals;
  private RandomStream keepAliveStream;

  private boolean exists;
  private long startedNanos;
  private long readyNanos;
  private long expiryNanos;
  private int unfinished;

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
    unfinished = 0;
    totals.seen(alwaysOn ? 1 : 0);
  }

  /** Takes in a request that arrives now and tells whether the isolate has to be started for it. */
  boolean enter(long nowNanos) {
    if (alwaysOn) {
      return false;
    }
    boolean cold = !exists || unfinished == 0 && expiryNanos <= nowNanos;
    if (cold) {
      end(nowNanos);
      exists = true;
      startedNanos = nowNanos;
      totals.started(nowNanos, 1);
    } else if (window.contains(nowNanos)) {
      totals.seen(1);
    }
    unfinished++;
    return cold;
  }

  void readyAt(long nanos) {
    readyNanos = nanos;
  }

  long readyNanos() {
    return readyNanos;
  }

  /** Tells that the end of a request is known. */
  void departsAt(long nanos, long requestNumber) {
    if (!alwaysOn) {
      unfinished--;
      long life = keepAlive.sampleNanos(keepAliveStream, requestNumber);
      expiryNanos = Math.max(expiryNanos, nanos > Long.MAX_VALUE - life ? Long.MAX_VALUE : nanos + life);
    }
  }

  /** Ends all bookkeeping. */
  void finish(long nowNanos) {
    end(Math.max(nowNanos, window.toNanos()));
  }

  private void end(long nowNanos) {
    if (exists) {
      totals.existed(window.overlap(startedNanos, Math.min(expiryNanos, nowNanos)));
    }
  }
}
