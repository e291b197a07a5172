package io.edgewise.sim.engine;

import io.edgewise.sim.model.WarmUpSizes;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.RequestObserver;

/**
 * The simulation of one deployment: warms it up, and measures windows of simulated time, through which {@link EventLoop} takes
 * it. An object serves one thread and may be used for many replications, one after the other.
 *
 * <p>A replication is one or more slices of simulated time, each started from an empty system, warmed up and measured.
 * Requests sent in the measured part are followed to their end.
 */
public final class Simulation {

  /** Numbers of requests in warm-ups count up from here; those of measured requests from 0. */
  private static final long FIRST_WARM_UP_NUMBER = -(1L << 62);

  /** Most time at the end of a warm-up that is simulated in full. */
  public static final long LONGEST_SETTLING_NANOS = 3_000_000_000L;

  /** How often it is looked whether the last measured requests are over. */
  private static final long LOOK_NANOS = 50_000_000L;

  /** From so many looks on, each of them waits for longer than the one before. */
  private static final int LOOKS = 64;

  private final CompiledDeployment compiled;
  private final SimulatedSystem system;
  private final EventLoop loop;
  private final FunctionalWarmUp functional;
  private final LongPast longPast;
  private final TimeWindow window;
  private final Arrivals arrivals;

  /** How long others go on to ask after a measured window. */
  private long afterNanos;

  private boolean warmsUpFunctionally;
  private Draws draws;
  private long nextWarmUpNumber;
  private long nextNumber;
  private long sent;
  private long nowNanos;
  private long fillingNanos;

  /** A simulation of one deployment. */
  public Simulation(CompiledDeployment compiled) {
    this.compiled = compiled;
    system = new SimulatedSystem(compiled);
    loop = new EventLoop(compiled, system);
    window = system.window;
    arrivals = system.arrivals;
    longPast = new LongPast(compiled, system.sites);
    functional = new FunctionalWarmUp(compiled, system);
    Workload workload = compiled.scenario.workload();
    boolean brief = workload.recorded().isEmpty()
        && compiled.scenario.plan().sizes().warmUp().isTooFastFor(workload.load().meanRatePerSecond());
    afterNanos = Math.max(compiled.openNanos(), brief ? WarmUpSizes.LEAST_NANOS_AT_HIGH_RATES : 0);
    // What is asked again is part of the load, and nothing in a functional warm-up is ever refused; what was recorded is no
    // Poisson process.
    warmsUpFunctionally = !compiled.users.retries().asksAgain() && workload.recorded().isEmpty();
  }

  /** Simulates warm-ups in full, the way of every request included: the check on the shorter way. */
  Simulation withFullWarmUp() {
    warmsUpFunctionally = false;
    return this;
  }

  /**
   * The windows to come are samples of a time that goes on: those who ask again after the end of one meet others who ask then, too.
   *
   * @return this
   */
  public Simulation sampling() {
    afterNanos = Math.max(afterNanos, compiled.askingNanos());
    return this;
  }

  /** Is told of every measured request; null for nobody. */
  public void observe(RequestObserver observer) {
    system.observe(observer);
  }

  /** Records the spans of one request of the replications to come; null for none. */
  public void trace(RequestTrace trace) {
    system.trace(trace);
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
    Measurements measurements = system.newMeasurements();
    Draws own = system.draws(seed, replication);
    nextNumber = 0;
    sent = 0;
    nextWarmUpNumber = FIRST_WARM_UP_NUMBER;
    for (Slice slice : slices) {
      window.set(slice.startNanos(), slice.startNanos() + slice.lengthNanos());
      use(own, measurements);
      run(slice, measurements);
      assert system.audit();
    }
    assert Audit.ofReplication(measurements, sent);
    return measurements;
  }

