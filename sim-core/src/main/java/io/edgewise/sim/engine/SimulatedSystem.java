package io.edgewise.sim.engine;

import io.edgewise.sim.kernel.EventQueue;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.result.LatencyByTime;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.RequestObserver;

/**
 * The parts of one deployment that a simulation lets act on each other: what is at the places, the ways of requests through
 * it and the books that are kept of them. All parts are emptied, go on and are measured together.
 */
final class SimulatedSystem {

  final EventQueue queue = new EventQueue(1024);
  final RequestTable table = new RequestTable(1024);
  final TimeWindow window = new TimeWindow();
  final Arrivals arrivals;
  final Journey journey;
  final Sites sites;
  final Ledger ledger;
  final RequestWalk walk;
  final Services services;
  final OfferedLoad load;

  /** Null where nothing breaks. */
  final Faults faults;
  private final CompiledDeployment compiled;

  /** The books of what serves users. */
  private final Invocations invocations;

  /** Null where requests ask no models. */
  private final Models models;

  /** Null where requests start no children. */
  private final Forks forks;

  /** Null where no operation is guarded. */
  private final Attempts attempts;

  /** The parts of one deployment, with nothing in them. */
  SimulatedSystem(CompiledDeployment compiled) {
    this.compiled = compiled;
    arrivals = compiled.newArrivals();
    SessionArrivals sessions = arrivals instanceof SessionArrivals come ? come : null;
    if (sessions != null) {
      table.identifyUsers();
    }
    sites = new Sites(compiled, window);
    attempts = compiled.guards == null ? null : new Attempts(table);
    forks = compiled.program.forks() ? new Forks(compiled, table, attempts) : null;
    faults = compiled.faults == null ? null : new Faults(compiled, table, sites, forks);
    journey = new Journey(compiled, table, sessions, faults);
    invocations = new Invocations(compiled.compute, table, sites);
    models = compiled.infers ? new Models(compiled) : null;
    ledger = new Ledger(compiled, table, invocations, forks == null ? null : forks.children(),
        models == null ? null : models.firstTokens, journey);
    walk = new RequestWalk(compiled, compiled.compute, table, sites, ledger, forks, models, attempts, faults,
        queue::schedule);
    Schedule ofServices = null;
    Queues queues = null;
    if (forks != null) {
      ofServices = Services.schedule(queue, forks.children());
      forks.connect(compiled.compute, walk, invocations);
      forks.connect(ofServices);
      queues = new Queues(compiled, table, forks.children(), ofServices);
      forks.connect(queues);
    }
    services = new Services(compiled, table, sites, ledger, forks, models, attempts, queues, window, ofServices,
        faults);
    load = new OfferedLoad(compiled, window);
  }

  /** Is told of every measured request; null for nobody. */
  void observe(RequestObserver observer) {
    ledger.observe(observer);
  }

  /** Records the spans of one request; null for none. */
  void trace(RequestTrace trace) {
    walk.trace(trace);
    services.trace(trace);
    if (forks != null) {
      forks.trace(trace);
    }
    journey.trace(trace);
    ledger.trace(trace);
  }

  /** Nothing measured yet. */
  Measurements newMeasurements() {
    RunPlan plan = compiled.scenario.plan();
    return new Measurements(compiled.scenario.requests().size(), compiled.scenario.workload().origins().size(),
        compiled.newUsage(), plan.keepsTimes() ? new LatencyByTime(plan.horizonNanos()) : null,
        compiled.faults == null ? null : compiled.faults.newCourse());
  }

  /** The draws of a replication. */
  Draws draws(long seed, int replication) {
    return new Draws(compiled.scenario.plan().sampling(), seed, replication, compiled.onUsersKey,
        compiled.added.length, compiled.startUpPhases(), compiled.infers, compiled.userShift);
  }

  /** Draws from other streams from now on, and measures into other measurements. */
  void use(Draws draws, Measurements measurements) {
    journey.use(draws);
    if (faults != null) {
      faults.use(draws);
    }
    measure(draws, measurements);
  }

  /** Measures into other measurements from now on, with the draws in use. */
  void measure(Draws draws, Measurements measurements) {
    walk.use(draws, measurements);
    services.use(draws, measurements);
    if (forks != null) {
      forks.use(draws, measurements);
    }
    ledger.use(measurements);
  }

  /**
   * Empties all parts; what happens by itself is scheduled from a time on.
   *
   * @param filledNanos until when instances that are asked for have been there already
   */
  void reset(long nowNanos, long filledNanos, Draws draws) {
    queue.clear();
    table.clear();
    if (forks != null) {
      forks.children().clear();
    }
    sites.reset(nowNanos, draws);
    services.reset(nowNanos, draws);
    sites.fillUntil(filledNanos);
    services.fillUntil(filledNanos);
    walk.clear();
    if (attempts != null) {
      attempts.clear();
    }
    if (models != null) {
      models.reset();
    }
    if (faults != null) {
      faults.reset(queue, nowNanos, window.toNanos());
    }
    if (walk.scaled() != null) {
      walk.scaled().start();
    }
    for (int store = 0; store < sites.throughputs().size(); store++) {
      queue.schedule(sites.throughputs().get(store).wakeNanos(), EventKind.HOLD, store);
    }
  }

  /** The measured window begins now: counts what is there. */
  void beginWindow(long nowNanos) {
    load.beginWindow();
    sites.beginWindow(nowNanos);
    services.beginWindow(nowNanos);
  }

  /** Counts from now on the work that comes to the queues, of windows that belong together. */
  void countOffered() {
    load.begin();
    sites.countOffered();
    services.countOffered();
  }

  /** Goes on from the state at the end of one window to the next, with other draws. */
  void goOn(long nowNanos, Draws draws) {
    sites.goOn(nowNanos, draws);
    if (attempts != null) {
      walk.guarded().targets().goOn();
    }
    services.goOn(nowNanos, draws);
  }

  /** The measured window ends now, and others follow: counts for how long those have had their instances who have them on. */
  void holdUntil(long nowNanos) {
    table.holding().forEach(slot -> (forks == null ? invocations : forks.invocations(slot)).hold(slot, nowNanos));
  }

  /**
   * Closes a measured window.
   *
   * @param endNanos when nothing of it is under way any more, at its end the earliest
   * @param lengthNanos of the window
   * @param eventHash of the order of its events
   */
  void finish(long endNanos, long lengthNanos, long eventHash, Measurements measurements) {
    sites.finish(endNanos, measurements);
    if (attempts != null) {
      walk.guarded().targets().finish(measurements);
    }
    services.finish(endNanos, measurements);
    load.open(measurements);
    sites.look(load);
    services.look(load);
    measurements.window(lengthNanos, eventHash);
  }

  /**
   * Looks at a slice that is over; for assertions.
   *
   * @throws AssertionError with all that does not hold
   */
  boolean audit() {
    return Audit.ofSlice(table, forks == null ? null : forks.children(), sites, services);
  }
}
