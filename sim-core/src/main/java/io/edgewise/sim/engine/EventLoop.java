package io.edgewise.sim.engine;

import io.edgewise.sim.kernel.EventQueue;
import io.edgewise.sim.result.Outcome;

/**
 * The event loop of one deployment: sends the requests of users, and handles all that happens in the order of its time. What happens
 * at the same time is handled first in, first out.
 */
final class EventLoop {

  /** Requests sent at a time. */
  private static final int AHEAD = 128;

  private static final long HASH_MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final CompiledDeployment compiled;
  private final EventQueue queue;
  private final UnderWay underWay = new UnderWay();
  private final RequestTable table;
  private final TimeWindow window;
  private final Arrivals arrivals;
  private final Journey journey;
  private final Sites sites;
  private final Ledger ledger;
  private final RequestWalk walk;
  private final Services services;
  private final OfferedLoad load;

  /** Null where nothing breaks. */
  private final Faults faults;
  private long clock;
  private long hash;

  /** A loop whose clock is to be set by {@link #reset}. */
  EventLoop(CompiledDeployment compiled, SimulatedSystem system) {
    this.compiled = compiled;
    queue = system.queue;
    table = system.table;
    window = system.window;
    arrivals = system.arrivals;
    journey = system.journey;
    sites = system.sites;
    ledger = system.ledger;
    walk = system.walk;
    services = system.services;
    load = system.load;
    faults = system.faults;
  }

  /** Sets the clock; nobody is under way. */
  void reset(long nowNanos) {
    underWay.clear();
    clock = nowNanos;
    hash = 0;
  }

  /** Time of the event that was handled last. */
  long clockNanos() {
    return clock;
  }

  /** A hash of all that was handled, in its order, since the clock was set or {@link #hashAnew}. */
  long hash() {
    return hash;
  }

  /** Begins the hash anew. */
  void hashAnew() {
    hash = 0;
  }

  /** Handles all that happens before a time and leaves what is under way; at the end of time nothing is. */
  void runUntil(long untilNanos) {
    while (true) {
      long horizon = Math.min(arrivals.nextNanos(), untilNanos);
      handleBefore(horizon);
      if (horizon == untilNanos) {
        ledger.flush();
        return;
      }
      sendAhead(untilNanos);
    }
  }

  /** Handles what happens before a time at which no request is sent yet. */
  private void handleBefore(long horizonNanos) {
    underWay.release(horizonNanos);
    while (true) {
      long reach = underWay.nextNanos();
      long next = queue.nextTimeNanos();
      if (reach < next) {
        handle(reach, EventKind.REACH, underWay.take());
      } else if (next < horizonNanos) {
        queue.advance();
        handle(next, queue.kind(), queue.slot());
      } else {
        return;
      }
    }
  }

  /** Sends the next requests before a time, many at once: nothing that they draw depends on the state of the system. */
  private void sendAhead(long untilNanos) {
    for (int i = 0; i < AHEAD && arrivals.nextNanos() < untilNanos; i++) {
      long sent = arrivals.nextNanos();
      int slot = journey.send(arrivals.number(), sent, arrivals.origin(), window.contains(sent));
      long reach = journey.reachNanos();
      arrivals.advance();
      if (underWay.isEmpty() && reach < Math.min(arrivals.nextNanos(), untilNanos) && reach < queue.nextTimeNanos()) {
        handle(reach, EventKind.REACH, slot);
      } else if (underWay.isFull()) {
        queue.schedule(reach, EventKind.REACH, slot);
      } else {
        underWay.add(reach, slot);
      }
    }
  }

  /** A store looks at what is asked of it, or a change of what it holds ready takes effect. */
  private void hold(int store, long nowNanos) {
    StoreThroughput units = sites.throughputs().get(store);
    units.look(nowNanos);
    if (nowNanos >= window.toNanos()) {
      ledger.flush();
    }
    if (nowNanos < window.toNanos() || table.inFlight() > 0) {
      queue.schedule(units.wakeNanos(), EventKind.HOLD, store);
    }
  }

  private RequestWalk walkOf(int slot) {
    int site = table.site(slot);
    return site < compiled.compute.endSite ? walk : services.at(site);
  }

  private ScaledCompute scaledAt(int site) {
    return site < compiled.compute.endSite ? walk.scaled() : services.scaledAt(site);
  }

  private void reach(int slot, long nowNanos) {
    load.reached(table.site(slot), walk.ends().isRepeated(slot));
    Outcome stopped = faults == null ? null : faults.stops(slot, nowNanos);
    if (stopped == null) {
      walk.dispatcher().reach(slot, nowNanos);
    } else {
      walk.ends().refused(slot, nowNanos, faults.stoppedNanos(stopped, nowNanos), stopped);
    }
  }

  private void handle(long nowNanos, int kind, int slot) {
    assert nowNanos >= clock : "the clock goes back from " + clock + " to " + nowNanos;
    clock = nowNanos;
    hash = (hash ^ nowNanos + kind) * HASH_MULTIPLIER + slot;
    switch (kind) {
      case EventKind.REACH -> reach(slot, nowNanos);
      case EventKind.CORE -> walk.core(slot, nowNanos);
      case EventKind.STORE -> walk.store(slot, nowNanos);
      case EventKind.DEPART -> walk.dispatcher().depart(slot, nowNanos);
      case EventKind.SERVICE -> services.handle(slot, nowNanos);
      case EventKind.BATCH_DUE -> services.due(slot, nowNanos);
      case EventKind.SERVICE_DEPART -> services.depart(slot, nowNanos);
      case EventKind.SCALED_CORE -> walk.scaledCore(slot, nowNanos);
      case EventKind.ASK_AGAIN -> walk.askAgain(slot, nowNanos);
      case EventKind.ATTEMPT -> walkOf(slot).guarded().attempt(slot, nowNanos);
      case EventKind.DUE -> walkOf(slot).guarded().due(slot, nowNanos);
      case EventKind.HOLD -> hold(slot, nowNanos);
      case EventKind.CORE_FREE -> scaledAt(slot).free(slot, nowNanos);
      case EventKind.SCALE -> scaledAt(slot).look(slot, nowNanos);
      case EventKind.FAULT -> faults.change(slot);
      default -> throw new IllegalStateException("no event kind " + kind);
    }
  }
}
