package io.edgewise.sim.benchmark.reference;

/** The random quantities of the two-hop model, in nanoseconds, by tables and one generator. */
final class TwoHopDraws {

  private static final double NANOS = 1e6;
  private static final double SERVICE_NANOS = TwoHopModel.SERVICE_MILLIS * NANOS;
  private static final double STORE_NANOS = TwoHopModel.STORE_MILLIS * NANOS;
  private static final double GAP_NANOS = 1e9 / TwoHopModel.RATE_PER_SECOND;

  private final LognormalCells lognormal = new LognormalCells(TwoHopModel.SIGMA);
  private final ExponentialCells exponential = new ExponentialCells();
  private final double[] medianNanos = new double[TwoHopModel.CITIES];
  private final SplitMix random = new SplitMix();

  TwoHopDraws() {
    for (int city = 0; city < TwoHopModel.CITIES; city++) {
      medianNanos[city] = NANOS * TwoHopModel.medianMillis(city);
    }
  }

  /** Starts the sequence of this seed. */
  void seed(long seed) {
    random.seed(seed);
  }

  /** Time between two requests of all cities. */
  long gap() {
    return (long) (GAP_NANOS * exponential.sample(random.bits()));
  }

  /** Time between two requests of one city. */
  long gapOfCity() {
    return (long) (TwoHopModel.CITIES * GAP_NANOS * exponential.sample(random.bits()));
  }

  /** City of a request. */
  int city() {
    return (int) ((random.bits() >>> 32) * TwoHopModel.CITIES >>> 32);
  }

  /** Way between a city and its PoP. */
  long way(int city) {
    return (long) (medianNanos[city] * lognormal.sample(random.bits()));
  }

  /** Service time. */
  long service() {
    return (long) (SERVICE_NANOS * exponential.sample(random.bits()));
  }

  /** Round trip to the store, or 0 for a request that does not ask it. */
  long store() {
    long bits = random.bits();
    // The lowest bit is not used by the table: it tosses the coin.
    return (bits & 1) == 0 ? 0 : (long) (STORE_NANOS * lognormal.sample(bits));
  }
}
