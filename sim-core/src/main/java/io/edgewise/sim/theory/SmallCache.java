package io.edgewise.sim.theory;

import java.util.Arrays;

/**
 * Exact hit ratios of a cache of equal objects under independent references, for checking simulations and
 * approximations.
 */
public final class SmallCache {

  private static final int MOST_OBJECTS_LRU = 22;

  private final double[] probability;
  private final int capacity;

  /**
   * A catalogue and a cache.
   *
   * @param popularity probability of each object, above 0, summing to 1
   * @param capacity objects that fit, at least 1 and at most all of them
   * @throws IllegalArgumentException if a value is outside its range
   */
  public SmallCache(double[] popularity, int capacity) {
    probability = Popularity.checked(popularity);
    for (double p : probability) {
      Require.positive("popularity", p);
    }
    Require.atLeast("capacity", 1, capacity);
    if (capacity > probability.length) {
      throw new IllegalArgumentException(
          "capacity is at most the " + probability.length + " objects, not " + capacity);
    }
    this.capacity = capacity;
  }

  /**
   * Least recently used. The stationary probability of an ordered cache is the product of p(j) / (1 - sum of those
   * before it); summed over orders by dynamic programming over sets, most recent first. Takes 2^n n steps.
   *
   * <p>Reference: King (1971), Analysis of demand paging algorithms, IFIP Congress.
   *
   * @throws IllegalArgumentException if there are more than 22 objects
   */
  public double leastRecentlyUsed() {
    int n = probability.length;
    if (n > MOST_OBJECTS_LRU) {
      throw new IllegalArgumentException(
          "the exact LRU hit ratio is for at most " + MOST_OBJECTS_LRU + " objects, not " + n);
    }
    if (capacity == n) {
      return 1;
    }
    double[] weight = new double[1 << n];
    double[] mass = new double[1 << n];
    weight[0] = 1;
    double hits = 0;
    for (int set = 0; set < weight.length; set++) {
      if (set != 0) {
        int lowest = Integer.numberOfTrailingZeros(set);
        mass[set] = mass[set & (set - 1)] + probability[lowest];
      }
      int size = Integer.bitCount(set);
      if (size == capacity) {
        hits += weight[set] * mass[set];
      } else if (size < capacity) {
        double share = weight[set] / (1 - mass[set]);
        for (int j = 0; j < n; j++) {
          if ((set & 1 << j) == 0) {
            weight[set | 1 << j] += share * probability[j];
          }
        }
      }
    }
    return hits;
  }

  /**
   * First in first out, and the same for random eviction: a set is cached in proportion to the product of its
   * probabilities. By elementary symmetric polynomials, in time n^2 x capacity.
   *
   * <p>Reference: Gelenbe (1973), A unified approach to the evaluation of a class of replacement algorithms, IEEE
   * Transactions on Computers C-22(6).
   */
  public double firstInFirstOut() {
    // Scaled by the mean so that the products of large catalogues neither vanish nor overflow early.
    double[] scaled = Arrays.stream(probability).map(p -> p * probability.length).toArray();
    double all = symmetric(scaled, -1, capacity);
    double hits = 0;
    for (int i = 0; i < scaled.length; i++) {
      hits += probability[i] * scaled[i] * symmetric(scaled, i, capacity - 1) / all;
    }
    return hits;
  }

  /** The perfect least-frequently-used cache, which holds the most popular objects for good: their probability. */
  public double leastFrequentlyUsed() {
    double[] sorted = probability.clone();
    Arrays.sort(sorted);
    return Arrays.stream(sorted, sorted.length - capacity, sorted.length).sum();
  }

  /** The sum of the products of all sets of so many values, one value left out (or none, at -1). */
  private static double symmetric(double[] values, int leftOut, int size) {
    double[] sums = new double[size + 1];
    sums[0] = 1;
    for (int i = 0; i < values.length; i++) {
      for (int k = i == leftOut ? 0 : size; k >= 1; k--) {
        sums[k] += values[i] * sums[k - 1];
      }
    }
    return sums[size];
  }
}
