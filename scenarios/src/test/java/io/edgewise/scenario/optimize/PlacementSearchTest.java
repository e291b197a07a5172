package io.edgewise.scenario.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.SharedTables;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.optimize.Optimum.Point;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlacementSearchTest {

  private static final int INSTANCES = 8;

  /** Everything is simulated, and the lowest of those whose estimates keep all bounds is the best one. */
  private static Optional<String> bruteForce(SmallInstance instance, CompiledScenario compiled,
      List<StrategyResult> results, double staleReads) {
    List<String> names = List.copyOf(instance.strategies().keySet());
    Metric least = metric(instance);
    return IntStream.range(0, results.size()).boxed().filter(i -> {
      StrategyResult result = results.get(i);
      return value(result, Metric.P99) <= compiled.slo().latencyMillis().get(Metric.P99)
          && value(result, Metric.MONTHLY_COST) <= compiled.slo().monthlyDollars().orElseThrow().doubleValue()
          && result.rate(Rate.STALE_READ).map(ConfidenceInterval::value).orElse(0.0) <= staleReads
          && result.rate(Rate.ERROR).orElseThrow().value() <= Constraint.USUAL_ERRORS;
    }).min(Comparator.comparingDouble(i -> value(results.get(i), least))).map(names::get);
  }

  /** A few at a time, since a run compares all of its strategies with each other. */
  private static List<StrategyResult> simulated(Scenario scenario) {
    List<StrategyResult> results = new ArrayList<>();
    for (int first = 0; first < scenario.deployments().size(); first += 5) {
      List<Deployment> few =
          scenario.deployments().subList(first, Math.min(first + 5, scenario.deployments().size()));
      results.addAll(new Experiment(scenario.withDeployments(few)).sharing(SharedTables.TABLES).run().strategies());
    }
    return results;
  }

  private static Metric metric(SmallInstance instance) {
    return Arrays.stream(Metric.values()).filter(each -> each.id().equals(instance.least())).findFirst().orElseThrow();
  }

  private static double value(StrategyResult result, Metric metric) {
    return result.metric(metric).orElseThrow().value();
  }

  @Test
  @DisplayName("the best of everything is found, and no floor is above what is simulated")
  void agreesWithBruteForce() {
    int feasible = 0;
    int bounded = 0;
    for (int seed = 0; seed < INSTANCES; seed++) {
      SmallInstance instance = SmallInstance.of(seed);
      CompiledScenario compiled = instance.everything();
      List<StrategyResult> results = simulated(compiled.scenario());
      Optimum answer = instance.answer();
      double stale = answer.constraints().stream().filter(each -> each.estimand() == Rate.STALE_READ)
          .mapToDouble(Constraint::most).findFirst().orElseThrow();
      Optional<String> best = bruteForce(instance, compiled, results, stale);
      List<String> found = answer.points().stream()
          .filter(point -> point.tied() || answer.best().map(answer.points()::get).filter(point::equals).isPresent())
          .map(Point::name).toList();
      assertEquals(best.isPresent(), answer.best().isPresent(), "seed " + seed);
      assertTrue(best.isEmpty() || found.contains(best.get()),
          "seed " + seed + ": the best one is " + best + ", found " + found);
      assertTrue(answer.proof().exact() && answer.proof().complete(), "seed " + seed);
      assertEquals(instance.strategies().size(), answer.counts().all());
      assertFloorsHold(compiled.scenario(), results, seed);
      feasible += best.isPresent() ? 1 : 0;
      bounded += answer.counts().all() - answer.counts().simulated();
    }
    assertTrue(feasible >= INSTANCES / 2, feasible + " instances have an answer: the others prove little");
    assertTrue(bounded > INSTANCES, "floors ruled out " + bounded + " candidates: they are of no use");
  }

  private static void assertFloorsHold(Scenario scenario, List<StrategyResult> results, int seed) {
    Floors floors = new Floors(scenario, Constraint.USUAL_ERRORS);
    for (int i = 0; i < results.size(); i++) {
      Deployment deployment = scenario.deployments().get(i);
      for (Metric metric : Metric.values()) {
        double floor = floors.of(deployment, metric);
        double high = results.get(i).metric(metric).orElseThrow().high();
        assertTrue(floor <= high * (1 + 1e-9), "seed " + seed + ", " + deployment.id() + ": the floor of "
            + metric.id() + " is " + floor + ", above " + high);
        // Both ends: a floor of nothing would hold as well.
        assertTrue(floor > 0, "no floor of " + metric.id());
      }
    }
  }

  @Test
  @DisplayName("the same question has the same answer, byte for byte")
  void isDeterministic() {
    SmallInstance instance = SmallInstance.of(3);
    assertEquals(names(instance.answer()), names(instance.answer()));
  }

  private static List<String> names(Optimum answer) {
    return answer.points().stream().map(point -> point.name() + point.result().metric(Metric.P99) + point.reason())
        .toList();
  }
}
