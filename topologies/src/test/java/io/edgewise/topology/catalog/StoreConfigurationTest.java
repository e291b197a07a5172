package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.place;
import static io.edgewise.topology.catalog.TestNodes.store;
import static io.edgewise.topology.catalog.TestNodes.storeProblems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.Actors;
import io.edgewise.sim.model.StateStore.EdgeCached;
import io.edgewise.sim.model.StateStore.Home;
import io.edgewise.sim.model.StateStore.Replicated;
import io.edgewise.sim.model.Step.Consistency;
import io.edgewise.sim.result.Bill;
import io.edgewise.topology.text.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where stores lie, how their operations are counted, and what they cost. */
class StoreConfigurationTest {

  private static final String US = "aws:us-east-1";
  private static final String EU = "aws:eu-west-1";
  private static final String WORKER = "cloudflare:AMS";

  @Test
  @DisplayName("a store lives where the code runs, if that is one place where it can be had")
  void home() {
    assertEquals(new Home(place(US)), store("dynamodb", "dynamodb", US).store().layout());
    assertEquals(new Home(place(EU)), store("dynamodb", "{store: dynamodb, at: aws:eu-west-1}", US).store().layout());
    assertEquals(new Home(place(US)), store("s3", "{store: s3, at: aws:us-east-1}", US, EU).store().layout());
  }

  @Test
  @DisplayName("a store that replicates has a copy at every compute region, or where replicas say")
  void replicas() {
    Replicated spread = (Replicated) store("dynamodb", "dynamodb", US, EU).store().layout();
    assertEquals(List.of(place(US), place(EU)), spread.replicas());
    assertTrue(spread.multiPrimary());
    assertEquals(1000, spread.lagMillis().quantile(0.99), 1e-6);
    Replicated named = (Replicated) store("dynamodb",
        "{store: dynamodb, at: aws:eu-west-1, replicas: [aws:us-east-1, aws:eu-west-1]}", WORKER).store().layout();
    assertEquals(List.of(place(EU), place(US)), named.replicas());
  }

  @Test
  @DisplayName("where nobody can know the home, the message says what to write")
  void unknownHome() {
    String worker = storeProblems("dynamodb", "dynamodb", WORKER);
    assertTrue(worker.contains("test.yaml:1:1") && worker.contains("Write {store: ..., at: PLACE}, or replicas")
        && worker.contains("the code runs at cloudflare:AMS, and the store is at places of aws"), worker);
    String two = storeProblems("s3", "s3", US, EU);
    assertTrue(two.contains("the code runs at 2 places"), two);
    String many = storeProblems("s3", "{store: s3, at: [aws:us-east-1, aws:eu-west-1]}", US);
    assertTrue(many.contains("this store has one home, found 2 places"), many);
    String noReplicas = storeProblems("s3", "{store: s3, replicas: [aws:us-east-1]}", US);
    assertTrue(noReplicas.contains("unknown key \"replicas\""), noReplicas);
  }

  @Test
  @DisplayName("DynamoDB counts reads in 4 KiB, half for eventual ones, and writes in 1 KiB")
  void units() {
    StateStore.OperationUnits units = store("dynamodb", "dynamodb", US).store().units();
    assertEquals(1, units.read(4096, Consistency.STRONG));
    assertEquals(2, units.read(4097, Consistency.STRONG));
    assertEquals(0.5, units.read(100, Consistency.EVENTUAL));
    assertEquals(3, units.write(2049));
  }

  @Test
  @DisplayName("each copy of a replicated store is billed for writes and storage, the first for reads as well")
  void replicatedBill() {
    Charge charge = store("dynamodb", "dynamodb", US, EU).charges().getFirst();
    Charge.Use first = charge.uses().get(0);
    Charge.Use second = charge.uses().get(1);
    assertEquals(US, first.region());
    assertEquals(EU, second.region());
    assertEquals(Set.of(Meter.READ_UNITS, Meter.WRITE_UNITS, Meter.STORAGE_GIGABYTE_MONTHS),
        first.quantities().keySet());
    assertEquals(Set.of(Meter.REPLICATED_WRITE_UNITS, Meter.STORAGE_GIGABYTE_MONTHS),
        second.quantities().keySet());
  }

  @Test
  @DisplayName("data moved between regions costs the price between regions, to another network that to the internet")
  void transfer() {
    assertEquals(1, store("dynamodb", "dynamodb", US).charges().size());
    assertEquals(Meter.INTER_REGION_GIGABYTES, moved(store("dynamodb", "{store: dynamodb, at: aws:us-east-1}", EU)));
    assertEquals(Meter.EGRESS_GIGABYTES, moved(store("dynamodb", "{store: dynamodb, at: aws:us-east-1}", WORKER)));
    assertEquals(Meter.INTER_REGION_GIGABYTES,
        moved(store("dynamodb", "{store: dynamodb, at: aws:us-east-1}", "cloudfront-rec:us-east-1")));
  }

