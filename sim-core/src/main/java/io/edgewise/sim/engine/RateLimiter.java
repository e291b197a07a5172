package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * Token buckets of the partitions of a store, for reads or for writes. A bucket is kept as the time at which its debt is
 * paid back (the theoretical arrival time of the generic cell rate algorithm, ITU-T I.371): an operation is admitted if
 * that lies no more than the burst time ahead, and then pushes it on by its units divided by the rate.
 *
 * <p>An open hash table of the partitions in debt; those without are forgotten before it grows. Operations must come in time
 * order: one that came early would put its partition in debt from then on.
 */
final class RateLimiter {

  private static final long EMPTY = -1;
  private static final int INITIAL = 256;

  private final double nanosPerUnit;
  private final long burstNanos;
  private long[] partitions = new long[INITIAL];
  private long[] paidNanos = new long[INITIAL];
  private long[] sparePartitions = new long[INITIAL];
  private long[] sparePaid = new long[INITIAL];
  private int used;

  RateLimiter(double unitsPerSecond, long burstNanos) {
    nanosPerUnit = 1e9 / unitsPerSecond;
    this.burstNanos = burstNanos;
    clear();
  }

  /** Fills all buckets. */
  void clear() {
    Arrays.fill(partitions, EMPTY);
    used = 0;
  }

  /** Whether a partition takes an operation of so many thousandths of a unit now; one that it takes is counted. */
  boolean admits(long partition, long milliUnits, long nowNanos) {
    int index = indexOf(partition);
    if (partitions[index] != partition) {
      if (KeySlots.isFull(used, partitions.length)) {
        rehash(nowNanos);
        index = indexOf(partition);
      }
      partitions[index] = partition;
      paidNanos[index] = nowNanos;
      used++;
    }
    long paid = Math.max(paidNanos[index], nowNanos);
    if (paid - nowNanos > burstNanos) {
      return false;
    }
    paidNanos[index] = paid + nanos(milliUnits, nanosPerUnit);
    return true;
  }

  /** How long it takes to pay back an operation. */
  static long nanos(long milliUnits, double nanosPerUnit) {
    return Math.round(milliUnits * nanosPerUnit / 1000);
  }

  private int indexOf(long partition) {
    int mask = partitions.length - 1;
    int index = (int) (partition * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (partitions[index] != EMPTY && partitions[index] != partition) {
      index = index + 1 & mask;
    }
    return index;
  }

  private void rehash(long nowNanos) {
    long[] oldPartitions = partitions;
    long[] oldPaid = paidNanos;
    int inDebt = 0;
    for (int i = 0; i < oldPartitions.length; i++) {
      if (oldPartitions[i] != EMPTY && oldPaid[i] > nowNanos) {
        inDebt++;
      }
    }
    boolean grows = 2 * (inDebt + 1) > oldPartitions.length;
    partitions = grows ? new long[2 * oldPartitions.length] : sparePartitions;
    paidNanos = grows ? new long[partitions.length] : sparePaid;
    clear();
    for (int i = 0; i < oldPartitions.length; i++) {
      if (oldPartitions[i] != EMPTY && oldPaid[i] > nowNanos) {
        int index = indexOf(oldPartitions[i]);
        partitions[index] = oldPartitions[i];
        paidNanos[index] = oldPaid[i];
        used++;
      }
    }
    sparePartitions = grows ? new long[partitions.length] : oldPartitions;
    sparePaid = grows ? new long[partitions.length] : oldPaid;
  }
}
