package io.edgewise.sim.engine;

import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.result.Measurements;
import java.util.Arrays;

/**
 * One data set's store as its compute sites see it: round-trip times compiled to arrays, one queue for each copy where
 * the capacity is bounded, and the caches.
 */
final class StoreAccess {

  final StateStore store;
  /** What is broken; null where nothing ever is. */
  final StoreFaults faults;

  /** Its own where something breaks, because they change then. */
  private final StorePaths paths;

  final QuantileTable readTable;
  final QuantileTable writeTable;

  // By site: round-trip time and copy for each way to use the store.
  final long[] readRttNanos;
  final int[] readCopy;
  final long[] strongRttNanos;
  final int[] strongCopy;
  final long[] writeRttNanos;
  final int[] writeCopy;

  // By site: of the second nearest copy, for reads that are sent twice; null where none is.
  private final long[] secondRttNanos;
  private final int[] secondCopy;

  /** By site: whether reads, and writes, leave the site's place. */
  final boolean[] readsRemote;
  final boolean[] writesRemote;

  /** By copy; null where operations never wait for each other. */
  final Station[] stations;

  /** Lag of replication, or null for stores without replicas. */
  final QuantileTable lagTable;

  /** Whether every copy takes writes, so that none knows all of them. */
  final boolean manyPrimaries;

  /** Whether two writes to a key may be made at different copies. */
  final boolean mayConflict;

  /** Caches, or null for stores without. */
  final Caches caches;

  /** Where the keys live and what they are busy with, or null for stores of copies. */
  final Actors actors;

  /** Asks the replicas of a store without a primary; null for other stores. */
  final QuorumAccess quorum;

  /** Whether operations have to come in the order of their times. */
  final boolean mayWait;

  /** Which reads, and which writes, the partitions take; null where they take all. */
  final PartitionRates readRates;
  final PartitionRates writeRates;

  /** Connections that operations need, or null where nobody has to do without. */
  final Connecting connecting;

  /** Units that are held ready, or null where all are taken. */
  final StoreThroughput throughput;

  /** Whether operations may be refused because of a rate. */
  final boolean isLimited;

  /** What sessions know; null where nobody asks for it, or no copy could be older. */
  final Sessions sessions;

  /** The last write of each key, or null where staleness cannot occur. */
  final LastWrites writes;

  /** @param cachedCopies that fit into each cache that the code asks first; a negative number for all */
  StoreAccess(StateStore store, StorePaths paths, TableCache tables, int dataSet, int cachedCopies,
      CopyArrays.Spare spare,
      RequestProgram program,
      Connecting connecting, StoreThroughput throughput, TimeWindow window, boolean observesSessions,
      StoreFaults faults) {
    this.faults = faults;
    this.paths = paths;
    this.store = store;
    readTable = tables.of(store.readMillis(), 1e6);
    writeTable = tables.of(store.writeMillis(), 1e6);
    boolean hedges = store.client().hedge().isPresent() && store.layout() instanceof StateStore.Replicated;
    readRttNanos = hedges ? paths.readRttNanos.clone() : paths.readRttNanos;
    readCopy = hedges ? paths.readCopy.clone() : paths.readCopy;
    secondRttNanos = hedges ? paths.secondRttNanos.clone() : null;
    secondCopy = hedges ? paths.secondCopy.clone() : null;
    strongRttNanos = paths.strongRttNanos;
    strongCopy = paths.strongCopy;
    writeRttNanos = paths.writeRttNanos;
    writeCopy = paths.writeCopy;
    readsRemote = paths.readsRemote;
    writesRemote = paths.writesRemote;
    this.connecting = connecting;
    this.throughput = throughput;
    stations = store.capacity().isUnlimited() ? null : new Station[paths.copies];
    for (int copy = 0; stations != null && copy < stations.length; copy++) {
      stations[copy] = new Station(store.capacity().servers(), store.capacity().queueLimit(), window);
    }
    lagTable = store.layout() instanceof StateStore.Replicated replicated
        ? tables.of(replicated.lagMillis(), 1e6)
        : null;
    manyPrimaries = store.layout() instanceof StateStore.Replicated copies && copies.multiPrimary();
    mayConflict = manyPrimaries && Arrays.stream(writeCopy).distinct().count() > 1;
    caches =
        store.layout() instanceof StateStore.EdgeCached cached ? new Caches(cached, paths, tables, cachedCopies, spare)
            : null;
    actors = store.layout() instanceof StateStore.Actors ? new Actors(paths, window) : null;
    quorum = store.layout() instanceof Quorum layout
        ? new QuorumAccess(layout, store, paths, tables, program.writes(dataSet), faults) : null;
    mayWait = store.mayWait();
    readRates = rates(store.rates().readUnitsPerSecond(), program);
    writeRates = rates(store.rates().writeUnitsPerSecond(), program);
    isLimited = readRates != null || writeRates != null || throughput != null;
    writes =
        program.writes(dataSet) && paths.homeRttNanos == null && (caches != null || paths.copies > 1)
            ? new LastWrites() : null;
    boolean knows = observesSessions || lagTable != null && program.readsOwnWrites(dataSet);
    sessions = knows && (writes != null || quorum != null && program.writes(dataSet))
        ? new Sessions(store, paths.copies, lagTable, caches == null ? 0 : caches.memoryNanos()) : null;
  }

