package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.result.Measurements;

/** The contended things of a deployment: the instances and cores of every compute site, and the stores. */
final class Sites {

  /** Utilisation of a queue from which on a backlog at the end of the window counts as growing. */
  private static final double SATURATED = 0.99;

  private final CompiledDeployment compiled;
  private final TimeWindow window;
  private final InstancePolicy policy;
  private final double together;

  // By site; of the first two one is null.
  final InstancePool[] pools;
  final IsolatePool[] isolates;

  /** By site, or null where every request has CPU of its own. */
  final Station[] cores;

  /** By site, or null where no number of servers follows the load. */
  final ScaledSite[] scaled;

  /** By data set; null for data sets that no step touches. */
  final StoreAccess[] stores;

  /** By data set: number of the connection that an instance keeps to its store; equal stores share one. */
  final int[] connections;

  private final PoolTotals[] totals;

  Sites(CompiledDeployment compiled, TimeWindow window) {
    this.compiled = compiled;
    this.window = window;
    policy = compiled.deployment.platform().instances();
    together = compiled.deployment.platform().cpu() instanceof Cpu.Dedicated own
        ? own.together() : Double.POSITIVE_INFINITY;
    int count = compiled.deployment.sites().size();
    boolean bounded = policy.concurrency() != InstancePolicy.UNLIMITED;
    pools = bounded ? new InstancePool[count] : null;
    isolates = bounded ? null : new IsolatePool[count];
    cores = compiled.deployment.platform().cpu() instanceof Cpu.Cores ? new Station[count] : null;
    scaled = compiled.deployment.platform().cpu() instanceof Cpu.Scaled ? new ScaledSite[count] : null;
    totals = new PoolTotals[count];
    boolean asked = compiled.deployment.charges().stream().anyMatch(Sites::asksForActivity);
    for (int site = 0; site < count; site++) {
      totals[site] = new PoolTotals(window, compiled.deployment.platform().billing(), asked);
      if (bounded) {
        pools[site] = new InstancePool(policy, compiled.endsKnown, compiled.keepAlive, window, totals[site]);
      } else {
        // Where servers scale, they are the instances, and not what requests enter.
        PoolTotals own =
            scaled == null ? totals[site] : new PoolTotals(window, compiled.deployment.platform().billing(), false);
        isolates[site] = new IsolatePool(policy.provisioned() > 0, compiled.keepAlive, window, own);
      }
      if (compiled.deployment.platform().cpu() instanceof Cpu.Scaled cpu) {
        scaled[site] = new ScaledSite(cpu, isolates[site], compiled.tables.of(cpu.scaling().startMillis(), 1e6),
            compiled.tables.of(cpu.scaling().machines().startMillis(), 1e6), window, totals[site]);
      }
      if (compiled.deployment.platform().cpu() instanceof Cpu.Cores shared) {
        cores[site] = new Station(shared.cores(), shared.queueLimit(), window);
      }
    }
    stores = new StoreAccess[compiled.deployment.stores().size()];
    connections = new int[stores.length];
    for (int dataSet = 0; dataSet < stores.length; dataSet++) {
      connections[dataSet] =
          compiled.deployment.stores().indexOf(compiled.deployment.stores().get(dataSet)) % Long.SIZE;
      if (compiled.touches(dataSet)) {
        stores[dataSet] = new StoreAccess(compiled.deployment.stores().get(dataSet), compiled.storePaths[dataSet],
            compiled.tables, dataSet, compiled.program, connecting(dataSet), window);
      }
    }
  }

  /** The connections of a data set, which data sets of one store share; null where they are not limited. */
  private Connecting connecting(int dataSet) {
    Connections limited = compiled.deployment.stores().get(dataSet).connections();
    if (!limited.isLimited()) {
      return null;
    }
    for (int other = 0; other < dataSet; other++) {
      if (stores[other] != null && connections[other] == connections[dataSet]) {
        return stores[other].connecting;
      }
    }
    return new Connecting(limited, pools, totals.length, connections[dataSet], window);
  }

  private static boolean asksForActivity(Charge charge) {
    return charge.uses().stream().flatMap(use -> use.quantities().values().stream()).anyMatch(
        quantity -> quantity.counts(UsageKind.ACTIVE_NANOS) || quantity.counts(UsageKind.PROVISIONED_IDLE_NANOS));
  }

