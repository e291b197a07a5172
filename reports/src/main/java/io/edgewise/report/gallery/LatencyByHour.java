package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.HeatMaps;
import io.edgewise.report.figure.HeatMaps.Panel;
import io.edgewise.report.gallery.SavedRun.Cell;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.result.LatencyByTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How latencies are spread over the hours of the day, or over the intervals of a shorter horizon. */
final class LatencyByHour {

  private static final int FEWEST_INTERVALS = 6;
  private static final double DAY = 86_400;
  private static final double HOUR = 3600;
  private static final double MINUTE = 60;
  /** Cells with a smaller share of their interval are left away: they would only stretch the axis. */
  private static final double LEAST_SHARE = 1e-4;
  private static final double TAIL = 0.95;

  private LatencyByHour() {}

  static Optional<Figure> of(SavedRun run, String version) {
    List<Strategy> shown = run.strategies().stream()
        .filter(each -> byInterval(each).size() >= FEWEST_INTERVALS).toList();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    Cell any = shown.getFirst().byTime().getFirst();
    double end = LatencyByTime.INTERVALS * (any.toSeconds() - any.fromSeconds());
    double unit = end > 4 * HOUR ? HOUR : end > 4 * MINUTE ? MINUTE : 1;
    String x = end == DAY ? "hour of the day (UTC)"
        : "time from the start (" + (unit == HOUR ? "h" : unit == MINUTE ? "min" : "s") + ")";
    List<Panel> panels = shown.stream().map(each -> new Panel(each.name(), cells(each, unit))).toList();
    return Optional.of(new Figure("latency-by-time", title(shown, end == DAY), new HeatMaps(
        new Axis(x, Scale.LINEAR, 0, end / unit), Axis.of("latency (ms)", Scale.LOG),
        "share of the requests sent in an interval (%)", panels),
        Notes.of(run,
            "Colours follow the square root, so that rare latencies are seen. Intervals that no replication simulated are "
                + "blank."),
        Captions.of(run, version)));
  }

  private static Map<Double, List<Cell>> byInterval(Strategy strategy) {
    Map<Double, List<Cell>> intervals = new TreeMap<>();
    strategy.byTime()
        .forEach(cell -> intervals.computeIfAbsent(cell.fromSeconds(), any -> new ArrayList<>()).add(cell));
    return intervals;
  }

  private static List<HeatMaps.Cell> cells(Strategy strategy, double unit) {
    List<HeatMaps.Cell> cells = new ArrayList<>();
    byInterval(strategy).values().forEach(interval -> {
      double sum = interval.stream().mapToLong(Cell::count).sum();
      for (Cell cell : interval) {
        // The class of the fastest begins at 0, which a logarithmic axis has no place for.
        double low = cell.low() > 0 ? cell.low() : cell.high() / 2;
        if (cell.count() / sum >= LEAST_SHARE) {
          cells.add(new HeatMaps.Cell(cell.fromSeconds() / unit, cell.toSeconds() / unit, low, cell.high(), 100
              * cell.count() / sum));
        }
      }
    });
    return cells;
  }

  /** The strategy whose tail changes most over the intervals, and between what. */
  private static String title(List<Strategy> shown, boolean hours) {
    Strategy most = shown.stream().max(Comparator.comparingDouble(each -> slowest(each) / fastest(each))).orElseThrow();
    String interval = hours ? "hour" : "interval";
    if (rounded(fastest(most)) == rounded(slowest(most))) {
      return "p95 hardly changes with the time: about " + Numbers.time(rounded(fastest(most))) + " throughout with "
          + most.name();
    }
    return "p95 of " + most.name() + " goes from about " + Numbers.time(rounded(fastest(most))) + " in its best "
        + interval + " to about " + Numbers.time(rounded(slowest(most))) + " in its worst"
        + (shown.size() == 1 ? "" : ", the widest range of " + shown.size());
  }

  /** To two digits: a class is up to 25 % wide. */
  private static double rounded(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
    return Math.rint(value / unit) * unit;
  }

  private static double slowest(Strategy strategy) {
    return byInterval(strategy).values().stream().mapToDouble(LatencyByHour::tail).max().orElseThrow();
  }

  private static double fastest(Strategy strategy) {
    return byInterval(strategy).values().stream().mapToDouble(LatencyByHour::tail).min().orElseThrow();
  }

  /** The middle of the class that holds p95. */
  private static double tail(List<Cell> interval) {
    long sum = interval.stream().mapToLong(Cell::count).sum();
    long below = 0;
    for (Cell cell : interval) {
      below += cell.count();
      if (below >= TAIL * sum) {
        return (cell.low() + cell.high()) / 2;
      }
    }
    return Double.NaN;
  }
}