  private PartitionRates rates(double unitsPerSecond, RequestProgram program) {
    if (unitsPerSecond == Double.POSITIVE_INFINITY) {
      return null;
    }
    RequestProgram.Operation[] operations = program.operations();
    int count = store.rates().partitions();
    boolean replicated = store.layout() instanceof StateStore.Replicated;
    return new PartitionRates(unitsPerSecond, store.rates().burstNanos(), (step, copy, keyBits) -> {
      int key = operations[step].keys().sample(keyBits);
      long partition = count == 0 ? key : Math.floorMod(key * 0x9E3779B9, count);
      return (long) (replicated ? copy : 0) << 32 | partition;
    });
  }

  /**
   * Whether a copy takes an operation now.
   *
   * @param keyBits random bits of which its key is drawn
   * @param milliUnits thousandths of a unit that it is
   */
  boolean admits(RequestProgram.Operation operation, int copy, long keyBits, long milliUnits, long nowNanos) {
    if (throughput != null && !throughput.admits(operation.isRead(), milliUnits, nowNanos)) {
      return false;
    }
    PartitionRates rates = operation.isRead() ? readRates : writeRates;
    return rates == null || rates.admits(operation.stepIndex(), copy, keyBits, milliUnits, nowNanos);
  }

  /**
   * A write is made at a copy of a store where a read may miss it.
   *
   * @param request number of its request
   * @param clockNanos a time that no later operation lies before
   * @param measurements take whether another write is lost; null where it is not measured
   */
  void written(int key, long atNanos, long request, int copy, long clockNanos, Draws draws,
      Measurements measurements) {
    if (mayConflict && measurements != null) {
      int last = writes.find(key);
      measurements.consistency().contestedWrite(
          last >= 0 && writes.isConcurrent(last, atNanos, request, copy, lagTable, draws.lag));
    }
    writes.written(key, atNanos, request, copy);
    if (sessions != null) {
      sessions.made(key, atNanos, request, copy, clockNanos, draws);
    }
  }

  /** The ways to the copies are others from now on; replicas of a quorum that are down never answer. */
  void follow(StorePaths others, long nowNanos) {
    paths.become(others);
    if (secondCopy != null) {
      System.arraycopy(others.readRttNanos, 0, readRttNanos, 0, readRttNanos.length);
      System.arraycopy(others.readCopy, 0, readCopy, 0, readCopy.length);
      System.arraycopy(others.secondRttNanos, 0, secondRttNanos, 0, secondRttNanos.length);
      System.arraycopy(others.secondCopy, 0, secondCopy, 0, secondCopy.length);
    }
    for (int copy = 0; quorum != null && copy < paths.copies; copy++) {
      for (long[] rttNanos : paths.homeRttNanos) {
        rttNanos[copy] = faults.isDown(copy, nowNanos) ? QuorumAccess.NO_ANSWER_NANOS : rttNanos[copy];
      }
    }
  }

  /** The copy that an operation goes to; of actors the home of its key, which has been used. */
  int copy(RequestProgram.Operation operation, int site, int key, boolean strong) {
    if (actors != null) {
      return actors.home(key);
    }
    if (!operation.isRead()) {
      return writeCopy[site];
    }
    return strong ? strongCopy[site] : readCopy[site];
  }

  /** Lets the reads of a site ask the second nearest copy in place of the nearest, if there are several, or back. */
  void turn(int site) {
    if (secondCopy != null) {
      long rtt = readRttNanos[site];
      readRttNanos[site] = secondRttNanos[site];
      secondRttNanos[site] = rtt;
      int copy = readCopy[site];
      readCopy[site] = secondCopy[site];
      secondCopy[site] = copy;
    }
  }

  void reset() {
    if (readRates != null) {
      readRates.clear();
    }
    if (writeRates != null) {
      writeRates.clear();
    }
    if (connecting != null) {
      connecting.clear();
    }
    for (int copy = 0; stations != null && copy < stations.length; copy++) {
      stations[copy].clear();
    }
    if (caches != null) {
      caches.clear();
    }
    if (actors != null) {
      actors.clear();
    }
    if (quorum != null) {
      quorum.clear();
    }
    if (sessions != null) {
      sessions.clear();
    }
    if (writes != null) {
      writes.clear();
    }
  }

  /** Counts the work that comes to the queues from now on. */
  void countOffered() {
    if (connecting != null) {
      connecting.countOffered();
    }
    for (int copy = 0; stations != null && copy < stations.length; copy++) {
      stations[copy].countOffered();
    }
    if (actors != null) {
      actors.countOffered();
    }
  }

  /** Looks how busy each queue is. */
  void look(OfferedLoad load) {
    if (connecting != null) {
      connecting.look(load);
    }
    for (int copy = 0; stations != null && copy < stations.length; copy++) {
      stations[copy].look(load, OfferedLoad.ALL);
    }
    if (actors != null) {
      actors.look(load);
    }
  }

  /** Starts to count anew; queues, copies and writes stay. */
  void goOn(long nowNanos) {
    if (connecting != null) {
      connecting.goOn(nowNanos);
    }
    for (int copy = 0; stations != null && copy < stations.length; copy++) {
      stations[copy].goOn(nowNanos);
    }
    if (actors != null) {
      actors.goOn(nowNanos);
    }
  }
}
