package io.edgewise.sim.benchmark.reference;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The SplitMix64 generator: a counter through a mixing function (Steele, Lea and Flood, 2014, "Fast splittable
 * pseudorandom number generators", figure 16). Its next state does not wait for the mixing, so draws overlap.
 */
final class SplitMix implements UniformRandomProvider {

  private long state;

  /** Starts the sequence of this seed. */
  void seed(long seed) {
    state = seed * 0xD1342543DE82EF95L;
  }

  /** 64 random bits. */
  long bits() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  @Override
  public long nextLong() {
    return bits();
  }
}
