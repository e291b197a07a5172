package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.node;
import static io.edgewise.topology.catalog.TestNodes.place;
import static io.edgewise.topology.catalog.TestNodes.store;
import static io.edgewise.topology.catalog.TestNodes.storeProblems;
import static io.edgewise.topology.catalog.TestNodes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.CacheCapacity;
import io.edgewise.sim.model.CacheCapacity.Eviction;
import io.edgewise.sim.model.StateStore.CacheScope;
import io.edgewise.sim.model.StateStore.EdgeCached;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Caches in front of another store, and replicas inside instances. */
class CacheStoreTest {

  private static final String US = "aws:us-east-1";
  private static final String EU = "aws:eu-west-1";

  @Test
  @DisplayName("a cache in the instance takes service times, connection and prices from the store behind it")
  void inMemory() {
    ConfiguredStore memory = store("lambda-memory", "{store: lambda-memory, over: dynamodb, ttl: 5 min}", US);
    ConfiguredStore table = store("dynamodb", "dynamodb", US);
    EdgeCached layout = (EdgeCached) memory.store().layout();
    assertEquals(CacheScope.INSTANCE, layout.scope());
    assertTrue(layout.inFront());
    assertEquals(List.of(place(US)), layout.central());
    assertEquals(300_000_000_000L, layout.ttlNanos());
    assertEquals(table.store().readMillis(), memory.store().readMillis());
    assertEquals(table.store().units(), memory.store().units());
    assertEquals(2, memory.store().connectRoundTrips());
    assertEquals(table.charges(), memory.charges());
    assertEquals("lambda-memory", memory.store().id());
    assertTrue(memory.assumptions().containsAll(table.assumptions()), "what the table assumes holds for both");
    ConfiguredStore far = store("lambda-tmp", "{store: lambda-tmp, over: {store: dynamodb, at: aws:eu-west-1}}", US);
    assertEquals(List.of(place(EU)), ((EdgeCached) far.store().layout()).central());
    assertEquals(2, far.charges().size(), "the table's own and what moves between the regions");
  }

  @Test
  @DisplayName("DAX lies beside its table, whose bill comes on top of the node's")
  void dax() {
    ConfiguredStore dax = store("dax", "dax", US);
    EdgeCached layout = (EdgeCached) dax.store().layout();
    assertEquals(CacheScope.TIER, layout.scope());
    assertEquals(List.of(place(US)), layout.tiers());
    assertEquals(layout.central(), layout.tiers());
    assertEquals(List.of("DynamoDB Accelerator (DAX) at aws:us-east-1", "DynamoDB"),
        dax.charges().stream().map(charge -> charge.sheet().offer()).toList());
    ConfiguredStore far = store("dax", "{store: dax, over: {store: dynamodb, at: aws:us-east-1}}", EU);
    assertEquals(List.of(place(US)), ((EdgeCached) far.store().layout()).tiers());
  }

  @Test
  @DisplayName("embedded replicas: reads inside the instance, writes and bill at the primary")
  void embedded() {
    ConfiguredStore turso = store("turso-embedded", "{store: turso-embedded, at: aws:eu-west-1, ttl: 10 s}", US);
    EdgeCached layout = (EdgeCached) turso.store().layout();
    assertEquals(CacheScope.REPLICA, layout.scope());
    assertEquals(List.of(place(EU)), layout.central());
    assertTrue(layout.inFront(), "local reads are not billed");
    assertEquals(12.5, turso.store().writeMillis().mean(), 1e-9);
    assertEquals(1, turso.charges().size());
    String worker = storeProblems("turso-embedded", "{store: turso-embedded, at: aws:eu-west-1}", "cloudflare:AMS");
    assertTrue(worker.contains("cloudflare:AMS is none of them"), worker);
  }

