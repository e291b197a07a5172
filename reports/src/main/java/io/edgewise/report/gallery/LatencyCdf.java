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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The distribution function of latency, between the fastest and the slowest in a thousand. */
final class LatencyCdf {

  private static final int POINTS = 160;
  private static final int BAND_POINTS = 240;
  private static final double WIDE = 8;

  private LatencyCdf() {}

  static Optional<Figure> of(SavedRun run, String version) {
    Standing standing = Standing.of(run, Metric.P50);
    List<Strategy> shown = standing.order().stream().filter(each -> !each.latency().isEmpty()).toList();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    double least = shown.stream().mapToDouble(each -> each.latency().quantile(0.001)).min().orElseThrow();
    double most = shown.stream().mapToDouble(each -> each.latency().quantile(0.999)).max().orElseThrow();
    boolean wide = least > 0 && most > WIDE * least;
    Axis x = wide ? new Axis("latency (ms)", Scale.LOG, Double.NaN, Double.NaN) : Axis.fromZero("latency (ms)");
    List<Curve> curves = new ArrayList<>();
    for (int tone = 0; tone < run.strategies().size(); tone++) {
      Strategy strategy = run.strategies().get(tone);
      if (shown.contains(strategy)) {
        curves.add(new Curve(strategy.name(), tone, Form.LINE, points(strategy, least, most, wide)));
      }
    }
    return Optional.of(new Figure("latency-cdf", standing.sentence(),
        new Curves(x,
            List.of(new Panel(new Axis("share of requests that are at most this slow (%)", Scale.LINEAR, 0, 100),
                curves, List.of()))),
        Notes.of(run, "Bands, from the median to p99.9: intervals of p50, p90, p95, p99 and p99.9 over replications, "
            + "joined by straight lines. Of latencies below the median no intervals are kept."),
        Captions.of(run, version)));
  }

  private static List<Point> points(Strategy strategy, double least, double most, boolean wide) {
    Band band = Band.of(strategy);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= POINTS; i++) {
      double share = (double) i / POINTS;
      double x = wide ? least * Math.pow(most / least, share) : least + share * (most - least);
      points.add(new Point(x, 100 * strategy.latency().shareUpTo(x), band.at(x, band.high()), band.at(x, band.low())));
    }
    return points;
  }

  /**
   * The band between the ends of the intervals of quantiles.
   *
   * @param probability of each quantile, rising
   * @param low lower end of its interval
   * @param high upper end
   */
  private record Band(double[] probability, double[] low, double[] high) {

    static Band of(Strategy strategy) {
      LatencyBand known = new LatencyBand(strategy);
      double[][] columns = new double[3][BAND_POINTS + 1];
      int count = 0;
      for (int i = 0; i <= BAND_POINTS; i++) {
        double p = 1 - 0.5 * Math.pow(0.002, (double) i / BAND_POINTS);
        double quantile = strategy.latency().quantile(p);
        double low = known.low(p, quantile);
        if (Double.isFinite(low)) {
          columns[0][count] = p;
          columns[1][count] = low;
          columns[2][count++] = known.high(p, quantile);
        }
      }
      return new Band(Arrays.copyOf(columns[0], count), Arrays.copyOf(columns[1], count),
          Arrays.copyOf(columns[2], count));
    }

    /** In per cent the probability at which one of the ends is at a latency; not a number outside the band. */
    double at(double latency, double[] end) {
      for (int i = 1; i < end.length; i++) {
        if (latency >= end[i - 1] && latency <= end[i]) {
          double share = end[i] > end[i - 1] ? (latency - end[i - 1]) / (end[i] - end[i - 1]) : 1;
          return 100 * (probability[i - 1] + share * (probability[i] - probability[i - 1]));
        }
      }
      return Double.NaN;
    }
  }
}
