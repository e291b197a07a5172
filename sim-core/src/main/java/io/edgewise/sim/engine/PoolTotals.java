package io.edgewise.sim.engine;

import io.edgewise.sim.metering.DurationBilling;

/** What the instances of one site added up to within the measured window. */
final class PoolTotals {

  private final TimeWindow window;
  private final DurationBilling billing;
  private final boolean countsActivity;
  private final HeldLater heldLater = new HeldLater();
  private long existedNanos;
  private long billedExistenceNanos;
  private long billedActiveNanos;
  private long provisionedIdleNanos;
  private long busyNanos;
  private long coldBusyNanos;
  private long starts;
  private int most;

  // Since counting began, whatever the window.
  private long asked;
  private long served;
  private long servedNanos;

  /**
   * Totals at zero.
   *
   * @param countsActivity whether it is asked when instances had requests; otherwise that is not counted
   */
  PoolTotals(TimeWindow window, DurationBilling billing, boolean countsActivity) {
    this.window = window;
    this.billing = billing;
    this.countsActivity = countsActivity;
  }

  boolean countsActivity() {
    return countsActivity;
  }

  /** Forgets all. */
  void clear() {
    heldLater.clear();
    zero();
    countOffered();
  }

  /** Starts to count anew, for a window that is set and begins later: with what is known to last until then. */
  void goOn() {
    zero();
    heldLater.recall(window, this::count);
  }

  private void zero() {
    existedNanos = 0;
    billedExistenceNanos = 0;
    billedActiveNanos = 0;
    provisionedIdleNanos = 0;
    busyNanos = 0;
    coldBusyNanos = 0;
    starts = 0;
    most = 0;
  }

  /** An on-demand instance existed from start to end, and ended then. */
  void ended(long startNanos, long endNanos) {
    existed(startNanos, endNanos);
    billed(startNanos, endNanos, true);
  }

  /** An instance has existed since its start and exists on. */
  void existsStill(long startNanos, long nowNanos) {
    existed(startNanos, nowNanos);
    billed(startNanos, nowNanos, false);
  }

  /** An instance existed from start to end; what is billed for it is told apart. */
  void existed(long startNanos, long endNanos) {
    existedNanos += window.overlap(startNanos, endNanos);
  }

  /** Something billed for its existence existed from start to end, and may have ended then. */
  void billed(long startNanos, long endNanos, boolean ended) {
    billedExistenceNanos += window.overlap(startNanos, endNanos) + (ended ? rounding(startNanos, endNanos) : 0);
  }

  /** A provisioned instance has existed since its start; when it had requests is told apart. */
  void provisioned(long startNanos, long nowNanos) {
    existsStill(startNanos, nowNanos);
    if (countsActivity) {
      provisionedIdleNanos += window.overlap(startNanos, nowNanos);
    }
  }

  /** An instance had requests from start to end, and then none. */
  void active(long startNanos, long endNanos, boolean provisioned) {
    activeStill(startNanos, endNanos, provisioned);
    billedActiveNanos += rounding(startNanos, endNanos);
  }

  /** An instance has had requests since a time and still has some. */
  void activeStill(long startNanos, long nowNanos, boolean provisioned) {
    long inside = window.overlap(startNanos, nowNanos);
    billedActiveNanos += inside;
    if (provisioned) {
      provisionedIdleNanos -= inside;
    }
  }

  /** What is billed beyond the length of a stretch: in the window in which it ends. */
  private long rounding(long startNanos, long endNanos) {
    long length = endNanos - startNanos;
    return window.contains(endNanos) ? billing.billedNanos(length) - length : 0;
  }

  /** A request held an instance from start to end, the start-up included. */
  void held(long startNanos, long endNanos, boolean cold) {
    if (window.mayCountLater(endNanos)) {
      heldLater.add(startNanos, endNanos, cold);
    }
    count(startNanos, endNanos, cold);
  }

  /** Counts the work that comes from now on. */
  void countOffered() {
    asked = 0;
    served = 0;
    servedNanos = 0;
  }

  /** A request asks for an instance. */
  void asked() {
    asked++;
  }

  /** It is known for how long a request holds its instance. */
  void served(long nanos) {
    served++;
    servedNanos += nanos;
  }

  /** For how long those that have asked hold an instance: all of them as long as those of whom it is known, on average. */
  double offeredNanos() {
    return served == 0 ? 0 : (double) asked * servedNanos / served;
  }

  /** Counts the part of a request's stay that lies in the window. */
  private void count(long startNanos, long endNanos, boolean cold) {
    long nanos = window.overlap(startNanos, endNanos);
    busyNanos += nanos;
    if (cold) {
      coldBusyNanos += nanos;
    }
  }

  /** An instance was started on demand and so many existed then. */
  void started(long nanos, int live) {
    if (window.contains(nanos)) {
      starts++;
      most = Math.max(most, live);
    }
  }

  /** So many instances exist at a moment of the window. */
  void seen(int live) {
    most = Math.max(most, live);
  }

  long existedNanos() {
    return existedNanos;
  }

  /** What is billed where instances are billed for their existence. */
  long billedExistenceNanos() {
    return billedExistenceNanos;
  }

  /** What is billed where instances are billed while they have requests. */
  long billedActiveNanos() {
    return billedActiveNanos;
  }

  long provisionedIdleNanos() {
    return provisionedIdleNanos;
  }

  long busyNanos() {
    return busyNanos;
  }

  long coldBusyNanos() {
    return coldBusyNanos;
  }

  long starts() {
    return starts;
  }

  int most() {
    return most;
  }
}
