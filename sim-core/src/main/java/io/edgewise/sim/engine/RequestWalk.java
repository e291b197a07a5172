package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.random.RandomStream;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.RequestObserver;

/**
 * Takes a request through its program: an instance first, then the operations one by one. What nobody else can influence
 * is added up at once; at something contended the walk stops and goes on when its event comes.
 */
final class RequestWalk {

  /** Where the walk puts the events at which it goes on. */
  interface Schedule {

    /** The request asks for a core. */
    void core(long atNanos, int slot);

    /** The request reaches a store with a queue. */
    void store(long atNanos, int slot);

    /** An instance of a site becomes free. */
    void depart(long atNanos, int site);
  }

  private final CompiledDeployment compiled;
  private final RequestTable table;
  private final TimeWindow window;
  private final Sites sites;
  private final Journey journey;
  private final Schedule schedule;
  private final RequestProgram.Operation[] operations;
  private final StoreWalk storeWalk;
  private final Platform platform;
  private final double cpuSpeed;
  private final long[] responseBytes;
  private Draws draws;
  private Measurements measurements;
  private RequestObserver observer;
  private RequestTrace trace;

  RequestWalk(CompiledDeployment compiled, RequestTable table, TimeWindow window, Sites sites, Journey journey,
      Schedule schedule) {
    this.compiled = compiled;
    this.table = table;
    this.window = window;
    this.sites = sites;
    this.journey = journey;
    this.schedule = schedule;
    operations = compiled.program.operations();
    storeWalk = new StoreWalk(compiled, table, sites);
    platform = compiled.deployment.platform();
    cpuSpeed = platform.cpu().speed();
    responseBytes = compiled.scenario.requests().stream().mapToLong(RequestProfile::responseBytes).toArray();
  }

  void use(Draws replicationDraws, Measurements into) {
    draws = replicationDraws;
    measurements = into;
    storeWalk.use(replicationDraws, into);
  }

  void observe(RequestObserver newObserver) {
    observer = newObserver;
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
    storeWalk.trace(newTrace);
  }

  /** A request reaches its site and asks for an instance. */
  void reach(int slot, long nowNanos) {
    int site = table.site[slot];
    if (sites.isolates != null) {
      enterIsolate(slot, sites.isolates[site], nowNanos);
      return;
    }
    InstancePool pool = sites.pools[site];
    table.startNanos[slot] = nowNanos;
    int instance = pool.acquire(nowNanos, table.number[slot], slot);
    if (instance >= 0) {
      begin(slot, pool, instance, nowNanos);
    } else if (instance == InstancePool.THROTTLED) {
      fail(slot, nowNanos, platform.instances().queueLimit() == 0 ? Outcome.THROTTLED : Outcome.REJECTED);
    }
  }

  /** An instance of a site may have become free for a request that waits. */
  void depart(int site, long nowNanos) {
    InstancePool pool = sites.pools[site];
    int slot = pool.handOver(nowNanos, table.number);
    if (slot >= 0) {
      begin(slot, pool, pool.handedOver(), table.startNanos[slot]);
    }
  }

  /** A request asks for a core of its server. */
  void core(int slot, long nowNanos) {
    RequestProgram.Operation operation = operations[table.programCounter[slot]];
    long service = cpuNanos(operation, slot);
    long start = sites.cores[table.site[slot]].arrive(nowNanos, service);
    if (start < 0) {
      leave(slot, nowNanos, Outcome.REJECTED);
      return;
    }
    add(slot, Component.QUEUE, "waiting for a core", nowNanos, start);
    add(slot, Component.COMPUTE, "computing", start, start + service);
    table.cpuNanos[slot] += service;
    table.programCounter[slot]++;
    walk(slot, start + service);
  }

  /** A request reaches a store with a queue. */
  void store(int slot, long nowNanos) {
    long end = storeWalk.contended(slot, operations[table.programCounter[slot]], nowNanos);
    if (end < 0) {
      leave(slot, nowNanos, Outcome.REJECTED);
      return;
    }
    table.programCounter[slot]++;
    walk(slot, end);
  }

  private void enterIsolate(int slot, IsolatePool isolate, long nowNanos) {
    long ready = isolate.readyNanos();
    if (isolate.enter(nowNanos)) {
      table.cold[slot] = true;
      ready = nowNanos + startUp(slot);
      isolate.readyAt(ready);
    }
    long start = Math.max(nowNanos, ready);
    add(slot, Component.COLD_START, "starting", nowNanos, start);
    table.startNanos[slot] = start;
    walk(slot, start);
  }

  /** The request has its instance; it reached the site at {@code reachNanos}. */
  private void begin(int slot, InstancePool pool, int instance, long reachNanos) {
    long granted = pool.grantedNanos();
    table.instance[slot] = instance;
    add(slot, Component.QUEUE, "waiting for an instance", reachNanos, granted);
    if (pool.isCold()) {
      table.cold[slot] = true;
      pool.readyAt(instance, granted + startUp(slot));
    }
    long start = Math.max(granted, pool.readyNanos(instance));
    add(slot, Component.COLD_START, "starting", granted, start);
    table.startNanos[slot] = start;
    walk(slot, start);
  }

