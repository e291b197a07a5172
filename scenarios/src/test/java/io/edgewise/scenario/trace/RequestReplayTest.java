package io.edgewise.scenario.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.cli.Cli;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.ScenarioCompiler;
import io.edgewise.scenario.spec.ScenarioReader;
import io.edgewise.scenario.trace.RequestReplay.Sighting;
import io.edgewise.sim.engine.RequestTrace.Span;
import io.edgewise.sim.model.Deployment;
import io.edgewise.topology.text.Problems;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestReplayTest {

  private static final CompiledScenario SMALL = compiled(Cli.SMALL);

  private static CompiledScenario compiled(String text) {
    Problems problems = new Problems();
    CompiledScenario compiled = ScenarioReader.read("small.yaml", text, List.of(), problems)
        .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems)).orElseThrow();
    problems.throwIfAny();
    return compiled;
  }

  @Test
  @DisplayName("the spans of a request fill its latency without gap or overlap")
  void spans() {
    for (Deployment deployment : SMALL.scenario().deployments()) {
      RequestReplay replay = new RequestReplay(SMALL.scenario(), deployment, 40);
      for (Sighting seen : replay.sightings(40)) {
        long at = seen.sentNanos();
        for (Span span : replay.spans(seen)) {
          assertEquals(at, span.startNanos(), deployment.id() + " " + seen + " " + span);
          at = span.endNanos();
        }
        assertEquals(seen.sentNanos() + seen.latencyNanos(), at, deployment.id() + " " + seen);
      }
    }
  }

  @Test
  @DisplayName("how many requests may be asked for does not change what happened to one")
  void stable() {
    Deployment deployment = SMALL.scenario().deployments().get(1);
    List<Sighting> few = new RequestReplay(SMALL.scenario(), deployment, 20).sightings(20);
    List<Sighting> many = new RequestReplay(SMALL.scenario(), deployment, 2_000).sightings(2_000);
    assertEquals(2_000, many.size());
    assertEquals(few, many.subList(0, 20));
    Sighting slowest = RequestReplay.slowest(many).orElseThrow();
    assertTrue(many.stream().allMatch(seen -> seen.latencyNanos() <= slowest.latencyNanos()));
  }
}
