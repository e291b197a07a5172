package io.edgewise.sim.engine;

/**
 * What the partitions of a store take, for reads or for writes, found out without looking which partition an operation goes
 * to as long as that makes no difference: a single bucket that gets the operations of all partitions is never less in debt
 * than the bucket of any of them, so what it admits, each would admit. The operations since it was last out of debt are
 * kept; when it would refuse one, or they become too many, they are told to the buckets of the partitions, which decide
 * from then on until all is paid back. The outcome is the same as that of a {@link RateLimiter} alone, to the operation.
 *
 * <p>Operations must come in time order.
 */
final class PartitionRates {

  /** Which partition an operation goes to. */
  interface Partitions {

    /**
     * The partition of an operation.
     *
     * @param step of the program
     * @param copy of the store that it goes to
     * @param keyBits random bits of which its key is drawn
     */
    long of(int step, int copy, long keyBits);
  }

  private static final int MOST_KEPT = 1024;

  /** A debt, 18 minutes, of which it is not to be expected that it is ever paid back. */
  private static final long MOST_DEBT_NANOS = 1L << 40;

  private static final long NEVER = Long.MAX_VALUE / 2;

  private final RateLimiter apart;
  private final Partitions partitions;
  private final double nanosPerUnit;
  private final long burstNanos;
  private final int[] steps = new int[MOST_KEPT];
  private final int[] copies = new int[MOST_KEPT];
  private final long[] keyBits = new long[MOST_KEPT];
  private final long[] milliUnits = new long[MOST_KEPT];
  private final long[] nanos = new long[MOST_KEPT];
  private int kept;
  private boolean together = true;
  private long paidNanos = -NEVER;

  PartitionRates(double unitsPerSecond, long burstNanos, Partitions partitions) {
    apart = new RateLimiter(unitsPerSecond, burstNanos);
    this.partitions = partitions;
    nanosPerUnit = 1e9 / unitsPerSecond;
    this.burstNanos = burstNanos;
  }

  /** Fills all buckets. */
  void clear() {
    paidNanos = -NEVER;
    begin();
  }

  private void begin() {
    kept = 0;
    if (!together) {
      together = true;
      apart.clear();
    }
  }

  /**
   * Whether the partition of an operation takes it now; if so, it is counted.
   *
   * @param units thousandths of a unit that it is
   */
  boolean admits(int step, int copy, long bits, long units, long nowNanos) {
    if (paidNanos <= nowNanos) {
      paidNanos = nowNanos;
      begin();
    }
    if (together && (paidNanos - nowNanos > burstNanos || kept == MOST_KEPT)) {
      tellApart();
    }
    if (!together && !apart.admits(partitions.of(step, copy, bits), units, nowNanos)) {
      return false;
    }
    paidNanos = paidNanos - nowNanos < MOST_DEBT_NANOS ? paidNanos + RateLimiter.nanos(units, nanosPerUnit) : NEVER;
    if (together) {
      steps[kept] = step;
      copies[kept] = copy;
      keyBits[kept] = bits;
      milliUnits[kept] = units;
      nanos[kept++] = nowNanos;
    }
    return true;
  }

  private void tellApart() {
    together = false;
    for (int i = 0; i < kept; i++) {
      apart.admits(partitions.of(steps[i], copies[i], keyBits[i]), milliUnits[i], nanos[i]);
    }
  }
}
