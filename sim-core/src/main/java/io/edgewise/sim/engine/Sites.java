package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.result.Measurements;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** The contended things of a platform: the instances and cores at each of its places, and the stores. */
final class Sites {

  private final TimeWindow window;
  private final InstancePolicy policy;
  private final double together;

  private final int first;
  private final int end;
  private final boolean ownsStores;
  private final boolean orchestrates;

  // By site, null for those of other platforms; of the first two one is null.
  final InstancePool[] pools;
  final IsolatePool[] isolates;

  /** By site, or null where every request has CPU of its own. */
  final Station[] cores;

  /** By site, or null where no number of servers follows the load. */
  final ScaledSite[] scaled;

  /** By data set; null for data sets that no step touches. */
  final StoreAccess[] stores;

  /** Null where nothing is cached for as long as is remembered. */
  final EarlierCopies earlier;

  /** By data set: number of the connection that an instance keeps to its store; equal stores share one. */
  final int[] connections;

  private final PoolTotals[] totals;
  private final List<StoreThroughput> held;

  /** What serves users, and the stores. */
  Sites(CompiledDeployment compiled, TimeWindow window) {
    this(compiled, compiled.compute, stores(compiled, window), true, window);
  }

  /** What serves the calls of a service; stores belong to {@code users} and are shared with it. */
  Sites(CompiledDeployment compiled, CompiledPlatform service, Sites users, TimeWindow window) {
    this(compiled, service, users.stores, false, window);
  }

  private Sites(CompiledDeployment compiled, CompiledPlatform compute, StoreAccess[] stores, boolean ownsStores,
      TimeWindow window) {
    this.window = window;
    this.stores = stores;
    this.ownsStores = ownsStores;
    orchestrates = compute.orchestrates;
    Cpu cpu = compute.platform.cpu();
    policy = compute.platform.instances();
    together = cpu instanceof Cpu.Dedicated own ? own.together() : Double.POSITIVE_INFINITY;
    first = compute.firstSite;
    end = compute.endSite;
    boolean bounded = policy.concurrency() != InstancePolicy.UNLIMITED;
    pools = bounded ? new InstancePool[end] : null;
    isolates = bounded ? null : new IsolatePool[end];
    cores = cpu instanceof Cpu.Cores ? new Station[end] : null;
    scaled = cpu instanceof Cpu.Scaled ? new ScaledSite[end] : null;
    totals = new PoolTotals[end];
    boolean asked = compiled.deployment.charges().stream().anyMatch(Sites::asksForActivity);
    for (int site = first; site < end; site++) {
      totals[site] = new PoolTotals(window, compute.platform.billing(), asked);
      if (bounded) {
        pools[site] = new InstancePool(policy, compute.endsKnown && compiled.faults == null, compute.keepAlive, window,
            totals[site], compiled.faults != null);
      } else {
        // Where servers scale, they are the instances, and not what requests enter.
        PoolTotals own =
            scaled == null ? totals[site] : new PoolTotals(window, compute.platform.billing(), false);
        isolates[site] = new IsolatePool(policy.provisioned() > 0, compute.keepAlive, window, own);
      }
      if (cpu instanceof Cpu.Scaled servers) {
        scaled[site] = new ScaledSite(servers, isolates[site], compiled.tables.of(servers.scaling().startMillis(), 1e6),
            compiled.tables.of(servers.scaling().machines().startMillis(), 1e6), window, totals[site]);
      }
      if (cpu instanceof Cpu.Cores shared) {
        cores[site] = new Station(shared.cores(), shared.queueLimit(), window);
      }
    }
    earlier = compiled.recalls() || compiled.copyMemoryNanos > 0 ? new EarlierCopies(compiled) : null;
    held = distinctThroughputs();
    connections = new int[stores.length];
    for (int dataSet = 0; dataSet < stores.length; dataSet++) {
      connections[dataSet] =
          compiled.deployment.stores().indexOf(compiled.deployment.stores().get(dataSet)) % Long.SIZE;
      for (int site = first; bounded && stores[dataSet] != null && stores[dataSet].connecting != null
          && site < end; site++) {
        stores[dataSet].connecting.serve(pools[site]);
      }
    }
  }