  private void run(Slice slice, Measurements measurements) {
    start(slice.startNanos(), slice.warmUpNanos(), slice.startNanos(), false);
    loop.runUntil(window.fromNanos());
    nextWarmUpNumber = arrivals.nextFree();
    // Arrivals have no memory, so they may begin anew with the window: whatever the warm-up of a strategy, request n is
    // the same one, sent at the same time, in all of them.
    arrivals.start(window.fromNanos(), window.toNanos(), nextNumber, draws);
    functional.resume();
    system.beginWindow(window.fromNanos());
    if (afterNanos > 0) {
      // Requests that wait for hours shall not come back to a system that nobody else has used since, nor those that ask again
      // after a window that is over sooner than they are.
      loop.runUntil(window.toNanos());
      sent += arrivals.passed();
      nextNumber = arrivals.nextFree();
      arrivals.start(window.toNanos(), window.toNanos() + afterNanos, nextWarmUpNumber, draws);
      loop.runUntil(Long.MAX_VALUE);
      nextWarmUpNumber = arrivals.nextFree();
    } else {
      loop.runUntil(Long.MAX_VALUE);
      sent += arrivals.passed();
      nextNumber = arrivals.nextFree();
    }
    system.finish(Math.max(loop.clockNanos(), window.toNanos()), slice.lengthNanos(), loop.hash(), measurements);
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
    nextWarmUpNumber = FIRST_WARM_UP_NUMBER;
    window.set(Long.MAX_VALUE, Long.MAX_VALUE);
    window.goesOnFrom(startNanos);
    use(system.draws(seed, warmUp), system.newMeasurements());
    start(startNanos, warmUpNanos, Long.MAX_VALUE, true);
    // Not before as many come to the last queue of a request as to the first.
    loop.runUntil(startNanos - Math.max(warmUpNanos / 2, warmUpNanos - compiled.fillingNanos()));
    system.countOffered();
    loop.runUntil(startNanos);
    nowNanos = startNanos;
    use(system.draws(seed, replication), system.newMeasurements());
    arrivals.start(nowNanos, Long.MAX_VALUE, 0, draws);
    functional.resume();
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
    loop.runUntil(nowNanos);
    window.set(nowNanos + gapNanos, nowNanos + gapNanos + lengthNanos);
    window.goesOnFrom(window.toNanos());
    system.goOn(nowNanos, draws);
    loop.hashAnew();
    loop.runUntil(window.fromNanos());
    Measurements measurements = system.newMeasurements();
    system.measure(draws, measurements);
    loop.runUntil(window.toNanos());
    nowNanos = window.toNanos();
    system.holdUntil(nowNanos);
    system.finish(nowNanos, lengthNanos, loop.hash(), measurements);
    return measurements;
  }

  /**
   * Goes on without measuring, so that the requests of the last stretch come to their end. What happens after that until the
   * time is up is left to {@link #measure}, which may never be asked for more.
   *
   * @param gapNanos during which those that come to their end are recorded with the last stretch, as between stretches
   * @param nanos how long it goes on after that
   * @param mostNanos how long it goes on where there are requests of stretches still, at least {@code nanos}
   * @param rest takes those that take longer; that of the first stretch makes up for the ones that it lost to the second
   */
  public void runOn(long gapNanos, long nanos, long mostNanos, Measurements rest) {
    long begin = nowNanos + gapNanos;
    nowNanos = begin + nanos;
    loop.runUntil(begin);
    system.measure(draws, rest);
    long reached = begin;
    while (reached < begin + mostNanos && system.table.measuresStill()) {
      // The longer it takes, the less often it is looked: a look costs as much as there are requests in flight.
      long step = Math.max(LOOK_NANOS, (reached - begin) / LOOKS);
      reached = Math.min(begin + (reached < begin + nanos ? nanos : mostNanos), reached + step);
      loop.runUntil(reached);
    }
    nowNanos = Math.max(nowNanos, reached);
  }

  /** Up to when a simulation without end has come, and what is measured next goes on from. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Requests whose outcome is still open; 0 between replications. */
  int inFlight() {
    return system.table.inFlight();
  }

  private void use(Draws newDraws, Measurements measurements) {
    draws = newDraws;
    system.use(newDraws, measurements);
  }

  /**
   * Empties the system and warms it up to its settling, whose requests are the next to be sent.
   *
   * @param startNanos when the warm-up is over
   * @param untilNanos when requests are no longer sent
   * @param brief whether what is measured first lasts for less than requests may: the settling then lasts for as long as they
   */
  private void start(long startNanos, long warmUpNanos, long untilNanos, boolean brief) {
    long begin = startNanos - warmUpNanos;
    fillingNanos = FirstInstances.fillingNanos(compiled, warmUpNanos);
    empty(begin);
    long settling = warmsUpFunctionally && compiled.warmsUpFunctionally()
        ? Math.max(begin, startNanos - functional.settlingNanos(startNanos)) : begin;
    if (begin < settling) {
      longPast.recall(begin);
      functional.prepare(begin, draws);
      system.sites.reset(begin, draws);
      system.sites.fillUntil(begin + fillingNanos);
      settling = brief ? Math.clamp(startNanos - functional.servedNanos(startNanos), begin, settling) : settling;
    }
    longPast.leave(begin, settling, startNanos, draws);
    if (begin < settling) {
      long next = functional.run(begin, settling, nextWarmUpNumber, draws);
      if (functional.holds()) {
        nextWarmUpNumber = next;
      } else {
        settling = begin;
        empty(begin);
        longPast.leave(begin, begin, startNanos, draws);
      }
    }
    arrivals.start(settling, untilNanos, nextWarmUpNumber, draws);
  }

  private void empty(long nowNanos) {
    loop.reset(nowNanos);
    system.reset(nowNanos, nowNanos + fillingNanos, draws);
  }
}
