package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.node;
import static io.edgewise.topology.catalog.TestNodes.platform;
import static io.edgewise.topology.catalog.TestNodes.store;
import static io.edgewise.topology.catalog.TestNodes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.PricingOptions;
import io.edgewise.sim.metering.Usage;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.InstancePolicy.ScaleUpRate;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Platform.StartUp;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Empirical;
import io.edgewise.sim.random.Exponential;
import io.edgewise.topology.text.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Offers that a scenario states itself: the models of queueing theory, with nothing around them. */
class InlineOfferTest {

  private static ConfiguredPlatform lab(String offer, String more) {
    return platform(with("platforms: {lab: {" + offer + "}}"), "lab", "{platform: lab" + more + "}");
  }

  private static Platform lab(String offer) {
    return lab(offer, "").platform();
  }

  @Test
  @DisplayName("M/M/c: cores serve first in, first out, and everything else is neutral and free")
  void cores() {
    ConfiguredPlatform lab = lab("cores: 3", "");
    Platform platform = lab.platform();
    assertEquals(new Cpu.Cores(3, 1, InstancePolicy.UNLIMITED), platform.cpu());
    assertEquals(InstancePolicy.alwaysOn(), platform.instances());
    assertEquals(StartUp.NONE, platform.startUp());
    assertEquals(new Constant(0), platform.invokeOverheadMillis());
    assertEquals(Long.MAX_VALUE, platform.maxDurationNanos());
    assertEquals(List.of(), lab.charges());
    assertEquals(Optional.empty(), lab.egress());
    assertEquals(List.of(), lab.warnings());
    assertEquals(List.of(Sites.NOWHERE_IN_PARTICULAR), lab.sites());
    lab.assumptions().forEach(assumption -> assertEquals(Optional.empty(), assumption.provenance()));
  }

  @Test
  @DisplayName("M/M/c/K: the capacity counts those in service")
  void capacity() {
    assertEquals(new Cpu.Cores(2, 1.5, 8), lab("cores: 2, capacity: 10, speed: 1.5").cpu());
    assertEquals(new Cpu.Cores(2, 1, 0), lab("cores: 2, queueLimit: 0").cpu());
    assertEquals(7, lab("instances: 3, capacity: 10").instances().queueLimit());
    assertEquals(4, lab("maxConcurrency: 6, capacity: 10").instances().queueLimit());
  }

  @Test
  @DisplayName("a fixed number of warm instances never ends and queues without limit")
  void instances() {
    assertEquals(new InstancePolicy(2, 4, 4, InstancePolicy.KEEP_FOR_EVER, IdleSelection.MOST_RECENTLY_USED,
        InstancePolicy.UNLIMITED, ScaleUpRate.UNLIMITED_RATE), lab("instances: 4, concurrency: 2").instances());
  }

  @Test
  @DisplayName("a loss system: at most so many at once, no queue")
  void loss() {
    InstancePolicy policy = lab("maxConcurrency: 5").instances();
    assertEquals(5, policy.maxInstances());
    assertEquals(0, policy.queueLimit());
    assertEquals(3, lab("maxConcurrency: 5, concurrency: 2").instances().maxInstances());
  }

  @Test
  @DisplayName("keep-alive: fixed, exponential, forever, quantiles, or a measured curve")
  void keepAlive() {
    assertEquals(new Constant(600_000), lab("keepAlive: 10 min").instances().keepAliveMillis());
    assertEquals(new Exponential(60_000), lab("keepAlive: {exponential: 60 s}").instances().keepAliveMillis());
    assertEquals(InstancePolicy.KEEP_FOR_EVER, lab("keepAlive: forever").instances().keepAliveMillis());
    assertTrue(lab("keepAlive: {empirical: {quantiles: {p0: 5 min, p50: 6 min, p100: 7 min}}}").instances()
        .keepAliveMillis() instanceof Empirical);
    Empirical google = (Empirical) lab("keepAlive: {table: faas_idle_lifetime_cdf.csv, rows: {provider: gcp}, "
        + "minutes: idle_minutes, ended: p_cold_start}").instances().keepAliveMillis();
    assertEquals(15 * 60_000.0, google.quantile(0), 1e-6);
    assertEquals(16 * 60_000.0, google.quantile(1), 1e-6);
  }

  @Test
  @DisplayName("an idle curve never falls, and ends with its last point")
  void curve() {
    Empirical curve = (Empirical) IdleCurve.ofCurve(new double[] {0, 1, 2, 3}, new double[] {0, 0.5, 0.4, 0.9});
    assertEquals(0.5, curve.cdf(60_000), 1e-8);
    assertEquals(0.5, curve.cdf(119_999), 1e-8);
    assertEquals(1, curve.cdf(180_000));
  }

  @Test
  @DisplayName("start-up, scale-up, choice of the idle instance, provisioned instances")
  void starts() {
    Platform platform = lab("startUp: {p50: 200 ms, p99: 800 ms}, scaleUp: 100 / s, idleSelection: newest, "
        + "provisioned: 2, invokeOverhead: 3 ms, timeout: 10 s");
    assertEquals(200, platform.startUp().phasesMillis().getFirst().quantile(0.5), 1e-9);
    assertEquals(new ScaleUpRate(100, 1_000_000_000L), platform.instances().scaleUp());
    assertEquals(IdleSelection.NEWEST, platform.instances().idleSelection());
    assertEquals(2, platform.instances().provisioned());
    assertEquals(new Constant(3), platform.invokeOverheadMillis());
    assertEquals(10_000_000_000L, platform.maxDurationNanos());
    assertEquals(new ScaleUpRate(1, 60_000_000_000L), lab("scaleUp: 1 / min").instances().scaleUp());
    assertEquals(2, lab("startUp: {overhead: 1 ms, initialisation: 2 ms, billed: true}").startUp()
        .phasesMillis().size());
  }

