package io.edgewise.sim.fit;

import io.edgewise.sim.random.Distribution;
import java.util.List;
import java.util.Objects;

/**
 * A member of a family that was fitted.
 *
 * @param family the family
 * @param distribution the member
 * @param parameters what it is told apart by
 * @param logLikelihood its logarithm at the maximum; NaN where quantiles were fitted and there is none
 * @param size values it rests on
 */
public record Fit(Family family, Distribution distribution, List<Parameter> parameters, double logLikelihood,
    long size) {

  /**
   * A parameter.
   *
   * @param name as in {@link Family#parameters()}
   * @param value the estimate
   * @param standardError of the estimate; NaN where none is known
   * @param low lower end of its 95 % interval; NaN where none is known
   * @param high upper end
   */
  public record Parameter(String name, double value, double standardError, double low, double high) {

    /** A parameter of which no error is known. */
    static Parameter without(String name, double value) {
      return new Parameter(name, value, Double.NaN, Double.NaN, Double.NaN);
    }
  }

  /** Copies the list. */
  public Fit {
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(distribution, "distribution");
    parameters = List.copyOf(parameters);
  }

  /** The Bayesian information criterion, k ln n - 2 ln L: the lower, the better. NaN where there is no likelihood. */
  public double bic() {
    return parameters.size() * Math.log(size) - 2 * logLikelihood;
  }

  /** Akaike's information criterion, 2 k - 2 ln L. NaN where there is no likelihood. */
  public double aic() {
    return 2.0 * parameters.size() - 2 * logLikelihood;
  }
}