  private static String moved(ConfiguredStore store) {
    Charge.Use use = store.charges().getLast().uses().getFirst();
    assertEquals(US, use.region());
    var only = use.quantities().entrySet().iterator().next();
    assertEquals(UsageKind.RECEIVED_BYTES, ((Charge.Counted) only.getValue()).kind());
    return only.getKey();
  }

  @Test
  @DisplayName("KV: caches beside the code for at least a minute, tiers and a central store behind")
  void kv() {
    EdgeCached cache = (EdgeCached) store("cloudflare-kv", "cloudflare-kv", WORKER).store().layout();
    assertEquals(60_000_000_000L, cache.ttlNanos());
    assertEquals(6, cache.tiers().size());
    EdgeCached longer =
        (EdgeCached) store("cloudflare-kv", "{store: cloudflare-kv, ttl: 1 h}", WORKER).store().layout();
    assertEquals(3_600_000_000_000L, longer.ttlNanos());
    String shorter = storeProblems("cloudflare-kv", "{store: cloudflare-kv, ttl: 30 s}", WORKER);
    assertTrue(shorter.contains("it must be at least 60 s"), shorter);
    String region = storeProblems("cloudflare-kv", "cloudflare-kv", US);
    assertTrue(region.contains("read by code at places of cloudflare; aws:us-east-1 is none"), region);
  }

  @Test
  @DisplayName("Redis: below a millisecond, two round trips to connect, a node by the hour")
  void redis() {
    ConfiguredStore redis = store("elasticache-redis", "elasticache-redis", US);
    assertTrue(redis.store().readMillis().quantile(0.5) < 1);
    assertEquals(2, redis.store().connectRoundTrips());
    assertEquals(1, redis.charges().size());
    String node = storeProblems("elasticache-redis", "{store: elasticache-redis, node: cache.m4.larg}", US);
    assertTrue(node.contains("did you mean \"cache.m4.large\""), node);
  }

  @Test
  @DisplayName("two data sets on one node pay for it once, two nodes in two regions twice")
  void oneNode() {
    Charge here = store("elasticache-redis", "elasticache-redis", US).charges().getFirst();
    Charge there = store("elasticache-redis", "elasticache-redis", EU).charges().getFirst();
    assertEquals(1, Charges.merge(List.of(here, here)).size());
    assertEquals(2, Charges.merge(List.of(here, there, here)).size());
  }

  /**
   * "ElastiCache Serverless always meters for a minimum of 1 GB storage on every cache" (AWS Database Blog, Unlock on-demand,
   * cost-optimized performance with Amazon ElastiCache Serverless); of Valkey 100 MB. A cache is in one region.
   */
  @ParameterizedTest(name = "{0}: one for {1} dollars")
  @CsvSource({"valkey, 6.132", "redis, 91.25"})
  @DisplayName("every cache of ElastiCache Serverless is billed its least size: two regions twice, two data sets in one once")
  void leastSize(String engine, BigDecimal ofOne) {
    Charge here = leastCache(engine, 0.01, US);
    Charge there = leastCache(engine, 0.02, EU);
    assertDollars(ofOne, here);
    assertDollars(ofOne, here, here);
    assertDollars(ofOne.multiply(BigDecimal.TWO), here, there, here);
  }

  private static Charge leastCache(String engine, double gigabytes, String at) {
    StoreOffer offer = Catalog.shipped().store("elasticache-serverless").orElseThrow();
    return offer.configure(TestNodes.node("{store: elasticache-serverless, engine: " + engine + "}"),
        new StoreUse(List.of(0), gigabytes, List.of(place(at))), TestNodes.PLACES, new Problems()).orElseThrow()
        .charges().getFirst();
  }

  private static void assertDollars(BigDecimal expected, Charge... charges) {
    BigDecimal total =
        Bill.of(Charges.merge(List.of(charges)), new UsageMeter(1, 1, 1), new Bill.Month(1, 1)).total();
    assertEquals(0, expected.compareTo(total), () -> total + " dollars");
  }

  @Test
  @DisplayName("every shipped store names places that exist")
  void places() {
    for (String id : Catalog.shipped().storeIds()) {
      String site = switch (Catalog.shipped().store(id).orElseThrow().header().provider()) {
        case "Cloudflare" -> WORKER;
        case "Deno" -> "deno:us";
        default -> US;
      };
      String binding = id.endsWith("-memory") || id.endsWith("-tmp")
          ? "{store: " + id + ", over: {store: dynamodb, at: aws:us-east-1}}" : id;
      List<Place> places = switch (store(id, binding, site).store().layout()) {
        case Home home -> List.of(home.at());
        case Replicated replicated -> replicated.replicas();
        case EdgeCached cached -> cached.central();
        case Actors actors -> actors.homes();
        case Quorum quorum -> quorum.replicas();
      };
      places.forEach(place -> assertEquals(place, place(place.id())));
    }
  }
}
