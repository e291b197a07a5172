package io.edgewise.sim.engine;

/**
 * The part of a request's walk that differs where servers scale: computations that wait for a core begin when an event says
 * so.
 */
final class ScaledCompute {

  /** Where a request goes on. */
  interface Continuation {

    /** A computation begins: asked for, begun and ended at these times. */
    void computes(int slot, long clockNanos, long askedNanos, long startNanos, long endNanos);

    /** The queue for the cores is full. */
    void refused(int slot, long nowNanos);
  }

  /** By place; null for those of other platforms. */
  private final ScaledSite[] sites;
  private final RequestTable table;
  private final Ledger ledger;
  private final TimeWindow window;
  private final Schedule schedule;
  private final Continuation continuation;

  /* By site: the earliest event that is scheduled for somebody who waits. */
  private final long[] wakeNanos;

  ScaledCompute(Sites sites, RequestTable table, Ledger ledger, Schedule schedule, Continuation continuation) {
    this.sites = sites.scaled;
    this.table = table;
    this.ledger = ledger;
    this.window = sites.window();
    this.schedule = schedule;
    this.continuation = continuation;
    wakeNanos = new long[this.sites.length];
  }

  /** The codes of a program whose computations take place on such servers. */
  static int[] codes(int[] codes) {
    int[] scaled = codes.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = codes[i] == RequestProgram.COMPUTE ? RequestProgram.COMPUTE_SCALED : codes[i];
    }
    return scaled;
  }

  /** Begins to look at the load. */
  void start() {
    for (int site = 0; site < sites.length; site++) {
      if (sites[site] != null) {
        wakeNanos[site] = Long.MAX_VALUE;
        schedule.put(sites[site].nextLookNanos(), EventKind.SCALE, site);
      }
    }
  }

  /** A request asks for a core. */
  void ask(int slot, long nowNanos, long service) {
    int site = table.site(slot);
    long start = sites[site].station.arrive(nowNanos, slot, service);
    if (start == Station.NEVER) {
      continuation.refused(slot, nowNanos);
    } else if (start == ScaledStation.WAITS) {
      wakeLater(site);
    } else {
      continuation.computes(slot, nowNanos, nowNanos, start, start + service);
    }
  }

  /** A core may have become free for somebody who waits. */
  void free(int site, long nowNanos) {
    if (wakeNanos[site] == nowNanos) {
      wakeNanos[site] = Long.MAX_VALUE;
    }
    begin(site, nowNanos);
  }

  /** Instances may have become ready, or it is time to look at the load. */
  void look(int site, long nowNanos) {
    ScaledSite scaled = sites[site];
    long before = scaled.nextLookNanos();
    for (int instance = scaled.look(nowNanos); instance < scaled.fleet.size(); instance++) {
      if (scaled.fleet.readyNanos(instance) > nowNanos) {
        schedule.put(scaled.fleet.readyNanos(instance), EventKind.SCALE, site);
      }
    }
    if (before != scaled.nextLookNanos() && !isOver(nowNanos)) {
      schedule.put(scaled.nextLookNanos(), EventKind.SCALE, site);
    }
    begin(site, nowNanos);
  }

  /** Whether the window is over and the last request has gone: nobody would notice another instance. */
  private boolean isOver(long nowNanos) {
    if (nowNanos < window.toNanos()) {
      return false;
    }
    ledger.flush();
    return table.inFlight() == 0;
  }

  private void begin(int site, long nowNanos) {
    ScaledStation station = sites[site].station;
    for (int slot = station.next(nowNanos); slot >= 0; slot = station.next(nowNanos)) {
      continuation.computes(slot, nowNanos, station.startedAskedNanos(), nowNanos, station.startedEndNanos());
    }
    wakeLater(site);
  }

  private void wakeLater(int site) {
    long wake = sites[site].station.wakeNanos();
    if (wake < wakeNanos[site]) {
      wakeNanos[site] = wake;
      schedule.put(wake, EventKind.CORE_FREE, site);
    }
  }
}
