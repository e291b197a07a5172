package io.edgewise.scenario.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.edgewise.report.table.ComparisonText;
import io.edgewise.report.table.Paint;
import io.edgewise.scenario.SharedTables;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.output.Results;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.scenario.twin.ClosedForm;
import io.edgewise.scenario.twin.ClosedForms;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example gives the output that lies beside it ({@code NAME.expected.txt}; {@code -Dgolden.update=true} rewrites
 * it), and what its comments promise.
 */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("examples");

  /** The day on which the age of prices is judged, so that the expected outputs stay true. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private record Run(CompiledScenario compiled, RunResult result) {

    StrategyResult strategy(String id) {
      return result.strategies().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    double rate(String id, Rate rate) {
      return strategy(id).rate(rate).orElseThrow().value();
    }

    double mean(String id) {
      return metric(id, Metric.MEAN);
    }

    double metric(String id, Metric metric) {
      return strategy(id).metric(metric).orElseThrow().value();
    }

    ClosedForm form(String strategy, String quantity) {
      return ClosedForms.of(compiled.scenario(), result).stream()
          .filter(form -> form.strategy().equals(strategy) && form.quantity().equals(quantity))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Examples as they are, each simulated once for all that is asked of it. */
  private static final Map<String, Run> AS_THEY_ARE = new HashMap<>();

  @AfterAll
  static void forget() {
    AS_THEY_ARE.clear();
  }

  private static Run run(String file, String... settings) {
    return settings.length == 0 ? AS_THEY_ARE.computeIfAbsent(file, ExamplesTest::simulated)
        : simulated(file, settings);
  }

  private static Run simulated(String file, String... settings) {
    Problems problems = new Problems();
    CompiledScenario compiled = ScenarioReader.read(EXAMPLES.resolve(file), List.of(settings), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems))
        .orElseThrow(() -> new AssertionError(problems.toString()));
    return new Run(compiled, new Experiment(compiled.scenario()).sharing(SharedTables.TABLES).run());
  }

  @TestFactory
  @DisplayName("the output of an example is the one beside it")
  Stream<DynamicTest> expectedOutputs() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      assertTrue(all.size() >= 10, "examples found: " + all);
      return all.stream().map(file -> dynamicTest(EXAMPLES.relativize(file).toString(), () -> compare(file)));
    }
  }

  private static void compare(Path file) throws IOException {
    Run run = run(EXAMPLES.relativize(file).toString());
    String text =
        ComparisonText.of(run.result(), Results.of(run.compiled(), run.result(), TODAY).presentation(), Paint.PLAIN);
    Path expected = Path.of(file.toString().replace(".yaml", ".expected.txt"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, text);
    }
    assertEquals(Files.readString(expected), text);
  }

  @Test
  @DisplayName("quiet night: containers at the edge start cold far more often than one region, isolates do not suffer")
  void quietNight() {
    Run run = run("quiet-night.yaml");
    double region = run.rate("region", Rate.COLD_START);
    double edge = run.rate("containers-at-edge", Rate.COLD_START);
    assertTrue(edge > 10 * region, edge + " against " + region);
    assertTrue(run.mean("isolates-at-edge") < 0.5 * run.mean("region"));
    ClosedForm cold = run.form("region", "cold starts");
    assertEquals(cold.theory(), cold.simulated().orElseThrow(), 0.002, "e^(-rate x keep-alive)");
    ClosedForm coldEdge = run.form("containers-at-edge", "cold starts");
    assertEquals(coldEdge.theory(), coldEdge.simulated().orElseThrow(), 0.01);
  }

  @Test
  @DisplayName("small caches: LRU, FIFO and random eviction hit as exact formulas say")
  void smallCaches() {
    Run run = run("lab/small-caches.yaml");
    assertEquals(6.29336, run.mean("lru"), 0.02);
    assertEquals(6.54896, run.mean("fifo"), 0.02);
    assertEquals(6.54896, run.mean("random"), 0.02);
  }

  @Test
  @DisplayName("cache capacity: hit ratios are near Che's, and where half of the reads hit the median is answered nearby")
  void cacheCapacity() {
    Run run = run("cache-capacity.yaml");
    for (String strategy : List.of("small", "large", "region")) {
      ClosedForm hits = run.form(strategy, "hit ratio of pages");
      assertEquals(hits.theory(), hits.simulated().orElseThrow(), 0.01, strategy);
    }
    assertTrue(run.metric("large", Metric.P50) < 0.7 * run.metric("small", Metric.P50));
    assertTrue(run.metric("large", Metric.P99) > 0.9 * run.metric("small", Metric.P99));
  }

  @Test
  @DisplayName("sessions: as many connections are opened as the closed form says; who does not come back pays every time")
  void sessions() {
    Run run = run("sessions.yaml");
    for (String strategy : List.of("edge", "fronted", "region")) {
      ClosedForm setUp = run.form(strategy, "mean connection set-up");
      assertEquals(setUp.theory(), setUp.simulated().orElseThrow(), 0.02 * setUp.theory(), strategy);
    }
    Run once = run("sessions.yaml", "users.sessions.requests=1");
    double more = once.mean("region") - run.mean("region");
    assertTrue(more > 3 * (once.mean("edge") - run.mean("edge")), "the region pays for handshakes: " + more);
  }

  @Test
  @DisplayName("flash sale: with the limit raised exactly what the start-up rule does not allow is throttled")
  void flashSale() {
    Run run = run("flash-sale.yaml");
    assertEquals(0, run.strategy("prepared").measurements().count(Outcome.THROTTLED));
    assertTrue(run.rate("default-limit", Rate.THROTTLED) > 0.05);
    double raised = run.rate("raised-limit", Rate.THROTTLED);
    assertTrue(raised > 0 && raised < 0.005, "throttled at the start of the sale only: " + raised);
    // At the limit of 1,000 the starts that the rule allows at once suffice for the rest.
    long starts = run.strategy("raised-limit").measurements().instanceStarts();
    long replications = run.strategy("raised-limit").replications();
    assertTrue(starts / replications > 1000 && starts / replications < 2000, "starts " + starts / replications);
  }

  @Test
  @DisplayName("flash sale: clients that ask again are served more often, and are more load")
  void flashSaleAgain() {
    Run once = run("flash-sale.yaml");
    Run again =
        run("flash-sale.yaml", "run.replications=1", "users.retries.attempts=4", "users.retries.backoff=500 ms");
    assertEquals(1, once.strategy("default-limit").measurements().attemptsPerRequest());
    assertTrue(again.strategy("default-limit").measurements().attemptsPerRequest() > 1.05);
    assertTrue(again.rate("default-limit", Rate.THROTTLED) < once.rate("default-limit", Rate.THROTTLED));
    assertEquals(1, again.strategy("isolates").measurements().attemptsPerRequest());
  }

  @Test
  @DisplayName("retry storm: whoever asks four times keeps the database down, and waiting or cancelling does not help")
  void retryStorm() {
    Run run = run("retry-storm.yaml");
    assertTrue(run.rate("once", Rate.ERROR) < 0.25, "the queue is gone soon after the database is fast again");
    for (String lasting : List.of("naive", "backoff", "cancelled")) {
      // Three of the four minutes come after that.
      assertTrue(run.rate(lasting, Rate.ERROR) > 0.7, lasting);
      assertTrue(run.strategy(lasting).measurements().dependencies().getFirst().attemptsPerOperation() > 3, lasting);
    }
    assertTrue(run.rate("budget", Rate.ERROR) < 0.45);
    assertTrue(run.rate("breaker", Rate.ERROR) < 0.15);
    assertTrue(run.rate("short-queue", Rate.ERROR) < 0.05);
    assertTrue(run.strategy("breaker").measurements().dependencies().getFirst().circuits() > 3, "one for each place");
  }

  @Test
  @DisplayName("connection pool: functions exhaust the database in the crowd, and neither a pooler nor fixed pools do")
  void connectionPool() {
    Run run = run("connection-pool.yaml");
    Measurements functions = run.strategy("functions").measurements();
    double refused = (double) functions.count(Outcome.CONNECTION_REFUSED) / functions.requests();
    assertTrue(refused > 0.2 && refused < 0.5, "refused " + refused);
    assertEquals(0, run.strategy("pooler").measurements().count(Outcome.CONNECTION_REFUSED));
    assertEquals(0, run.strategy("servers").measurements().count(Outcome.CONNECTION_REFUSED));
    Run more = run("connection-pool.yaml", "run.replications=1",
        "strategies.functions.stores.orders.connections=500");
    assertEquals(0, more.strategy("functions").measurements().count(Outcome.CONNECTION_REFUSED));
  }

  @Test
  @DisplayName("autoscaling: servers that follow a crowd are late by their alarms, boots and nodes, and functions are not")
  void autoscaling() {
    Run run = run("autoscaling.yaml");
    Measurements fixed = run.strategy("fixed-low").measurements();
    assertEquals(1200, fixed.latency().quantile(1) / 1e9, 60);
    double group = run.strategy("auto-scaling-group").measurements().latency().quantile(0.99) / 1e9;
    double pods = run.strategy("pods").measurements().latency().quantile(0.99) / 1e9;
    double functions = run.strategy("functions").measurements().latency().quantile(0.99) / 1e9;
    // Three to four minutes of metrics and one to two of boot; 15 to 45 s of metrics and 50 to 110 s of nodes and pods.
    assertTrue(group > 100 && group < 300, "target tracking: " + group);
    assertTrue(pods > 15 && pods < 60, "pods: " + pods);
    assertTrue(functions < 1, "functions: " + functions);
  }

  @Test
  @DisplayName("round trips: with one call the code belongs near the users, from the second on beside the data")
  void roundTrips() {
    String times = "requests.page.steps[1].repeat.times=";
    Run one = run("round-trips.yaml", times + 1, "run.replications=3");
    assertTrue(one.mean("frankfurt") < one.mean("virginia"));
    Run two = run("round-trips.yaml", times + 2, "run.replications=3");
    assertTrue(two.mean("virginia") < two.mean("frankfurt"));
  }

  @Test
  @DisplayName("state stores: what the article says of them holds in the same place, and copies bring reads near but no writes")
  void stateStores() {
    Run run = run("state-stores.yaml");
    List<String> kinds = run.compiled.scenario().requests().stream().map(RequestProfile::id).toList();
    assertEquals(List.of("read same place", "write same place", "read same continent", "write same continent",
        "read other continent", "write other continent"), kinds);
    assertTrue(median(run, "elasticache", 0) < 1, "Redis below 1 ms");
    for (String store : List.of("dynamodb", "planetscale", "turso")) {
      double read = median(run, store, 0);
      assertTrue(read >= 1 && read <= 10, store + " 1 to 10 ms: " + read);
    }
    assertTrue(median(run, "r2", 0) <= 50 && median(run, "s3", 0) <= 50, "files 5 to 50 ms");
    assertTrue(median(run, "elasticache", 4) > 85, "from another continent it is the round trip");
    for (String store : List.of("d1-replicated", "upstash-global")) {
      assertEquals(median(run, store, 0), median(run, store, 4), 0.5, "reads of " + store);
      assertTrue(median(run, store, 5) > 85, "writes of " + store);
      assertTrue(run.rate(store, Rate.STALE_READ) > 0.005);
    }
    assertEquals(median(run, "dynamodb-global", 1), median(run, "dynamodb-global", 5), 1, "every copy takes writes");
    assertEquals(0, run.strategy("dynamodb").measurements().staleReads());
    // Two operations in ten are writes, eight eventual reads: 0.8 x $0.125 / 2 + 0.2 x $0.625.
    StrategyResult dynamodb = run.strategy("dynamodb");
    double millions = dynamodb.measurements().requests() * dynamodb.monthFactor() / 1e6;
    assertEquals(0.175, dynamodb.monthlyCost().items().stream().filter(item -> item.item().endsWith("request units"))
        .mapToDouble(item -> item.amount().doubleValue()).sum() / millions, 0.004);
  }

  @Test
  @DisplayName("state stores under \"seed\" take what the article says in the same place, and the round trip on top elsewhere")
  void stateStoresOfTheArticle() {
    Run run = run("state-stores.yaml", "preset=seed", "run.replications=1");
    assertTrue(median(run, "elasticache", 0) < 1, "Redis below 1 ms");
    for (String store : List.of("dynamodb", "planetscale", "turso")) {
      assertEquals(3, median(run, store, 0), 1, store);
      assertEquals(3, median(run, store, 1), 1, store);
    }
    assertEquals(16, median(run, "s3", 0), 2, "files 5 to 50 ms, where measured ones take 25");
    assertTrue(median(run, "dynamodb", 4) > 85, "the distance stays");
  }

  private static double median(Run run, String strategy, int kind) {
    return run.strategy(strategy).measurements().latencyOfKind(kind).quantile(0.5) / 1e6;
  }

  @Test
  @DisplayName("Q01 Q03 Q08 E04 F01 F09 F12 F18 as scenario files: simulated and closed form agree")
  void lab() {
    // More replications than the files ask for, so that the spread of a mean wait is well below what is checked.
    String more = "run.replications=60";
    agrees(run("lab/mm1.yaml", more), "server", "mean wait for a core", 400, 0.03);
    agrees(run("lab/mmc.yaml", more), "servers", "mean wait for a core", 554.113, 0.03);
    agrees(run("lab/md1.yaml", more), "server", "mean wait for a core", 2000, 0.03);
    Run edge = run("lab/edge-against-region.yaml");
    assertEquals(201.000, edge.mean("edge"), 0.02 * 201);
    assertEquals(112.148, edge.mean("region"), 0.02 * 112);
    assertEquals(0.239036, edge.form("edge / region", "utilisation at which the means tie").theory(), 1e-5);
    agrees(run("lab/keep-alive-exponential.yaml"), "functions", "cold starts", 0.0556668, 0.02);
    assertEquals(0.001337, run("lab/keep-alive-fixed.yaml").rate("functions", Rate.COLD_START), 0.00013);
    agrees(run("lab/rare-requests.yaml"), "function", "cold starts", 0.135335, 0.02);
    agrees(run("lab/provisioned.yaml"), "functions", "utilisation of the provisioned instances", 0.642335, 0.02);
    agrees(run("lab/loss-system.yaml"), "functions", "throttled requests", 0.00845749834, 0.05);
  }

  private static void agrees(Run run, String strategy, String quantity, double expected, double within) {
    ClosedForm form = run.form(strategy, quantity);
    assertEquals(expected, form.theory(), 1e-5 * expected, quantity);
    assertEquals(expected, form.simulated().orElseThrow(), within * expected, quantity);
  }
}
