package io.edgewise.sim.random;

import java.util.Objects;

/**
 * A distribution multiplied by a factor: another unit, a slower machine.
 *
 * @param factor positive
 * @param part the distribution multiplied
 */
public record Scaled(double factor, Distribution part) implements Distribution {

  /**
   * Checks the factor.
   *
   * @throws NullPointerException if the part is null
   * @throws IllegalArgumentException if the factor is not positive and finite
   */
  public Scaled {
    Arguments.positive("factor", factor);
    Objects.requireNonNull(part, "part");
  }

  @Override
  public double mean() {
    return factor * part.mean();
  }

  @Override
  public double variance() {
    return factor * factor * part.variance();
  }

  @Override
  public double cdf(double x) {
    return part.cdf(x / factor);
  }

  @Override
  public double quantile(double p) {
    return factor * part.quantile(p);
  }

  @Override
  public boolean isConstant() {
    return part.isConstant();
  }

  @Override
  public Scaled standardised() {
    Scaled standard = part.standardised();
    return new Scaled(factor * standard.factor, standard.part);
  }

  @Override
  public String describe(String unit) {
    return Arguments.text(factor) + " x (" + part.describe(unit) + ")";
  }
}
