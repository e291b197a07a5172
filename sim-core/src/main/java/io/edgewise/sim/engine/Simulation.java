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

  /** Numbers of requests in warm-ups count up from here; those of measured requests from 0. */
  private static final long FIRST_WARM_UP_NUMBER = -(1L << 62);

  // The end of a warm-up, simulated in full: for this time, if that costs no more than so many requests.
  private static final long LONGEST_SETTLING_NANOS = 5_000_000_000L;
  private static final long SHORTEST_SETTLING_NANOS = 1_000_000_000L;
  private static final double SETTLING_REQUESTS = 20_000;

  private static final long HASH_MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final CompiledDeployment compiled;
  private final EventQueue queue = new EventQueue(1024);
  private final RequestTable table = new RequestTable(1024);
  private final TimeWindow window = new TimeWindow();
  private final Arrivals arrivals;
  private final Journey journey;
  private final Sites sites;
  private final Ledger ledger;
  private final FunctionalWarmUp functional;
  private final RequestWalk walk;
  private boolean warmsUpFunctionally = true;
  private Draws draws;
  private boolean measuring;
  private long nextWarmUpNumber;
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
    functional = new FunctionalWarmUp(compiled, sites, journey, walk, ledger, arrivals);
  }

  /** Simulates warm-ups in full, the way of every request included: the check on the shorter way. */
  Simulation withFullWarmUp() {
    warmsUpFunctionally = false;
    return this;
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
    draws = new Draws(compiled.scenario.plan().sampling(), seed, replication,
        compiled.program.operations().length, compiled.added.length, compiled.startUp.length);
    nextNumber = 0;
    nextWarmUpNumber = FIRST_WARM_UP_NUMBER;
    for (Slice slice : slices) {
      run(slice, measurements);
    }
    return measurements;
  }

  /** Requests whose outcome is still open; 0 between replications. */
  int inFlight() {
    return table.inFlight();
  }

  private void run(Slice slice, Measurements measurements) {
    long start = slice.startNanos();
    long end = start + slice.lengthNanos();
    long begin = start - slice.warmUpNanos();
    window.set(start, end);
    queue.clear();
    table.clear();
    hash = 0;
    clock = begin;
    sites.reset(begin, draws);
    journey.use(draws);
    walk.use(draws, measurements);
    ledger.use(measurements);
    long settling = begin;
    if (warmsUpFunctionally && compiled.endsKnown) {
      settling = Math.max(begin, start - settlingNanos(start));
      if (begin < settling) {
        functional.prepare(begin, draws);
        sites.reset(begin, draws);
        nextWarmUpNumber = functional.run(begin, settling, nextWarmUpNumber, draws);
      }
    }
    measuring = false;
    arrivals.start(settling, start, nextWarmUpNumber, draws);
    measureFromTheEndOfTheWarmUp();
    loop();
    nextNumber = arrivals.number() + 1;
    ledger.flush();
    sites.finish(Math.max(clock, end), measurements);
    measurements.window(slice.lengthNanos(), sites.saturated(), hash);
  }

  /** How long the last part of a warm-up is, in which nothing is left out: time for requests under way to build up. */
  private long settlingNanos(long startNanos) {
    double rate = compiled.arrivals.ratePerNano(startNanos);
    return (long) Math.max(SHORTEST_SETTLING_NANOS, Math.min(LONGEST_SETTLING_NANOS, SETTLING_REQUESTS / rate));
  }

  /**
   * Goes over to the arrivals that are measured when those of the warm-up are all sent. Arrivals have no memory, so they
   * may begin anew with the window: whatever the warm-up of a strategy, request n is the same one, sent at the same time,
   * in all of them.
   */
  private void measureFromTheEndOfTheWarmUp() {
    if (!measuring && arrivals.nextNanos() == Long.MAX_VALUE) {
      nextWarmUpNumber = arrivals.number() + 1;
      measuring = true;
      arrivals.start(window.fromNanos(), window.toNanos(), nextNumber, draws);
    }
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
      int slot = journey.send(arrivals.number(), arrivals.nextNanos(), arrivals.origin(), measuring);
      long reach = journey.reachNanos();
      arrivals.advance();
      measureFromTheEndOfTheWarmUp();
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
