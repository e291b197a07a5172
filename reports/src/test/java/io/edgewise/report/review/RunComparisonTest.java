package io.edgewise.report.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.figure.Bars;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.Stacks;
import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.SavedRun.Course;
import io.edgewise.report.gallery.SavedRun.Difference;
import io.edgewise.report.gallery.SavedRun.Distribution;
import io.edgewise.report.gallery.SavedRun.Item;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.review.Context.Assumed;
import io.edgewise.report.review.Context.OfStrategy;
import io.edgewise.report.review.RunComparison.Side;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Change;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RunComparisonTest {

  private static final double LEVEL = 0.95;
  private static final String MADE = "edgewise test";

  private static ConfidenceInterval interval(double value, double half) {
    return new ConfidenceInterval(value, value - half, value + half, LEVEL);
  }

  /** All latencies are the same number. */
  private static Strategy strategy(String id, boolean saturated, double latency, double dollars) {
    Map<Metric, ConfidenceInterval> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      if (!metric.isLatency()) {
        metrics.put(metric, interval(dollars, 0));
      } else if (!saturated) {
        metrics.put(metric, interval(latency, 2));
      }
    }
    return new Strategy(id, "The " + id, 1000, 5, saturated, metrics, Map.of(Rate.ERROR, interval(0.01, 0.001)),
        Map.of(),
        Map.of(), Distribution.NONE, Distribution.NONE, List.of(), List.of(), List.of(), List.of(),
        List.of(new Item("Lambda", "Requests", dollars, "2025-01")), Course.NONE);
  }

  private static SavedRun run(String sha256, Strategy... strategies) {
    List<Difference> differences = new ArrayList<>();
    for (Metric metric : List.of(Metric.P99, Metric.MONTHLY_COST)) {
      for (int i = 1; i < strategies.length; i++) {
        for (int j = 0; j < i; j++) {
          Optional<ConfidenceInterval> first = strategies[i].metric(metric);
          Optional<ConfidenceInterval> second = strategies[j].metric(metric);
          if (first.isPresent() && second.isPresent()) {
            double difference = first.get().value() - second.get().value();
            differences.add(new Difference(strategies[i].id(), strategies[j].id(), metric,
                Optional.of(interval(difference, 3)), Math.abs(difference) > 3));
          }
        }
      }
    }
    return new SavedRun("Shop <1>", sha256.repeat(64), 7, LEVEL, List.of(strategies), differences);
  }

  private static Context context(Map<String, String> settings, String keepAlive) {
    return new Context("", "shop.yaml", MADE, settings, List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(new Assumed("users.access", "typical", "left open", "2026-11", "assumed", "")),
        List.of(new OfStrategy("edge", List.of(), List.of(new Assumed("lambda: keepAlive", keepAlive, "a study",
            "2025-03", "measured", "B")), List.of())));
  }

  /** A change of a strategy by an amount that is told apart where it is more than 3. */
  private static Change change(SavedRun before, SavedRun after, String id, Estimand estimand) {
    Optional<ConfidenceInterval> was = value(before, id, estimand);
    Optional<ConfidenceInterval> is = value(after, id, estimand);
    if (was.isEmpty() || is.isEmpty()) {
      return new Change(id, estimand, was, is, Optional.empty(), 1);
    }
    double amount = is.get().value() - was.get().value();
    return new Change(id, estimand, was, is,
        Optional.of(interval(amount, estimand == Metric.MONTHLY_COST ? 0 : 1)), Math.abs(amount) > 3 ? 0 : 0.5);
  }

  private static Optional<ConfidenceInterval> value(SavedRun run, String id, Estimand estimand) {
    Strategy strategy = run.strategies().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    return estimand instanceof Metric metric ? strategy.metric(metric) : strategy.rate((Rate) estimand);
  }

  private static RunComparison compared(SavedRun before, Context was, SavedRun after, Context is) {
    List<Change> changes = after.strategies().stream()
        .filter(each -> before.strategies().stream().anyMatch(other -> other.id().equals(each.id())))
        .flatMap(each -> RunComparison.COMPARED.stream()
            .map(estimand -> change(before, after, each.id(), estimand)))
        .toList();
    return new RunComparison(new Side("main run", before, was), new Side("out", after, is), changes, MADE);
  }

  private static RunComparison compared(Strategy[] before, Strategy[] after) {
    return compared(run("a", before), context(Map.of("users.rate", "1 / s"), "10 min"), run("a", after),
        context(Map.of("users.rate", "1 / s"), "10 min"));
  }

  private static Strategy[] of(Strategy... strategies) {
    return strategies;
  }

  @Test
  @DisplayName("the verdict tells each change beyond noise with its bill, and counts what is within noise")
  void changes() {
    RunComparison runs = compared(of(strategy("edge", false, 100, 20), strategy("region", false, 200, 30)),
        of(strategy("edge", false, 88, 54), strategy("region", false, 201, 30)));
    assertEquals(List.of("The edge is 12.0 ± 1.0 ms faster at p99 than before; its bill grew by $34 a month.",
        "All else is within noise (8 of 14 comparisons).",
        "The cheapest was The edge; now it is The region, since the bill of The edge grew by $34 a month.",
        "As before, The edge is the fastest at p99.", "Scenario, seed and figures of the catalogue are the same."),
        runs.verdict());
  }

  @Test
  @DisplayName("where nothing moves the verdict says so, whether within noise or to the last digit")
  void nothing() {
    Strategy[] before = of(strategy("edge", false, 100, 20), strategy("region", false, 200, 30));
    assertEquals("Nothing changed: all 14 values compared are the same to the last digit.",
        compared(before, before).verdict().getFirst());
    List<String> noise = compared(before, of(strategy("edge", false, 101, 20), strategy("region", false, 201, 30)))
        .verdict();
    assertEquals("Nothing changed beyond noise in 14 comparisons.", noise.getFirst());
    assertEquals("As before, The edge is the fastest at p99, and The edge is the cheapest.", noise.get(1));
  }

  @Test
  @DisplayName("another winner is told with the reason: who moved, who is new or saturated, or that neither moved by itself")
  void winner() {
    Strategy[] before = of(strategy("edge", false, 100, 20), strategy("region", false, 104, 20));
    assertTrue(compared(before, of(strategy("edge", false, 110, 20), strategy("region", false, 105, 20))).verdict()
        .contains(
            "The fastest at p99 was The edge; now it is The region, since The edge became 10.0 ± 1.0 ms slower at p99."));
    assertTrue(compared(before, of(strategy("edge", false, 101.5, 20), strategy("region", false, 103, 20))).verdict()
        .contains("The fastest at p99 was The edge; now it is either of The edge and The region, not distinguishable, "
            + "although none of them changed that way beyond noise by itself."));
    assertTrue(compared(of(before[0]), of(strategy("edge", false, 100, 20), strategy("new", false, 50, 20))).verdict()
        .contains("The fastest at p99 was The edge; now it is The new, since The new is new."));
    List<String> sunk =
        compared(before, of(strategy("edge", true, 0, 20), strategy("region", false, 104, 20))).verdict();
    assertEquals("The edge is saturated, and was not before.", sunk.getFirst());
    assertTrue(sunk.contains("The fastest at p99 was The edge; now it is The region, since The edge is saturated now."),
        sunk.toString());
  }

  @Test
  @DisplayName("what was asked differs is told value by value, a strategy that is new as a whole, and figures with their source")
  void asked() {
    Map<String, String> was = new LinkedHashMap<>(Map.of("users.rate", "400 / s"));
    was.put("strategies.edge.compute.platform", "lambda");
    Map<String, String> is = new LinkedHashMap<>(was);
    is.put("users.rate", "800 / s");
    is.put("strategies.new.compute.platform", "box");
    is.put("strategies.new.stores.items", "table");
    is.put("run.seed", "7");
    SavedRun before = run("a", strategy("edge", false, 100, 20));
    SavedRun after = run("b", strategy("edge", false, 100, 20), strategy("new", false, 100, 20));
    RunComparison runs = compared(before, context(was, "10 min"), after, context(is, "5 min"));
    assertEquals(
        "What was asked differs in 2 values of the scenario: users.rate (400 / s, now 800 / s), strategies.new "
            + "(new: box, table); and in one figure of the catalogue.",
        runs.verdict().getLast());
    String text = ReviewMarkdown.of(runs.paper());
    assertTrue(text.contains("\n| users.rate | 400 / s | 800 / s |\n"), text);
    assertTrue(text.contains("\n| lambda: keepAlive | 10 min | 5 min | a study |\n"), text);
    assertTrue(text.contains("- The new is in the later run alone.\n"), text);
    assertTrue(text.contains("./edgewise report 'main run' 'out' -o comparison"), text);
    RunComparison unknown = compared(before, Context.NONE, after, context(is, "5 min"));
    assertTrue(unknown.verdict().getLast().startsWith("What was asked differs in the scenario, in what was not saved"),
        unknown.verdict().getLast());
    RunComparison trace = compared(before, context(was, "10 min"), after, context(was, "10 min"));
    assertEquals("What was asked differs in what the scenario reads (a trace, a calibration) or the order of its keys.",
        trace.verdict().getLast());
  }

  @Test
  @DisplayName("the page, the PDF and the Markdown are those of reviews, with a row for each metric and both figures")
  void paper() throws Exception {
    RunComparison runs = compared(of(strategy("edge", false, 100, 20), strategy("old", false, 100, 20)),
        of(strategy("edge", false, 88, 54)));
    Paper paper = runs.paper();
    String page = ReviewPage.of(paper);
    assertTrue(page.contains("<title>Shop &lt;1&gt;: what changed · comparison of two runs</title>"), page);
    assertFalse(page.contains("<1>"), page);
    String text = ReviewMarkdown.of(paper);
    for (String row : List.of("| p99 | 100 ± 2 ms | 88 ± 2 ms | −12.0 ± 1.0 ms | ✓ better |",
        "| errors | 1.00 % | 1.00 % | none | unchanged |", "| stale reads | – | – | – | not compared |",
        "| cost a month | \\$20 | \\$54 | +\\$34 (exact) | ✗ worse |")) {
      assertTrue(text.contains(row), text);
    }
    assertTrue(text.contains("- The old is in the earlier run alone.\n"), text);
    assertArrayEquals(ReviewPdf.of(paper), ReviewPdf.of(runs.paper()));
    assertTrue(
        text.contains("The cheapest was either of The edge and The old, not distinguishable; now it is The edge, since "
            + "The old is not in the later run."),
        text);
    List<Figure> figures = runs.figures();
    assertEquals(List.of("changes-latency", "changes-cost"), figures.stream().map(Figure::id).toList());
    assertEquals("The edge is 12.0 ± 1.0 ms faster at p99 than before", figures.getFirst().title());
    assertEquals("The bill of The edge grew by $34 a month", figures.getLast().title());
    Bars bars = (Bars) figures.getFirst().plot();
    assertEquals(List.of("The edge, before", "The edge, after", "The old, before"),
        bars.groups().stream().map(Bars.Group::name).toList());
    Stacks stacks = (Stacks) figures.getLast().plot();
    assertEquals(List.of("$20", "$54", "$20"),
        stacks.panels().getFirst().rows().stream().map(Stacks.Row::label).toList());
  }
}
