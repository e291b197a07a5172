package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Example scenarios")
class ProductExampleTest {

  /** The file that the documentation shows. Its keys are a contract: a file that runs today runs next year. */
  static final String DOCUMENTED = read(Path.of("src/test/resources/io/edgewise/scenario/documented.yaml"));

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("the documented file compiles as it stands")
  void documentedFile() {
    CompiledScenario compiled = Compilation.of(DOCUMENTED);
    Scenario scenario = compiled.scenario();
    assertEquals("Global checkout", scenario.name());
    assertTrue(scenario.workload().origins().size() > 1400, "cities: " + scenario.workload().origins().size());
    assertEquals(400, scenario.workload().load().meanRatePerSecond(), 1e-9);
    assertEquals(List.of("catalog", "session", "stock", "orders"), scenario.dataSets());
    assertEquals(List.of("browse", "buy"), scenario.requests().stream().map(request -> request.id()).toList());
    assertEquals(12, ((Step.Compute) scenario.requests().get(1).steps().getFirst()).cpuMillis().mean());
    assertEquals(List.of("region", "edge"), scenario.deployments().stream().map(Deployment::id).toList());
    Deployment region = scenario.deployments().get(0);
    assertEquals(new Cpu.Dedicated(512 / 1769.0), region.platform().cpu());
    assertEquals(List.of("aws:us-east-1"), region.sites().stream().map(site -> site.id()).toList());
    Deployment edge = scenario.deployments().get(1);
    assertTrue(edge.sites().size() > 100 && edge.stores().get(0).layout() instanceof StateStore.EdgeCached);
    assertEquals(Map.of(Metric.P99, 800.0), compiled.slo().latencyMillis());
    assertEquals(Optional.of(new BigDecimal("500")), compiled.slo().monthlyDollars());
    assertTrue(compiled.strategies().get("region").providers().equals(List.of("AWS")));
    assertEquals(List.of("Cloudflare", "AWS"), compiled.strategies().get("edge").providers());
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  @DisplayName("every shipped file compiles without an error or a warning")
  void shippedFiles(Path file) {
    Problems problems = new Problems();
    Optional<CompiledScenario> compiled = ScenarioReader.read(file, List.of(), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems));
    assertEquals("", problems.toString());
    assertTrue(compiled.isPresent());
  }

  @Test
  @DisplayName("the servers of the global checkout are not saturated in the busiest hour")
  void serversAreSized() {
    Problems problems = new Problems();
    Scenario scenario = ScenarioReader.read(Path.of("examples/global-checkout.yaml"), List.of(), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems)).orElseThrow().scenario();
    Deployment servers = scenario.deployments().stream().filter(each -> each.id().equals("servers")).findFirst()
        .orElseThrow();
    Cpu.Cores cores = (Cpu.Cores) servers.platform().cpu();
    double work = scenario.requests().stream().mapToDouble(request -> request.share() * request.steps().stream()
        .mapToDouble(step -> step instanceof Step.Compute compute ? compute.cpuMillis().mean() : 0).sum()).sum();
    double utilisation = scenario.workload().load().peakRatePerSecond() * work / 1000 / (cores.cores() * cores.speed());
    assertTrue(utilisation > 0.2 && utilisation < 0.7, "utilisation at the peak " + utilisation);
    assertEquals(5.8, work, 0.05);
  }

  @Test
  @DisplayName("the examples are packaged as resources")
  void packaged() throws IOException {
    for (String name : List.of("minimal.yaml", "global-checkout.yaml")) {
      try (var resource = ProductExampleTest.class.getResourceAsStream("/io/edgewise/scenario/examples/" + name)) {
        assertEquals(Files.readString(Path.of("examples", name)),
            new String(resource.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
