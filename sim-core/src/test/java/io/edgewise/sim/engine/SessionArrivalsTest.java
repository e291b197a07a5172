package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Lab;
import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Sampling;
import io.edgewise.sim.model.SessionLoad;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.theory.ConnectionReuse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When the requests of sessions come; every interval fails once in 1,000 seeds. */
class SessionArrivalsTest {

  private static final Distribution LENGTHS = Lognormal.ofMedianAndSigma(5, 0.8);

  private static SessionTable table(double rate, Distribution requests, Distribution thinkMillis, double most,
      long idleNanos, long nameNanos) {
    Workload workload = new Workload(List.of(Lab.place(1), Lab.place(2)),
        LoadCurve.constant(rate, new OriginMix(1, 3), 3600 * Lab.SECOND), AccessLink.NONE,
        new ConnectionSetUp(2, most, new Constant(0), new ConnectionSetUp.Reuse(idleNanos, 1, nameNanos)))
        .inSessions(new SessionLoad(requests, thinkMillis));
    return new SessionTable(workload, workload.sessions().orElseThrow(), new TableCache());
  }

  private static Draws draws(int replication) {
    return new Draws(Sampling.INDEPENDENT, 5, replication, new boolean[0], 0, 0, false, SessionTable.PLACE_BITS);
  }

  private static void contains(double expected, double within, double[] values) {
    ConfidenceInterval interval = ConfidenceInterval.ofReplications(values, 0.999);
    assertTrue(interval.contains(expected), () -> interval + " misses " + expected);
    assertTrue(interval.halfWidth() < within * expected, () -> "known too badly: " + interval);
  }

  @Test
  @DisplayName("as many requests as stated, and as many sessions under way as M/G/inf says, from the first second on")
  void stationary() {
    SessionTable table = table(50, LENGTHS, new Exponential(20_000), 100, Lab.SECOND, Long.MAX_VALUE);
    assertEquals(Arrays.stream(new SessionLoad(LENGTHS, LENGTHS).lengths()).average().orElseThrow(),
        table.meanRequests(), 1e-3 * table.meanRequests());
    SessionArrivals arrivals = new SessionArrivals(table);
    double[] requests = new double[300];
    double[] sessions = new double[300];
    for (int replication = 0; replication < 300; replication++) {
      arrivals.start(1_000 * Lab.SECOND, 1_002 * Lab.SECOND, 0, draws(replication));
      sessions[replication] = arrivals.underWay();
      while (arrivals.nextNanos() != Long.MAX_VALUE) {
        requests[replication]++;
        arrivals.advance();
      }
    }
    contains(100, 0.03, requests);
    // Sessions start at rate / mean requests and last one pause less than they have requests.
    double expected = 50 / table.meanRequests() * (table.meanRequests() - 1) * 20;
    contains(expected, 0.02, sessions);
    double variance = Arrays.stream(sessions).map(n -> (n - expected) * (n - expected)).sum() / 300;
    assertEquals(1, variance / expected, 0.3, "the number is Poisson");
  }

  @Test
  @DisplayName("requests come in order, each once; a session keeps its origin, counts its requests, and comes to its end")
  void sequences() {
    SessionArrivals arrivals = new SessionArrivals(
        table(50, LENGTHS, new Exponential(2_000), 100, Lab.SECOND, Long.MAX_VALUE));
    arrivals.start(0, 600 * Lab.SECOND, 7L << SessionTable.PLACE_BITS, draws(0));
    Map<Long, Integer> origins = new HashMap<>();
    Map<Long, Long> places = new HashMap<>();
    long before = 0;
    long fromFirst = 0;
    int far = 0;
    while (arrivals.nextNanos() != Long.MAX_VALUE) {
      assertTrue(arrivals.nextNanos() >= before);
      before = arrivals.nextNanos();
      long session = arrivals.number() >> SessionTable.PLACE_BITS;
      long place = arrivals.number() & (1 << SessionTable.PLACE_BITS) - 1;
      assertTrue(session >= 7, "session " + session);
      assertEquals(arrivals.origin(), origins.computeIfAbsent(session, key -> arrivals.origin()));
      Long last = places.put(session, place);
      assertEquals(last == null ? place : last + 1, place);
      assertEquals(place == 0, arrivals.opening() == SessionArrivals.NEW);
      fromFirst += last == null && place == 0 ? 1 : 0;
      far += arrivals.origin();
      arrivals.advance();
    }
    assertTrue(fromFirst > 0.95 * origins.size() && fromFirst < origins.size(), "some were under way at the start");
    assertEquals(0.75, (double) far / places.values().stream().mapToLong(last -> last + 1).sum(), 0.03);
    assertTrue(
        arrivals.nextFree() >> SessionTable.PLACE_BITS > origins.keySet().stream().max(Long::compare).orElseThrow());
  }

