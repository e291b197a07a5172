package io.edgewise.sim.random;

/**
 * The distribution of a duration, size or count, in the caller's unit (milliseconds unless said otherwise). Immutable;
 * equal when of the same kind with equal parameters.
 *
 * <p>For the hot loop a distribution is compiled into a {@link QuantileTable}; the methods here are exact and slower.
 */
public sealed interface Distribution
    permits Constant, Uniform, Exponential, Lognormal, Erlang, Gamma, Weibull, Hyperexponential, Mixture, Empirical,
    Recorded, Shifted, Scaled {

  /** The expectation. */
  double mean();

  /** The variance, in the unit squared. */
  double variance();

  /** The squared coefficient of variation: variance / mean^2; 0 for a constant, whatever its value. */
  default double scv() {
    return isConstant() ? 0 : variance() / (mean() * mean());
  }

  /** The probability of a value of at most {@code x}. */
  double cdf(double x);

  /**
   * The smallest value whose {@link #cdf} is at least {@code p}: for 0 the lower end of the support, for 1 its upper
   * end, which may be positive infinity.
   *
   * @throws IllegalArgumentException if p is not within 0..1
   */
  double quantile(double p);

  /** Whether all draws have the same value. */
  boolean isConstant();

  /**
   * This distribution as a multiple of the one of its family that has the scale 1, which distributions of different
   * scale share: exponential and lognormal ones, and what is scaled from them. Once itself for all others.
   */
  default Scaled standardised() {
    return new Scaled(1, this);
  }

  /** A short text in the given unit, such as "lognormal p50 4 ms p99 20 ms"; numbers have four significant digits. */
  String describe(String unit);

  /** The short text in milliseconds. */
  default String describe() {
    return describe("ms");
  }
}