  /** Draws a cold start; what overlaps with the handshake does not count. */
  private long startUp(int slot) {
    long sum = 0;
    long last = 0;
    for (int phase = 0; phase < compiled.startUp.length; phase++) {
      last = compiled.startUp[phase].sampleNanos(draws.startUp[phase].bits(table.number[slot]));
      sum += last;
    }
    if (platform.startUp().billed()) {
      table.billedStartNanos[slot] = last;
    }
    return platform.startUp().overlapsHandshake() ? Math.max(0, sum - Math.max(0, table.headStartNanos[slot])) : sum;
  }

  private long cpuNanos(RequestProgram.Operation operation, int slot) {
    long work = operation.table().sampleNanos(draws.service[operation.stepIndex()].bits(table.number[slot]));
    return cpuSpeed == 1 ? work : Math.round(work / cpuSpeed);
  }

  private void walk(int slot, long fromNanos) {
    long now = fromNanos;
    while (true) {
      RequestProgram.Operation operation = operations[table.programCounter[slot]];
      switch (operation.code()) {
        case COMPUTE -> {
          if (sites.cores != null) {
            schedule.core(now, slot);
            return;
          }
          long service = cpuNanos(operation, slot);
          table.cpuNanos[slot] += service;
          add(slot, Component.COMPUTE, "computing", now, now + service);
          now += service;
        }
        case WAIT -> {
          long wait = operation.table().sampleNanos(draws.service[operation.stepIndex()].bits(table.number[slot]));
          add(slot, Component.OTHER, "waiting", now, now + wait);
          now += wait;
        }
        case READ, WRITE -> {
          if (sites.stores[operation.dataSet()].stations != null) {
            schedule.store(storeWalk.towards(slot, operation, now), slot);
            return;
          }
          now = storeWalk.uncontended(slot, operation, now);
        }
        case SKIP_UNLESS -> {
          double u = RandomStream.toUniform(draws.branch[operation.stepIndex()].bits(table.number[slot]));
          if (u >= operation.probability()) {
            table.programCounter[slot] = operation.target() - 1;
          }
        }
        case END -> {
          leave(slot, now, Outcome.SERVED);
          return;
        }
      }
      table.programCounter[slot]++;
    }
  }

  /** The request is over at its instance. */
  private void leave(int slot, long atNanos, Outcome outcome) {
    long end = atNanos;
    Outcome result = outcome;
    long start = table.startNanos[slot];
    if (end - start > platform.maxDurationNanos()) {
      end = start + platform.maxDurationNanos();
      result = Outcome.TIMED_OUT;
    }
    int site = table.site[slot];
    long began = start;
    if (sites.isolates != null) {
      sites.isolates[site].departsAt(end, table.number[slot]);
    } else {
      // A cold instance is held from the moment on which it is started.
      began = start - (table.cold[slot] ? component(slot, Component.COLD_START) : 0);
      sites.pools[site].departsAt(table.instance[slot], end);
      if (sites.pools[site].wantsDepartureEvents()) {
        schedule.depart(end, site);
      }
    }
    sites.held(site, began, end, table.cold[slot]);
    if (table.measured[slot]) {
      count(slot, site, end - start, result);
    }
    over(slot, end, result);
  }

  private void count(int slot, int site, long durationNanos, Outcome outcome) {
    var usage = measurements.usage();
    usage.count(UsageKind.INVOCATIONS, site, 1);
    usage.count(UsageKind.CPU_NANOS, site, table.cpuNanos[slot]);
    long billed = platform.billing().billedNanos(durationNanos + table.billedStartNanos[slot]);
    boolean provisioned = sites.pools != null && sites.pools[site].isProvisioned(table.instance[slot]);
    usage.count(provisioned ? UsageKind.PROVISIONED_NANOS : UsageKind.BILLED_NANOS, site, billed);
    if (outcome == Outcome.SERVED) {
      int zone = compiled.deployment.front().zone(compiled.routes.entry(table.route[slot]));
      usage.count(UsageKind.EGRESS_BYTES, zone, responseBytes[table.kind[slot]]);
    }
  }

  /** The request gets no instance. */
  private void fail(int slot, long nowNanos, Outcome outcome) {
    over(slot, nowNanos, outcome);
  }

  private void over(int slot, long endNanos, Outcome outcome) {
    if (table.measured[slot]) {
      long back = journey.back(slot);
      add(slot, Component.NETWORK, "response to the user", endNanos, endNanos + back);
      long latency = endNanos + back - table.sentNanos[slot];
      int offset = slot * Component.COUNT;
      int zone = compiled.deployment.front().zone(compiled.routes.entry(table.route[slot]));
      measurements.usage().count(UsageKind.ENTRIES, zone, 1);
      if (outcome == Outcome.SERVED) {
        measurements.served(latency, table.kind[slot], table.origin[slot], table.cold[slot], table.components, offset);
      } else {
        measurements.failed(outcome, table.cold[slot]);
      }
      if (observer != null) {
        observer.over(table.number[slot], table.sentNanos[slot], latency, outcome, table.origin[slot],
            table.kind[slot], table.site[slot], table.components, offset);
      }
    }
    table.close(slot);
  }

  private long component(int slot, Component component) {
    return table.components[slot * Component.COUNT + component.ordinal()];
  }

  private void add(int slot, Component component, String name, long fromNanos, long toNanos) {
    table.add(slot, component, toNanos - fromNanos);
    if (trace != null && trace.follows(table.number[slot])) {
      trace.span(component, name, fromNanos, toNanos);
    }
  }
}
