package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.Scatter;
import io.edgewise.report.figure.Scatter.Extent;
import io.edgewise.report.figure.Scatter.Spot;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** p99 against monthly cost, with the share of stale reads as a third mark: which strategies no other beats in both. */
final class ParetoFront {

  private static final double WIDE = 20;

  private ParetoFront() {}

  static Optional<Figure> of(SavedRun run, String version) {
    List<Strategy> known = run.strategies().stream().filter(each -> each.metric(Metric.P99).isPresent())
        .filter(each -> each.metric(Metric.MONTHLY_COST).isPresent()).toList();
    if (known.size() < 2) {
      return Optional.empty();
    }
    List<Strategy> front =
        known.stream().filter(each -> known.stream().noneMatch(other -> beats(other, each))).toList();
    List<Spot> spots = new ArrayList<>();
    for (int tone = 0; tone < run.strategies().size(); tone++) {
      Strategy strategy = run.strategies().get(tone);
      if (known.contains(strategy)) {
        spots.add(spot(strategy, tone, front.contains(strategy)));
      }
    }
    return Optional.of(new Figure("pareto", title(front, known.size()),
        new Scatter(axis("cost (US dollars a month)", known, Metric.MONTHLY_COST),
            axis("p99 latency (ms)", known, Metric.P99),
            "share of reads that are stale", spots),
        Notes.of(run, "Lower left is better. The front goes through the estimates; where whiskers (intervals) overlap, "
            + "being on it may be chance."),
        Captions.of(run, version)));
  }

  private static double value(Strategy strategy, Metric metric) {
    return strategy.metric(metric).orElseThrow().value();
  }

  private static boolean beats(Strategy one, Strategy other) {
    double p99 = value(one, Metric.P99) - value(other, Metric.P99);
    double cost = value(one, Metric.MONTHLY_COST) - value(other, Metric.MONTHLY_COST);
    return p99 <= 0 && cost <= 0 && (p99 < 0 || cost < 0);
  }

  private static Axis axis(String title, List<Strategy> known, Metric metric) {
    double least = known.stream().mapToDouble(each -> value(each, metric)).min().orElse(1);
    double most = known.stream().mapToDouble(each -> value(each, metric)).max().orElse(1);
    return least > 0 && most > WIDE * least ? Axis.of(title, Scale.LOG) : Axis.fromZero(title);
  }

  private static Spot spot(Strategy strategy, int tone, boolean front) {
    ConfidenceInterval p99 = strategy.metric(Metric.P99).orElseThrow();
    ConfidenceInterval cost = strategy.metric(Metric.MONTHLY_COST).orElseThrow();
    Optional<ConfidenceInterval> stale = strategy.rate(Rate.STALE_READ);
    return new Spot(strategy.name(), tone, extent(cost), extent(p99), stale.map(ConfidenceInterval::value)
        .orElse(Double.NaN),
        Numbers.time(p99) + ", " + Numbers.dollars(cost)
            + stale.map(rate -> rate.value() > 0 ? "; stale reads " + Numbers.rate(rate) : "").orElse(""),
        front);
  }

  private static Extent extent(ConfidenceInterval interval) {
    return new Extent(interval.value(), interval.low(), interval.high());
  }

  private static String title(List<Strategy> front, int all) {
    Strategy cheapest = front.stream().min((a, b) -> Double.compare(value(a, Metric.MONTHLY_COST), value(b,
        Metric.MONTHLY_COST))).orElseThrow();
    Strategy fastest =
        front.stream().min((a, b) -> Double.compare(value(a, Metric.P99), value(b, Metric.P99))).orElseThrow();
    List<Strategy> same = front.stream().filter(each -> value(each, Metric.P99) == value(fastest, Metric.P99))
        .filter(each -> value(each, Metric.MONTHLY_COST) == value(cheapest, Metric.MONTHLY_COST)).toList();
    if (same.size() > 1) {
      return same.stream().map(Strategy::name).collect(Collectors.joining(", ")) + " are alike in p99 and cost"
          + (same.size() == all ? "" : ", the cheapest and the fastest of " + all);
    }
    if (cheapest.id().equals(fastest.id())) {
      return cheapest.name() + " is both the cheapest and the fastest at p99 of " + all;
    }
    int between = front.size() - 2;
    String rest = between == 0 ? "" : between == 1 ? ", with one between them" : ", with " + between + " between them";
    int beaten = all - front.size();
    return cheapest.name() + " is cheapest, " + fastest.name() + " fastest at p99" + rest
        + (beaten == 0 ? "" : "; the other " + (beaten == 1 ? "one is" : beaten + " are") + " beaten in both");
  }
}
