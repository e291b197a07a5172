package io.edgewise.scenario.calibration;

import io.edgewise.sim.fit.Sample;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.RandomStream;
import java.util.Arrays;

/**
 * Values of one group in bounded memory: all of them up to {@value #MOST}, beyond that as many, each with the same chance
 * (Vitter, "Random sampling with a reservoir", ACM TOMS 11(1), 1985, algorithm R). The draws have a fixed seed, so that the
 * same values give the same sample. 8 bytes a value that is kept.
 */
final class Reservoir {

  /** Values that are kept at most. */
  static final int MOST = 20_000;

  /** Any fixed one. */
  private static final long SEED = 1;

  private final RandomStream draws = RandomStream.of(SEED, 0, Purpose.values()[0], 0);
  private double[] kept = new double[64];
  private int size;
  private long seen;

  void add(double value) {
    seen++;
    if (size < MOST) {
      if (size == kept.length) {
        kept = Arrays.copyOf(kept, Math.min(MOST, 2 * kept.length));
      }
      kept[size++] = value;
      return;
    }
    long place = (long) (draws.uniform(seen) * seen);
    if (place < MOST) {
      kept[(int) place] = value;
    }
  }

  /** How many values there were. */
  long seen() {
    return seen;
  }

  Sample sample() {
    return Sample.of(Arrays.copyOf(kept, size));
  }
}
