package io.edgewise.sim.engine;

import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.SessionLoad;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;

/** The sessions of a workload compiled for sampling. Safe to share. */
final class SessionTable {

  /** By how many bits the number of a request is longer than that of its session: below it stands its place in there. */
  static final int PLACE_BITS = 16;

  private static final int GRID = 1 << 16;

  /** Sessions drawn to learn how long they last. */
  private static final int SAMPLES = 20_000;

  /** When sessions start: the load divided by the mean number of their requests. */
  final ArrivalTable starts;

  final QuantileTable think;

  /** A request that comes longer after the one before opens a connection. */
  final long idleNanos;

  /** Most requests over one connection. */
  final long mostOnConnection;

  /** For how long a resolved name is remembered. */
  final long nameNanos;

  /** Sessions that started longer ago are over: all but one in some twenty thousand. */
  final long spanNanos;

  private final QuantileTable requests;
  private final double meanRequests;

  SessionTable(Workload workload, SessionLoad sessions, TableCache tables) {
    requests = tables.of(sessions.requests(), 1);
    think = tables.of(sessions.thinkMillis(), 1e6);
    double sum = 0;
    for (int i = 0; i < GRID; i++) {
      sum += requests((long) i << 48 | 1L << 47);
    }
    meanRequests = sum / GRID;
    starts = new ArrivalTable(workload.load(), tables, meanRequests);
    ConnectionSetUp connection = workload.connection();
    idleNanos = connection.reuse().idleNanos();
    mostOnConnection = (long) connection.requestsPerConnection();
    nameNanos = connection.reuse().nameNanos();
    spanNanos = longest();
  }

  /** Requests of the session that 64 random bits stand for. */
  int requests(long bits) {
    return SessionLoad.rounded(requests.sample(bits));
  }

  /** Requests of a session on average. */
  double meanRequests() {
    return meanRequests;
  }

  /** The longest of many sessions. */
  private long longest() {
    RandomStream lengths = RandomStream.of(0, 0, Purpose.SESSION_LENGTH, 0);
    RandomStream pauses = RandomStream.of(0, 0, Purpose.THINK_TIME, 0);
    long longest = 0;
    for (long session = 0; session < SAMPLES; session++) {
      int length = requests(lengths.bits(session));
      long lasts = 0;
      for (int place = 1; place < length; place++) {
        lasts += think.sampleNanos(pauses.bits(session << PLACE_BITS | place));
      }
      longest = Math.max(longest, lasts);
    }
    return longest;
  }
}
