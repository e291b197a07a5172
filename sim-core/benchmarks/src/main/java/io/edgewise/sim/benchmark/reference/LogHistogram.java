package io.edgewise.sim.benchmark.reference;

/** Durations in nanoseconds in 128 buckets an octave, up to two days, and their exact sum. */
final class LogHistogram {

  private static final int SUB_BITS = 7;

  private final int[] counts = new int[48 << SUB_BITS];
  private long count;
  private long sum;

  /** Counts a duration of 1 ns to 2^47 ns. */
  void record(long nanos) {
    // The leading one and the bits after it, as a number: the octave above, the place in the octave below.
    int shift = Math.max(0, 63 - SUB_BITS - Long.numberOfLeadingZeros(nanos));
    counts[(shift << SUB_BITS) + (int) (nanos >>> shift)]++;
    count++;
    sum += nanos;
  }

  /** What was recorded. */
  Sample sample() {
    return new Sample(count, sum / 1e6);
  }
}
