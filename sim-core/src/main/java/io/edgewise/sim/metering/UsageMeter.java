package io.edgewise.sim.metering;

import io.edgewise.sim.metering.UsageKind.Scope;
import java.util.Arrays;

/**
 * Counters of billed usage: one for each kind and index (site, price zone, data set or model; of a site, for
 * each of its pools where there are several). Sums are exact. Counting
 * allocates nothing. The counters of one index stand side by side, because a request adds to several of them.
 */
public final class UsageMeter {

  private static final UsageKind[] KINDS = UsageKind.values();

  /** By ordinal of the kind: position among the kinds of its scope. */
  private static final int[] RANK = new int[KINDS.length];

  /** By ordinal of the scope: how many kinds have it. */
  private static final int[] WIDTH = new int[Scope.values().length];

  static {
    for (UsageKind kind : KINDS) {
      RANK[kind.ordinal()] = WIDTH[kind.scope().ordinal()]++;
    }
  }

  private static final int SITE_WIDTH = WIDTH[Scope.SITE.ordinal()];
  private static final int ZONE_WIDTH = WIDTH[Scope.ZONE.ordinal()];
  private static final int DATA_SET_WIDTH = WIDTH[Scope.DATA_SET.ordinal()];
  private static final int INVOCATIONS = RANK[UsageKind.INVOCATIONS.ordinal()];
  private static final int CPU = RANK[UsageKind.CPU_NANOS.ordinal()];
  private static final int BILLED = RANK[UsageKind.BILLED_NANOS.ordinal()];
  private static final int PROVISIONED = RANK[UsageKind.PROVISIONED_NANOS.ordinal()];
  private static final int ENTRIES = RANK[UsageKind.ENTRIES.ordinal()];
  private static final int RESOURCES = RANK[UsageKind.RESOURCES.ordinal()];
  private static final int EGRESS = RANK[UsageKind.EGRESS_BYTES.ordinal()];
  private static final int READS = RANK[UsageKind.READS.ordinal()];
  private static final int READ_UNITS = RANK[UsageKind.READ_MILLIUNITS.ordinal()];
  private static final int WRITES = RANK[UsageKind.WRITES.ordinal()];
  private static final int WRITE_UNITS = RANK[UsageKind.WRITE_MILLIUNITS.ordinal()];
  private static final int RECEIVED = RANK[UsageKind.RECEIVED_BYTES.ordinal()];
  private static final int SENT = RANK[UsageKind.SENT_BYTES.ordinal()];

  // By ordinal of the scope.
  private final int[] sizes;
  private final long[][] counts;

  /** Sites that have several pools, and how many. */
  private final int divided;
  private final int poolsPerSite;

  /** By pool. */
  private final long[] sites;
  private final long[] zones;
  private final long[] dataSets;

  /** Counters at zero for so many sites, price zones and data sets, and no model. */
  public UsageMeter(int sites, int zones, int dataSets) {
    this(sites, zones, dataSets, 0);
  }

  /** Counters at zero for so many sites, price zones, data sets and models. */
  public UsageMeter(int sites, int zones, int dataSets, int models) {
    this(sites, 1, sites, zones, dataSets, models);
  }

  private UsageMeter(int divided, int poolsPerSite, int pools, int zones, int dataSets, int models) {
    this.divided = divided;
    this.poolsPerSite = poolsPerSite;
    sites = new long[pools * SITE_WIDTH];
    this.zones = new long[zones * ZONE_WIDTH];
    this.dataSets = new long[dataSets * DATA_SET_WIDTH];
    sizes = new int[WIDTH.length];
    counts = new long[WIDTH.length][];
    put(Scope.SITE, pools, sites);
    put(Scope.ZONE, zones, this.zones);
    put(Scope.DATA_SET, dataSets, this.dataSets);
    put(Scope.MODEL, models, new long[models * WIDTH[Scope.MODEL.ordinal()]]);
  }

  /**
   * Counters at zero that are counted by pool, and read by site.
   *
   * @param sites that each have several pools: counters count by {@code site x poolsPerSite + pool}
   * @param poolsPerSite of these, at least 1
   * @param pools all of them, and what follows them and is a site and a pool alike
   */
  public static UsageMeter ofPools(int sites, int poolsPerSite, int pools, int zones, int dataSets, int models) {
    return new UsageMeter(sites, poolsPerSite, pools, zones, dataSets, models);
  }

