package io.edgewise.sim.result;

/**
 * Sums of the parts of latency by size of the whole, so that the parts of the slowest requests can be told afterwards.
 * Log-linear classes of latency with eight to an octave; recording allocates nothing.
 */
public final class ComponentSums {

  private static final int SUB_BITS = 3;
  private static final int CLASSES = (64 - SUB_BITS) << SUB_BITS;

  private final long[] sums = new long[CLASSES * Component.COUNT];
  private final long[] counts = new long[CLASSES];

  /** Adds the parts of one request, by ordinal of {@link Component} from {@code offset} on. */
  void add(long latencyNanos, long[] parts, int offset) {
    int index = classOf(latencyNanos);
    counts[index]++;
    int base = index * Component.COUNT;
    for (int i = 0; i < Component.COUNT; i++) {
      sums[base + i] += parts[offset + i];
    }
  }

  void add(ComponentSums other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** Mean nanoseconds of each component over all requests, by ordinal; zeros when there were none. */
  public double[] mean() {
    return meanAbove(0);
  }

  /**
   * Mean nanoseconds of each component over the requests at least as slow as a latency, by ordinal. Whole classes are
   * taken, so the border is up to an eighth of an octave (9 %) below the latency asked for.
   */
  public double[] meanAbove(double latencyNanos) {
    double[] mean = new double[Component.COUNT];
    long count = 0;
    for (int index = classOf((long) latencyNanos); index < CLASSES; index++) {
      count += counts[index];
      for (int i = 0; i < mean.length; i++) {
        mean[i] += sums[index * Component.COUNT + i];
      }
    }
    for (int i = 0; i < mean.length && count > 0; i++) {
      mean[i] /= count;
    }
    return mean;
  }

  private static int classOf(long nanos) {
    if (nanos < 1 << SUB_BITS) {
      return (int) Math.max(0, nanos);
    }
    int exponent = 63 - Long.numberOfLeadingZeros(nanos);
    return (exponent - SUB_BITS + 1 << SUB_BITS) + (int) (nanos >>> exponent - SUB_BITS & (1 << SUB_BITS) - 1);
  }
}
