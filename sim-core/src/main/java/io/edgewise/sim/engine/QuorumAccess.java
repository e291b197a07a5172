package io.edgewise.sim.engine;

import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;
import io.edgewise.sim.result.Measurements;
import java.util.Arrays;

/**
 * Operations on replicas without a primary. All of them are asked at once, each over a way with its own jitter and with its
 * own service time; the answer that makes the quorum full ends the operation. Operations must come in the order in which
 * they begin: a read then knows every write that was committed before it.
 */
final class QuorumAccess {

  /** Round-trip time to a replica that is down: longer than any horizon. */
  static final long NO_ANSWER_NANOS = 1L << 55;

  private final int readQuorum;
  private final int strongQuorum;
  private final int writeQuorum;
  private final int connectRoundTrips;

  /** Null where nothing breaks. */
  private final StoreFaults faults;
  private final QuantileTable readTable;
  private final QuantileTable writeTable;

  /** By site and replica. */
  private final long[][] rttNanos;

  private final int[] remoteCopies;

  /** By replica but the first: gives the number of all draws of an operation there, from the number of its request. */
  private final RandomStream[] numbers;

  /** Null where nothing is written. */
  private final Versions versions;

  // Of the operation at hand, by replica: when it is done there, and when its answer is back. Then the latter in order.
  private final long[] doneNanos;
  private final long[] answeredNanos;
  private final long[] inOrder;
  private long shownNanos;

  QuorumAccess(Quorum layout, StateStore store, StorePaths paths, TableCache tables, boolean isWritten,
      StoreFaults faults) {
    this.faults = faults;
    readQuorum = layout.readQuorum();
    strongQuorum = layout.strongQuorum();
    writeQuorum = layout.writeQuorum();
    connectRoundTrips = store.connectRoundTrips();
    readTable = tables.of(store.readMillis(), 1e6);
    writeTable = tables.of(store.writeMillis(), 1e6);
    rttNanos = paths.homeRttNanos;
    remoteCopies = paths.remoteCopies;
    int replicas = layout.replicas().size();
    numbers = new RandomStream[replicas];
    for (int replica = 1; replica < replicas; replica++) {
      numbers[replica] = RandomStream.of(0, 0, Purpose.REPLICA, replica);
    }
    versions = isWritten ? new Versions(replicas) : null;
    doneNanos = new long[replicas];
    answeredNanos = new long[replicas];
    inOrder = new long[replicas];
  }

  void clear() {
    if (versions != null) {
      versions.clear();
    }
  }

  /** All replicas. */
  int replicas() {
    return answeredNanos.length;
  }

  /** Replicas that are not at the place of a site. */
  int remote(int site) {
    return remoteCopies[site];
  }

  /**
   * Makes an operation that begins now; returns when its answer is back.
   *
   * @param number of its request
   * @param connects whether the instance has to open its connections first
   * @param measurements takes the staleness of a read; null for one that is not measured
   */
  long operate(RequestProgram.Operation operation, int site, int key, long number, boolean connects, long nowNanos,
      Draws draws, Backbone backbone, Measurements measurements) {
    ask(operation, rttNanos[site], number, nowNanos, connects ? connectRoundTrips : 0, draws, backbone);
    if (!operation.isRead()) {
      long committed = inOrder[writeQuorum - 1];
      versions.add(key, nowNanos, committed, doneNanos, nowNanos);
      shownNanos = nowNanos;
      return committed;
    }
    int quorum = quorum(operation);
    if (measurements != null) {
      measurements.read();
    }
    if (versions != null) {
      int seen = seen(key, quorum, number, operation.stepIndex(), draws);
      shownNanos = versions.writtenNanos(seen);
      int missed = versions.missed(key, seen, nowNanos);
      if (missed > 0 && measurements != null) {
        measurements.stale(nowNanos - versions.missedAtNanos());
        measurements.consistency().missed(missed);
      }
    }
    return inOrder[quorum - 1];
  }

  /** When what the last operation wrote or read was written, of stores that are written. */
  long shownNanos() {
    return shownNanos;
  }

  private void ask(RequestProgram.Operation operation, long[] rtt, long number, long nowNanos, int connectRounds,
      Draws draws, Backbone backbone) {
    QuantileTable service = operation.isRead() ? readTable : writeTable;
    int step = operation.stepIndex();
    for (int replica = 0; replica < rtt.length; replica++) {
      long there = replica == 0 ? number : numbers[replica].bits(number);
      long trip = backbone.roundTripNanos(rtt[replica], draws, step, there);
      doneNanos[replica] =
          nowNanos + connectRounds * trip + trip / 2 + slowed(service.sampleNanos(draws.service[step], there), replica);
      answeredNanos[replica] = doneNanos[replica] + (trip - trip / 2);
    }
    System.arraycopy(answeredNanos, 0, inOrder, 0, rtt.length);
    Arrays.sort(inOrder);
  }

  private long slowed(long nanos, int replica) {
    return faults == null ? nanos : faults.slowed(nanos, replica);
  }

  /** How many replicas have to answer an operation. */
  int quorum(RequestProgram.Operation operation) {
    if (!operation.isRead()) {
      return writeQuorum;
    }
    return operation.isDemanding() ? strongQuorum : readQuorum;
  }

  /** The newest version of the first answers; which ones of those that come at the same time is left to chance. */
  private int seen(int key, int quorum, long number, int step, Draws draws) {
    int replicas = answeredNanos.length;
    long end = inOrder[quorum - 1];
    int seen = Versions.NONE;
    int before = 0;
    for (int replica = 0; replica < replicas; replica++) {
      if (answeredNanos[replica] < end) {
        seen = newer(key, replica, seen);
        before++;
      }
    }
    int first = (int) Long.remainderUnsigned(draws.cacheService[step].bits(number), replicas);
    for (int i = 0; before < quorum; i++) {
      int replica = (first + i) % replicas;
      if (answeredNanos[replica] == end) {
        seen = newer(key, replica, seen);
        before++;
      }
    }
    return seen;
  }

  private int newer(int key, int replica, int seen) {
    return versions.newer(key, versions.newest(key, replica, doneNanos[replica]), seen);
  }
}
