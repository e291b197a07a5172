package io.edgewise.sim.benchmark.reference;

import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** The random quantities of the two-hop model, in nanoseconds, by one generator. */
final class TwoHopDraws {

  private static final double NANOS = 1e6;
  private static final double SERVICE_NANOS = TwoHopModel.SERVICE_MILLIS * NANOS;
  private static final double STORE_NANOS = TwoHopModel.STORE_MILLIS * NANOS;
  private static final double GAP_NANOS = 1e9 / TwoHopModel.RATE_PER_SECOND;

  private final LognormalCells lognormal = new LognormalCells(TwoHopModel.SIGMA);
  private final ExponentialCells exponential = new ExponentialCells();
  private final double[] medianNanos = new double[TwoHopModel.CITIES];
  private final SplitMix random = new SplitMix();
  private final SharedStateContinuousSampler zigguratExponential = ZigguratSampler.Exponential.of(random);
  private final SharedStateContinuousSampler zigguratNormal = ZigguratSampler.NormalizedGaussian.of(random);
  private final boolean byTables;

  TwoHopDraws(Variates variates) {
    byTables = variates == Variates.TABLES;
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
    return (long) (GAP_NANOS * exponential());
  }

  /** Time between two requests of one city. */
  long gapOfCity() {
    return (long) (TwoHopModel.CITIES * GAP_NANOS * exponential());
  }

  /** City of a request. */
  int city() {
    return (int) ((random.bits() >>> 32) * TwoHopModel.CITIES >>> 32);
  }

  /** Way between a city and its PoP. */
  long way(int city) {
    return (long) (medianNanos[city] * lognormal(random.bits()));
  }

  /** Service time. */
  long service() {
    return (long) (SERVICE_NANOS * exponential());
  }

  /** Round trip to the store, or 0 for a request that does not ask it. */
  long store() {
    long bits = random.bits();
    // The lowest bit is not used by the table: it tosses the coin.
    return (bits & 1) == 0 ? 0 : (long) (STORE_NANOS * lognormal(bits));
  }

  private double exponential() {
    return byTables ? exponential.sample(random.bits()) : zigguratExponential.sample();
  }

  private double lognormal(long bits) {
    return byTables ? lognormal.sample(bits) : Math.exp(TwoHopModel.SIGMA * zigguratNormal.sample());
  }
}
