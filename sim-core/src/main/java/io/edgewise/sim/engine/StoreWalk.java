package io.edgewise.sim.engine;

import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;

/**
 * The operations of a request on its stores: way there and back, connection set-up, service, caches, staleness, and what
 * is billed.
 *
 * <p>Copies in caches and the times of the last writes are read at the moment at which the request gets there, which may
 * lie a few milliseconds ahead of the event being handled; a write by another request within that moment is not seen.
 */
final class StoreWalk {

  private final CompiledDeployment compiled;
  private final RequestTable table;
  private final Sites sites;
  private final StoreUsage usage;
  private final Freshness freshness;
  private final CachedReads cachedReads;
  private Draws draws;
  private RequestTrace trace;

  // What is known of the last operation.
  private boolean refused;
  private boolean unconnected;
  private boolean unavailable;
  private long clockNanos;
  private long failedAfterNanos;

  StoreWalk(CompiledDeployment compiled, RequestTable table, Sites sites) {
    this.compiled = compiled;
    this.table = table;
    this.sites = sites;
    usage = new StoreUsage(compiled, table);
    freshness = new Freshness(table, sites);
    cachedReads = new CachedReads(this, compiled, table, sites, freshness);
  }

  void use(Draws replicationDraws, Measurements into) {
    draws = replicationDraws;
    cachedReads.use(replicationDraws, into);
    usage.use(replicationDraws, into);
    freshness.use(replicationDraws, into);
    clockNanos = Long.MIN_VALUE;
  }

  /** Makes the operations that follow draw from other streams of the same replication. */
  void drawFrom(Draws other) {
    draws = other;
    cachedReads.drawFrom(other);
  }

  /** When an operation would be begun that arrives now at a store with a queue. */
  long beginsNanos(int slot, RequestProgram.Operation operation, long nowNanos) {
    StoreAccess access = sites.stores[operation.dataSet()];
    return access.stations == null
        ? nowNanos : access.stations[copy(operation, access, table.site(slot))].beginsNanos(nowNanos);
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
  }

  /**
   * An operation on a store where nobody waits for anybody: returns when its answer is back.
   *
   * @param eventNanos time of the event being handled; these never go back, so rates are checked by them
   */
  long uncontended(int slot, RequestProgram.Operation operation, long eventNanos, long nowNanos) {
    StoreAccess access = sites.stores[operation.dataSet()];
    refused = false;
    unconnected = false;
    clockNanos = eventNanos;
    freshness.begin(slot, operation, access, nowNanos, clockNanos);
    boolean cached = access.caches != null && operation.isRead()
        && !(access.caches.inFront && operation.isDemanding());
    long end = cached
        ? cachedReads.read(slot, operation, access, nowNanos) : direct(slot, operation, access, nowNanos);
    if (refused) {
      end = unavailable ? nowNanos + access.faults.timeOutNanos() : end;
    } else {
      usage.count(slot, operation, access, !cached || cachedReads.byCentre(), cached && cachedReads.byTier());
      freshness.note(slot, operation, access, end);
    }
    span(slot, operation, nowNanos, end);
    return end;
  }

  /** When an operation that starts now reaches a store with a queue. */
  long towards(int slot, RequestProgram.Operation operation, long nowNanos) {
    StoreAccess access = sites.stores[operation.dataSet()];
    freshness.begin(slot, operation, access, nowNanos, clockNanos);
    long there = nowNanos;
    if (access.connecting == null && access.quorum == null) {
      long trip = roundTrip(slot, operation, access);
      there += connect(slot, operation, access, trip) + trip / 2;
      if (access.sessions != null && access.sessions.guides(operation)) {
        there = fresh(slot, operation, access, there, trip);
      }
    }
    freshness.depart(slot, access);
    span(slot, operation, nowNanos, there);
    return there;
  }

