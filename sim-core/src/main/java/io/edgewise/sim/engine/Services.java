package io.edgewise.sim.engine;

import io.edgewise.sim.kernel.EventQueue;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;

/** The compute that serves the calls of requests: the instances of every service, and the requests on them. */
final class Services {

  /** Puts the events of requests to services on the list of all events. */
  private record Events(EventQueue queue, Children children) implements Schedule {

    @Override
    public void put(long atNanos, int kind, int slot) {
      switch (kind) {
        case EventKind.DEPART -> queue.schedule(atNanos, EventKind.SERVICE_DEPART, slot);
        case EventKind.CORE_FREE, EventKind.SCALE, EventKind.BATCH_DUE, EventKind.ATTEMPT, EventKind.DUE ->
            queue.schedule(atNanos, kind, slot);
        default -> {
          children.next(slot, kind);
          queue.schedule(atNanos, EventKind.SERVICE, slot);
        }
      }
    }
  }

  /** Puts the events of requests to services on the list of all events. */
  static Schedule schedule(EventQueue queue, Children children) {
    return new Events(queue, children);
  }

  private final RequestTable table;
  private final Children children;
  private final Queues queues;

  /** Null where nothing breaks. */
  private final Faults faults;
  private final Sites[] sites;
  private final RequestWalk[] walks;

  /** By place where code of the deployment runs; null where that is not a service. */
  private final RequestWalk[] walkAt;

  /** Null where no schedule starts anything. */
  private final Triggers triggers;

  /** The services of a deployment; none need be called. */
  Services(CompiledDeployment compiled, RequestTable table, Sites users, Ledger ledger, Forks forks, Models models,
      Attempts attempts, Queues queues, TimeWindow window, Schedule schedule, Faults faults) {
    this.faults = faults;
    this.table = table;
    this.queues = queues;
    children = forks == null ? null : forks.children();
    int count = forks == null ? 0 : compiled.services.length;
    sites = new Sites[count];
    walks = new RequestWalk[count];
    walkAt = new RequestWalk[compiled.places.size()];
    triggers = compiled.scenario.workload().triggers().isEmpty() ? null
        : new Triggers(compiled, schedule, queues, window);
    for (int service = 0; service < count; service++) {
      CompiledPlatform platform = compiled.services[service];
      sites[service] = new Sites(compiled, platform, users, window);
      walks[service] =
          new RequestWalk(compiled, platform, table, sites[service], ledger, forks, models, attempts, faults, schedule);
      if (faults != null) {
        faults.connect(sites[service]);
      }
      forks.connect(platform, walks[service], new Invocations(platform, table, sites[service]));
      for (int site = platform.firstSite; site < platform.endSite; site++) {
        walkAt[site] = walks[service];
      }
    }
  }

  /** The walk of the requests at a place of a service. */
  RequestWalk at(int site) {
    return walkAt[site];
  }

  /** The next event of a request to a service. */
  void handle(int slot, long nowNanos) {
    RequestWalk walk = walkAt[table.site(slot)];
    switch (children.next(slot)) {
      case EventKind.REACH -> reach(walk, slot, nowNanos);
      case EventKind.CORE -> walk.core(slot, nowNanos);
      case EventKind.STORE -> walk.store(slot, nowNanos);
      case EventKind.SCALED_CORE -> walk.scaledCore(slot, nowNanos);
      case EventKind.ASK_AGAIN -> walk.askAgain(slot, nowNanos);
      case EventKind.APPEAR -> queues.appear(slot, nowNanos);
      default -> throw new IllegalStateException("no event " + children.next(slot));
    }
  }

  private void reach(RequestWalk walk, int slot, long nowNanos) {
    Outcome stopped = faults == null ? null : faults.stopsCall(slot, nowNanos);
    if (stopped == null) {
      walk.dispatcher().reach(slot, nowNanos);
    } else {
      walk.ends().refused(slot, nowNanos, nowNanos + faults.callTimeoutNanos(stopped), stopped);
    }
  }

  /** An instance at a place of a service may have become free for a request that waits. */
  void depart(int site, long nowNanos) {
    walkAt[site].dispatcher().depart(site, nowNanos);
  }

  /**
   * A batch of messages at a place may be due, or, beyond the last place, it is time for a schedule; beyond the last schedule,
   * a batch of a shard may be due.
   */
  void due(int site, long nowNanos) {
    int trigger = site - walkAt.length;
    if (trigger < 0) {
      queues.due(site, nowNanos);
    } else if (triggers != null && trigger < triggers.count()) {
      triggers.due(trigger, nowNanos);
    } else {
      queues.dueInShard(site, nowNanos);
    }
  }

  /** What the servers at a place of a service do without a request. */
  ScaledCompute scaledAt(int site) {
    return walkAt[site].scaled();
  }

  void use(Draws draws, Measurements into) {
    if (queues != null) {
      queues.use(draws, into);
    }
    for (RequestWalk walk : walks) {
      walk.use(draws, into);
    }
  }

  void trace(RequestTrace trace) {
    if (queues != null) {
      queues.trace(trace);
    }
    for (RequestWalk walk : walks) {
      walk.trace(trace);
    }
  }

  void reset(long nowNanos, Draws draws) {
    if (queues != null) {
      queues.clear();
    }
    for (Sites service : sites) {
      service.reset(nowNanos, draws);
    }
    for (RequestWalk walk : walks) {
      if (walk.scaled() != null) {
        walk.scaled().start();
      }
      walk.clear();
    }
    if (triggers != null) {
      triggers.start(nowNanos);
    }
  }

  /** Until a time, the instances that calls ask for have been there already. */
  void fillUntil(long nanos) {
    for (Sites service : sites) {
      service.fillUntil(nanos);
    }
  }

  /** The measured window begins now: counts the instances that are there. */
  void beginWindow(long nowNanos) {
    for (Sites service : sites) {
      service.beginWindow(nowNanos);
    }
  }

  /** Goes on from the state at the end of one window to the next. */
  void goOn(long nowNanos, Draws draws) {
    for (Sites service : sites) {
      service.goOn(nowNanos, draws);
    }
    for (RequestWalk walk : walks) {
      if (walk.guarded() != null) {
        walk.guarded().targets().goOn();
      }
    }
  }

  /** Ends the bookkeeping of a slice and adds it to the measurements. */
  void finish(long nowNanos, Measurements measurements) {
    for (Sites service : sites) {
      service.finish(nowNanos, measurements);
    }
    for (RequestWalk walk : walks) {
      if (walk.guarded() != null) {
        walk.guarded().targets().finish(measurements);
      }
    }
  }

  /** Looks whether everything is at rest. */
  void audit(Audit audit) {
    for (Sites service : sites) {
      service.audit(audit);
    }
    if (queues != null) {
      queues.audit(audit);
    }
  }

  /** Counts the work that comes to the queues from now on. */
  void countOffered() {
    for (Sites service : sites) {
      service.countOffered();
    }
  }

  /** Looks how busy each queue is. */
  void look(OfferedLoad load) {
    for (Sites service : sites) {
      service.look(load);
    }
  }
}
