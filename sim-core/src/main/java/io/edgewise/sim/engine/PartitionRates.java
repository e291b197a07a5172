package io.edgewise.sim.engine;

import java.util.Arrays;

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
  private static final int KEPT_AT_FIRST = 16;

  /** A debt, 18 minutes, of which it is not to be expected that it is ever paid back. */
  private static final long MOST_DEBT_NANOS = 1L << 40;

  private static final long NEVER = Long.MAX_VALUE / 2;

  private final Partitions partitions;
  private final double unitsPerSecond;
  private final double nanosPerUnit;
  private final long burstNanos;
  /** Null until the buckets of the partitions decide for the first time. */
  private RateLimiter apart;
  private int[] steps = new int[KEPT_AT_FIRST];
  private int[] copies = new int[KEPT_AT_FIRST];
  private long[] keyBits = new long[KEPT_AT_FIRST];
  private long[] milliUnits = new long[KEPT_AT_FIRST];
  private long[] nanos = new long[KEPT_AT_FIRST];
  private int kept;
  private boolean together = true;
  private long paidNanos = -NEVER;

  PartitionRates(double unitsPerSecond, long burstNanos, Partitions partitions) {
    this.partitions = partitions;
    this.unitsPerSecond = unitsPerSecond;
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
      keep(step, copy, bits, units, nowNanos);
    }
    return true;
  }

  private void keep(int step, int copy, long bits, long units, long nowNanos) {
    if (kept == steps.length) {
      steps = Arrays.copyOf(steps, 2 * kept);
      copies = Arrays.copyOf(copies, 2 * kept);
      keyBits = Arrays.copyOf(keyBits, 2 * kept);
      milliUnits = Arrays.copyOf(milliUnits, 2 * kept);
      nanos = Arrays.copyOf(nanos, 2 * kept);
    }
    steps[kept] = step;
    copies[kept] = copy;
    keyBits[kept] = bits;
    milliUnits[kept] = units;
    nanos[kept++] = nowNanos;
  }

  private void tellApart() {
    together = false;
    apart = apart == null ? new RateLimiter(unitsPerSecond, burstNanos) : apart;
    for (int i = 0; i < kept; i++) {
      apart.admits(partitions.of(steps[i], copies[i], keyBits[i]), milliUnits[i], nanos[i]);
    }
  }
}
