package io.edgewise.report.table;

import static io.edgewise.report.table.HandMade.compared;

import io.edgewise.sim.metering.PriceSource;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.result.Comparison;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results that the golden texts show. */
final class Cases {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private Cases() {}

  static Presentation limited(double p99, double monthly) {
    return new Presentation(
        List.of(new Objective.AtMost(Metric.P99, p99), new Objective.AtMost(Metric.MONTHLY_COST, monthly),
            new Objective.RateAtMost(Rate.ERROR, 0.001)),
        Optional.of(new RunPlan.Precision(Metric.P99, 0.02)), TODAY, List.of(), Map.of(), Section.USUAL, List.of(),
        List.of(), List.of());
  }

  /** A region and an edge, told apart; the edge is faster and dearer. */
  static RunResult two() {
    StrategyResult region = new HandMade("region", "us-east-1").latency(98, 290, 412, 0.015).cost(388, 4)
        .rate(Rate.COLD_START, 0.0123, 0.0119, 0.0127).rate(Rate.THROTTLED, 0, 0, 4e-5).rate(Rate.ERROR, 0, 0, 4e-5)
        .rate(Rate.STALE_READ, 0, 0, 4e-5).parts(40, 250, 0, 90, 20, 12, 0).reads(100, 0, 0)
        .build();
    StrategyResult edge = new HandMade("edge", "Workers + KV").latency(31.5, 160, 371, 0.012).cost(600, 8)
        .rate(Rate.COLD_START, 0.00021, 0.0002, 0.00022).rate(Rate.THROTTLED, 0, 0, 4e-5)
        .rate(Rate.ERROR, 0.000012, 0.000004, 0.00003).rate(Rate.STALE_READ, 0.0815, 0.080, 0.083)
        .parts(30, 25, 0, 1, 15, 300, 0).reads(1000, 81, 12_000).build();
    return HandMade.result("Global checkout", List.of(region, edge), List.of(
        compared("region", "edge", Metric.P99, 41, 3), compared("region", "edge", Metric.MONTHLY_COST, -212, 9)));
  }

  /** Nine placements with names that begin alike; one saturated, one failing 40 %, two the same within chance. */
  static RunResult nine() {
    List<StrategyResult> all = new ArrayList<>();
    String stem = "Lambda behind CloudFront with DynamoDB global tables, provisioned concurrency, home region ";
    String[] regions = {"us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-northeast-1", "ap-southeast-2",
        "sa-east-1", "af-south-1", "me-central-1"};
    for (int i = 0; i < regions.length; i++) {
      HandMade made = new HandMade(regions[i], stem + regions[i])
          .latency(120.4 + 37 * i, 1290 + 100 * i, 9412 + 612 * i, 0.031).cost(12_345.67 + 1000 * i, 512)
          .rate(Rate.COLD_START, 0.02 + 0.01 * i, 0.019 + 0.01 * i, 0.021 + 0.01 * i)
          .rate(Rate.ERROR, 0, 0, 3.7e-6).parts(10 + i, 100, 5, 300 - 20 * i, 50, 60, 1);
      if (i == 3) {
        made.saturated();
      }
      if (i == 4) {
        made.rate(Rate.ERROR, 0.4, 0.39, 0.41).failed(67);
      }
      if (i == 5) {
        made.imprecise();
      }
      all.add(made.build());
    }
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < regions.length; i++) {
      for (int j = i + 1; j < regions.length; j++) {
        comparisons.add(compared(regions[i], regions[j], Metric.P99, 612.0 * (i - j), i == 0 && j == 1 ? 700 : 55));
        comparisons.add(compared(regions[i], regions[j], Metric.MONTHLY_COST, 1000.0 * (i - j), 120));
      }
    }
    return HandMade.result("World shop", all, comparisons);
  }

  /** Not distinguishable in anything, one replication in one of them, old and doubtful prices, wide characters. */
  static RunResult alike() {
    PriceSource old = new PriceSource("blog", "2024-03", "published", "C");
    StrategyResult a = new HandMade("a", "東京 region").latency(0.05, 0.25, 12_345, 0.004).cost(0.0042, 0, old, true)
        .rate(Rate.ERROR, 0, 0, 0.3).parts(0, 0, 0, 0, 1, 0, 0).build();
    StrategyResult b = new HandMade("b", "東京 region").latency(0.05, 0.25, 12_340, 0.004).cost(0, 0)
        .rate(Rate.ERROR, 0, 0, 0.3).parts(0, 0, 0, 0, 1, 0, 0).replications(1).build();
    return HandMade.result("a | b * c_d", List.of(a, b), List.of(
        compared("a", "b", Metric.P99, 5, 70), compared("a", "b", Metric.MONTHLY_COST, 0, 0)));
  }

  /** A server that cannot keep up beside one that can. */
  static RunResult saturated() {
    StrategyResult small = new HandMade("small", "one server").latency(90_000, 170_000, 180_000, 0.2).cost(30, 0)
        .rate(Rate.ERROR, 0, 0, 4e-5).parts(0, 20, 90_000, 0, 20, 0, 0).saturated().build();
    StrategyResult large = new HandMade("large", "three servers").latency(42, 71, 103, 0.01).cost(90, 0)
        .rate(Rate.ERROR, 0, 0, 4e-5).parts(0, 20, 60, 0, 20, 0, 0).build();
    return HandMade.result("Fixed servers", List.of(small, large), List.of(
        compared("small", "large", Metric.P99, 179_000, 3000),
        compared("small", "large", Metric.MONTHLY_COST, -60, 0)));
  }
}
