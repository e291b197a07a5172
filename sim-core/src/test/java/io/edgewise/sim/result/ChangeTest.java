package io.edgewise.sim.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Change.Verdict;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.Holm;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChangeTest {

  private static final double LEVEL = 0.95;
  private static final List<Estimand> ALL = List.of(Metric.MEAN, Metric.P99, Metric.MONTHLY_COST, Rate.ERROR);

  private static Estimates estimates(boolean saturated, double errors, double... values) {
    double mean = Arrays.stream(values).average().orElse(0);
    ConfidenceInterval interval = new ConfidenceInterval(mean, mean - 1, mean + 1, LEVEL);
    return new Estimates("name", saturated,
        Map.of(Metric.MEAN, interval, Metric.P99, interval, Metric.MONTHLY_COST, interval),
        Map.of(Metric.MEAN, values, Metric.P99, values, Metric.MONTHLY_COST, values),
        Map.of(Rate.ERROR, new ConfidenceInterval(errors, errors * 0.9, errors * 1.1, LEVEL)));
  }

  private static Map<String, Estimates> run(String id, Estimates estimates) {
    Map<String, Estimates> run = new LinkedHashMap<>();
    run.put(id, estimates);
    return run;
  }

  private static List<Change> between(Estimates before, Estimates after, boolean sameSeed) {
    return Change.between(run("a", before), run("a", after), ALL, sameSeed, LEVEL);
  }

  /** Noise of 20 that both share, and a difference of 1 with a little noise of its own: only pairs tell it. */
  private static double[] noisy(long own, double add) {
    Random shared = new Random(4);
    Random mine = new Random(own);
    return shared.doubles(12).map(x -> 100 + 20 * x + add + 0.1 * mine.nextDouble()).toArray();
  }

  @Test
  @DisplayName("runs with the same seed are told apart replication by replication, others are not for the same numbers")
  void pairs() {
    List<Change> paired = between(estimates(false, 0.01, noisy(1, 0)), estimates(false, 0.01, noisy(2, 1)), true);
    assertEquals(List.of(Verdict.HIGHER, Verdict.HIGHER, Verdict.HIGHER, Verdict.UNCHANGED),
        paired.stream().map(Change::verdict).toList());
    assertEquals(1, paired.getFirst().difference().orElseThrow().value(), 0.1);
    List<Change> apart = between(estimates(false, 0.01, noisy(1, 0)), estimates(false, 0.01, noisy(2, 1)), false);
    assertEquals(Verdict.NOT_DISTINGUISHABLE, apart.getFirst().verdict());
    assertTrue(apart.getFirst().difference().orElseThrow().halfWidth() > 3);
    assertEquals(Verdict.LOWER,
        between(estimates(false, 0.02, noisy(1, 40)), estimates(false, 0.01, noisy(2, 0)), false).getLast().verdict());
  }

  @Test
  @DisplayName("p-values are corrected for all comparisons of all strategies together")
  void corrected() {
    Map<String, Estimates> before = new LinkedHashMap<>();
    Map<String, Estimates> after = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) {
      before.put("s" + i, estimates(false, 0.01, 10, 11, 12));
      after.put("s" + i, estimates(false, 0.01 + 0.0002 * i, 12, 15, 13));
    }
    List<Change> together = Change.between(before, after, ALL, true, LEVEL);
    assertEquals(20, together.size());
    double[] alone = after.keySet().stream().flatMap(id -> ALL.stream().map(each -> Change.between(
        run(id, before.get(id)), run(id, after.get(id)), List.of(each), true, LEVEL).getFirst()))
        .mapToDouble(Change::pValue).toArray();
    // scipy.stats.ttest_rel([12, 15, 13], [10, 11, 12]).
    assertEquals(0.11808, alone[0], 1e-5);
    assertArrayEquals(Holm.adjusted(alone), together.stream().mapToDouble(Change::pValue).toArray());
  }

  @Test
  @DisplayName("equal runs are unchanged; a saturated one has no latencies to compare; one replication and what is missing are "
      + "not compared, and count for no correction")
  void notCompared() {
    Estimates some = estimates(false, 0.01, 10, 11, 12);
    assertTrue(between(some, some, true).stream().allMatch(each -> each.verdict() == Verdict.UNCHANGED));
    assertEquals(List.of(Metric.MONTHLY_COST, Rate.ERROR),
        between(some, estimates(true, 0.01, 10, 11, 12), true).stream().map(Change::estimand).toList());
    List<Change> single = between(some, estimates(false, 0.011, 10), true);
    assertEquals(List.of(Verdict.NOT_COMPARED, Verdict.NOT_COMPARED, Verdict.NOT_COMPARED, Verdict.NOT_DISTINGUISHABLE),
        single.stream().map(Change::verdict).toList());
    assertEquals(Change.between(run("a", some), run("a", estimates(false, 0.011, 10)), List.of(Rate.ERROR), true, LEVEL)
        .getFirst(), single.getLast());
    assertEquals(List.of(), Change.between(run("a", some), run("b", some), ALL, true, LEVEL));
    Estimates unknown = new Estimates("name", false, Map.of(), Map.of(), Map.of());
    assertTrue(between(some, unknown, true).stream().allMatch(each -> each.verdict() == Verdict.NOT_COMPARED));
  }
}
