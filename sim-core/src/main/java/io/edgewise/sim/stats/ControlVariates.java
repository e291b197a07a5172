package io.edgewise.sim.stats;

import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of replications, corrected by what they happened to draw: where a control is above its known expectation, and
 * the output usually goes with it, the output is too high by chance as well.
 *
 * <pre>y = mean + sum over k of b_k (x_k - E[x_k]) + error</pre>
 *
 * <p>The coefficients are fitted by least squares over the replications; the interval is Student's t with R - q - 1
 * degrees of freedom, exact for jointly normal outputs and controls. Fitting costs variance, by the factor
 * (R - 2) / (R - q - 2), so there have to be enough replications. S. S. Lavenberg and P. D. Welch, A perspective on the
 * use of control variables to increase the efficiency of Monte Carlo simulations, Management Science 27, 1981; Law,
 * Simulation Modeling and Analysis, 5th edition, section 11.4.
 *
 * @param interval the corrected mean
 * @param coefficients b by control; empty if the plain mean is given
 */
public record ControlVariates(ConfidenceInterval interval, double[] coefficients) {

  /** Replications for each coefficient, the mean among them, below which the plain mean is better. */
  private static final int REPLICATIONS_PER_COEFFICIENT = 4;

  /**
   * The corrected mean; the plain one where there are fewer than four replications for each coefficient and the mean, or
   * a control never changes or repeats the others.
   *
   * @param outputs one finite number a replication, at least one
   * @param controls the controls of each replication, by replication and control
   * @param expectations of the controls
   * @throws IllegalArgumentException if there is no replication, the lengths do not fit, an output is not finite, or the
   *     level is not inside 0..1
   */
  public static ControlVariates of(double[] outputs, double[][] controls, double[] expectations, double level) {
    ConfidenceInterval plain = ConfidenceInterval.ofReplications(outputs, level);
    int count = expectations.length;
    if (controls.length != outputs.length) {
      throw new IllegalArgumentException(outputs.length + " outputs need as many controls, were " + controls.length);
    }
    double[][] centred = new double[controls.length][count];
    for (int i = 0; i < controls.length; i++) {
      if (controls[i].length != count) {
        throw new IllegalArgumentException(count + " expectations need as many controls, were " + controls[i].length);
      }
      for (int k = 0; k < count; k++) {
        centred[i][k] = controls[i][k] - expectations[k];
      }
    }
    if (count == 0 || outputs.length < REPLICATIONS_PER_COEFFICIENT * (count + 1)) {
      return new ControlVariates(plain, new double[0]);
    }
    try {
      OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
      regression.newSampleData(outputs, centred);
      double[] fitted = regression.estimateRegressionParameters();
      double error = regression.estimateRegressionParametersStandardErrors()[0];
      double t = TDistribution.of(outputs.length - count - 1.0).inverseSurvivalProbability((1 - level) / 2);
      double[] coefficients = new double[count];
      System.arraycopy(fitted, 1, coefficients, 0, count);
      return new ControlVariates(
          new ConfidenceInterval(fitted[0], fitted[0] - t * error, fitted[0] + t * error, level), coefficients);
    } catch (SingularMatrixException e) {
      return new ControlVariates(plain, new double[0]);
    }
  }
}
