package io.edgewise.sim.model;

/**
 * How much is simulated before anything is measured.
 *
 * @param mostRequests most requests that warming up instances may cost; a longer keep-alive is cut off there. The copies in
 *     caches of data that are written are warmed up in any case
 * @param pilotRequests length of the pilot that looks for the transient of a deployment
 * @param settlingRequests requests at the end of a warm-up that are simulated in full where the rest of it leaves out what no
 *     later request notices; as many as come in {@code shortestSettlingNanos} at least, and in three seconds at most
 * @param shortestSettlingNanos least time of it
 * @param holdingSamples requests that sample, before such a warm-up, how long instances are held, spread over all sites
 * @param copyRequests most requests that warming up a cache of data that nobody writes may cost, one time to live of it; where
 *     it would be more it is not warmed up: what it would hold is drawn when it is first asked for, which is exact for a cache
 *     by itself and takes a fraction of the time
 */
public record WarmUpSizes(double mostRequests, int pilotRequests, double settlingRequests, long shortestSettlingNanos,
    int holdingSamples, double copyRequests) {

  /** Of large samples, which pay for a long warm-up. */
  public static final WarmUpSizes THOROUGH =
      new WarmUpSizes(2_000_000, 40_000, 20_000, 1_000_000_000L, 8_192, 10_000_000);

  /**
   * How long a warm-up is at least, and how long others go on to ask after a window, at rates at which the requests of a sample
   * come in no time: about as long as the start of an instance, and users who ask again, take.
   */
  public static final long LEAST_NANOS_AT_HIGH_RATES = 2_000_000_000L;

  /** For a first answer that does not keep a person waiting: some as long as the sample itself. */
  public static final WarmUpSizes SHORT = new WarmUpSizes(15_000, 5_000, 500, 500_000_000L, 512, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a size is not positive, or that of caches negative
   */
  public WarmUpSizes {
    if (!(mostRequests > 0 && settlingRequests > 0 && pilotRequests > 0 && shortestSettlingNanos > 0
        && holdingSamples > 0 && copyRequests >= 0)) {
      throw new IllegalArgumentException("sizes of a warm-up must be positive, that of caches at least 0");
    }
  }

  /**
   * Whether requests come so fast that the pilot would end before its first requests do: it would see a system that is still
   * empty, and its length in requests says nothing about the time that a warm-up takes.
   *
   * @param ratePerSecond of all requests
   */
  public boolean isTooFastFor(double ratePerSecond) {
    return pilotRequests / ratePerSecond * 1e9 < shortestSettlingNanos;
  }

  /** The same with other limits of requests for warming up instances and for the pilot. */
  public WarmUpSizes withMost(double requests, int pilot) {
    return new WarmUpSizes(requests, pilot, settlingRequests, shortestSettlingNanos, holdingSamples, copyRequests);
  }
}
