package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.ConnectionSetUp.Reuse;
import io.edgewise.sim.model.SessionLoad;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The keys {@code users.sessions} and what of {@code users.connection} is about them. */
@DisplayName("users.sessions")
class SessionsKeysTest {

  private static final long SECOND = 1_000_000_000;
  private static final String REQUESTS = "users.sessions.requests=8";
  private static final String THINK = "users.sessions.think=10 s";

  private static Workload users(String... settings) {
    return Compilation.of(Compilation.SMALL, settings).scenario().workload();
  }

  private static String problems(String... settings) {
    return Compilation.problems(Compilation.SMALL, settings);
  }

  @Test
  @DisplayName("are none unless they are there; then a connection is kept for a minute, carries all, and is resumed without 0-RTT")
  void defaults() {
    assertEquals(Optional.empty(), users().sessions());
    Workload users = users(REQUESTS, THINK);
    assertEquals(Optional.of(new SessionLoad(new Constant(8), new Constant(10_000))), users.sessions());
    assertEquals(new ConnectionSetUp(2, Double.POSITIVE_INFINITY, new Constant(0),
        new Reuse(60 * SECOND, 2, Long.MAX_VALUE)), users.connection());
  }

  @Test
  @DisplayName("take protocol, idle time, most requests, early data, and names that are remembered for a time")
  void connections() {
    Workload users = users(REQUESTS, THINK, "users.connection.protocol=http3", "users.connection.earlyData=true",
        "users.connection.idle=5 s", "users.connection.requestsPerConnection=3", "users.connection.dns.lookup=20 ms",
        "users.connection.dns.ttl=30 s");
    assertEquals(new ConnectionSetUp(1, 3, new Constant(20), new Reuse(5 * SECOND, 0, 30 * SECOND)),
        users.connection());
    Workload tickets = users(REQUESTS, THINK, "users.connection.protocol=tls1.2", "users.connection.dns.lookup=20 ms");
    assertEquals(new Reuse(60 * SECOND, 2, 60 * SECOND), tickets.connection().reuse());
    assertEquals(3, tickets.connection().roundTrips());
  }

  @Test
  @DisplayName("a share of the look-ups is a mixture, with sessions or without")
  void cold() {
    ConnectionSetUp some = users("users.connection.dns.lookup=40 ms", "users.connection.dns.share=25%").connection();
    assertEquals(10, some.dnsMillis().mean(), 1e-9);
    assertEquals(0, some.dnsMillis().quantile(0.7), 1e-9);
    assertEquals(40, some.dnsMillis().quantile(0.8), 1e-9);
  }

  @Test
  @DisplayName("tell what is missing, in vain or impossible")
  void mistakes() {
    assertTrue(problems(REQUESTS).contains("think"), problems(REQUESTS));
    for (String alone : new String[] {"idle=5 s", "earlyData=true", "dns={lookup: 1 ms, ttl: 5 s}"}) {
      String said = problems("users.connection." + alone);
      assertTrue(said.contains("is about the later requests of a session"), said);
    }
    String early = problems(REQUESTS, THINK, "users.connection.protocol=tls1.2", "users.connection.earlyData=true");
    assertTrue(early.contains("early data saves nothing"), early);
    String part = problems(REQUESTS, THINK, "users.connection.requestsPerConnection=2.5");
    assertTrue(part.contains("a whole number, found 2.5"), part);
    String endless = problems("users.sessions.requests=1M", THINK);
    assertTrue(endless.contains("at most 65536 requests"), endless);
  }
}
