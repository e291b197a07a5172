package io.edgewise.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CaveatsTest {

  private static List<String> cpus(long computedNanos, long availableNanos) {
    StrategyResult strategy = Cases.two().strategies().getFirst();
    strategy.measurements().usage().invocation(0, computedNanos, 0, false);
    strategy.measurements().sharedCpu(availableNanos);
    return Caveats.of(strategy, Cases.limited(1000, 1000)).stream().filter(said -> said.startsWith("too few CPUs"))
        .toList();
  }

  @Test
  @DisplayName("p99.9 is called so in texts, and p999 in files, as in scenarios")
  void names() {
    Objective limit = new Objective.AtMost(Metric.P999, 5);
    assertEquals("p99.9", limit.label());
    assertEquals("p999", limit.id());
    StrategyResult strategy = Cases.two().strategies().getFirst();
    double measured = strategy.metric(Metric.P999).orElseThrow().value();
    List<String> said = Caveats.of(strategy, new Presentation(List.of(new Objective.AtMost(Metric.P999, measured)),
        Optional.empty(), Cases.TODAY, List.of(), Map.of(), Section.USUAL, List.of(), List.of(), List.of()));
    assertTrue(said.stream().anyMatch(line -> line.startsWith("the limit p99.9 ≤ ")), said.toString());
  }

  @Test
  @DisplayName("requests that compute longer than the CPUs of their instances could are told")
  void tooFewCpus() {
    assertEquals(
        List.of("too few CPUs: its requests compute 4.1 times as long as the CPUs of its instances could, which "
            + "makes latency and bill too low; lower its concurrency until this goes"),
        cpus(41_000, 10_000));
    assertEquals(List.of(), cpus(9_000, 10_000));
    assertEquals(List.of(), cpus(9_000, 0), "where requests share no CPUs");
  }
}
