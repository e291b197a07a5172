package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.SharedTables;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.topology.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every platform with every store: it runs, or one message says why that cannot be. */
@DisplayName("Every platform with every store")
class CombinationsTest {

  private static final String SCENARIO =
      """
          users: {rate: 10 / s, where: [{place: city:london, share: 1}, {place: city:tokyo, share: 1}], pattern: constant}
          requests:
            page:
              steps: [{compute: 0.5 ms}, {read: {from: items, keys: {count: 100}}}, {write: {to: items, keys: {zipf: 0, count: 100000}}}]
              response: 10 kB
          run: {horizon: 1 min, warmUp: 10 s, replications: 1, seed: 3}
          strategies:
          """;

  private static final Pattern PROPOSED = Pattern.compile("such as \"(at: [^\"]+)\"");

  /** Where stores lie that want to be told, by provider; the Cache API stands before an origin anywhere. */
  private static final Map<String, String> HOMES = Map.of("AWS", "aws:us-east-1", "Upstash", "aws:us-east-1",
      "PlanetScale", "aws:us-east-1", "Turso", "aws:us-east-1", "Cloudflare", "cloudflare:IAD");

  /** Stores with places of their own. */
  private static final List<String> PLACED = List.of("cloudflare-kv", "cloudflare-d1-replicated", "deno-kv",
      "durable-objects");

  /** Caches, with a store to stand before. */
  private static final Map<String, String> BEHIND =
      Map.of("dax", "dynamodb", "lambda-memory", "dynamodb", "lambda-tmp", "s3", "workers-memory", "cloudflare-r2");

  private static final List<String> ON_CLOUDFLARE = List.of("cloudflare-workers", "cloudflare-containers");
  private static final List<String> IN_AWS_REGIONS = List.of("aws-lambda", "aws-fargate", "ec2", "kubernetes");

  private static final List<String> ON_LAMBDA =
      List.of("aws-lambda", "aws-fargate", "ec2", "kubernetes", "lambda-at-edge");
  private static final List<String> WITH_FILES = List.of("aws-lambda", "aws-fargate", "ec2", "kubernetes",
      "azure-container-apps", "azure-functions", "azure-functions-premium", "google-cloud-functions-gen1",
      "google-cloud-functions-gen2", "google-cloud-run", "fly-machines");

  /** Platforms whose code may call nothing. */
  private static final List<String> CALLS_NOTHING = List.of("cloudfront-functions");

  /** The platforms from which a store can be used at all; stores that are not listed take every caller. */
  private static final Map<String, List<String>> CALLERS = Map.ofEntries(
      Map.entry("cloudflare-kv", ON_CLOUDFLARE), Map.entry("cloudflare-d1", ON_CLOUDFLARE),
      Map.entry("cloudflare-d1-replicated", ON_CLOUDFLARE), Map.entry("cloudflare-cache-api", ON_CLOUDFLARE),
      Map.entry("durable-objects", ON_CLOUDFLARE), Map.entry("deno-kv", List.of("deno-deploy")),
      Map.entry("elasticache-redis", IN_AWS_REGIONS), Map.entry("elasticache-serverless", IN_AWS_REGIONS),
      Map.entry("dax", IN_AWS_REGIONS), Map.entry("lambda-memory", ON_LAMBDA), Map.entry("lambda-tmp", ON_LAMBDA),
      Map.entry("turso-embedded", WITH_FILES), Map.entry("workers-memory", ON_CLOUDFLARE));

  @TestFactory
  @DisplayName("serves a minute with every store that it can use, and bills for it")
  Stream<DynamicTest> serves() {
    return Catalog.shipped().platformIds().stream()
        .filter(platform -> stores(platform, true).findAny().isPresent())
        .map(platform -> DynamicTest.dynamicTest(platform, () -> {
          String text = text(platform, stores(platform, true).toList());
          new Experiment(Compilation.of(text).scenario()).sharing(SharedTables.TABLES).threads(1).run().strategies()
              .forEach(CombinationsTest::check);
        }));
  }

  private static void check(StrategyResult result) {
    Measurements measured = result.measurements();
    assertTrue(measured.requests() > 100, () -> result.id() + ": " + measured);
    assertTrue(measured.count(Outcome.SERVED) >= 0.99 * measured.requests(), () -> result.id() + ": " + measured);
    assertTrue(measured.reads() > 100, () -> result.id() + ": " + measured);
    assertTrue(result.monthlyCost().items().stream().allMatch(item -> item.amount().signum() >= 0),
        () -> result.id() + ": " + result.monthlyCost());
  }

  @TestFactory
  @DisplayName("is refused with one message where a store cannot be used")
  Stream<DynamicTest> refuses() {
    return Catalog.shipped().platformIds().stream().flatMap(platform -> stores(platform, false)
        .map(store -> DynamicTest.dynamicTest(platform + " with " + store, () -> {
          List<String> problems = Compilation.problems(text(platform, List.of(store))).lines().toList();
          assertEquals(1, problems.size(), problems::toString);
          String expected = CALLERS.containsKey(store)
              ? ".stores.items: this store is read by code at places of "
              : "subrequests: \"page\" calls stores up to 2 times; CloudFront Functions allows none";
          assertTrue(problems.getFirst().contains(expected), problems::toString);
        })));
  }

  /** The stores that a platform can use, or those that it cannot. */
  private static Stream<String> stores(String platform, boolean usable) {
    return Catalog.shipped().storeIds().stream().filter(store -> usable == (!CALLS_NOTHING.contains(platform)
        && CALLERS.getOrDefault(store, List.of(platform)).contains(platform)));
  }

  /** A strategy for each store, at the place that the message proposes where the platform wants to be told one. */
  private static String text(String platform, List<String> stores) {
    String anywhere = SCENARIO + strategy(platform, "s3");
    Matcher proposed = PROPOSED.matcher(Compilation.problems(anywhere));
    String placed = proposed.find() ? platform + ", " + proposed.group(1) : platform;
    return SCENARIO + stores.stream().map(store -> strategy(placed, store)).collect(Collectors.joining());
  }

  private static String strategy(String platform, String store) {
    String provider = Catalog.shipped().store(store).orElseThrow().header().provider();
    String home = ", at: " + HOMES.get(provider) + "}";
    String binding = PLACED.contains(store) ? store
        : BEHIND.containsKey(store) ? "{store: " + store + ", over: {store: " + BEHIND.get(store) + home + "}"
        : "{store: " + store + home;
    return "  " + store + ": {compute: {platform: " + platform + "}, stores: {items: " + binding + "}}\n";
  }
}