  /** Counters of the same deployment at zero. */
  public UsageMeter empty() {
    return new UsageMeter(divided, poolsPerSite, sizes[Scope.SITE.ordinal()], sizes[Scope.ZONE.ordinal()],
        sizes[Scope.DATA_SET.ordinal()], sizes[Scope.MODEL.ordinal()]);
  }

  private void put(Scope scope, int size, long[] counters) {
    sizes[scope.ordinal()] = size;
    counts[scope.ordinal()] = counters;
  }

  /** Counts a request that had an instance, on demand or a provisioned one. */
  public void invocation(int site, long cpuNanos, long billedNanos, boolean provisioned) {
    int at = site * SITE_WIDTH;
    sites[at + INVOCATIONS]++;
    sites[at + CPU] += cpuNanos;
    sites[at + (provisioned ? PROVISIONED : BILLED)] += billedNanos;
  }

  /** Counts a request that entered, and the bytes of its response; 0 if it was not served. */
  public void entry(int zone, long egressBytes) {
    int at = zone * ZONE_WIDTH;
    zones[at + ENTRIES]++;
    zones[at + EGRESS] += egressBytes;
  }

  /** Counts requests for resources of pages that enter at a place of a price zone, and what leaves it for all of them. */
  public void resources(int zone, long requests, long egressBytes) {
    int at = zone * ZONE_WIDTH;
    zones[at + ENTRIES] += requests;
    zones[at + RESOURCES] += requests;
    zones[at + EGRESS] += egressBytes;
  }

  /** Counts a read of so many thousandths of a billed unit, and the bytes that it moved between places. */
  public void read(int dataSet, long milliUnits, long remoteBytes) {
    int at = dataSet * DATA_SET_WIDTH;
    dataSets[at + READS]++;
    dataSets[at + READ_UNITS] += milliUnits;
    dataSets[at + RECEIVED] += remoteBytes;
  }

  /** Counts a write of so many thousandths of a billed unit, and the bytes that it moved between places. */
  public void write(int dataSet, long milliUnits, long remoteBytes) {
    int at = dataSet * DATA_SET_WIDTH;
    dataSets[at + WRITES]++;
    dataSets[at + WRITE_UNITS] += milliUnits;
    dataSets[at + SENT] += remoteBytes;
  }

  /** Adds to a counter. */
  public void count(UsageKind kind, int index, long amount) {
    counts[kind.scope().ordinal()][position(kind, index)] += amount;
  }

  private static int position(UsageKind kind, int index) {
    return index * WIDTH[kind.scope().ordinal()] + RANK[kind.ordinal()];
  }

  /** Adds the counters of another run of the same deployment. */
  public void add(UsageMeter other) {
    for (int scope = 0; scope < counts.length; scope++) {
      for (int i = 0; i < counts[scope].length; i++) {
        counts[scope][i] += other.counts[scope][i];
      }
    }
  }

  /** One counter. */
  public long get(UsageKind kind, int index) {
    if (kind.scope() == Scope.SITE && poolsPerSite > 1) {
      return index < divided ? sum(kind, index * poolsPerSite, 1, poolsPerSite)
          : sum(kind, index + divided * (poolsPerSite - 1), 1, 1);
    }
    return sum(kind, index, 1, 1);
  }

  /** Pools of each site that is divided; 1 where none is. */
  public int poolsPerSite() {
    return poolsPerSite;
  }

  /** What was counted in the pools of one rank, of all sites that have several. */
  public long ofPool(UsageKind kind, int rank) {
    return sum(kind, rank, poolsPerSite, divided);
  }

  private long sum(UsageKind kind, int first, int step, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += counts[kind.scope().ordinal()][position(kind, first + i * step)];
    }
    return sum;
  }

  /** Number of counters of a kind. */
  public int size(UsageKind kind) {
    int size = sizes[kind.scope().ordinal()];
    return kind.scope() == Scope.SITE ? size - divided * (poolsPerSite - 1) : size;
  }

  /** Sum of all counters of a kind. */
  public long total(UsageKind kind) {
    long sum = 0;
    for (int index = 0; index < size(kind); index++) {
      sum += get(kind, index);
    }
    return sum;
  }

  public void clear() {
    for (long[] counters : counts) {
      Arrays.fill(counters, 0);
    }
  }
}