  @Test
  @DisplayName("what cannot be in front of what is said with the way out")
  void problems() {
    String none = storeProblems("lambda-memory", "lambda-memory", US);
    assertTrue(none.contains("which store is it in front of? Write {store: ..., over: ID}"), none);
    String unknown = storeProblems("lambda-memory", "{store: lambda-memory, over: dynamodbb}", US);
    assertTrue(unknown.contains("no store \"dynamodbb\"; did you mean \"dynamodb\""), unknown);
    String other = storeProblems("dax", "{store: dax, over: s3}", US);
    assertTrue(other.contains("this cache is made for \"dynamodb\" alone, found \"s3\""), other);
    String itself = storeProblems("lambda-memory", "{store: lambda-memory, over: dax}", US);
    assertTrue(itself.contains("\"dax\" is itself a cache in front of a store"), itself);
    String spread = storeProblems("lambda-memory", "{store: lambda-memory, over: dynamodb}", US, EU);
    assertTrue(spread.contains("write {store: dynamodb, at: PLACE}"), spread);
    String homeless = storeProblems("dax", "dax", "cloudflare:AMS");
    assertTrue(homeless.contains("Write over: {store: dynamodb, at: PLACE}"), homeless);
    String worker = storeProblems("lambda-memory", "{store: lambda-memory, over: {store: dynamodb, at: aws:us-east-1}}",
        "cloudflare:AMS");
    assertTrue(worker.contains("cloudflare:AMS is none of them"), worker);
    String mistake = storeProblems("dax", "{store: dax, over: {store: dynamodb, att: aws:us-east-1}}", US);
    assertTrue(mistake.contains("unknown key \"att\""), mistake);
  }

  @Test
  @DisplayName("an own cache says its scope; a queue behind it, tiers beside it and service times of its own are refused")
  void ownCaches() {
    Catalog own = with("stores: {near: {over: any, ttl: 10 s, cache: {scope: site, hit: 1 ms}}, "
        + "narrow: {read: 1 ms, servers: 1}, bare: {read: 3 ms}}");
    EdgeCached site = (EdgeCached) store(own, "near", "{store: near, over: bare}", "city:tokyo").store().layout();
    assertEquals(CacheScope.SITE, site.scope());
    assertTrue(site.inFront());
    String queue = storeProblems(own, "near", "{store: near, over: narrow}", "city:tokyo");
    assertTrue(queue.contains("without a queue"), queue);
    for (String wrong : Stream.of("over: any, read: 1 ms, ttl: 1 s, cache: {hit: 1 ms}", "over: any",
        "ttl: 1 s, cache: {scope: tier, hit: 1 ms, tier: 1 ms, tiers: [aws:us-east-1]}",
        "ttl: 1 s, cache: {scope: everywhere}").toList()) {
      Problems problems = new Problems();
      Catalog.shipped().extendedBy(node("stores: {odd: {" + wrong + "}}"), problems);
      assertEquals(1, problems.errorCount(), () -> wrong + ": " + problems);
    }
  }

  @Test
  @DisplayName("a cache holds what the strategy says, in bytes or items, within what the offer allows")
  void capacity() {
    assertEquals(CacheCapacity.UNLIMITED, capacity("dax", "dax", US));
    assertEquals(new CacheCapacity(Long.MAX_VALUE, 512_000_000, Eviction.LRU),
        capacity("lambda-tmp", "{store: lambda-tmp, over: dynamodb}", US));
    assertEquals(new CacheCapacity(Long.MAX_VALUE, 1_000_000_000, Eviction.RANDOM),
        capacity("lambda-tmp", "{store: lambda-tmp, over: dynamodb, capacity: 1 GB, eviction: random}", US));
    assertEquals(new CacheCapacity(2_000, Long.MAX_VALUE, Eviction.FIFO),
        capacity("dax", "{store: dax, capacity: 2k, eviction: fifo}", US));
    String large = storeProblems("workers-memory",
        "{store: workers-memory, over: {store: dynamodb, at: aws:us-east-1}, capacity: 1 GB}", "cloudflare:AMS");
    assertTrue(large.contains("it must be at most 128 MB"), large);
    String all = storeProblems("dax", "{store: dax, eviction: fifo}", US);
    assertTrue(all.contains("nothing is evicted without a limit"), all);
    String replica = storeProblems("turso-embedded", "{store: turso-embedded, at: aws:eu-west-1, capacity: 5}", US);
    assertTrue(replica.contains("a replica holds every item"), replica);
    String spelt = storeProblems("dax", "{store: dax, capacity: 5, eviction: lfu}", US);
    assertTrue(spelt.contains("no eviction \"lfu\""), spelt);
  }

  private static CacheCapacity capacity(String id, String binding, String... sites) {
    return ((EdgeCached) store(id, binding, sites).store().layout()).capacity();
  }
}
