package io.edgewise.sim.engine;

import java.util.Arrays;

/** For how long requests hold an instance once it runs: a random sample at each site. */
final class HoldingTimes {

  private static final int FEWEST_BITS = 3;

  /** Part of all samples that one site may have. */
  private static final int SHARE = 8;

  private final int bits;
  private final long[] nanos;

  /** @param ofAll samples of all sites together, at least 64; a few more for many sites */
  HoldingTimes(int sites, int ofAll) {
    int most = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(ofAll / SHARE);
    int wanted = Integer.SIZE - Integer.numberOfLeadingZeros(ofAll / sites);
    bits = Math.max(FEWEST_BITS, Math.min(most, wanted));
    nanos = new long[sites << bits];
  }

  /** Number of times sampled at each site. */
  int samples() {
    return 1 << bits;
  }

  void set(int site, int sample, long holdingNanos) {
    nanos[(site << bits) + sample] = holdingNanos;
  }

  /** The mean of those of a site. */
  double mean(int site) {
    return Arrays.stream(nanos, site << bits, (site + 1) << bits).average().orElse(0);
  }

  /** The longest one. */
  long longest() {
    return Arrays.stream(nanos).max().orElse(0);
  }

  /** One of the times of a site; {@code draw} are 64 random bits. */
  long draw(int site, long draw) {
    return nanos[(site << bits) + (int) (draw >>> Long.SIZE - bits)];
  }
}