  private static StoreAccess[] stores(CompiledDeployment compiled, TimeWindow window) {
    StoreAccess[] stores = new StoreAccess[compiled.deployment.stores().size()];
    CopyArrays.Spare spare = new CopyArrays.Spare();
    for (int dataSet = 0; dataSet < stores.length; dataSet++) {
      if (compiled.touches(dataSet)) {
        StoreFaults faults = compiled.faults == null ? null : new StoreFaults(compiled, dataSet);
        stores[dataSet] = new StoreAccess(compiled.deployment.stores().get(dataSet),
            faults == null ? compiled.storePaths[dataSet] : compiled.storePaths[dataSet].copy(),
            compiled.tables, dataSet, compiled.cachedCopies(dataSet), spare, compiled.program,
            connecting(compiled, stores, dataSet, window),
            throughput(compiled, stores, dataSet, window), window, compiled.scenario.observesSessions(), faults);
      }
    }
    return stores;
  }

  /** The connections of a data set, which data sets of one store share; null where they are not limited. */
  private static Connecting connecting(CompiledDeployment compiled, StoreAccess[] stores, int dataSet,
      TimeWindow window) {
    StateStore store = compiled.deployment.stores().get(dataSet);
    if (!store.connections().isLimited()) {
      return null;
    }
    int first = compiled.deployment.stores().indexOf(store);
    for (int other = first; other < dataSet; other++) {
      if (stores[other] != null && compiled.deployment.stores().get(other).equals(store)) {
        return stores[other].connecting;
      }
    }
    return new Connecting(store.connections(), first % Long.SIZE, compiled.places.size(), window);
  }

  /** What a store holds ready for all of its data sets; null where it takes all. */
  private static StoreThroughput throughput(CompiledDeployment compiled, StoreAccess[] stores, int dataSet,
      TimeWindow window) {
    StateStore store = compiled.deployment.stores().get(dataSet);
    if (!store.throughput().isLimited()) {
      return null;
    }
    for (int other = 0; other < dataSet; other++) {
      if (stores[other] != null && compiled.deployment.stores().get(other).equals(store)) {
        return stores[other].throughput;
      }
    }
    return new StoreThroughput(store, dataSet, compiled.tables, window);
  }

  /** The units that stores hold ready, each store once. */
  List<StoreThroughput> throughputs() {
    return held;
  }

  private List<StoreThroughput> distinctThroughputs() {
    return !ownsStores ? List.of()
        : Arrays.stream(stores).filter(store -> store != null && store.throughput != null)
            .map(store -> store.throughput).distinct().toList();
  }

  private static boolean asksForActivity(Charge charge) {
    return charge.counts(UsageKind.ACTIVE_NANOS) || charge.counts(UsageKind.PROVISIONED_IDLE_NANOS);
  }

  void reset(long nowNanos, Draws draws) {
    for (int site = first; site < end; site++) {
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
      if (store != null && ownsStores) {
        store.reset();
      }
    }
    held.forEach(units -> units.reset(nowNanos, draws));
  }

  /** Until a time, the instances that requests ask for have been there already. */
  void fillUntil(long nanos) {
    for (int site = first; pools != null && site < end; site++) {
      pools[site].fillUntil(nanos);
    }
  }

  /**
   * Ends instances at some of the sites: idle ones now, others when their last request has left. Provisioned ones and
   * servers stay.
   *
   * @param at which sites
   * @param share part of those that were started before a time and have not ended, rounded to whole instances of each site
   * @param startedBefore that time
   */
  void endInstances(IntPredicate at, long nowNanos, double share, long startedBefore) {
    for (int site = first; site < end; site++) {
      if (at.test(site)) {
        if (pools != null) {
          pools[site].endInstances(nowNanos, share, startedBefore);
        } else if (scaled == null) {
          isolates[site].end(nowNanos);
        }
      }
    }
  }

  /** The measured window begins now: counts the instances that are there, of which none may start in it. */
  void beginWindow(long nowNanos) {
    for (int site = first; site < end; site++) {
      if (pools != null) {
        pools[site].beginWindow(nowNanos);
      } else {
        isolates[site].beginWindow(nowNanos);
      }
      if (scaled != null) {
        scaled[site].beginWindow();
      }
    }
  }

