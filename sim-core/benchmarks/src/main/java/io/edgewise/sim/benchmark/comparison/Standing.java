package io.edgewise.sim.benchmark.comparison;

import io.edgewise.sim.benchmark.reference.Sample;
import java.util.Arrays;
import java.util.List;

/**
 * How a contender did.
 *
 * @param contender who
 * @param nanosPerRequest median over its turns
 * @param bytesPerRequest allocated for a request, over all turns
 * @param sample all turns together
 */
record Standing(Contender contender, double nanosPerRequest, double bytesPerRequest, Sample sample) {

  static Standing of(Contender contender, List<Meter.Run> runs) {
    double bytes = runs.stream().mapToLong(Meter.Run::bytes).sum();
    Sample sample = runs.stream().map(Meter.Run::sample).reduce(Sample::plus).orElseThrow();
    double median = median(runs.stream().mapToDouble(Meter.Run::nanosPerRequest).toArray());
    return new Standing(contender, median, bytes / sample.requests(), sample);
  }

  double requestsPerSecond() {
    return 1e9 / nanosPerRequest;
  }

  /** How many times as fast as another. */
  double over(Standing other) {
    return other.nanosPerRequest / nanosPerRequest;
  }

  /** The middle value; the mean of the middle two of an even number. */
  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
