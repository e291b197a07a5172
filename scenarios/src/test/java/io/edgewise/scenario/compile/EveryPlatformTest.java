package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.SharedTables;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.topology.catalog.Catalog;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every platform of the catalogue serves requests, in plausible time, and sends a bill. */
@DisplayName("Every platform")
class EveryPlatformTest {

  private static final String SCENARIO = """
      users: {rate: 20 / s, where: europe, pattern: constant}
      requests:
        page: {steps: [{compute: {p50: 0.5 ms, p99: 2 ms}}], response: 10 kB}
      strategies:
        it: {compute: {platform: PLATFORM}}
      run: {horizon: 1 min, warmUp: 1 min, replications: 2, seed: 3}
      """;

  private static final Pattern PROPOSED = Pattern.compile("such as \"(at: [^\"]+)\"");

  /** With the place that the message proposes, where the platform wants to be told one. */
  private static CompiledScenario scenario(String platform) {
    String everywhere = SCENARIO.replace("PLATFORM", platform);
    Matcher proposed = PROPOSED.matcher(Compilation.problems(everywhere));
    return Compilation.of(proposed.find()
        ? SCENARIO.replace("PLATFORM", platform + ", " + proposed.group(1)) : everywhere);
  }

  @TestFactory
  @DisplayName("serves a minute of requests without stores and bills for it")
  Stream<DynamicTest> serves() {
    return Catalog.shipped().platformIds().stream().map(platform -> DynamicTest.dynamicTest(platform, () -> {
      StrategyResult result = new Experiment(scenario(platform).scenario()).sharing(SharedTables.TABLES).threads(1)
          .run().strategies().getFirst();
      Measurements measured = result.measurements();
      assertEquals(2400, measured.requests(), 250, "requests in two minutes at 20 a second");
      assertTrue(measured.count(Outcome.SERVED) >= 0.99 * measured.requests(), measured::toString);
      double median = result.metric(Metric.P50).orElseThrow().value();
      assertTrue(median > 5 && median < 600, () -> "median " + median + " ms");
      double dollars = result.monthlyCost().total().doubleValue();
      assertTrue(dollars > 1 && dollars < 2000, () -> "a month of 52.6 million requests costs " + result.monthlyCost());
      List<CostItem> items = result.monthlyCost().items();
      assertTrue(items.stream().allMatch(item -> item.amount().signum() >= 0), items::toString);
    }));
  }

  @Test
  @DisplayName("the platforms that the product promises are there")
  void promised() {
    assertTrue(Catalog.shipped().platformIds().containsAll(List.of("aws-lambda", "lambda-at-edge",
        "google-cloud-functions-gen1", "google-cloud-functions-gen2", "azure-functions", "azure-functions-premium",
        "cloudflare-workers", "cloudfront-functions", "deno-deploy", "vercel-functions", "vercel-edge-functions",
        "fastly-compute", "fly-machines", "aws-fargate", "google-cloud-run", "azure-container-apps",
        "cloudflare-containers", "ec2", "kubernetes")));
  }

  @Test
  @DisplayName("instances whose requests need more CPUs than there are are found out, and a lower concurrency helps")
  void cpuDemand() {
    // 20 requests a second of 200 ms need four vCPUs; instances of one take up to 80 requests.
    String busy = SCENARIO.replace("PLATFORM", "google-cloud-run, at: gcp:europe-west1")
        .replace("{p50: 0.5 ms, p99: 2 ms}", "200 ms");
    assertEquals(4, demand(busy), 1);
    assertTrue(demand(busy.replace("europe-west1", "europe-west1, concurrency: 1")) < 1);
    assertTrue(Double.isNaN(demand(SCENARIO.replace("PLATFORM", "cloudflare-workers"))),
        "isolates have no CPUs of theirs");
  }

  private static double demand(String text) {
    return new Experiment(Compilation.of(text).scenario()).sharing(SharedTables.TABLES).threads(1).run().strategies()
        .getFirst().measurements()
        .cpuDemand();
  }
}
