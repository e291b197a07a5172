package io.edgewise.sim.engine;

import io.edgewise.sim.kernel.EventQueue;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.RequestObserver;

/**
 * The event loop for one deployment: sends requests, brings them to instances, and walks them through their programs
 * until their outcome is known. An object serves one thread and may be used for many replications, one after the other.
 *
 * <p>A replication is one or more slices of simulated time, each started from an empty system, warmed up and measured.
 * Requests sent in the measured part are followed to their end.
 */
public final class Simulation {

  private static final int REACH = 0;
  private static final int CORE = 1;
  private static final int STORE = 2;
  private static final int DEPART = 3;

  /** Requests sent at a time. */
  private static final int AHEAD = 64;

  private static final long HASH_MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final CompiledDeployment compiled;
  private final EventQueue queue = new EventQueue(1024);
  private final RequestTable table = new RequestTable(1024);
  private final TimeWindow window = new TimeWindow();
  private final Arrivals arrivals;
  private final Journey journey;
  private final Sites sites;
  private final Ledger ledger;
  private final RequestWalk walk;
  private long clock;
  private long hash;
  private long nextNumber;

  /** A simulation of one deployment. */
  public Simulation(CompiledDeployment compiled) {
    this.compiled = compiled;
    arrivals = new Arrivals(compiled.arrivals);
    journey = new Journey(compiled, table);
    sites = new Sites(compiled, window);
    ledger = new Ledger(compiled, table, sites, journey);
    walk = new RequestWalk(compiled, table, sites, ledger, new RequestWalk.Schedule() {
      @Override
      public void core(long atNanos, int slot) {
        queue.schedule(atNanos, CORE, slot);
      }

      @Override
      public void store(long atNanos, int slot) {
        queue.schedule(atNanos, STORE, slot);
      }

      @Override
      public void depart(long atNanos, int site) {
        queue.schedule(atNanos, DEPART, site);
      }
    });
  }

  /** Is told of every measured request; null for nobody. */
  public void observe(RequestObserver observer) {
    ledger.observe(observer);
  }

  /** Records the spans of one request of the replications to come; null for none. */
  public void trace(RequestTrace trace) {
    walk.trace(trace);
    journey.trace(trace);
    ledger.trace(trace);
  }

  /**
   * Simulates one replication.
   *
   * @param seed of all streams
   * @param replication number of the replication; its draws are independent of those of all others
   * @param slices the slices of simulated time
   * @return what was measured
   */
  public Measurements run(long seed, int replication, Iterable<Slice> slices) {
    Measurements measurements = new Measurements(compiled.scenario.requests().size(),
        compiled.scenario.workload().origins().size(), compiled.newUsage());
    Draws draws = new Draws(compiled.scenario.plan().sampling(), seed, replication,
        compiled.program.operations().length, compiled.added.length, compiled.startUp.length);
    nextNumber = 0;
    for (Slice slice : slices) {
      run(slice, draws, measurements);
    }
    return measurements;
  }

  /** Requests whose outcome is still open; 0 between replications. */
  int inFlight() {
    return table.inFlight();
  }

  private void run(Slice slice, Draws draws, Measurements measurements) {
    long begin = slice.startNanos() - slice.warmUpNanos();
    long end = slice.startNanos() + slice.lengthNanos();
    window.set(slice.startNanos(), end);
    queue.clear();
    table.clear();
    hash = 0;
    sites.reset(begin, draws);
    journey.use(draws);
    walk.use(draws, measurements);
    ledger.use(measurements);
    arrivals.start(begin, end, nextNumber, draws);
    clock = begin;
    loop();
    nextNumber = arrivals.number();
    ledger.flush();
    sites.finish(Math.max(clock, end), measurements);
    measurements.window(slice.lengthNanos(), sites.saturated(), hash);
  }

  /** Runs until every request is over. */
  private void loop() {
    while (true) {
      long next = queue.nextTimeNanos();
      if (next > arrivals.nextNanos()) {
        sendAhead();
      } else if (next == Long.MAX_VALUE) {
        return;
      } else {
        queue.advance();
        handle(next, queue.kind(), queue.slot());
      }
    }
  }

  /**
   * Sends the next requests, many at a time: nothing that they draw depends on the state of the system. Nothing happens
   * before the first request that is not sent yet.
   */
  private void sendAhead() {
    for (int i = 0; i < AHEAD && arrivals.nextNanos() != Long.MAX_VALUE; i++) {
      long sent = arrivals.nextNanos();
      int slot = journey.send(arrivals.number(), sent, arrivals.origin(), window.contains(sent));
      long reach = journey.reachNanos(slot);
      arrivals.advance();
      if (reach < arrivals.nextNanos() && reach < queue.nextTimeNanos()) {
        // Nothing comes before it, so the list can be spared.
        handle(reach, REACH, slot);
      } else {
        queue.schedule(reach, REACH, slot);
      }
    }
  }

  private void handle(long nowNanos, int kind, int slot) {
    clock = nowNanos;
    hash = (hash ^ nowNanos + kind) * HASH_MULTIPLIER + slot;
    switch (kind) {
      case REACH -> walk.reach(slot, nowNanos);
      case CORE -> walk.core(slot, nowNanos);
      case STORE -> walk.store(slot, nowNanos);
      case DEPART -> walk.depart(slot, nowNanos);
      default -> throw new IllegalStateException("no event kind " + kind);
    }
  }
}
