package io.edgewise.ui.map;

import java.util.stream.DoubleStream;

/**
 * The logarithmic scale of the colours of latencies. It spans what 96 % of the values have, as on maps in reports; beyond that
 * colours stay the same.
 *
 * @param from latency of the first colour, in milliseconds, above 0
 * @param to latency of the last, above {@code from}
 */
record LatencyScale(double from, double to) {

  private static final double BEYOND = 0.02;
  private static final double LEAST_SPAN = 1.2;

  /** The scale for some latencies in milliseconds, of which those that are not numbers say nothing. */
  static LatencyScale of(DoubleStream millis) {
    double[] sorted = millis.filter(each -> each > 0 && Double.isFinite(each)).sorted().toArray();
    if (sorted.length == 0) {
      return new LatencyScale(1, 1000);
    }
    int beyond = (int) (BEYOND * sorted.length);
    double from = sorted[beyond];
    return new LatencyScale(from, Math.max(LEAST_SPAN * from, sorted[sorted.length - 1 - beyond]));
  }

  /** Where a latency is on the scale, 0..1. */
  double share(double millis) {
    return Math.clamp(Math.log(millis / from) / Math.log(to / from), 0, 1);
  }

  /** The latency at a share of the scale. */
  double at(double share) {
    return from * Math.pow(to / from, share);
  }
}
