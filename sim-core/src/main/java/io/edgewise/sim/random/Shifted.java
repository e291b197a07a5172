package io.edgewise.sim.random;

import java.util.Objects;

/**
 * A distribution moved by an offset: a fixed delay before a random one.
 *
 * @param offset what is added, any finite number
 * @param part the distribution moved
 */
public record Shifted(double offset, Distribution part) implements Distribution {

  /**
   * Checks the offset.
   *
   * @throws NullPointerException if the part is null
   * @throws IllegalArgumentException if the offset is not finite
   */
  public Shifted {
    Arguments.finite("offset", offset);
    Objects.requireNonNull(part, "part");
  }

  @Override
  public double mean() {
    return offset + part.mean();
  }

  @Override
  public double variance() {
    return part.variance();
  }

  @Override
  public double cdf(double x) {
    return part.cdf(x - offset);
  }

  @Override
  public double quantile(double p) {
    return offset + part.quantile(p);
  }

  @Override
  public boolean isConstant() {
    return part.isConstant();
  }

  @Override
  public String describe(String unit) {
    return Arguments.text(offset) + " " + unit + " + " + part.describe(unit);
  }
}
