package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.node;
import static io.edgewise.topology.catalog.TestNodes.place;
import static io.edgewise.topology.catalog.TestNodes.store;
import static io.edgewise.topology.catalog.TestNodes.storeProblems;
import static io.edgewise.topology.catalog.TestNodes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.topology.text.Problems;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Stores of replicas without a primary. */
class QuorumStoreTest {

  private static final String TOKYO = "city:tokyo";
  private static final String OSAKA = "city:osaka";
  private static final String SEOUL = "city:seoul";

  private static Catalog offering(String quorum) {
    return with("stores: {ring: {read: 1 ms, quorum: " + quorum + "}}");
  }

  private static Quorum ring(String quorum, String binding, String... sites) {
    return (Quorum) store(offering(quorum), "ring", binding, sites).store().layout();
  }

  @Test
  @DisplayName("replicas lie where the strategy says, at the places of the code, or all at one place")
  void places() {
    List<Place> three = List.of(place(TOKYO), place(OSAKA), place(SEOUL));
    assertEquals(new Quorum(three, 2, 2), ring("{n: 3, r: 2, w: 2}",
        "{store: ring, replicas: [city:tokyo, city:osaka, city:seoul]}", TOKYO));
    assertEquals(new Quorum(three, 1, 2), ring("{r: 1, w: 2}", "ring", TOKYO, OSAKA, SEOUL));
    assertEquals(new Quorum(Collections.nCopies(3, place(OSAKA)), 1, 1),
        ring("{n: 3, r: 1, w: 1}", "{store: ring, at: city:osaka}", TOKYO));
    assertEquals(new Quorum(Collections.nCopies(5, place(TOKYO)), 3, 3), ring("{n: 5, r: 3, w: 3}", "ring", TOKYO));
  }

  @Test
  @DisplayName("quorums of more replicas than there are, and other numbers of places, are refused")
  void numbers() {
    String more = problemsOf("stores: {ring: {read: 1 ms, quorum: {n: 3, r: 4, w: 1}}}");
    assertTrue(more.contains("r and w are at most n, the number of replicas, 3"), more);
    String two = storeProblems(offering("{n: 3, r: 2, w: 2}"), "ring",
        "{store: ring, replicas: [city:tokyo, city:osaka]}", TOKYO);
    assertTrue(two.contains("the quorum is of n = 3 replicas, found 2 places"), two);
    String few = storeProblems(offering("{r: 2, w: 3}"), "ring", "{store: ring, replicas: [city:tokyo, city:osaka]}",
        TOKYO);
    assertTrue(few.contains("the quorums r = 2 and w = 3 are of at least as many replicas, found 2 places"), few);
  }

  private static String problemsOf(String inline) {
    Problems problems = new Problems();
    Catalog.shipped().extendedBy(node(inline), problems);
    return problems.toString();
  }

  @Test
  @DisplayName("a quorum excludes replication from a primary, caches, actors and servers")
  void alone() {
    String lag = problemsOf("stores: {ring: {read: 1 ms, quorum: {r: 1, w: 1}, replication: {lag: 1 s}}}");
    assertTrue(lag.contains("exclude each other; keep one of them"), lag);
    String servers = problemsOf("stores: {ring: {read: 1 ms, quorum: {r: 1, w: 1}, servers: 2}}");
    assertTrue(servers.contains("exclude each other; keep one of them"), servers);
    String later = storeProblems(offering("{n: 3, r: 1, w: 1}"), "ring", "{store: ring, servers: 2}", TOKYO);
    assertTrue(later.contains("replicas of a quorum take what comes"), later);
    String where = storeProblems(offering("{n: 3, r: 1, w: 1}"), "ring", "ring", TOKYO, OSAKA);
    assertTrue(where.contains("the quorum is of n = 3 replicas, found 2 places"), where);
  }
}
