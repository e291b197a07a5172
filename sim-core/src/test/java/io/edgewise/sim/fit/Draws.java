package io.edgewise.sim.fit;

import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.RandomStream;

/** Samples of known distributions, the same ones in every run. */
final class Draws {

  private Draws() {}

  static double[] of(Distribution distribution, int size, int seed) {
    RandomStream stream = RandomStream.of(seed, 0, Purpose.values()[0], 0);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = distribution.quantile(stream.uniform(i));
    }
    return values;
  }

  /** The same, each rounded to a multiple of a step. */
  static double[] rounded(Distribution distribution, int size, int seed, double step) {
    double[] values = of(distribution, size, seed);
    for (int i = 0; i < size; i++) {
      values[i] = Math.rint(values[i] / step) * step;
    }
    return values;
  }
}
