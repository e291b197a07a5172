package io.edgewise.report.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.figure.Bars;
import io.edgewise.report.figure.Curves;
import io.edgewise.report.figure.Curves.Point;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.HeatMaps;
import io.edgewise.report.figure.Scatter;
import io.edgewise.report.figure.Scatter.Spot;
import io.edgewise.report.gallery.SavedRun.Difference;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What figures of a run say and show. */
class GalleryTest {

  private static Map<String, Figure> figures(SavedRun run) {
    return Gallery.of(run, "edgewise 9.9").stream().collect(Collectors.toMap(Figure::id, Function.identity()));
  }

  @Test
  @DisplayName("titles state the findings")
  void titles() {
    Map<String, Figure> figures = figures(SampleRuns.of(3, false, 0.4));
    // p99 of exponential latencies with means of 100 and 200 ms: 460.5 and 921.0 ms.
    assertEquals("Strategy 0 is 460 ± 10 ms faster at p99 than Strategy 1, the next of 3",
        figures.get("latency-percentiles").title());
    assertEquals("Strategy 0 is fastest at p50, p95 and p99", figures.get("latency-bars").title());
    assertEquals("Strategy 2 is $833 ± 17 a month cheaper than Strategy 1, the next of 3; 15 % of its bill is "
        + "Offer 3: Item 11", figures.get("cost-items").title());
    assertEquals("Strategy 2 is cheapest, Strategy 0 fastest at p99, with one between them",
        figures.get("pareto").title());
    assertEquals("What most slows the slowest 1 % is the same with every strategy: cold start (80 %)",
        figures.get("latency-parts").title());
    assertTrue(
        figures.get("staleness").title().startsWith("2.0 % of reads are stale with Strategy 2, half of those by "),
        figures.get("staleness").title());
    assertEquals("During \"outage of a region\", 40 % of requests fail with every strategy",
        figures.get("faults").title());
  }

  @Test
  @DisplayName("where chance may decide, the title says so and names no winner")
  void notDistinguishable() {
    SavedRun run = SampleRuns.of(2, false, 0);
    SavedRun alike = new SavedRun(run.scenario(), run.sha256(), run.seed(), run.level(), run.strategies(),
        List.of(new Difference("s0", "s1", Metric.P99, Optional.of(new ConfidenceInterval(-3, -8, 2, 0.95)), false)));
    assertEquals("Strategy 0 and Strategy 1 are not distinguishable at p99 (difference 3 ± 5 ms)",
        figures(alike).get("latency-percentiles").title());
    assertEquals("Strategy 0 is fastest at p50 and p95; Strategy 0 and Strategy 1, not distinguishable, are fastest at "
        + "p99", figures(alike).get("latency-bars").title());
  }

  @Test
  @DisplayName("the caption holds what it takes to make the figure again")
  void caption() {
    assertEquals("Sample & <test> · sha256 0123456789ab · seed 7 · 100,000 requests in 10 replications a strategy · "
        + "95 % intervals · prices of 2025-01 to 2026-11-01 · edgewise 9.9",
        figures(SampleRuns.of(2, false, 0)).get("latency-cdf").caption().text());
  }

  @Test
  @DisplayName("the distribution rises from 0 to 100 % within its band, which holds the intervals of the run")
  void band() {
    Curves cdf = (Curves) figures(SampleRuns.of(1, false, 0)).get("latency-cdf").plot();
    List<Point> points = cdf.panels().getFirst().curves().getFirst().points();
    for (int i = 1; i < points.size(); i++) {
      assertTrue(points.get(i).y() >= points.get(i - 1).y());
    }
    // The interval of p90, 223.3 to 237.1 ms, meets the band where it crosses 90 %.
    for (Point point : points) {
      if (point.x() < 223 && !Double.isNaN(point.high())) {
        assertTrue(point.high() < 90, point.toString());
      }
      if (point.x() > 238 && !Double.isNaN(point.low())) {
        assertTrue(point.low() > 90, point.toString());
      }
    }
    assertTrue(points.stream().anyMatch(point -> point.low() < point.y() && point.y() < point.high()));
  }

  @Test
  @DisplayName("the front holds exactly those that no other beats")
  void front() {
    // Dearer is faster in the sample, so all are on it; a copy of the fastest at a higher price is not.
    Scatter all = (Scatter) figures(SampleRuns.of(4, false, 0)).get("pareto").plot();
    assertTrue(all.spots().stream().allMatch(Spot::front));
  }

