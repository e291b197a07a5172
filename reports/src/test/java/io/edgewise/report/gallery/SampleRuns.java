package io.edgewise.report.gallery;

import io.edgewise.report.figure.Caption;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.Ranges.Range;
import io.edgewise.report.gallery.SavedBreakEven.Pair;
import io.edgewise.report.gallery.SavedBreakEven.Tie;
import io.edgewise.report.gallery.SavedRun.Cell;
import io.edgewise.report.gallery.SavedRun.Course;
import io.edgewise.report.gallery.SavedRun.Difference;
import io.edgewise.report.gallery.SavedRun.Distribution;
import io.edgewise.report.gallery.SavedRun.Distribution.Step;
import io.edgewise.report.gallery.SavedRun.Fault;
import io.edgewise.report.gallery.SavedRun.Interval;
import io.edgewise.report.gallery.SavedRun.Item;
import io.edgewise.report.gallery.SavedRun.Origin;
import io.edgewise.report.gallery.SavedRun.Site;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.gallery.SavedSweep.Line;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs made by hand: the latency of strategy i is exponential with a mean of 100 (1 + i) ms, as far as not said otherwise. */
public final class SampleRuns {

  private static final String[] CITIES = {"Tokyo", "Lagos", "São Paulo", "New York", "Berlin", "Auckland", "Suva"};
  private static final double[][] PLACES =
      {{35.7, 139.7}, {6.5, 3.4}, {-23.6, -46.6}, {40.7, -74}, {52.5, 13.4}, {-36.8, 174.8}, {-18.1, 178.4}};
  private static final int CLASSES = 60;

  private SampleRuns() {}

