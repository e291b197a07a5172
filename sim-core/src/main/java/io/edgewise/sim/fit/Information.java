package io.edgewise.sim.fit;

import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The observed information at a maximum of the likelihood: minus its second derivatives by the free parameters, by central
 * differences. Its inverse is the asymptotic covariance of the estimates (Efron and Hinkley, "Assessing the accuracy of the
 * maximum likelihood estimator", Biometrika 65, 1978).
 *
 * @param likelihood of the family
 * @param maximum the parameters
 */
record Information(Likelihood likelihood, double[] maximum) {

  private static final double STEP = 1e-3;

  /** Standard errors of the free parameters; empty where the likelihood has no strict maximum there. */
  Optional<double[]> standardErrors() {
    double[] at = likelihood.family().free(maximum);
    double[] steps = steps(at);
    double[][] second = new double[at.length][at.length];
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j <= i; j++) {
        second[i][j] = -mixed(at, steps, i, j);
        second[j][i] = second[i][j];
      }
    }
    try {
      RealMatrix covariance = new CholeskyDecomposition(new Array2DRowRealMatrix(second), 1e-6, 0).getSolver()
          .getInverse();
      double[] errors = new double[at.length];
      for (int i = 0; i < errors.length; i++) {
        errors[i] = Math.sqrt(covariance.getEntry(i, i));
      }
      return Optional.of(errors);
    } catch (NonPositiveDefiniteMatrixException e) {
      return Optional.empty();
    }
  }

  /** A thousandth in the logarithm; for the shift, of its distance from the least value. */
  private double[] steps(double[] at) {
    double[] steps = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      steps[i] = i == 0 && likelihood.family().isShifted() ? STEP * room(at[0]) : STEP;
    }
    return steps;
  }

  private double room(double shift) {
    double half = likelihood.sample().isCoarse() ? likelihood.sample().resolution() / 2 : 0;
    return Math.max(1e-9, likelihood.sample().min() + half - shift);
  }

  private double mixed(double[] at, double[] steps, int i, int j) {
    if (i == j) {
      return (value(at, i, steps[i], j, 0) - 2 * value(at, i, 0, j, 0) + value(at, i, -steps[i], j, 0))
          / (steps[i] * steps[i]);
    }
    return (value(at, i, steps[i], j, steps[j]) - value(at, i, steps[i], j, -steps[j])
        - value(at, i, -steps[i], j, steps[j]) + value(at, i, -steps[i], j, -steps[j])) / (4 * steps[i] * steps[j]);
  }

  private double value(double[] at, int i, double byI, int j, double byJ) {
    double[] moved = at.clone();
    moved[i] += byI;
    moved[j] += byJ;
    return likelihood.log(likelihood.family().bound(moved));
  }
}