  /** Goes on from the state at the end of one window to the next: counts anew, and draws from other streams. */
  void goOn(long nowNanos, Draws draws) {
    for (int site = first; site < end; site++) {
      totals[site].goOn();
      if (pools != null) {
        pools[site].goOn(nowNanos, draws.keepAlive, draws.choice);
      } else {
        isolates[site].goOn(nowNanos, draws.keepAlive);
      }
      if (cores != null) {
        cores[site].goOn(nowNanos);
      }
      if (scaled != null) {
        scaled[site].goOn(draws);
      }
    }
    for (StoreAccess store : stores) {
      if (store != null && ownsStores) {
        store.goOn(nowNanos);
      }
    }
    held.forEach(units -> units.goOn(draws));
  }

  /** The instance of a request; 0 where isolates have none of their own. */
  int instance(RequestTable table, int slot) {
    return pools == null ? 0 : table.instance(slot);
  }

  /** When an instance of a site became ready. */
  long readyNanos(int site, int instance) {
    return pools == null ? isolates[site].readyNanos() : pools[site].readyNanos(instance);
  }

  /** The cache that the code on an instance asks first; null where it asks a tier. */
  KeyCache near(Caches caches, int site, int instance) {
    return caches.bySite != null ? caches.bySite[site] : caches.near(site, instance, readyNanos(site, instance));
  }

  /** The measured part of the time. */
  TimeWindow window() {
    return window;
  }

  /** A request asks for an instance of a site. */
  void asked(int site) {
    totals[site].asked();
  }

  /** It is known for how long a request holds its instance of a site. */
  void served(int site, long nanos) {
    totals[site].served(nanos);
  }

  void held(int site, long startNanos, long endNanos, boolean cold) {
    totals[site].held(startNanos, endNanos, cold);
  }

  /** Ends the bookkeeping of a slice and adds it to the measurements. */
  void finish(long nowNanos, Measurements measurements) {
    long length = window.toNanos() - window.fromNanos();
    held.forEach(units -> units.finish(Math.max(nowNanos, window.toNanos()), measurements));
    for (int site = first; site < end; site++) {
      if (pools != null) {
        pools[site].finish(nowNanos);
      } else {
        isolates[site].finish(nowNanos);
      }
      if (scaled != null) {
        scaled[site].finish(nowNanos);
      }
      if (orchestrates) {
        // Executions of workflows hold no instance of anybody.
        continue;
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

  /** Looks whether everything is at rest. */
  void audit(Audit audit) {
    for (int site = first; site < end; site++) {
      audit.pool(site, totals[site], policy.concurrency(), orchestrates);
      audit.require(pools == null || pools[site].isAtRest(), "instances of site " + site + " are still held");
      audit.require(isolates == null || isolates[site].isAtRest(), "requests are still on the isolate of site " + site);
      audit.require(scaled == null || scaled[site].station.isAtRest(), "cores of site " + site + " still work");
    }
  }

  /** Counts the work that comes to the queues from now on. */
  void countOffered() {
    for (int site = first; site < end; site++) {
      totals[site].countOffered();
      if (cores != null) {
        cores[site].countOffered();
      }
      if (scaled != null) {
        scaled[site].station.countOffered();
      }
    }
    for (StoreAccess store : stores) {
      if (store != null && ownsStores) {
        store.countOffered();
      }
    }
  }

  /** Looks how busy each queue is. */
  void look(OfferedLoad load) {
    boolean queues = pools != null && policy.maxInstances() != InstancePolicy.UNLIMITED && policy.queueLimit() > 0;
    for (int site = first; site < end; site++) {
      // Services, which own no stores, are called for the users of all sites.
      int from = ownsStores ? site : OfferedLoad.ALL;
      if (cores != null) {
        cores[site].look(load, from);
      }
      if (scaled != null) {
        scaled[site].look(load, from);
      }
      if (queues) {
        load.look(from, (double) policy.maxInstances() * policy.concurrency(), totals[site].busyNanos(),
            totals[site].offeredNanos());
      }
    }
    for (StoreAccess store : stores) {
      if (store != null && ownsStores) {
        store.look(load);
      }
    }
  }
}
