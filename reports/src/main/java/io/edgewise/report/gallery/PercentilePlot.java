package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Curves;
import io.edgewise.report.figure.Curves.Curve;
import io.edgewise.report.figure.Curves.Form;
import io.edgewise.report.figure.Curves.Panel;
import io.edgewise.report.figure.Curves.Point;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.sim.model.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Latency by percentile, on the axis of HdrHistogram: as far as at least ten requests are slower. The tail is as easily read as
 * the middle.
 */
final class PercentilePlot {

  private static final double FEWEST_BEYOND = 10;
  /** Where the curves begin: single fast requests would stretch the axis. */
  private static final double FIRST = 0.01;
  private static final double MOST = 1 - 1e-5;
  private static final int POINTS_A_NINE = 40;

  private PercentilePlot() {}

  static Optional<Figure> of(SavedRun run, String version) {
    Standing standing = Standing.of(run, Metric.P99);
    List<Strategy> shown = standing.order().stream().filter(each -> !each.latency().isEmpty()).toList();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    double end = shown.stream().mapToDouble(PercentilePlot::end).max().orElseThrow();
    List<Curve> curves = new ArrayList<>();
    for (int tone = 0; tone < run.strategies().size(); tone++) {
      Strategy strategy = run.strategies().get(tone);
      if (shown.contains(strategy)) {
        curves.add(new Curve(strategy.name(), tone, Form.LINE, points(strategy)));
      }
    }
    double least = curves.stream().mapToDouble(curve -> curve.points().getFirst().y()).min().orElse(1);
    double most = curves.stream().mapToDouble(curve -> curve.points().getLast().y()).max().orElse(1);
    Axis y = most > 20 * Math.max(least, 1e-9)
        ? Axis.of("latency (ms)", Scale.LOG) : Axis.fromZero("latency (ms)");
    return Optional.of(new Figure("latency-percentiles", standing.sentence(),
        new Curves(new Axis("share of requests that are at most this slow", Scale.NINES, 0, end),
            List.of(new Panel(y, curves, List.of()))),
        Notes.of(run, "Bands, from the median to p99.9: intervals of p50, p90, p95, p99 and p99.9 over replications, "
            + "joined by straight lines; below the median none are kept. The curves end where fewer than "
            + (int) FEWEST_BEYOND + " requests are slower."),
        Captions.of(run, version)));
  }

  private static double end(Strategy strategy) {
    return Math.clamp(1 - FEWEST_BEYOND / Math.max(1, strategy.requests()), 0.5, MOST);
  }

  private static List<Point> points(Strategy strategy) {
    LatencyBand band = new LatencyBand(strategy);
    List<Point> points = new ArrayList<>();
    double nines = -Math.log10(1 - end(strategy));
    int steps = (int) Math.ceil(nines * POINTS_A_NINE);
    for (int i = 0; i <= steps; i++) {
      double p = Math.max(FIRST, 1 - Math.pow(10, -nines * i / steps));
      double quantile = strategy.latency().quantile(p);
      points.add(new Point(p, quantile, band.low(p, quantile), band.high(p, quantile)));
    }
    return points;
  }
}
