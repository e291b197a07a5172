package io.edgewise.sim.model;

/**
 * How many of the attempts of a client may be further ones: a token bucket. Every first attempt adds the share, up to the
 * most that the bucket holds; a further attempt takes one token, and is not made where there is less than one. The bucket is
 * full at first. The code at one site shares a bucket for each data set or service; users of one origin share one.
 *
 * @param share tokens that a first attempt adds, 0 to 1: the greatest share of further attempts in the long run
 * @param most tokens that the bucket holds, at least 1
 */
public record RetryBudget(double share, double most) {

  /** Further attempts are never counted. */
  public static final RetryBudget UNLIMITED = new RetryBudget(1, Double.POSITIVE_INFINITY);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the share is outside 0..1, or the bucket holds less than one token
   */
  public RetryBudget {
    if (!(share >= 0 && share <= 1) || !(most >= 1)) {
      throw new IllegalArgumentException(
          "a retry budget needs a share of 0 to 1 and room for a token, got " + share + " and " + most);
    }
  }

  /** Whether it ever keeps an attempt from being made. */
  public boolean isLimited() {
    return most != Double.POSITIVE_INFINITY;
  }
}
