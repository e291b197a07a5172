package io.edgewise.sim.benchmark.reference;

import java.util.Arrays;

/**
 * {@link SimFaasModel} as a bare loop: a heap of the busy instances by their end, and a bit for each idle instance in
 * the order of their starts, so that the newest is the highest bit.
 */
public final class SimFaasLoop implements Loop {

  private static final double NANOS = 1e9;
  private static final long KEEP_ALIVE_NANOS = (long) (SimFaasModel.KEEP_ALIVE_SECONDS * NANOS);

  private final double gapNanos;
  private final ExponentialCells exponential = new ExponentialCells();
  private final SplitMix random = new SplitMix();
  private DepartureHeap busy;
  private long[] idle;
  private long[] idleSince;
  private int started;
  private long coldStarts;

  /** The model at so many calls a second. */
  public SimFaasLoop(double ratePerSecond) {
    gapNanos = NANOS / ratePerSecond;
  }

  /** Instances started in the run before. */
  public long coldStarts() {
    return coldStarts;
  }

  @Override
  public Sample run(int requests, long seed) {
    random.seed(seed);
    busy = new DepartureHeap(64);
    idle = new long[64];
    idleSince = new long[idle.length << 6];
    started = 0;
    coldStarts = 0;
    LogHistogram histogram = new LogHistogram();
    long now = 0;
    for (int i = 0; i < requests; i++) {
      now += (long) (gapNanos * exponential.sample(random.bits()));
      while (busy.firstNanos() <= now) {
        int instance = busy.first();
        idleSince[instance] = busy.firstNanos();
        idle[instance >> 6] |= 1L << instance;
        busy.removeFirst();
      }
      int instance = newestIdle(now);
      double mean = SimFaasModel.WARM_SECONDS * NANOS;
      if (instance < 0) {
        mean = SimFaasModel.COLD_SECONDS * NANOS;
        instance = start(now);
      }
      long service = (long) (mean * exponential.sample(random.bits()));
      busy.add(now + service, instance);
      histogram.record(Math.max(1, service));
    }
    return histogram.sample();
  }

  /** Takes the newest idle instance that has not ended; -1 when there is none. */
  private int newestIdle(long now) {
    for (int word = (started - 1) >> 6; word >= 0; word--) {
      while (idle[word] != 0) {
        long newest = Long.highestOneBit(idle[word]);
        idle[word] ^= newest;
        int instance = (word << 6) + Long.numberOfTrailingZeros(newest);
        if (now <= idleSince[instance] + KEEP_ALIVE_NANOS) {
          return instance;
        }
      }
    }
    return -1;
  }

  private int start(long now) {
    coldStarts++;
    if (started == idleSince.length) {
      renumber(now);
    }
    return started++;
  }

  /** Numbers the living instances anew, in the order of their starts; more than half of the numbers are free then. */
  private void renumber(long now) {
    boolean[] alive = new boolean[started];
    busy.mark(alive);
    int living = 0;
    int[] numbers = new int[started];
    for (int instance = 0; instance < started; instance++) {
      boolean isIdle = (idle[instance >> 6] >>> instance & 1) != 0;
      alive[instance] |= isIdle && now <= idleSince[instance] + KEEP_ALIVE_NANOS;
      numbers[instance] = living;
      living += alive[instance] ? 1 : 0;
    }
    long[] newIdle = new long[2 * living > started ? 2 * idle.length : idle.length];
    long[] newSince = Arrays.copyOf(idleSince, newIdle.length << 6);
    for (int instance = 0; instance < started; instance++) {
      if (alive[instance]) {
        newIdle[numbers[instance] >> 6] |= (idle[instance >> 6] >>> instance & 1) << numbers[instance];
        newSince[numbers[instance]] = idleSince[instance];
      }
    }
    busy.renumber(numbers);
    idle = newIdle;
    idleSince = newSince;
    started = living;
  }
}
