package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.PLACES;
import static io.edgewise.topology.catalog.TestNodes.node;
import static io.edgewise.topology.catalog.TestNodes.platform;
import static io.edgewise.topology.catalog.TestNodes.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.Problems;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Presets")
class PresetTest {

  private static final Catalog SEED = Catalog.shipped().under("seed");

  private static List<Distribution> starts(Catalog catalog, String options) {
    return platform(catalog, "aws-lambda", "{platform: aws-lambda, at: aws:us-east-1, " + options + "}").platform()
        .startUp().phasesMillis();
  }

  @ParameterizedTest(name = "{0}: {1} and {2} ms")
  @DisplayName("under \"seed\", a start takes what the article's table says, and nothing beside it")
  @CsvSource(delimiter = '|', value = {"runtime: nodejs20 | 200 | 800", "runtime: python3.12 | 250 | 900",
      "runtime: java21 | 1500 | 4000", "runtime: java21, snapStart: true | 90 | 300", "runtime: go | 80 | 250",
      "runtime: bun | 60 | 200"})
  void article(String options, double p50, double p99) {
    List<Distribution> phases = starts(SEED, options);
    assertEquals(1, phases.size());
    assertEquals(p50, phases.getFirst().quantile(0.5), 1e-6 * p50);
    assertEquals(p99, phases.getFirst().quantile(0.99), 1e-6 * p99);
    assertEquals(2, starts(Catalog.shipped(), options).size(), "measured: overhead and initialisation");
    assertEquals(2, starts(SEED.under(Catalog.MEASURED), options).size());
  }

  @ParameterizedTest(name = "{0}: {1} and {2} ms")
  @DisplayName("under \"seed\", an operation of a store takes what the article's table of state says")
  @CsvSource({"elasticache-redis, 0.2, 1", "elasticache-serverless, 0.2, 1", "upstash-redis, 0.2, 1",
      "upstash-redis-global, 0.2, 1", "dynamodb, 3, 10", "dynamodb-provisioned, 3, 10", "planetscale, 3, 10",
      "turso, 3, 10",
      "s3, 16, 50", "cloudflare-r2, 16, 50", "deno-kv, 1, 5", "cloudflare-kv, 1, 5"})
  void tableOfState(String id, double p50, double p99) {
    String code = id.startsWith("cloudflare") ? "cloudflare:AMS" : id.startsWith("deno") ? "deno:us" : "aws:us-east-1";
    String at = id.startsWith("deno") || id.startsWith("cloudflare-kv") ? ""
        : id.endsWith("global") ? ", replicas: [aws:us-east-1]"
        : ", at: " + (id.startsWith("cloudflare") ? code : "aws:us-east-1");
    StateStore seed = store(SEED, id, "{store: " + id + at + "}", code).store();
    assertEquals(p50, seed.readMillis().quantile(0.5), 1e-6);
    assertEquals(p99, seed.readMillis().quantile(0.99), 1e-6);
  }

  @Test
  @DisplayName("what the article gives no better for is its number anyway: starts of isolates, and files of an instance")
  void sameUnderBoth() {
    for (Catalog catalog : List.of(SEED, Catalog.shipped())) {
      List<Distribution> isolate =
          platform(catalog, "cloudflare-workers", "{platform: cloudflare-workers}").platform().startUp().phasesMillis();
      assertEquals(1, isolate.size());
      assertEquals(5, isolate.getFirst().quantile(0.5), 1e-6);
      assertEquals(15, isolate.getFirst().quantile(0.99), 1e-6);
      StateStore files = store(catalog, "lambda-tmp",
          "{store: lambda-tmp, over: {store: s3, at: aws:us-east-1}}", "aws:us-east-1").store();
      assertEquals(1, ((StateStore.EdgeCached) files.layout()).hitMillis().quantile(0.99), 1e-6);
    }
  }

  @Test
  @DisplayName("every platform, store, engine and provider of models that the article's tables name can be had")
  void named() {
    Catalog catalog = Catalog.shipped();
    assertTrue(catalog.platformIds().containsAll(List.of("aws-lambda", "google-cloud-functions-gen2",
        "cloudflare-workers", "aws-fargate", "google-cloud-run", "azure-container-apps", "ec2", "kubernetes")));
    assertTrue(catalog.storeIds().containsAll(List.of("upstash-redis", "elasticache-redis", "dynamodb", "planetscale",
        "turso", "s3", "cloudflare-r2", "cloudflare-kv", "lambda-tmp", "deno-kv")));
    assertTrue(catalog.ids(OfferKind.WORKFLOW).containsAll(List.of("temporal-cloud", "step-functions-standard")));
    for (String provider : List.of("bedrock", "vertex", "together", "replicate", "modal")) {
      assertTrue(catalog.ids(OfferKind.MODEL).stream().anyMatch(id -> id.startsWith(provider)), provider);
    }
  }

  @Test
  @DisplayName("what a preset does not say stays as it is, and offers without it are as ever")
  void rest() {
    assertEquals(SEED.platform("aws-lambda").orElseThrow().invoices().size(),
        Catalog.shipped().platform("aws-lambda").orElseThrow().invoices().size());
    assertEquals(30e9, SEED.platform("cloudflare-workers").orElseThrow().limits().stream()
        .filter(limit -> limit.kind() == Limit.Kind.CPU_TIME).findFirst().orElseThrow().most());
    assertEquals(Catalog.shipped().platform("ec2").orElseThrow().numbers(),
        SEED.platform("ec2").orElseThrow().numbers());
  }

  @Test
  @DisplayName("a number of a preset has its source, and a runtime that the table does not name has no start")
  void sources() {
    assertTrue(platform(SEED, "aws-lambda", "{platform: aws-lambda, at: aws:us-east-1, runtime: go}").assumptions()
        .stream().anyMatch(found -> found.subject().startsWith("aws-lambda: presets.seed.startUp")
            && found.provenance().orElseThrow().source().startsWith("Serverless Architecture in 2026")));
    Problems problems = new Problems();
    assertTrue(SEED.platform("aws-lambda").orElseThrow()
        .configure(node("{platform: aws-lambda, at: aws:us-east-1, runtime: ruby3.3}"), PLACES, problems).isEmpty());
    assertTrue(problems.toString().contains("the start-up of ruby3.3 is not known; it is of nodejs20.x, "),
        problems::toString);
  }

  @Test
  @DisplayName("a strategy asks for a preset that the offer has")
  void asked() {
    Problems problems = new Problems();
    Catalog found = Catalog.shipped().underPresetOf(node("{preset: seed}"), OfferKind.PLATFORM, "aws-lambda", problems);
    assertEquals(1, starts(found, "runtime: go").size());
    assertEquals(2, starts(found.underPresetOf(node("{preset: measured}"), OfferKind.PLATFORM, "aws-lambda", problems),
        "runtime: go").size());
    assertTrue(problems.isEmpty(), problems::toString);
    Catalog.shipped().underPresetOf(node("{preset: seeds}"), OfferKind.PLATFORM, "ec2", problems);
    assertTrue(problems.toString().contains("the platform \"ec2\" has no preset \"seeds\""), problems::toString);
    assertEquals(List.of("measured", "seed"), Catalog.shipped().presets());
  }

  @Test
  @DisplayName("a preset that cannot be read is a problem of the file")
  void broken() {
    Problems problems = new Problems();
    Catalog.shipped().extendedBy(node("""
        platforms:
          mine: {cores: 2, presets: {fast: {speed: quick}}}
        """), problems);
    assertTrue(problems.toString().startsWith("test.yaml:2:44: platforms.mine.presets.fast.speed: "),
        problems::toString);
  }
}
