package io.edgewise.topology.network;

/**
 * Which point of presence anycast leads users to: the nearest most of the time, otherwise a farther one.
 *
 * <p>Published is the order of magnitude: about 20 % of clients were led to a front-end that was not the best (Calder,
 * Flavel, Katz-Bassett, Mahajan, Padhye: Analyzing the Performance of an Anycast CDN, ACM IMC 2015). That the others
 * divide by halves, from the second nearest on, is an assumption.
 *
 * @param nearest probability of the nearest point of presence, above 0 and at most 1
 * @param ratio probability of each farther one over that of the one before it, in 0..1
 */
public record AnycastCatchment(double nearest, double ratio) {

  /** The published 80 % with the assumed halving. */
  public static final AnycastCatchment DEFAULT = new AnycastCatchment(0.8, 0.5);

  /** Everyone reaches the nearest. */
  public static final AnycastCatchment IDEAL = new AnycastCatchment(1, 0.5);

  /**
   * Checks the probabilities.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public AnycastCatchment {
    if (!(nearest > 0 && nearest <= 1 && ratio >= 0 && ratio <= 1)) {
      throw new IllegalArgumentException("anycast catchment of " + nearest + " with ratio " + ratio);
    }
  }

  /**
   * The probabilities of the {@code count} nearest points of presence, nearest first; they sum to 1, those beyond being
   * shared out among the farther ones of the list.
   *
   * @throws IllegalArgumentException if {@code count} is below 1
   */
  public double[] probabilities(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("catchment of " + count + " points of presence");
    }
    double[] probabilities = new double[count];
    probabilities[0] = count == 1 ? 1 : nearest;
    double weights = 0;
    for (int i = 1; i < count; i++) {
      weights += Math.pow(ratio, i - 1);
    }
    for (int i = 1; i < count; i++) {
      probabilities[i] = (1 - nearest) * Math.pow(ratio, i - 1) / weights;
    }
    return probabilities;
  }
}