  @Test
  @DisplayName("a strategy may set what the offer leaves open: here, everything that shapes the pool")
  void overridden() {
    assertEquals(new Cpu.Cores(8, 1, InstancePolicy.UNLIMITED), lab("cores: 3", ", cores: 8").platform().cpu());
    assertEquals(5, lab("", ", provisioned: 5").platform().instances().provisioned());
    assertEquals("aws:eu-west-1", lab("", ", at: aws:eu-west-1").sites().getFirst().id());
    assertEquals("city:tokyo", lab("at: city:tokyo", "").sites().getFirst().id());
  }

  @Test
  @DisplayName("own prices need no source")
  void prices() {
    ConfiguredPlatform lab = lab("prices: {work: {meter: invocations, price: $2 / 1k requests}, "
        + "rent: {standing: $0.10 / hour}}", "");
    var bill = lab.charges().getFirst().sheet().price(Usage.of("invocations", "500"), PricingOptions.LIST);
    assertEquals(0, bill.total().compareTo(new BigDecimal("74.00")), bill::toString);
  }

  @Test
  @DisplayName("a store: service times, servers with a queue, a home")
  void ownStore() {
    Catalog catalog = with("stores: {db: {read: {exponential: 5 ms}, write: 7 ms, servers: 2, queueLimit: 3, "
        + "at: aws:us-east-1}}");
    StateStore db = store(catalog, "db", "store: db", "city:tokyo", "city:osaka").store();
    assertEquals(new Exponential(5), db.readMillis());
    assertEquals(new Constant(7), db.writeMillis());
    assertEquals(new StateStore.Capacity(2, 3), db.capacity());
    assertEquals(new StateStore.Home(TestNodes.place("aws:us-east-1")), db.layout());
    assertEquals(StateStore.OperationUnits.ONE, db.units());
  }

  @Test
  @DisplayName("a cache beside the code, and copies that lag")
  void cacheAndReplicas() {
    Catalog catalog = with("""
        stores:
          cached: {read: 20 ms, ttl: 5 s, cache: {hit: 1 ms}}
          spread: {read: 2 ms, replication: {lag: {exponential: 1 s}}}
        """);
    StateStore.EdgeCached cached =
        (StateStore.EdgeCached) store(catalog, "cached", "store: cached", "aws:us-east-1").store().layout();
    assertEquals(5_000_000_000L, cached.ttlNanos());
    assertEquals(new Constant(1), cached.hitMillis());
    assertEquals(List.of(TestNodes.place("aws:us-east-1")), cached.central());
    StateStore.Replicated spread = (StateStore.Replicated) store(catalog, "spread", "store: spread", "aws:us-east-1",
        "aws:eu-west-1").store().layout();
    assertEquals(new Exponential(1000), spread.lagMillis());
    assertEquals(false, spread.multiPrimary());
  }

  @Test
  @DisplayName("an offer of a scenario replaces the shipped one of its name; the shipped catalogue stays as it is")
  void replaced() {
    Catalog catalog = with("platforms: {ec2: {cores: 1}}");
    assertEquals(List.of(), platform(catalog, "ec2", "platform: ec2").charges());
    assertEquals("EC2", Catalog.shipped().platform("ec2").orElseThrow().name());
    assertSame(Catalog.shipped(), Catalog.shipped());
  }

  @Test
  @DisplayName("problems of own offers are told all at once, each at its place, and the broken offers are left out")
  void broken() {
    Problems problems = new Problems();
    Catalog catalog = Catalog.shipped().extendedBy(node("""
        platforms:
          a: {coers: 3}
          b: {cores: 0}
          c: {keepAlive: 5}
          d: {prices: {x: {meter: invocation, price: $1 / request}}}
          e: {cores: 2, capacity: 1}
          f: {choices: {k: {default: z, names: [a, b]}}}
        stores:
          g: {read: {p50: 9 ms, p99: 3 ms}}
          h: {queueLimit: 3}
        front: {}
        """), problems);
    String found = problems.toString();
    assertTrue(found.contains("test.yaml:2:7: platforms.a.coers: unknown key \"coers\"; did you mean \"cores\"?"),
        found);
    assertTrue(found.contains("test.yaml:3:14: platforms.b.cores:"), found);
    assertTrue(found.contains("test.yaml:4:18: platforms.c.keepAlive:"), found);
    assertTrue(found.contains("did you mean \"invocations\"?"), found);
    assertTrue(found.contains("test.yaml:6:6: platforms.e:"), found);
    assertTrue(found.contains("the default \"z\" is none of the names"), found);
    assertTrue(found.contains("swap p50 and p99"), found);
    assertTrue(found.contains("\"queueLimit\" needs servers"), found);
    assertTrue(found.contains("unknown key \"front\"; did you mean \"fronts\"?"), found);
    assertEquals(Optional.empty(), catalog.platform("a"));
    assertTrue(catalog.platformIds().contains("a"));
  }
}
