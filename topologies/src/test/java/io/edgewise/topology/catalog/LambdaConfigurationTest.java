package io.edgewise.topology.catalog;

import static io.edgewise.topology.catalog.TestNodes.platform;
import static io.edgewise.topology.catalog.TestNodes.platformProblems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;
import io.edgewise.topology.place.DataTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be said of functions in a region, and what comes of it. */
class LambdaConfigurationTest {

  private static final String AT = "platform: aws-lambda, at: aws:us-east-1";

  private static ConfiguredPlatform lambda(String more) {
    return platform("aws-lambda", "{" + AT + (more.isEmpty() ? "" : ", ") + more + "}");
  }

  private static String problems(String more) {
    return platformProblems("aws-lambda", "{" + AT + ", " + more + "}");
  }

  @Test
  @DisplayName("every runtime, package, architecture and memory of the measured cold starts can be had, "
      + "and its compiled median initialisation is the measured one")
  void everyMeasuredRow() {
    DataTable snapStarts = DataTable.read("lambda_snapstart_restore.csv");
    int rows = 0;
    for (DataTable.Row row : DataTable.read("lambda_cold_start_init.csv").rows()) {
      if (!row.text("runtime").endsWith(" snapstart")) {
        check(row, row.text("runtime"), "");
        rows++;
      }
    }
    for (DataTable.Row row : snapStarts.rows()) {
      check(row, row.text("runtime").replace(" snapstart", ""), ", snapStart: true");
      rows++;
    }
    assertEquals(728, rows);
  }

  private static void check(DataTable.Row row, String runtime, String more) {
    ConfiguredPlatform platform = lambda("runtime: \"" + runtime + "\", package: " + row.text("package") + ", arch: "
        + row.text("arch") + ", memory: " + row.text("memory_mb") + " MB" + more);
    List<Distribution> phases = platform.platform().startUp().phasesMillis();
    assertEquals(2, phases.size());
    double median = QuantileTable.of(phases.getLast(), 1).sample(Long.MIN_VALUE);
    assertEquals(row.number("p50_ms"), median, 0.02 * row.number("p50_ms"), () -> runtime + more);
    assertEquals(row.number("p99_ms"), phases.getLast().quantile(0.99), 1e-6, () -> runtime + more);
  }

