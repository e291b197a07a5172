package io.edgewise.sim.benchmark.comparison;

import io.edgewise.sim.benchmark.reference.Sample;
import java.util.List;

/**
 * How a contender did.
 *
 * @param contender who
 * @param nanosPerRequest in its best turn: what else runs on the machine can only make a turn slower
 * @param bytesPerRequest allocated for a request, over all turns
 * @param sample all turns together
 */
record Standing(Contender contender, double nanosPerRequest, double bytesPerRequest, Sample sample) {

  static Standing of(Contender contender, List<Meter.Run> runs) {
    double bytes = runs.stream().mapToLong(Meter.Run::bytes).sum();
    Sample sample = runs.stream().map(Meter.Run::sample).reduce(Sample::plus).orElseThrow();
    double best = runs.stream().mapToDouble(Meter.Run::nanosPerRequest).min().orElseThrow();
    return new Standing(contender, best, bytes / sample.requests(), sample);
  }

  double requestsPerSecond() {
    return 1e9 / nanosPerRequest;
  }

  /** How many times as fast as another. */
  double over(Standing other) {
    return other.nanosPerRequest / nanosPerRequest;
  }
}
