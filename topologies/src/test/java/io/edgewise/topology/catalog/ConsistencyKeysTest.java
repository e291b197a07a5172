package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.node;
import static io.edgewise.topology.catalog.TestNodes.store;
import static io.edgewise.topology.catalog.TestNodes.storeProblems;
import static io.edgewise.topology.catalog.TestNodes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.OwnWrites;
import io.edgewise.sim.model.StateStore.Replicated;
import io.edgewise.sim.model.Step.Consistency;
import io.edgewise.topology.text.Problems;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How fresh reads must be: what stores know of sessions, and what strategies demand. */
class ConsistencyKeysTest {

  private static OwnWrites ownWrites(Catalog catalog, String id, String binding, String... sites) {
    return ((Replicated) store(catalog, id, binding, sites).store().layout()).ownWrites();
  }

  @Test
  @DisplayName("copies of D1 and Upstash wait for what a session wrote; DynamoDB knows no sessions; an own store may decline")
  void sessions() {
    Catalog shipped = Catalog.shipped();
    assertEquals(OwnWrites.WAIT, ownWrites(shipped, "cloudflare-d1-replicated", "cloudflare-d1-replicated",
        "cloudflare:AMS"));
    assertEquals(OwnWrites.WAIT, ownWrites(shipped, "upstash-redis-global",
        "{store: upstash-redis-global, replicas: [aws:us-east-1, aws:eu-west-1]}", "aws:us-east-1"));
    assertEquals(OwnWrites.UNKNOWN, ownWrites(shipped, "dynamodb", "dynamodb", "aws:us-east-1", "aws:eu-west-1"));
    Catalog own = with("stores: {copies: {read: 1 ms, replication: {lag: 1 s, sessions: primary}}}");
    assertEquals(OwnWrites.PRIMARY, ownWrites(own, "copies", "copies", "city:tokyo", "city:osaka"));
  }

  @Test
  @DisplayName("without a primary no copy can send a session to it")
  void noPrimary() {
    Problems problems = new Problems();
    Catalog.shipped().extendedBy(
        node("stores: {copies: {read: 1 ms, replication: {multiPrimary: true, lag: 1 s, sessions: primary}}}"),
        problems);
    assertTrue(problems.toString().contains("where every copy takes writes no primary knows all"), problems::toString);
  }

  @Test
  @DisplayName("a strategy may demand of a store how fresh all its reads are; also of one behind a cache")
  void demands() {
    StateStore plain = store("dynamodb", "dynamodb", "aws:us-east-1").store();
    assertEquals(Optional.empty(), plain.consistency());
    StateStore strong = store("dynamodb", "{store: dynamodb, consistency: strong}", "aws:us-east-1").store();
    assertEquals(Optional.of(Consistency.STRONG), strong.consistency());
    assertEquals(plain, strong.readAs(Optional.empty()));
    StateStore cache = store("dax", "{store: dax, over: dynamodb, consistency: read-your-writes}", "aws:us-east-1")
        .store();
    assertEquals(Optional.of(Consistency.READ_YOUR_WRITES), cache.consistency());
    String wrong = storeProblems("dynamodb", "{store: dynamodb, consistency: linear}", "aws:us-east-1");
    assertTrue(wrong.contains("linear") && wrong.contains("read-your-writes"), wrong);
  }
}
