package io.edgewise.sim.engine;

/** For how long requests hold an instance once it runs: a random sample at each site. */
final class HoldingTimes {

  private static final int MOST_BITS = 10;
  private static final int FEWEST_BITS = 4;
  private static final int SAMPLES_OF_ALL_SITES = 1 << 13;

  private final int bits;
  private final long[] nanos;

  HoldingTimes(int sites) {
    int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(SAMPLES_OF_ALL_SITES / sites);
    bits = Math.max(FEWEST_BITS, Math.min(MOST_BITS, wanted));
    nanos = new long[sites << bits];
  }

  /** Number of times sampled at each site. */
  int samples() {
    return 1 << bits;
  }

  void set(int site, int sample, long holdingNanos) {
    nanos[(site << bits) + sample] = holdingNanos;
  }

  /** One of the times of a site; {@code draw} are 64 random bits. */
  long draw(int site, long draw) {
    return nanos[(site << bits) + (int) (draw >>> Long.SIZE - bits)];
  }
}
