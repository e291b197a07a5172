package io.edgewise.sim.metering;

import java.util.Arrays;

/** Counters of billed usage: one for each kind and index (site, price zone or data set). Sums are exact. */
public final class UsageMeter {

  private static final UsageKind[] KINDS = UsageKind.values();

  private final int[] offset = new int[KINDS.length + 1];
  private final long[] counts;

  /** Counters at zero for so many sites, price zones and data sets. */
  public UsageMeter(int sites, int zones, int dataSets) {
    for (UsageKind kind : KINDS) {
      int size = switch (kind.scope()) {
        case SITE -> sites;
        case ZONE -> zones;
        case DATA_SET -> dataSets;
      };
      offset[kind.ordinal() + 1] = offset[kind.ordinal()] + size;
    }
    counts = new long[offset[KINDS.length]];
  }

  private UsageMeter(UsageMeter other) {
    System.arraycopy(other.offset, 0, offset, 0, offset.length);
    counts = new long[other.counts.length];
  }

  /** Counters of the same deployment at zero. */
  public UsageMeter empty() {
    return new UsageMeter(this);
  }

  /** Adds to a counter; allocates nothing. */
  public void count(UsageKind kind, int index, long amount) {
    counts[offset[kind.ordinal()] + index] += amount;
  }

  /** Adds the counters of another run of the same deployment. */
  public void add(UsageMeter other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** One counter. */
  public long get(UsageKind kind, int index) {
    return counts[offset[kind.ordinal()] + index];
  }

  /** Number of counters of a kind. */
  public int size(UsageKind kind) {
    return offset[kind.ordinal() + 1] - offset[kind.ordinal()];
  }

  /** Sum of all counters of a kind. */
  public long total(UsageKind kind) {
    long sum = 0;
    for (int i = offset[kind.ordinal()]; i < offset[kind.ordinal() + 1]; i++) {
      sum += counts[i];
    }
    return sum;
  }

  public void clear() {
    Arrays.fill(counts, 0);
  }
}
