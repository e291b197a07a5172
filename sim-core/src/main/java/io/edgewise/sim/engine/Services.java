package io.edgewise.sim.engine;

import io.edgewise.sim.kernel.EventQueue;
import io.edgewise.sim.result.Measurements;

/** The compute that serves the calls of requests: the instances of every service, and the requests on them. */
final class Services {

  // What the next event of a request to a service is.
  private static final int REACH = 0;
  private static final int CORE = 1;
  private static final int STORE = 2;
  private static final int SCALED_CORE = 3;
  private static final int ASK_AGAIN = 4;
  private static final int APPEAR = 5;

  /** Puts the events of requests to services on the list of all events. */
  static final class Events implements Schedule {

    private final EventQueue queue;
    private final Children children;
    private final int kind;
    private final int departKind;
    private final int coreFreeKind;
    private final int scaleKind;

    /**
     * A schedule on a list of events.
     *
     * @param kind of events whose slot is a request to a service
     * @param departKind of events whose slot is a place of a service at which an instance becomes free
     * @param coreFreeKind of events whose slot is a place at which a core becomes free
     * @param scaleKind of events whose slot is a place at which servers scale
     */
    Events(EventQueue queue, Children children, int kind, int departKind, int coreFreeKind, int scaleKind) {
      this.queue = queue;
      this.children = children;
      this.kind = kind;
      this.departKind = departKind;
      this.coreFreeKind = coreFreeKind;
      this.scaleKind = scaleKind;
    }

    void reach(long atNanos, int slot) {
      put(atNanos, slot, REACH);
    }

    /** A message appears in its queue. */
    void appear(long atNanos, int message) {
      put(atNanos, message, APPEAR);
    }

    @Override
    public void core(long atNanos, int slot) {
      put(atNanos, slot, CORE);
    }

    @Override
    public void store(long atNanos, int slot) {
      put(atNanos, slot, STORE);
    }

    @Override
    public void depart(long atNanos, int site) {
      queue.schedule(atNanos, departKind, site);
    }

    @Override
    public void askAgain(long atNanos, int slot) {
      put(atNanos, slot, ASK_AGAIN);
    }

    @Override
    public void reachAgain(long atNanos, int slot) {
      put(atNanos, slot, REACH);
    }

    @Override
    public void scaledCore(long atNanos, int slot) {
      put(atNanos, slot, SCALED_CORE);
    }

    @Override
    public void coreFree(long atNanos, int site) {
      queue.schedule(atNanos, coreFreeKind, site);
    }

    @Override
    public void scale(long atNanos, int site) {
      queue.schedule(atNanos, scaleKind, site);
    }

    private void put(long atNanos, int slot, int event) {
      children.next(slot, event);
      queue.schedule(atNanos, kind, slot);
    }
  }

  private final RequestTable table;
  private final Children children;
  private final Queues queues;
  private final Sites[] sites;
  private final RequestWalk[] walks;

  /** By place where code of the deployment runs; null where that is not a service. */
  private final RequestWalk[] walkAt;

  /** The services of a deployment; none need be called. */
  Services(CompiledDeployment compiled, RequestTable table, Sites users, Ledger ledger, Forks forks, Models models,
      Queues queues,
      TimeWindow window, Events schedule) {
    this.table = table;
    this.queues = queues;
    children = forks == null ? null : forks.children();
    int count = forks == null ? 0 : compiled.services.length;
    sites = new Sites[count];
    walks = new RequestWalk[count];
    walkAt = new RequestWalk[compiled.places.size()];
    for (int service = 0; service < count; service++) {
      CompiledPlatform platform = compiled.services[service];
      sites[service] = new Sites(compiled, platform, users, window);
      walks[service] = new RequestWalk(compiled, platform, table, sites[service], ledger, forks, models, schedule);
      forks.connect(platform, walks[service], new Invocations(platform, table, sites[service]));
      for (int site = platform.firstSite; site < platform.endSite; site++) {
        walkAt[site] = walks[service];
      }
    }
  }

  /** The next event of a request to a service. */
  void handle(int slot, long nowNanos) {
    RequestWalk walk = walkAt[table.site(slot)];
    switch (children.next(slot)) {
      case REACH -> walk.reach(slot, nowNanos);
      case CORE -> walk.core(slot, nowNanos);
      case STORE -> walk.store(slot, nowNanos);
      case SCALED_CORE -> walk.scaledCore(slot, nowNanos);
      case ASK_AGAIN -> walk.askAgain(slot, nowNanos);
      case APPEAR -> queues.appear(slot, nowNanos);
      default -> throw new IllegalStateException("no event " + children.next(slot));
    }
  }

  /** An instance at a place of a service may have become free for a request that waits. */
  void depart(int site, long nowNanos) {
    walkAt[site].depart(site, nowNanos);
  }

  /** A batch of messages at a place may be due. */
  void due(int site, long nowNanos) {
    queues.due(site, nowNanos);
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
    }
  }

  /** Goes on from the state at the end of one window to the next. */
  void goOn(long nowNanos, Draws draws) {
    for (Sites service : sites) {
      service.goOn(nowNanos, draws);
    }
  }

  /** Ends the bookkeeping of a slice and adds it to the measurements. */
  void finish(long nowNanos, Measurements measurements) {
    for (Sites service : sites) {
      service.finish(nowNanos, measurements);
    }
  }

  /** Whether any service could not keep up. */
  boolean saturated() {
    boolean any = false;
    for (Sites service : sites) {
      any |= service.saturated();
    }
    return any;
  }
}