  void reset(long nowNanos, Draws draws) {
    for (int site = 0; site < totals.length; site++) {
      totals[site].clear();
      if (pools != null) {
        pools[site].reset(nowNanos, draws.keepAlive, draws.choice);
      } else {
        isolates[site].reset(nowNanos, draws.keepAlive);
      }
      if (cores != null) {
        cores[site].clear();
      }
      if (scaled != null) {
        scaled[site].reset(nowNanos, draws);
      }
    }
    for (StoreAccess store : stores) {
      if (store != null) {
        store.reset();
      }
    }
  }

  /** Goes on from the state at the end of one window to the next: counts anew, and draws from other streams. */
  void goOn(long nowNanos, Draws draws) {
    for (int site = 0; site < totals.length; site++) {
      totals[site].clear();
      if (pools != null) {
        pools[site].goOn(nowNanos, draws.keepAlive, draws.choice);
      } else {
        isolates[site].goOn(nowNanos, draws.keepAlive);
      }
      if (cores != null) {
        cores[site].goOn();
      }
      if (scaled != null) {
        scaled[site].goOn(draws);
      }
    }
    for (StoreAccess store : stores) {
      if (store != null) {
        store.goOn();
      }
    }
  }

  /** The measured part of the time. */
  TimeWindow window() {
    return window;
  }

  void held(int site, long startNanos, long endNanos, boolean cold) {
    totals[site].held(startNanos, endNanos, cold);
  }

  /** Ends the bookkeeping of a slice and adds it to the measurements. */
  void finish(long nowNanos, Measurements measurements) {
    long length = window.toNanos() - window.fromNanos();
    for (int site = 0; site < totals.length; site++) {
      if (pools != null) {
        pools[site].finish(nowNanos);
      } else {
        isolates[site].finish(nowNanos);
      }
      if (scaled != null) {
        scaled[site].finish(nowNanos);
      }
      PoolTotals total = totals[site];
      measurements.instances(total.existedNanos(), total.busyNanos(), total.coldBusyNanos(), total.starts(),
          total.most());
      measurements.usage().count(UsageKind.INSTANCE_NANOS, site, total.billedExistenceNanos());
      measurements.usage().count(UsageKind.ACTIVE_NANOS, site, total.billedActiveNanos());
      measurements.usage().count(UsageKind.PROVISIONED_IDLE_NANOS, site, total.provisionedIdleNanos());
      measurements.usage().count(UsageKind.COLD_STARTS, site, total.starts());
      if (together != Double.POSITIVE_INFINITY) {
        measurements.sharedCpu((long) (total.existedNanos() * together));
      }
      if (cores != null) {
        measurements.work(cores[site].busyNanos(), length * cores[site].servers());
      } else if (scaled != null) {
        measurements.work(scaled[site].busyNanos(), scaled[site].capacityNanos());
      } else if (pools != null) {
        measurements.work(total.busyNanos(), total.existedNanos() * policy.concurrency());
      }
    }
  }

  /** Whether a queue without bound had a backlog at the end of the window that its servers could not keep up with. */
  boolean saturated() {
    boolean any = false;
    for (int site = 0; cores != null && site < cores.length; site++) {
      any |= isSaturated(cores[site]);
    }
    for (int site = 0; scaled != null && site < scaled.length; site++) {
      any |= scaled[site].busyNanos() > SATURATED * scaled[site].mostNanos(window.toNanos() - window.fromNanos());
    }
    for (StoreAccess store : stores) {
      if (store != null && store.stations != null) {
        for (Station station : store.stations) {
          any |= isSaturated(station);
        }
      }
      if (store != null && store.connecting != null) {
        for (Station pool : store.connecting.pools()) {
          any |= isSaturated(pool);
        }
      }
      if (store != null && store.actors != null) {
        any |= store.actors.busiestNanos() > SATURATED * (window.toNanos() - window.fromNanos());
      }
    }
    if (pools != null && policy.maxInstances() != InstancePolicy.UNLIMITED && policy.queueLimit() > 0) {
      long length = window.toNanos() - window.fromNanos();
      for (PoolTotals total : totals) {
        double capacity = (double) length * policy.maxInstances() * policy.concurrency();
        any |= total.busyNanos() > SATURATED * capacity;
      }
    }
    return any;
  }

  private boolean isSaturated(Station station) {
    long length = window.toNanos() - window.fromNanos();
    return station.busyNanos() > SATURATED * length * station.servers();
  }
}
