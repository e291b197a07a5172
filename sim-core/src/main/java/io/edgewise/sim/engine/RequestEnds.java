package io.edgewise.sim.engine;

import io.edgewise.sim.model.TimeLimit;
import io.edgewise.sim.result.Outcome;

/** How requests leave the instances of one platform: they give them back, and are over, or come again. */
final class RequestEnds {

  private final RequestTable table;
  private final Sites sites;

  /** Of requests of users. */
  private final Ledger ledger;

  /** Null where requests start no children. */
  private final Forks forks;
  private final Refusals refusals;

  /** Null where nothing breaks. */
  private final Faults faults;
  private final Schedule schedule;
  private final long maxDurationNanos;

  /** After which requests of users are no longer worked on; at the end of time where nobody would know. */
  private final long deadlineNanos;
  private long lastEndNanos;
  private long lastHoldingNanos;

  RequestEnds(CompiledPlatform compute, TimeLimit deadline, RequestTable table, Sites sites, Ledger ledger, Forks forks,
      Refusals refusals, Faults faults, Schedule schedule) {
    this.faults = faults;
    this.table = table;
    this.sites = sites;
    this.ledger = ledger;
    this.forks = forks;
    this.refusals = refusals;
    this.schedule = schedule;
    maxDurationNanos = compute.platform.maxDurationNanos();
    deadlineNanos = deadline.cancels() ? deadline.nanos() : Long.MAX_VALUE;
  }

  /** Begins anew. */
  void clear() {
    refusals.clear();
  }

  /** Whether the user of a request will have given up at a time, so that nothing more is begun for it from then on. */
  boolean isCancelled(int slot, long nanos) {
    return deadlineNanos != Long.MAX_VALUE && !(forks != null && forks.isChild(slot))
        && nanos > table.sentNanos(slot) + deadlineNanos;
  }

  /** A request leaves its instance when its user gives up, or now if that was before. */
  void cancel(int slot, long nowNanos) {
    leave(slot, nowNanos, Math.max(nowNanos, table.sentNanos(slot) + deadlineNanos), Outcome.DEADLINE_EXCEEDED);
  }

  /** A request leaves that was given an instance only now: it gives it back at once. */
  void cancelBeforeStart(int slot, int instance, long nowNanos) {
    int site = table.site(slot);
    sites.pools[site].departsAt(instance, nowNanos);
    schedule.put(nowNanos, EventKind.DEPART, site);
    over(slot, nowNanos, nowNanos, Outcome.DEADLINE_EXCEEDED, false);
  }

  /** When the request that left last was over at its instance. */
  long lastEndNanos() {
    return lastEndNanos;
  }

  /** For how long the request that left last held its instance, start-up not included. */
  long lastHoldingNanos() {
    return lastHoldingNanos;
  }

  /** A request gets no instance, which is known there at a time: it asks again, or is over. */
  void refused(int slot, long clockNanos, long atNanos, Outcome outcome) {
    if (!refusals.repeats(slot, atNanos, outcome, false)) {
      over(slot, clockNanos, atNanos, outcome, false);
    }
  }

  /** A request fails at its instance: it comes again, or is over. */
  void fail(int slot, long clockNanos, long atNanos, Outcome outcome) {
    if (!refusals.mayRepeat(slot)) {
      leave(slot, clockNanos, atNanos, outcome);
      return;
    }
    long end = giveBack(slot, clockNanos, atNanos);
    if (end < atNanos || !refusals.repeats(slot, end, outcome, true)) {
      over(slot, clockNanos, end, end < atNanos ? Outcome.TIMED_OUT : outcome, true);
    }
  }

  /** The request is over at its instance. */
  void leave(int slot, long clockNanos, long atNanos, Outcome outcome) {
    if (isCancelled(slot, atNanos) && outcome != Outcome.DEADLINE_EXCEEDED) {
      cancel(slot, clockNanos);
      return;
    }
    if (forks != null && forks.isBranch(slot)) {
      forks.over(slot, clockNanos, atNanos, outcome, true);
      return;
    }
    if (forks != null && forks.isDetached(slot)) {
      over(slot, clockNanos, atNanos, outcome, false);
      return;
    }
    if (faults != null && outcome == Outcome.SERVED) {
      long lost = faults.interruptedNanos(slot, clockNanos, atNanos);
      if (lost != DownTimes.NEVER) {
        fail(slot, clockNanos, lost, Outcome.INTERRUPTED);
        return;
      }
    }
    long end = giveBack(slot, clockNanos, atNanos);
    over(slot, clockNanos, end, end < atNanos ? Outcome.TIMED_OUT : outcome, true);
  }

  /** Whether the user of a request has asked for it before. */
  boolean isRepeated(int slot) {
    return refusals.isRepeated(slot);
  }

  /** The request no longer needs its instance, or is cut off before; returns when it gives the instance back. */
  long giveBack(int slot, long clockNanos, long atNanos) {
    long start = table.startNanos(slot);
    long end = atNanos - start > maxDurationNanos ? start + maxDurationNanos : atNanos;
    lastEndNanos = end;
    lastHoldingNanos = end - start;
    table.givesBack(slot);
    int site = table.site(slot);
    if (sites.isolates != null) {
      sites.isolates[site].departsAt(end, table.number(slot));
    } else {
      sites.pools[site].departsAt(table.instance(slot), end);
      sites.served(site, end - start);
      if (sites.pools[site].wantsDepartureEvents()) {
        schedule.put(Math.max(end, clockNanos), EventKind.DEPART, site);
      }
    }
    return end;
  }

  private void over(int slot, long clockNanos, long atNanos, Outcome outcome, boolean wasInvoked) {
    if (forks != null && forks.isChild(slot)) {
      forks.over(slot, clockNanos, atNanos, outcome, wasInvoked);
    } else {
      refusals.over(slot);
      ledger.over(slot, atNanos, outcome, wasInvoked);
    }
  }
}