  /**
   * A run.
   *
   * @param strategies how many
   * @param longNames whether their names take several lines
   * @param errors share of requests that fail while something is broken
   */
  public static SavedRun of(int strategies, boolean longNames, double errors) {
    List<Strategy> all = IntStream.range(0, strategies).mapToObj(i -> strategy(i, longNames, errors)).toList();
    List<Difference> differences = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      for (int i = 1; i < strategies; i++) {
        for (int j = 0; j < i; j++) {
          double difference = value(i, metric) - value(j, metric);
          differences.add(new Difference("s" + i, "s" + j, metric,
              Optional.of(interval(difference, 0.02 * Math.abs(difference))), true));
        }
      }
    }
    return new SavedRun("Sample & <test>", "0123456789abcdef".repeat(4), 7, 0.95, all, differences);
  }

  /** Every figure of a run, and of kinds that no single run has. */
  public static List<Figure> figures(SavedRun run) {
    List<Figure> figures = new ArrayList<>(Gallery.of(run, "edgewise test"));
    double by = times(run);
    figures.add(TornadoPlot.of("difference at p99 (ms)", 12 * by, true,
        List.of(new Range("time of a cold start, with a name that does not fit into one line of the figure at all",
            "100 ms", "3,000 ms", 3 * by, 60 * by), new Range("cache hit rate", "50 %", "99 %", 25 * by, -9 * by),
            new Range("nothing", "1", "2", 12 * by, 12 * by)),
        Captions.of(run, "edgewise test")));
    figures.add(BreakEvenCurve.of(breakEven(run), "edgewise test"));
    figures.addAll(SweepCurves.of(sweep(run), "edgewise test"));
    figures.addAll(InversionCurves.of(SampleAnalyses.loadStudy(run, by), "edgewise test"));
    figures.addAll(Placements.of(SampleAnalyses.optimum(run), "edgewise test"));
    return figures;
  }

  /** How many times as long everything takes as in {@link #of}. */
  private static double times(SavedRun run) {
    return run.strategies().getFirst().metric(Metric.MEAN).orElseThrow().value() / value(0, Metric.MEAN);
  }

  /** How many times as much everything costs. */
  private static double money(SavedRun run) {
    return run.strategies().getFirst().metric(Metric.MONTHLY_COST).orElseThrow().value()
        / value(0, Metric.MONTHLY_COST);
  }

  /** What analyses of a run were made from. */
  static Caption made(SavedRun run) {
    return new Caption(run.scenario(), run.sha256(), Long.toString(run.seed()),
        Captions.sample(new long[] {1000, 2000}, new long[] {20}, "a value"), "95 %", "2026-11", "");
  }

  private static SavedBreakEven breakEven(SavedRun run) {
    double by = times(run);
    String first = run.strategies().getFirst().name();
    String second = run.strategies().getLast().name();
    List<Pair> curve =
        IntStream.rangeClosed(1, 9).mapToObj(i -> new Pair(10 * i, Optional.of(interval(by * (100 + 10 * i), 6 * by)),
            i == 9 ? Optional.empty() : Optional.of(interval(by * (40 + 24 * i), 9 * by)))).toList();
    return new SavedBreakEven(made(run), "users.rate", "/ s", false, Metric.P99,
        first,
        second, List.of(new Tie(second, first, 42.86, 40.1, 45.9)), curve);
  }

  private static SavedSweep sweep(SavedRun run) {
    return new SavedSweep(made(run), "users.rate", "/ s", IntStream
        .range(0, run.strategies().size()).mapToObj(i -> new Line(
            run.strategies().get(i).name(),
            IntStream.of(1, 10, 100, 1000).mapToObj(rate -> new SavedSweep.Point(rate, Map.of(
                Metric.MONTHLY_COST, interval(money(run) * (5 + 20 * i + rate * 10.0 / (1 + i)), money(run)),
                Metric.P99,
                interval(times(run) * (200 + rate * (9 - i) / 10.0), 3 * times(run)))))
                .toList()))
        .toList());
  }

  private static Strategy strategy(int i, boolean longNames, double errors) {
    String name =
        longNames ? "Strategy " + i + " with functions, catalogue and sessions in a key-value store at the edge, "
            + "orders and stock in a far region, and everything else somewhere" : "Strategy " + i;
    Map<Metric, ConfidenceInterval> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      metrics.put(metric, interval(value(i, metric), 0.03 * value(i, metric)));
    }
    Map<Rate, ConfidenceInterval> rates = new EnumMap<>(Rate.class);
    rates.put(Rate.ERROR, interval(errors, errors / 10));
    rates.put(Rate.STALE_READ, interval(0.01 * i, 0.001 * i));
    Map<Component, Double> parts = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      parts.put(component, 3.0 * (1 + i) * (component.ordinal() % 4));
    }
    Map<Component, Double> tail = new EnumMap<>(Component.class);
    parts.forEach((component, millis) -> tail.put(component, millis * (component == Component.COLD_START ? 40 : 5)));
    return new Strategy("s" + i, name, 100_000, 10, false, metrics, rates, parts, tail, exponential(100 * (1 + i)),
        i == 0 ? Distribution.NONE : exponential(1000 * i), byTime(i), origins(i), sites(i),
        i % 2 == 0 ? List.of() : sites(1),
        bill(i), course(i, errors));
  }

  private static double value(int i, Metric metric) {
    double mean = 100 * (1 + i);
    return switch (metric) {
      case MEAN -> mean;
      case MONTHLY_COST -> 5000.0 / (1 + i);
      default -> -mean * Math.log(1 - metric.probability());
    };
  }

  static ConfidenceInterval interval(double value, double half) {
    return new ConfidenceInterval(value, value - half, value + half, 0.95);
  }

  private static Distribution exponential(double mean) {
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i <= CLASSES; i++) {
      double value = mean * 0.01 * Math.pow(1.15, i);
      steps.add(new Step(value, i == CLASSES ? 1 : 1 - Math.exp(-value / mean)));
    }
    return new Distribution(steps);
  }

  private static List<Cell> byTime(int strategy) {
    return IntStream.range(0, 96).mapToObj(i -> new Cell(3600.0 * (i / 4), 3600.0 * (i / 4 + 1),
        Math.pow(2, i % 4 + 5 + strategy % 3), Math.pow(2, i % 4 + 6 + strategy % 3), 100 + (i * 37) % 60 * (i / 4)))
        .toList();
  }

  private static List<Origin> origins(int strategy) {
    return IntStream.range(0, CITIES.length).mapToObj(i -> new Origin("city:" + i, CITIES[i], PLACES[i][0],
        PLACES[i][1], 1000 / (i + 1), 50 + 40 * ((i + strategy) % CITIES.length), 200)).toList();
  }

  private static List<Site> sites(int strategy) {
    return IntStream.range(0, strategy % 2 == 0 ? 1 : CITIES.length).mapToObj(i -> new Site("aws:" + i, CITIES[i],
        PLACES[i][0], PLACES[i][1], 4000 / (i + 1), 1 + i)).toList();
  }

  private static List<Item> bill(int strategy) {
    return IntStream.range(0, 12)
        .mapToObj(i -> new Item("Offer " + i / 3, "Item " + i, 5000.0 / (1 + strategy) * (i + 1)
            / 78, i % 2 == 0 ? "2025-01" : "2026-11-01"))
        .toList();
  }

  private static Course course(int strategy, double errors) {
    List<Interval> intervals = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boolean broken = i >= 20 && i < 40;
      intervals
          .add(new Interval(60 * i, 60 * i + 60, 1000, broken ? 1500 : 1000, broken ? Math.round(1000 * errors) : 0,
              50, broken && errors >= 1 ? Double.NaN : 400 + 10 * strategy + i));
    }
    return new Course(intervals, List.of(new Fault("outage of a region", 1200, 2400,
        strategy % 2 == 0 ? Double.NaN : 30, strategy == 0 ? Double.NaN : 90)));
  }
}