  /** Serves an operation at a store with a queue; returns when its answer is back, or {@link Station#NEVER} if the store refuses it. */
  long contended(int slot, RequestProgram.Operation operation, long nowNanos) {
    StoreAccess access = sites.stores[operation.dataSet()];
    freshness.arrive(slot, access);
    clockNanos = nowNanos;
    unconnected = false;
    failedAfterNanos = 0;
    if (isRefused(slot, operation, access)) {
      if (unavailable) {
        failedAfterNanos = access.faults.timeOutNanos();
        span(slot, operation, nowNanos, nowNanos + failedAfterNanos);
      }
      return Station.NEVER;
    }
    if (access.quorum != null) {
      return quorum(slot, operation, access, nowNanos);
    }
    if (access.connecting != null) {
      return overConnection(slot, operation, access, nowNanos);
    }
    long service = service(slot, operation, access);
    int copy = copy(operation, access, table.site(slot));
    long start = access.actors == null
        ? access.stations[copy].arrive(nowNanos, service)
        : access.actors.serve(key(slot, operation), nowNanos, service);
    if (start == Station.NEVER) {
      return Station.NEVER;
    }
    long trip = roundTrip(slot, operation, access);
    long end = start + service + (trip - trip / 2);
    freshness.observe(slot, operation, access, clockNanos, start + service, copy);
    usage.count(slot, operation, access, true, false);
    freshness.note(slot, operation, access, end);
    table.add(slot, Component.QUEUE, start - nowNanos);
    if (trace != null && trace.follows(table.number(slot))) {
      trace.span(Component.QUEUE, "waiting for " + call(operation).name(), nowNanos, start);
    }
    span(slot, operation, start, end);
    return end;
  }

  private long quorum(int slot, RequestProgram.Operation operation, StoreAccess access, long nowNanos) {
    long end = access.quorum.operate(operation, table.site(slot), key(slot, operation), table.number(slot),
        !isConnected(slot, operation, access), nowNanos, draws, compiled.backbone, freshness.measured(slot));
    freshness.shown(access.quorum.shownNanos());
    freshness.note(slot, operation, access, end);
    usage.count(slot, operation, access, true, false);
    span(slot, operation, nowNanos, end);
    return end;
  }

  /**
   * When a read reaches a copy that has what its session knows: at the time given, when it has waited there, or after it was
   * declined and has gone to the primary.
   */
  private long fresh(int slot, RequestProgram.Operation operation, StoreAccess access, long arrivalNanos, long trip) {
    long from = freshness.freshFrom(slot, operation, access);
    if (arrivalNanos >= from) {
      return arrivalNanos;
    }
    return freshness.declines(access)
        ? arrivalNanos + (trip - trip / 2) + roundTrip(slot, operation, access) / 2 : from;
  }

  /** An operation that needs a connection, from the moment at which its request asks for one. */
  private long overConnection(int slot, RequestProgram.Operation operation, StoreAccess access, long nowNanos) {
    int site = table.site(slot);
    long trip = roundTrip(slot, operation, access);
    long service = service(slot, operation, access);
    long start = nowNanos;
    long setUp = 0;
    if (sites.pools == null) {
      start = access.connecting.pools()[site].arrive(nowNanos, trip + service);
      table.add(slot, Component.QUEUE, start - nowNanos);
      if (trace != null && trace.follows(table.number(slot))) {
        trace.span(Component.QUEUE, "waiting for a connection to " + call(operation).name(), nowNanos, start);
      }
    } else if (!sites.pools[site].isConnected(table.instance(slot), sites.connections[operation.dataSet()])) {
      unconnected = !access.connecting.open(nowNanos);
      if (unconnected) {
        return Station.NEVER;
      }
      sites.pools[site].connect(table.instance(slot), sites.connections[operation.dataSet()]);
      setUp = access.store.connectRoundTrips() * trip;
    }
    long done = start + setUp + trip / 2 + service;
    freshness.observe(slot, operation, access, clockNanos, done, copy(operation, access, site));
    usage.count(slot, operation, access, true, false);
    long end = done + (trip - trip / 2);
    span(slot, operation, start, end);
    return end;
  }

  /** Whether the store refused the last operation because of its rate. */
  boolean refused() {
    return refused;
  }

  /** Why the last operation on a store with a queue failed. */
  Outcome failure() {
    if (unconnected) {
      return Outcome.CONNECTION_REFUSED;
    }
    if (refused) {
      return unavailable ? Outcome.STORE_UNAVAILABLE : Outcome.STORE_THROTTLED;
    }
    return Outcome.REJECTED;
  }

  /** How long the code waited for a store with a queue before the last operation there failed. */
  long failedAfterNanos() {
    return failedAfterNanos;
  }

