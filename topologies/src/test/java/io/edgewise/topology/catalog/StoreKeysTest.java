package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.node;
import static io.edgewise.topology.catalog.TestNodes.place;
import static io.edgewise.topology.catalog.TestNodes.store;
import static io.edgewise.topology.catalog.TestNodes.storeProblems;
import static io.edgewise.topology.catalog.TestNodes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Charge.Counted;
import io.edgewise.sim.model.Charge.Quantity;
import io.edgewise.sim.model.Charge.Standing;
import io.edgewise.sim.model.StateStore.EdgeCached;
import io.edgewise.sim.model.StateStore.Replicated;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Uniform;
import io.edgewise.topology.network.MeasuredNetwork;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Provenance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a file of a store can say beyond a home, a price by the operation and a price by the GB. */
class StoreKeysTest {

  private static final String US = "aws:us-east-1";
  private static final String EU = "aws:eu-west-1";
  private static final String WORKER = "cloudflare:AMS";

  @Test
  @DisplayName("a service time may depend on what the strategy chose")
  void tableOfTimes() {
    assertEquals(new Uniform(3, 53), store("turso", "turso", US).store().writeMillis());
    assertEquals(new Uniform(3, 13), store("turso", "{store: turso, plan: pro}", US).store().writeMillis());
    String unknown = storeProblems("turso", "{store: turso, plan: prof}", US);
    assertTrue(unknown.contains("did you mean \"pro\""), unknown);
  }

  @Test
  @DisplayName("keys that an offer opens are the strategy's to set, others are not")
  void options() {
    String binding = "{store: cloudflare-cache-api, at: aws:us-east-1, ttl: 10 s, read: 42 ms}";
    ConfiguredStore cache = store("cloudflare-cache-api", binding, WORKER);
    assertEquals(new Constant(42), cache.store().readMillis());
    EdgeCached layout = (EdgeCached) cache.store().layout();
    assertEquals(List.of(place(US)), layout.central());
    assertEquals(10_000_000_000L, layout.ttlNanos());
    assertEquals(List.of(), cache.charges());
    String closed = storeProblems("dynamodb", "{store: dynamodb, read: 1 ms}", US);
    assertTrue(closed.contains("unknown key \"read\""), closed);
  }

  @Test
  @DisplayName("the file's own replicas and primary hold where the strategy names none")
  void fixedReplicas() {
    Replicated deno = (Replicated) store("deno-kv", "deno-kv", "deno:us", "deno:eu").store().layout();
    assertEquals(place("gcp:us-east4"), deno.replicas().getFirst());
    assertEquals(3, deno.replicas().size());
    Replicated d1 = (Replicated) store("cloudflare-d1-replicated",
        "{store: cloudflare-d1-replicated, at: cloudflare:WAW}", WORKER).store().layout();
    assertEquals(place("cloudflare:WAW"), d1.replicas().getFirst());
    assertEquals(6, d1.replicas().size());
  }

  @Test
  @DisplayName("places that the file fixes are told as assumptions with their source, places of the strategy are not")
  void placesAreTold() {
    List<Assumption> fixed = store("cloudflare-d1-replicated", "cloudflare-d1-replicated", WORKER).assumptions();
    Assumption places = fixed.stream().filter(each -> each.subject().endsWith(": replicas")).findFirst().orElseThrow();
    assertTrue(places.text().startsWith("[cloudflare:IAD, cloudflare:LAX"), places::toString);
    assertEquals(Provenance.Kind.ASSUMED, places.provenance().orElseThrow().kind());
    List<Assumption> own = store("cloudflare-d1-replicated",
        "{store: cloudflare-d1-replicated, replicas: [cloudflare:IAD, cloudflare:SIN]}", WORKER).assumptions();
    assertTrue(own.stream().noneMatch(each -> each.subject().endsWith(": replicas")), own::toString);
  }

