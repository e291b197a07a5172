package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Curves;
import io.edgewise.report.figure.Curves.Curve;
import io.edgewise.report.figure.Curves.Form;
import io.edgewise.report.figure.Curves.Panel;
import io.edgewise.report.figure.Curves.Point;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.SavedRun.Distribution;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.result.StrategyResult.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Of all reads, which share misses a write that is at least so old: 0 for stores that are always up to date. */
final class Staleness {

  private static final int POINTS = 120;
  private static final double LEAST_MILLIS = 1;
  private static final double MILLIS_PER_SECOND = 1e3;

  private Staleness() {}

  static Optional<Figure> of(SavedRun run, String version) {
    List<Strategy> stale = run.strategies().stream().filter(each -> !each.staleness().isEmpty())
        .filter(each -> rate(each) > 0).toList();
    if (stale.isEmpty()) {
      return Optional.empty();
    }
    double least = stale.stream().mapToDouble(each -> each.staleness().classes().getFirst().value()).min().orElse(1);
    double most = stale.stream().mapToDouble(each -> each.staleness().classes().getLast().value()).max().orElse(1);
    List<Curve> curves = new ArrayList<>();
    for (int tone = 0; tone < run.strategies().size(); tone++) {
      Strategy strategy = run.strategies().get(tone);
      if (stale.contains(strategy)) {
        curves.add(new Curve(strategy.name(), tone, Form.LINE, points(strategy, Math.max(LEAST_MILLIS, least), most)));
      }
    }
    List<String> fresh = run.strategies().stream().filter(each -> !stale.contains(each))
        .filter(each -> each.rate(Rate.STALE_READ).isPresent()).map(Strategy::name).toList();
    List<String> notes = fresh.isEmpty() ? List.of()
        : List.of("No stale read was seen with " + String.join("; ", fresh) + ".");
    return Optional.of(new Figure("staleness", title(stale),
        new Curves(Axis.of("age of the write that is missed (s)", Scale.LOG), List.of(new Panel(
            Axis.fromZero("share of all reads that are at least this stale (%)"), curves, List.of()))),
        notes, Captions.of(run, version)));
  }

  private static double rate(Strategy strategy) {
    return strategy.rate(Rate.STALE_READ).map(interval -> interval.value()).orElse(0.0);
  }

  private static List<Point> points(Strategy strategy, double least, double most) {
    Distribution ages = strategy.staleness();
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= POINTS; i++) {
      double age = least * Math.pow(most / least, (double) i / POINTS);
      if (!points.isEmpty() && points.getLast().y() == 0) {
        break;
      }
      points.add(Point.of(age / MILLIS_PER_SECOND, 100 * rate(strategy) * (1 - ages.shareUpTo(age))));
    }
    return points;
  }

  private static String title(List<Strategy> stale) {
    Strategy most = stale.stream().max(Comparator.comparingDouble(Staleness::rate)).orElseThrow();
    return Numbers.rate(most.rate(Rate.STALE_READ).orElseThrow()) + " of reads are stale with " + most.name()
        + ", half of those by " + Numbers.time(most.staleness().quantile(0.5)) + " or more, one in a hundred by "
        + Numbers.time(most.staleness().quantile(0.99)) + " or more";
  }
}