  /** Whether the store refuses an operation that gets there. */
  boolean isRefused(int slot, RequestProgram.Operation operation, StoreAccess access) {
    refused = access.isLimited && !access.admits(operation, copy(operation, access, table.site(slot)),
        draws.keyBits(operation, table.number(slot)), usage.milliUnits(operation), clockNanos);
    if (access.faults != null) {
      unavailable = access.quorum == null
          ? access.faults.isDown(faultyCopy(slot, operation, access), clockNanos)
          : access.faults.up(clockNanos) < access.quorum.quorum(operation);
      refused |= unavailable || !access.faults.admits(operation, table.number(slot), clockNanos);
    }
    return refused;
  }

  private long direct(int slot, RequestProgram.Operation operation, StoreAccess access, long nowNanos) {
    long trip = roundTrip(slot, operation, access);
    long arrival = nowNanos + connect(slot, operation, access, trip) + trip / 2;
    if (access.sessions != null && access.sessions.guides(operation)) {
      arrival = fresh(slot, operation, access, arrival, trip);
      trip = freshness.hasDeclined() ? roundTrip(slot, operation, access) : trip;
    }
    if (isRefused(slot, operation, access)) {
      return arrival + (trip - trip / 2);
    }
    long done = arrival + service(slot, operation, access);
    freshness.observe(slot, operation, access, clockNanos, done, copy(operation, access, table.site(slot)));
    return done + (trip - trip / 2);
  }

  /** How long it takes to open a connection with a round trip of a length; 0 if there is one already. */
  long connect(int slot, RequestProgram.Operation operation, StoreAccess access, long trip) {
    return isConnected(slot, operation, access) ? 0 : access.store.connectRoundTrips() * trip;
  }

  /** Whether an instance need not open a connection; it has one from now on. */
  private boolean isConnected(int slot, RequestProgram.Operation operation, StoreAccess access) {
    return access.store.connectRoundTrips() == 0 || sites.pools == null
        || sites.pools[table.site(slot)].connect(table.instance(slot), sites.connections[operation.dataSet()]);
  }

  /** How long an operation and its answer are on their ways together. */
  long roundTrip(int slot, RequestProgram.Operation operation, StoreAccess access) {
    int site = table.site(slot);
    long rtt;
    if (access.actors != null) {
      rtt = access.actors.rttNanos(key(slot, operation), site);
    } else if (!operation.isRead()) {
      rtt = access.writeRttNanos[site];
    } else if (freshness.asksPrimary(operation)) {
      rtt = access.strongRttNanos[site];
    } else {
      rtt = access.readRttNanos[site];
    }
    long trip = compiled.backbone.roundTripNanos(rtt, draws, operation.stepIndex(), table.number(slot));
    return access.faults == null || access.quorum != null ? trip
        : trip + access.faults.lostNanos(operation, site, faultyCopy(slot, operation, access), table.number(slot));
  }

  private int copy(RequestProgram.Operation operation, StoreAccess access, int site) {
    if (!operation.isRead()) {
      return access.writeCopy[site];
    }
    return freshness.asksPrimary(operation) ? access.strongCopy[site] : access.readCopy[site];
  }

  private int key(int slot, RequestProgram.Operation operation) {
    return draws.key(operation, table.number(slot));
  }

  /** How long the store itself takes for an operation. */
  long service(int slot, RequestProgram.Operation operation, StoreAccess access) {
    QuantileTable service = operation.isRead() ? access.readTable : access.writeTable;
    long nanos = service.sampleNanos(draws.service[operation.stepIndex()], table.number(slot));
    return access.faults == null ? nanos : access.faults.slowed(nanos, faultyCopy(slot, operation, access));
  }

  private int faultyCopy(int slot, RequestProgram.Operation operation, StoreAccess access) {
    return access.copy(operation, table.site(slot), access.actors == null ? 0 : key(slot, operation),
        operation.isRead() && freshness.asksPrimary(operation));
  }

  private void span(int slot, RequestProgram.Operation operation, long fromNanos, long toNanos) {
    table.add(slot, Component.STORE, toNanos - fromNanos);
    if (trace != null && trace.follows(table.number(slot))) {
      trace.span(call(operation), fromNanos, toNanos);
    }
  }

  private RequestTrace.StoreCall call(RequestProgram.Operation operation) {
    return new RequestTrace.StoreCall(operation.isRead() ? "read" : "write",
        compiled.scenario.dataSets().get(operation.dataSet()),
        compiled.deployment.stores().get(operation.dataSet()).id());
  }
}
