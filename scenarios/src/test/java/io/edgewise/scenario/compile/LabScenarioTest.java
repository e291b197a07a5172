package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.topology.place.Places;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A theory case is a scenario file")
class LabScenarioTest {

  private static final long MINUTE = 60_000_000_000L;

  private final Scenario scenario = Compilation.of(Compilation.MM1).scenario();

  @Test
  @DisplayName("Q01 M/M/1: one core with a queue, exponential work, no network")
  void compilesToTheExpectedRecords() {
    Place tokyo = Places.shipped().place("city:tokyo");
    assertEquals("M/M/1 at 80%", scenario.name());
    assertEquals(List.of(tokyo), scenario.workload().origins());
    assertTrue(scenario.workload().load().isConstant());
    assertEquals(8, scenario.workload().load().meanRatePerSecond(), 1e-12);
    assertEquals(AccessLink.NONE, scenario.workload().access());
    assertEquals(new ConnectionSetUp(2, 1_000_000, new Constant(0)), scenario.workload().connection());
    assertEquals(List.of(new RequestProfile("job", 1, List.of(new Step.Compute(new Exponential(100))), 0)),
        scenario.requests());
    assertEquals(List.of(), scenario.dataSets());
    assertEquals(new Constant(1), scenario.backboneJitter());
    assertEquals(new RunPlan(60 * MINUTE, 10 * MINUTE, 10, new RunPlan.Precision(Metric.MEAN, 0.01), 50_000_000, 0.95,
        7), scenario.plan());
  }

  @Test
  @DisplayName("the platform is an always-on pool with one core and an unbounded queue")
  void compilesTheOffer() {
    Deployment server = scenario.deployments().getFirst();
    assertEquals("server", server.id());
    assertEquals("One server", server.name());
    assertEquals(InstancePolicy.alwaysOn(), server.platform().instances());
    assertEquals(new Cpu.Cores(1, 1, InstancePolicy.UNLIMITED), server.platform().cpu());
    assertEquals(List.of(), server.charges());
    assertEquals(0, scenario.network().rttNanos(scenario.workload().origins().getFirst(), server.sites().getFirst()));
  }

  @Test
  @DisplayName("every key that the file leaves out is among the assumptions, and no other")
  void listsItsDefaults() {
    List<String> subjects = Compilation.of(Compilation.MM1).assumptions().stream()
        .map(assumption -> assumption.subject() + ": " + assumption.text())
        .toList();
    assertEquals(List.of("users.connection.protocol: tls1.3", "users.connection.dns: 0 ms", "users.pattern: constant",
        "pricing.freeTier: false", "run.maxRequests: 50M", "run.level: 95%",
        "run.sampling: independent"), subjects);
  }
}
