package io.edgewise.sim.engine;

import io.edgewise.sim.kernel.EventQueue;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.RequestObserver;

/**
 * The event loop for one deployment: sends requests, brings them to instances, and walks them through their programs
 * until their outcome is known. An object serves one thread and may be used for many replications, one after the other.
 *
 * <p>A replication is one or more slices of simulated time, each started from an empty system, warmed up and measured.
 * Requests sent in the measured part are followed to their end. Besides, {@link #begin} starts a simulation without end,
 * of which {@link #measure} measures stretches one behind the other, for the price of a single warm-up.
 */
public final class Simulation {

  private static final int REACH = 0;
  private static final int CORE = 1;
  private static final int STORE = 2;
  private static final int DEPART = 3;

  private static final long HASH_MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final CompiledDeployment compiled;
  private final EventQueue queue = new EventQueue(1024);
  private final RequestTable table = new RequestTable(1024);
  private final TimeWindow window = new TimeWindow();
  private final Arrivals arrivals;
  private final Journey journey;
  private final Sites sites;
  private final RequestWalk walk;
  private long hash;
  private long nextNumber;

  // Of a simulation without end.
  private Draws endless;
  private long nowNanos;
  private long nextArrival;

  /** A simulation of one deployment. */
  public Simulation(CompiledDeployment compiled) {
    this.compiled = compiled;
    arrivals = new Arrivals(compiled.arrivals);
    journey = new Journey(compiled, table);
    sites = new Sites(compiled, window);
    walk = new RequestWalk(compiled, table, window, sites, journey, new RequestWalk.Schedule() {
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
    walk.observe(observer);
  }

  /** Records the spans of one request of the replications to come; null for none. */
  public void trace(RequestTrace trace) {
    walk.trace(trace);
    journey.trace(trace);
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
    Measurements measurements = newMeasurements();
    Draws draws = draws(seed, replication);
    nextNumber = 0;
    for (Slice slice : slices) {
      run(slice, draws, measurements);
    }
    return measurements;
  }

  /**
   * Begins a simulation without end: warms up an empty system, of which {@link #measure} then measures stretches.
   *
   * @param seed of all streams
   * @param warmUp number of the replication whose draws are used for the warm-up
   * @param replication number of the replication whose draws are used from then on
   * @param startNanos when the warm-up is over, on the simulation clock
   * @param warmUpNanos how long it lasts
   */
  public void begin(long seed, int warmUp, int replication, long startNanos, long warmUpNanos) {
    nowNanos = startNanos - warmUpNanos;
    window.set(Long.MAX_VALUE, Long.MAX_VALUE);
    endless = draws(seed, warmUp);
    queue.clear();
    table.clear();
    hash = 0;
    sites.reset(nowNanos, endless);
    sendWith(endless);
    goOnUntil(startNanos);
    endless = draws(seed, replication);
    sendWith(endless);
  }

  /**
   * Goes on and measures a stretch. Requests sent in it that are still on their way when it ends are recorded as soon as
   * they are over: in what this method returned while the gap that follows lasts, later in what it returns next.
   *
   * @param gapNanos simulated before the stretch and not measured
   * @param lengthNanos how long the measured stretch lasts, above 0
   * @return what was measured, final when the next stretch is over, or after {@link #runOn}
   */
  public Measurements measure(long gapNanos, long lengthNanos) {
    window.set(nowNanos + gapNanos, nowNanos + gapNanos + lengthNanos);
    sites.goOn(nowNanos, endless);
    hash = 0;
    goOnUntil(window.fromNanos());
    Measurements measurements = newMeasurements();
    walk.use(endless, measurements);
    goOnUntil(window.toNanos());
    sites.finish(nowNanos, measurements);
    measurements.window(lengthNanos, sites.saturated(), hash);
    return measurements;
  }

  /**
   * Goes on without measuring, so that the requests of the last stretch come to their end.
   *
   * @param gapNanos during which those that come to their end are recorded with the last stretch, as between stretches
   * @param nanos how long it goes on after that
   * @param rest takes those that take longer; that of the first stretch makes up for the ones that it lost to the second
   */
  public void runOn(long gapNanos, long nanos, Measurements rest) {
    goOnUntil(nowNanos + gapNanos);
    walk.use(endless, rest);
    goOnUntil(nowNanos + nanos);
  }

  /** Sends requests without end from now on. */
  private void sendWith(Draws draws) {
    journey.use(draws);
    walk.use(draws, newMeasurements());
    arrivals.start(nowNanos, Long.MAX_VALUE, 0, draws);
    nextArrival = arrivals.next();
  }

  /** Handles all that happens before a time and leaves what is under way. */
  private void goOnUntil(long untilNanos) {
    while (Math.min(nextArrival, queue.nextTimeNanos()) < untilNanos) {
      if (nextArrival <= queue.nextTimeNanos()) {
        send(nextArrival);
        nextArrival = arrivals.next();
      } else {
        queue.advance();
        handle(queue.timeNanos(), queue.kind(), queue.slot());
      }
    }
    nowNanos = untilNanos;
  }

  private Measurements newMeasurements() {
    return new Measurements(compiled.scenario.requests().size(), compiled.scenario.workload().origins().size(),
        compiled.newUsage());
  }

  private Draws draws(long seed, int replication) {
    return new Draws(seed, replication, compiled.program.operations().length, compiled.added.length,
        compiled.startUp.length);
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
    arrivals.start(begin, end, nextNumber, draws);
    long clock = loop(end);
    nextNumber = arrivals.number();
    sites.finish(clock, measurements);
    measurements.window(slice.lengthNanos(), sites.saturated(), hash);
  }

  /** Runs until every request is over and returns the time of the last event. */
  private long loop(long endNanos) {
    long clock = window.fromNanos();
    long arrival = arrivals.next();
    while (true) {
      if (arrival <= queue.nextTimeNanos()) {
        if (arrival == Long.MAX_VALUE) {
          return Math.max(clock, endNanos);
        }
        send(arrival);
        arrival = arrivals.next();
      } else {
        queue.advance();
        clock = queue.timeNanos();
        handle(clock, queue.kind(), queue.slot());
      }
    }
  }

  private void send(long nowNanos) {
    int slot = table.open();
    long reach = journey.outward(slot, arrivals.number(), nowNanos, arrivals.origin(), window.contains(nowNanos));
    queue.schedule(reach, REACH, slot);
  }

  private void handle(long nowNanos, int kind, int slot) {
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