  @Test
  @DisplayName("many sites stand in classes by traffic, few by name")
  void coldStarts() {
    Bars bars = (Bars) figures(SampleRuns.of(2, false, 0)).get("cold-starts").plot();
    assertEquals(List.of("Tokyo"), bars.groups().get(0).bars().stream().map(Bars.Bar::name).toList());
    // Seven sites with 4000, 2000, ... 571 requests and 1, 2, ... 7 starts, in five classes.
    assertEquals("1 site (4,000)", bars.groups().get(1).bars().getFirst().name());
    assertEquals(5, bars.groups().get(1).bars().size());
    assertEquals(100 * 13 / 1237.0, bars.groups().get(1).bars().getLast().value(), 1e-3);
  }

  @Test
  @DisplayName("curves over a number say where the best changes, and a tornado which inputs turn the verdict")
  void analyses() {
    Map<String, Figure> figures = SampleRuns.figures(SampleRuns.of(2, false, 0)).stream()
        .collect(Collectors.toMap(Figure::id, Function.identity()));
    assertEquals("Strategy 1 is faster at p99 below users.rate = 42.86 / s, Strategy 0 above",
        figures.get("break-even").title());
    // 5 + 10 r against 25 + 5 r US dollars tie at r = 4, between the values 1 and 10.
    assertEquals("Strategy 0 is cheapest at first, Strategy 1 beyond users.rate of about 4 / s",
        figures.get("sweep-cost").title());
    assertEquals("Strategy 1 is fastest at p99 at every value of users.rate", figures.get("sweep-p99").title());
    assertEquals("One input alone can turn the verdict: cache hit rate", figures.get("tornado").title());
  }

  @Test
  @DisplayName("where several are the same, the title says so and names no winner")
  void alike() {
    Map<String, Figure> figures = figures(SampleCases.all().get("alike"));
    assertEquals("Several strategies alike have the lowest median latency for 100 % of users",
        figures.get("map-winner").title());
    assertEquals("Twin 0, Twin 1, Twin 2 are alike at p99 and in cost", figures.get("pareto").title());
    assertEquals("All strategies start an instance for 0.025 % of their requests", figures.get("cold-starts").title());
    assertEquals("During \"outage of a region\", no request fails with any strategy",
        figures(SampleRuns.of(2, false, 0)).get("faults").title());
    assertEquals("Strategy 0 costs $15 a month with users.rate of 1 / s, $10,005 with 1,000 / s",
        SampleRuns.figures(SampleRuns.of(1, false, 0)).stream().filter(figure -> figure.id().equals("sweep-cost"))
            .findFirst().orElseThrow().title());
  }

  @Test
  @DisplayName("strategies of one name are told apart by their keys")
  void sharedNames() {
    SavedRun run = SampleRuns.of(2, false, 0);
    List<SavedRun.Strategy> same = run.strategies().stream().map(each -> new SavedRun.Strategy(each.id(), "Twin",
        each.requests(), each.replications(), each.saturated(), each.metrics(), each.rates(), each.meanParts(),
        each.tailParts(), each.latency(), each.staleness(), each.byTime(), each.origins(), each.sites(), each.entries(),
        each.bill(),
        each.course())).toList();
    assertEquals(List.of("Twin (s0)", "Twin (s1)"), new SavedRun("x", "", 1, 0.95, same, List.of()).strategies()
        .stream().map(SavedRun.Strategy::name).toList());
  }

  @Test
  @DisplayName("hours that were not simulated are joined with those that were, if that leaves no gap")
  void joinedHours() {
    SavedRun run = SampleRuns.of(1, false, 0);
    SavedRun.Strategy whole = run.strategies().getFirst();
    // Only hours 0, 3, 6 ... were simulated.
    List<SavedRun.Cell> third = whole.byTime().stream().filter(cell -> cell.fromSeconds() % 10_800 == 0).toList();
    SavedRun.Strategy sampled = new SavedRun.Strategy(whole.id(), whole.name(), whole.requests(), whole.replications(),
        false, whole.metrics(), whole.rates(), whole.meanParts(), whole.tailParts(), whole.latency(),
        whole.staleness(), third, whole.origins(), whole.sites(), whole.entries(), whole.bill(), whole.course());
    HeatMaps maps = (HeatMaps) figures(new SavedRun("x", "", 1, 0.95, List.of(sampled), List.of()))
        .get("latency-by-time").plot();
    assertEquals(Set.of(3.0), maps.panels().getFirst().cells().stream().map(cell -> cell.xTo() - cell.xFrom()).collect(
        Collectors.toSet()));
    assertEquals(100.0, maps.panels().getFirst().cells().stream().filter(cell -> cell.xFrom() == 6)
        .mapToDouble(HeatMaps.Cell::value).sum(), 1e-9);
  }

  @Test
  @DisplayName("a run of nothing has no figures")
  void nothing() {
    assertEquals(List.of(), Gallery.of(new SavedRun("x", "", 1, 0.95, List.of(), List.of()), "v"));
  }
}