  @Test
  @DisplayName("F20 STeLLAR: a client 26 ms away sees cold starts of 448 ms (p50) and 672 ms (p99), "
      + "ten times its warm invocations")
  void stellar() {
    Platform platform = lambda("runtime: python3.9, memory: 1024 MB").platform();
    SplittableRandom random = new SplittableRandom(20);
    double[] cold = new double[200_000];
    double[] warm = new double[cold.length];
    for (int i = 0; i < cold.length; i++) {
      warm[i] = 26 + platform.invokeOverheadMillis().quantile(random.nextDouble());
      cold[i] = warm[i];
      for (Distribution phase : platform.startUp().phasesMillis()) {
        cold[i] += phase.quantile(random.nextDouble());
      }
    }
    Arrays.sort(cold);
    Arrays.sort(warm);
    // The standard error of the sample's 99th percentile is about 1.2 ms.
    assertEquals(448, cold[cold.length / 2], 2);
    assertEquals(672, cold[cold.length / 100 * 99], 6);
    assertEquals(10.18, cold[cold.length / 2] / warm[warm.length / 2], 0.1);
    assertEquals(18, platform.invokeOverheadMillis().quantile(0.5), 1e-9);
    assertEquals(74, platform.invokeOverheadMillis().quantile(0.99), 1e-9);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @DisplayName("short names stand for the runtimes of the table")
  @CsvSource({"nodejs20, nodejs20.x", "java21, java21", "go, go (prov.al2023)", "rust, rust (prov.al2023)",
      "bun, bun (prov.al2)", "llrt, llrt (prov.al2023)", "cpp, c++ 11 (prov.al2023)", "quarkus, quarkus (prov.al2)",
      "dotnet8-aot, dotnet8 aot (prov.al2023)"})
  void aliases(String alias, String runtime) {
    assertEquals(lambda("runtime: \"" + runtime + "\"").platform(), lambda("runtime: " + alias).platform());
  }

  @Test
  @DisplayName("memory buys CPU: 1769 MB are one vCPU, and a request uses no more than one")
  void cpuShare() {
    assertEquals(128 / 1769.0, lambda("memory: 128 MB").platform().cpu().speed(), 1e-12);
    assertEquals(512 / 1769.0, lambda("").platform().cpu().speed(), 1e-12);
    assertEquals(1, lambda("memory: 1769 MB").platform().cpu().speed(), 1e-12);
    assertEquals(1, lambda("memory: 10240 MB").platform().cpu().speed(), 1e-12);
    assertTrue(lambda("").platform().cpu() instanceof Cpu.Dedicated);
  }

  @Test
  @DisplayName("a memory size that was not measured takes the nearest measured start-up, and says so")
  void nearestMemory() {
    ConfiguredPlatform platform = lambda("memory: 3008 MB");
    assertEquals(lambda("memory: 1024 MB").platform().startUp(), platform.platform().startUp());
    assertTrue(
        platform.assumptions().stream()
            .anyMatch(assumption -> assumption.text().contains("memory_mb 1024, the nearest measured to 3008")),
        platform.assumptions()::toString);
  }

  @Test
  @DisplayName("instances: one request each, the measured idle curve, 1000 of them, 1000 more every 10 s")
  void instances() {
    InstancePolicy policy = lambda("").platform().instances();
    assertEquals(1, policy.concurrency());
    assertEquals(1000, policy.maxInstances());
    assertEquals(new InstancePolicy.ScaleUpRate(1000, 10_000_000_000L), policy.scaleUp());
    assertEquals(0, policy.queueLimit());
    double minute = 60_000;
    assertEquals(0, policy.keepAliveMillis().cdf(3 * minute), 1e-6);
    assertEquals(0.003, policy.keepAliveMillis().cdf(4 * minute), 1e-6);
    assertEquals(0.003, policy.keepAliveMillis().cdf(5 * minute), 1e-6);
    assertEquals(0.4061, policy.keepAliveMillis().cdf(6 * minute), 1e-6);
    assertEquals(1, policy.keepAliveMillis().cdf(7 * minute), 1e-6);
    assertEquals(5, lambda("maxConcurrency: 5").platform().instances().maxInstances());
  }

  @Test
  @DisplayName("initialisation is billed, in steps of 1 ms, and does not hide behind the handshake")
  void billing() {
    Platform platform = lambda("").platform();
    assertTrue(platform.startUp().billed());
    assertFalse(platform.startUp().overlapsHandshake());
    assertEquals(2_000_000, platform.billing().billedNanos(1_000_001));
    assertEquals(1024, platform.billing().megabytesPerGigabyte());
    assertEquals(30_000_000_000L, platform.maxDurationNanos());
    assertEquals(900_000_000_000L, lambda("timeout: 15 min").platform().maxDurationNanos());
  }

  @Test
  @DisplayName("provisioned instances are warm, stand in the bill for 730 hours, and serve at their own price")
  void provisioned() {
    ConfiguredPlatform platform = lambda("provisioned: 3, memory: 2048 MB");
    assertEquals(3, platform.platform().instances().provisioned());
    Charge charge = platform.charges().getFirst();
    Charge.Standing standing =
        (Charge.Standing) charge.uses().getFirst().quantities().get(Meter.PROVISIONED_GIGABYTE_SECONDS);
    assertEquals(0, standing.perMonth().compareTo(BigDecimal.valueOf(3L * 2 * 730 * 3600)));
    assertTrue(charge.sheet().meters().contains(Meters.PROVISIONED_DURATION_GIGABYTE_SECONDS));
    assertFalse(lambda("").charges().getFirst().sheet().meters().contains(Meter.PROVISIONED_GIGABYTE_SECONDS));
  }

  @Test
  @DisplayName("several regions: each has its usage and its price")
  void regions() {
    ConfiguredPlatform platform =
        platform("aws-lambda", "{platform: aws-lambda, at: [aws:us-east-1, aws:eu-west-1, aws:af-south-1]}");
    assertEquals(List.of("aws:us-east-1", "aws:eu-west-1", "aws:af-south-1"),
        platform.charges().getFirst().uses().stream().map(Charge.Use::region).toList());
    Charge.Counted third =
        (Charge.Counted) platform.charges().getFirst().uses().get(2).quantities().get(Meter.GIGABYTE_SECONDS);
    assertEquals(List.of(2), third.indices());
    assertEquals(List.of(1.0), platform.catchment());
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("mistakes are told at their place, with the way out")
  @CsvSource(delimiter = '|', value = {
      "runtim: go | test.yaml:1:43: runtim: unknown key \"runtim\"; did you mean \"runtime\"?",
      "runtime: nodejs21 | test.yaml:1:52: runtime: no runtime \"nodejs21\"; did you mean",
      "memory: 64 MB | it must be at least 128 MB",
      "arch: sparc | allowed: x86_64, arm64",
      "\"runtime\": quarkus, arch: arm64 | it has arch x86_64",
      "runtime: nodejs20, snapStart: true | \"snapStart: true\" needs runtime java11, java17,",
      "runtime: java21, package: image, snapStart: true | needs package zip; found \"image\"",
      "runtime: java21, snapStart: true, provisioned: 2 | exclude each other; keep one of them",
      "runtime: java21, snapStart: yes | did you mean \"true\"?",
      "provisioned: 2000 | maxConcurrency 1000 allows 1000",
      "instance: t3.medium | unknown key \"instance\""})
  void mistakes(String more, String message) {
    String found = problems(more);
    assertTrue(found.contains(message), found);
  }

  @ParameterizedTest(name = "{0}")
  @DisplayName("a limit of everybody's is broken, not mistaken, with its source")
  @CsvSource(delimiter = '|', value = {
      "memory: 20 GB | memory: the strategy asks for 20 GB; AWS Lambda allows 10240 MB (aws/agent-toolkit-for-aws@",
      "timeout: 20 min | duration: the strategy asks for 20 min; AWS Lambda allows 900 s (aws/agent-toolkit-for-aws@",
      "storage: 11 GB | storage: the strategy asks for 11 GB; AWS Lambda allows 10240 MB (aws/agent-toolkit-for-aws@"})
  void limits(String more, String broken) {
    ConfiguredPlatform found =
        platform("aws-lambda", "{platform: aws-lambda, at: aws:us-east-1, " + more + "}");
    assertEquals(1, found.limits().broken().size());
    assertTrue(found.limits().broken().getFirst().toString().startsWith(broken), found.limits().broken()::toString);
  }

  @Test
  @DisplayName("a region is needed, and must be one of the provider's")
  void places() {
    String missing = platformProblems("aws-lambda", "{platform: aws-lambda}");
    assertTrue(missing.contains("the key \"at\" is missing: say where, such as \"at: aws:"), missing);
    String other = platformProblems("aws-lambda", "{platform: aws-lambda, at: gcp:us-central1}");
    assertTrue(other.contains("it runs at places of aws"), other);
    String unknown = platformProblems("aws-lambda", "{platform: aws-lambda, at: aws:us-est-1}");
    assertTrue(unknown.contains("test.yaml:1:28") && unknown.contains("aws:us-east-1"), unknown);
    String twice = platformProblems("aws-lambda", "{platform: aws-lambda, at: [aws:us-east-1, aws:us-east-1]}");
    assertTrue(twice.contains("named twice"), twice);
  }

  @Test
  @DisplayName("all problems of a configuration are told at once")
  void together() {
    String found = problems("memory: 1 MB, runtim: go, timeout: 1 hr2");
    assertEquals(3, found.lines().count(), found);
  }
}