  @Test
  @DisplayName("Deno KV: mean reads are near those that the operator observed, by region and consistency")
  void observedLatencies() {
    ConfiguredStore deno = store("deno-kv", "deno-kv", "deno:us");
    double service = deno.store().readMillis().mean();
    MeasuredNetwork network = MeasuredNetwork.of(TestNodes.PLACES);
    Replicated layout = (Replicated) deno.store().layout();
    Map<String, double[]> eventualAndStrong = Map.of("gcp:us-east4", new double[] {7, 7}, "gcp:europe-west3",
        new double[] {7, 94}, "gcp:europe-west4", new double[] {13, 95}, "gcp:us-west2", new double[] {72, 72},
        "gcp:asia-east2", new double[] {42, 194});
    eventualAndStrong.forEach((region, observed) -> {
      double eventual = layout.replicas().stream()
          .mapToDouble(replica -> network.rttNanos(place(region), replica) / 1e6).min().orElseThrow() + service;
      double strong = network.rttNanos(place(region), layout.replicas().getFirst()) / 1e6 + service;
      assertEquals(observed[0], eventual, Math.max(2, 0.15 * observed[0]), region + ", eventual");
      assertEquals(observed[1], strong, Math.max(2, 0.15 * observed[1]), region + ", strong");
    });
  }

  @Test
  @DisplayName("copies, hours of storage and bytes moved are counted where a price asks for them")
  void meters() {
    ConfiguredStore store = store(with("""
        stores:
          all:
            replication: {lag: 1 s}
            readCapacity: 7
            writeCapacity: 5
            prices:
              copies: {meter: replica-months, price: $5 / replica-month}
              kept: {meter: primary-storage-gb-months, price: $1 / GB-month}
              hours: {meter: storage-gb-hours, price: $0.1 / GB-hour}
              reads: {meter: provisioned-read-unit-hours, price: $0.001 / unit-hour}
              writes: {meter: provisioned-write-unit-hours, price: $0.001 / unit-hour}
              repeated: {meter: replicated-provisioned-write-unit-hours, price: $0.001 / unit-hour}
              moved: {meter: egress-gb, price: $0.03 / GB}
        """), "all", "all", US, EU);
    List<Charge.Use> uses = store.charges().getFirst().uses();
    assertEquals(Map.of("primary-storage-gb-months", standing("10.0"), "storage-gb-hours", standing("7300.0"),
        "provisioned-read-unit-hours", standing("5110"), "provisioned-write-unit-hours", standing("3650"), "egress-gb",
        new Charge.Sum(List.of(new Counted(UsageKind.RECEIVED_BYTES, List.of(0), new BigDecimal("1e-9")),
            new Counted(UsageKind.SENT_BYTES, List.of(0), new BigDecimal("1e-9"))))),
        uses.get(0).quantities());
    assertEquals(Map.<String, Quantity>of("replica-months", standing("1"), "storage-gb-hours", standing("7300.0"),
        "provisioned-read-unit-hours", standing("5110"), "replicated-provisioned-write-unit-hours", standing("3650")),
        uses.get(1).quantities());
  }

  private static Standing standing(String perMonth) {
    return new Standing(new BigDecimal(perMonth));
  }

  @Test
  @DisplayName("a price for capacity held ready needs the capacity")
  void lacksCapacity() {
    Problems problems = new Problems();
    Catalog.shipped().extendedBy(node("""
        stores:
          held:
            prices:
              reads: {meter: provisioned-read-unit-hours, price: $0.001 / unit-hour}
        """), problems);
    assertTrue(problems.toString().contains("test.yaml:4:14: stores.held.prices.reads: the meter "
        + "\"provisioned-read-unit-hours\" needs the key \"readCapacity\" of the offer"), problems::toString);
    String none = storeProblems("dynamodb-provisioned", "{store: dynamodb-provisioned, readCapacity: 0}", US);
    assertTrue(none.contains("it must be at least 1"), none);
  }

  @Test
  @DisplayName("replicas of a store that does not replicate are refused")
  void replicasAlone() {
    Problems problems = new Problems();
    Catalog.shipped().extendedBy(node("stores: {alone: {replicas: [aws:us-east-1]}}"), problems);
    assertTrue(problems.toString().contains("replication"), problems::toString);
  }
}
