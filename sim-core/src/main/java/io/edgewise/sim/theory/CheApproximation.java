package io.edgewise.sim.theory;

import java.util.Arrays;

/**
 * Che's approximation of an LRU cache under independent references: each object stays for one common characteristic
 * time t after its last read, where t makes the expected number of objects equal to the capacity.
 *
 * <p>An approximation, close for large catalogues; {@link SmallCache} is exact for small ones.
 *
 * <p>Reference: Che, Tung and Wang (2002), Hierarchical Web caching systems: modeling, design and experimental results,
 * IEEE Journal on Selected Areas in Communications 20(7), section III; first in Fagin (1977).
 */
public final class CheApproximation {

  private final double[] probability;
  private final double characteristicTime;

  /**
   * Solves for the characteristic time.
   *
   * @param popularity probability of each object, at least 0, summing to 1
   * @param capacity objects that fit, above 0 and less than the objects with a probability above 0
   * @throws IllegalArgumentException if a value is outside its range
   */
  public CheApproximation(double[] popularity, double capacity) {
    probability = Popularity.checked(popularity);
    Require.positive("capacity", capacity);
    long read = Arrays.stream(probability).filter(p -> p > 0).count();
    if (capacity >= read) {
      throw new IllegalArgumentException("capacity is below the " + read + " objects read, not " + capacity);
    }
    characteristicTime = Root.above(capacity, time -> expectedObjects(time) - capacity);
  }

  /** The characteristic time t, in reads of the whole catalogue (ibid.). */
  public double characteristicTime() {
    return characteristicTime;
  }

  /** The share of reads that hit: the sum of p (1 - exp(-p t)) (ibid.). */
  public double hitRatio() {
    return Arrays.stream(probability).map(p -> p * -Math.expm1(-p * characteristicTime)).sum();
  }

  private double expectedObjects(double time) {
    return Arrays.stream(probability).map(p -> -Math.expm1(-p * time)).sum();
  }
}