  @Test
  @DisplayName("new and resumed connections: their shares are those of the renewal process")
  void connections() {
    Exponential think = new Exponential(10_000);
    for (double most : new double[] {1, 3, Double.POSITIVE_INFINITY}) {
      for (double idleSeconds : new double[] {0, 8, 1e6}) {
        SessionArrivals arrivals = new SessionArrivals(
            table(100, LENGTHS, think, most, Math.round(idleSeconds * Lab.SECOND), Long.MAX_VALUE));
        ConnectionReuse reuse = new ConnectionReuse(new SessionLoad(LENGTHS, think).lengths(),
            1 - think.cdf(idleSeconds * 1e3), (long) most);
        double[][] shares = shares(arrivals);
        contains(reuse.newShare(), 0.03, shares[0]);
        if (reuse.reopenedShare() == 0) {
          assertEquals(0, Arrays.stream(shares[1]).sum());
        } else {
          contains(reuse.reopenedShare(), 0.03, shares[1]);
        }
        assertTrue(most > 1 || Math.abs(reuse.newShare() + reuse.reopenedShare() - 1) < 1e-12);
      }
    }
  }

  private static double[][] shares(SessionArrivals arrivals) {
    double[][] shares = new double[2][40];
    for (int replication = 0; replication < 40; replication++) {
      arrivals.start(0, 100 * Lab.SECOND, 0, draws(replication));
      int requests = 0;
      while (arrivals.nextNanos() != Long.MAX_VALUE) {
        requests++;
        shares[0][replication] += arrivals.opening() == SessionArrivals.NEW ? 1 : 0;
        shares[1][replication] += arrivals.opening() == SessionArrivals.RESUMED ? 1 : 0;
        arrivals.advance();
      }
      shares[0][replication] /= requests;
      shares[1][replication] /= requests;
    }
    return shares;
  }

  @Test
  @DisplayName("by hand: pauses of 10 s, names kept for 25 s, connections closed after 5 s: every third request resolves")
  void names() {
    SessionArrivals arrivals = new SessionArrivals(
        table(10, new Constant(8), new Constant(10_000), 100, 5 * Lab.SECOND, 25 * Lab.SECOND));
    arrivals.start(0, 200 * Lab.SECOND, 0, draws(0));
    int seen = 0;
    while (arrivals.nextNanos() != Long.MAX_VALUE) {
      long place = arrivals.number() & (1 << SessionTable.PLACE_BITS) - 1;
      assertEquals(place % 3 == 0, arrivals.resolves(), () -> "request " + place);
      seen |= 1 << place;
      arrivals.advance();
    }
    assertEquals(255, seen, "places seen");
  }

  @Test
  @DisplayName("ConnectionReuse by hand: three requests, pauses that expire with 1/4, two requests a connection")
  void byHand() {
    // Request 2 reopens with 1/4. Request 3 does with 1/4, and with 3/4 x 3/4 because request 2 used the connection up.
    ConnectionReuse reuse = new ConnectionReuse(new int[] {3}, 0.25, 2);
    assertEquals(1.0 / 3, reuse.newShare(), 1e-15);
    assertEquals((0.25 + 0.25 + 0.5625) / 3, reuse.reopenedShare(), 1e-15);
    ConnectionReuse mixed = new ConnectionReuse(new int[] {1, 2, 3}, 0.5, 100);
    assertEquals(0.5, mixed.newShare(), 1e-15);
    assertEquals((0.5 + 1) / 6, mixed.reopenedShare(), 1e-15);
  }

  @Test
  @DisplayName("the same sessions at the same times whichever requests came before")
  void replay() {
    SessionArrivals arrivals = new SessionArrivals(
        table(10, LENGTHS, new Exponential(2_000), 100, Lab.SECOND, Long.MAX_VALUE));
    Draws draws = draws(3);
    long[] first = times(arrivals, 0, draws);
    times(arrivals, -(1L << 62), draws);
    long[] again = times(arrivals, 0, draws);
    assertEquals(Arrays.toString(first), Arrays.toString(again));
    assertNotEquals(Arrays.toString(first), Arrays.toString(times(arrivals, 1L << 30, draws)));
  }

  private static long[] times(SessionArrivals arrivals, long firstNumber, Draws draws) {
    arrivals.start(0, Long.MAX_VALUE, firstNumber, draws);
    return IntStream.range(0, 200).mapToLong(i -> {
      long time = arrivals.nextNanos();
      arrivals.advance();
      return time;
    }).toArray();
  }
}
