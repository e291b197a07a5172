package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.node;
import static io.edgewise.topology.catalog.TestNodes.store;
import static io.edgewise.topology.catalog.TestNodes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.StateStore.RateLimits;
import io.edgewise.topology.text.Problems;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a key or a partition of a store takes. */
class StoreRatesTest {

  private static final long SECOND = 1_000_000_000L;
  private static final double NONE = Double.POSITIVE_INFINITY;

  @Test
  @DisplayName("the limits that the providers publish")
  void shipped() {
    assertEquals(new RateLimits(3000, 1000, SECOND, 0), store("dynamodb", "dynamodb", "aws:us-east-1").store().rates());
    assertEquals(new RateLimits(NONE, 1, 0, 0),
        store("cloudflare-kv", "cloudflare-kv", "cloudflare:AMS").store().rates());
    assertEquals(RateLimits.NONE, store("s3", "s3", "aws:us-east-1").store().rates());
    assertEquals(new RateLimits(3000, 1000, SECOND, 0), store("dax", "dax", "aws:us-east-1").store().rates(),
        "a cache leaves the limits of what is behind it");
  }

  @Test
  @DisplayName("rates of an own store: of partitions, of any period, with what is saved up")
  void own() {
    Catalog own = with("stores: {db: {read: 1 ms, rates: {reads: 600 / min, burst: 2 s, partitions: 4}}}");
    assertEquals(new RateLimits(10, NONE, 2 * SECOND, 4), store(own, "db", "store: db", "city:tokyo").store().rates());
  }

  @Test
  @DisplayName("a rate of nothing and no rate at all are errors")
  void wrong() {
    Map.of("{burst: 1 s}", "say how much a key takes", "{writes: 0 / s}", "rates must be above 0",
        "{reads: 1 / s, partitions: 0}", "partitions", "{reads: 1 / s, writess: 2 / s}", "did you mean \"writes\"")
        .forEach((rates, message) -> {
          Problems problems = new Problems();
          Catalog.shipped().extendedBy(node("stores: {db: {read: 1 ms, rates: " + rates + "}}"), problems);
          assertEquals(1, problems.errorCount(), problems::toString);
          assertTrue(problems.toString().contains(message), problems::toString);
        });
  }
}
