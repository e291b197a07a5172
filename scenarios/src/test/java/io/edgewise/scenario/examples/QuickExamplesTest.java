package io.edgewise.scenario.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.SharedTables;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("First answers")
class QuickExamplesTest {

  @ParameterizedTest
  @ValueSource(strings = {"cache-capacity", "minimal", "state-stores"})
  @DisplayName("There is one of every strategy, also with caches at sites, in regions and before other stores")
  void every(String example) {
    Problems problems = new Problems();
    Scenario scenario = ScenarioReader.read(Path.of("examples", example + ".yaml"), List.of(), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems)).orElseThrow().scenario();
    RunResult first =
        new Experiment(scenario.withPlan(scenario.plan().live())).sharing(SharedTables.TABLES).atMost(1).run();
    assertTrue(first.strategies().stream().allMatch(strategy -> strategy.measurements().requests() > 0));
    assertTrue(first.strategies().size() == scenario.deployments().size());
  }
}
