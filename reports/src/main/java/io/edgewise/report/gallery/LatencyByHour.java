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

  /** How many intervals are made one until none of them is empty. */
  private static final List<Integer> JOINED = List.of(1, 2, 3, 4);

  /** How a strategy goes over the time. */
  private record Course(String name, List<Cell> cells) {}

  private LatencyByHour() {}

  static Optional<Figure> of(SavedRun run, String version) {
    List<Strategy> measured = run.strategies().stream()
        .filter(each -> byInterval(each.byTime()).size() >= FEWEST_INTERVALS).toList();
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    Cell any = measured.getFirst().byTime().getFirst();
    double width = any.toSeconds() - any.fromSeconds();
    int joined = JOINED.stream().filter(count -> measured.stream()
        .allMatch(each -> byInterval(joined(each.byTime(), count, width)).size() == LatencyByTime.INTERVALS / count))
        .findFirst().orElse(1);
    List<Course> shown =
        measured.stream().map(each -> new Course(each.name(), joined(each.byTime(), joined, width))).toList();
    double end = LatencyByTime.INTERVALS * width;
    double unit = end > 4 * HOUR ? HOUR : end > 4 * MINUTE ? MINUTE : 1;
    String x = end == DAY ? "hour of the day (UTC)"
        : "time from the start (" + (unit == HOUR ? "h" : unit == MINUTE ? "min" : "s") + ")";
    List<Panel> panels = shown.stream().map(each -> new Panel(each.name(), cells(each.cells(), unit))).toList();
    return Optional.of(new Figure("latency-by-time", title(shown, end == DAY && joined == 1), new HeatMaps(
        new Axis(x, Scale.LINEAR, 0, end / unit), Axis.of("latency (ms)", Scale.LOG),
        "share of the requests sent in an interval (%)", panels),
        Notes.of(run, "Colours follow the square root, so that rare latencies are seen. Intervals that no replication "
            + "simulated are blank."),
        Captions.of(run, version)));
  }

  private static Map<Double, List<Cell>> byInterval(List<Cell> cells) {
    Map<Double, List<Cell>> intervals = new TreeMap<>();
    cells.forEach(cell -> intervals.computeIfAbsent(cell.fromSeconds(), any -> new ArrayList<>()).add(cell));
    return intervals;
  }

  /** The cells with so many intervals made one, since a run that samples the day does not see every hour of it. */
  private static List<Cell> joined(List<Cell> cells, int count, double width) {
    Map<Integer, Map<Double, Cell>> sums = new TreeMap<>();
    for (Cell cell : cells) {
      int interval = (int) Math.round(cell.fromSeconds() / width) / count;
      sums.computeIfAbsent(interval, any -> new TreeMap<>()).merge(cell.low(),
          new Cell(interval * count * width, (interval + 1) * count * width, cell.low(), cell.high(), cell.count()),
          (one, other) -> new Cell(one.fromSeconds(), one.toSeconds(), one.low(), one.high(), one.count() + other
              .count()));
    }
    return sums.values().stream().flatMap(classes -> classes.values().stream()).toList();
  }

  private static List<HeatMaps.Cell> cells(List<Cell> all, double unit) {
    List<HeatMaps.Cell> cells = new ArrayList<>();
    byInterval(all).values().forEach(interval -> {
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
  private static String title(List<Course> shown, boolean hours) {
    Course most = shown.stream().max(Comparator.comparingDouble(each -> slowest(each) / fastest(each))).orElseThrow();
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

  private static double slowest(Course course) {
    return byInterval(course.cells()).values().stream().mapToDouble(LatencyByHour::tail).max().orElseThrow();
  }

  private static double fastest(Course course) {
    return byInterval(course.cells()).values().stream().mapToDouble(LatencyByHour::tail).min().orElseThrow();
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
