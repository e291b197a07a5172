package io.edgewise.sim.fit;

import io.edgewise.sim.fit.Fit.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Fits one family by maximum likelihood. Where values are fine the estimators are those of textbooks: closed forms, roots of
 * one equation, a search over the shift, expectation and maximisation; where they are coarse, the likelihood of intervals is
 * climbed by the simplex method from there.
 *
 * <p>Intervals are Wald's at 95 % on the scale of {@code Family.free}, those of a shift on the logarithm of its distance from the
 * least value. The shift of an exponential is no regular parameter:
 * the least value exceeds it by an exponential time of mean scale / n, from which its interval follows (Johnson, Kotz and
 * Balakrishnan, Continuous Univariate Distributions 1, 1994, section 19.7).
 */
public final class MaximumLikelihood {

  private static final double Z95 = 1.959963984540054;
  private static final int MOST_EVALUATIONS = 4_000;

  private MaximumLikelihood() {}

  /**
   * Fits a family.
   *
   * @return empty where the likelihood has no regular maximum: the family does not suit the sample, or a simpler one says the
   *     same
   */
  public static Optional<Fit> fit(Family family, Sample sample) {
    if (sample.values().length < 2) {
      return Optional.empty();
    }
    if (family == Family.SHIFTED_EXPONENTIAL && !sample.isCoarse()) {
      return shiftedExponential(sample);
    }
    Likelihood likelihood = new Likelihood(family, sample);
    Optional<double[]> parameters = sample.isCoarse() ? climbed(likelihood) : estimated(family, sample);
    return parameters.flatMap(found -> new Information(likelihood, found).standardErrors()
        .map(errors -> new Fit(family, family.distribution(found), intervals(likelihood, found, errors),
            likelihood.log(found), sample.size())));
  }

  private static Optional<double[]> estimated(Family family, Sample sample) {
    if (family == Family.LOGNORMAL_MIXTURE) {
      return sample.min() > 0 ? TwoLognormals.greatest(sample) : Optional.empty();
    }
    return family.isShifted() ? new ShiftSearch(family, sample).greatest()
        : Moments.of(sample, 0).greatest(family);
  }

  private static Optional<Fit> shiftedExponential(Sample sample) {
    double n = sample.size();
    double scale = (sample.mean() - sample.min()) * n / (n - 1);
    double shift = sample.min() - scale / n;
    if (!(shift > 0) || !(scale > 0)) {
      return Optional.empty();
    }
    double error = 1 / Math.sqrt(n);
    List<Parameter> parameters = List.of(
        new Parameter("shift", shift, scale / n, sample.min() + scale / n * Math.log(0.05), sample.min()),
        new Parameter("mean", scale, scale * error, scale * Math.exp(-Z95 * error), scale * Math.exp(Z95 * error)));
    return Optional.of(new Fit(Family.SHIFTED_EXPONENTIAL, Family.SHIFTED_EXPONENTIAL.distribution(shift, scale),
        parameters, new Likelihood(Family.SHIFTED_EXPONENTIAL, sample).log(new double[] {shift, scale}),
        sample.size()));
  }

  private static Optional<double[]> climbed(Likelihood likelihood) {
    double[] best = null;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double[] start : starts(likelihood.family(), likelihood.sample())) {
      Optional<double[]> found = climb(likelihood, start);
      double value = found.map(likelihood::log).orElse(Double.NEGATIVE_INFINITY);
      if (value > greatest) {
        best = found.orElseThrow();
        greatest = value;
      }
    }
    boolean shiftless = best != null && likelihood.family().isShifted() && !(best[0] > 0);
    return shiftless ? Optional.empty() : Optional.ofNullable(best);
  }

  /** What the textbook says of the rounded values, as if they were exact, with those at 0 taken for a quarter of the step. */
  private static List<double[]> starts(Family family, Sample sample) {
    if (family == Family.LOGNORMAL_MIXTURE) {
      return TwoLognormals.greatest(sample).stream().toList();
    }
    double least = sample.resolution() / 4;
    if (!family.isShifted()) {
      return Moments.of(sample, sample.min() > 0 ? 0 : -least).greatest(family).stream().toList();
    }
    List<double[]> starts = new ArrayList<>();
    for (double part : new double[] {0.5, 0.9}) {
      double shift = part * sample.min();
      if (sample.min() > 0) {
        Moments.of(sample, shift).greatest(family.base()).ifPresent(base -> {
          double[] all = new double[base.length + 1];
          all[0] = shift;
          System.arraycopy(base, 0, all, 1, base.length);
          starts.add(all);
        });
      }
    }
    return starts;
  }

  private static Optional<double[]> climb(Likelihood likelihood, double[] start) {
    Family family = likelihood.family();
    double[] free = family.free(start);
    double[] sides = new double[free.length];
    Arrays.fill(sides, 0.1);
    if (family.isShifted()) {
      sides[0] = likelihood.sample().resolution();
    }
    try {
      PointValuePair top = new SimplexOptimizer(new SimpleValueChecker(1e-12, 1e-9)).optimize(
          new MaxEval(MOST_EVALUATIONS), GoalType.MAXIMIZE, new InitialGuess(free), new NelderMeadSimplex(sides),
          new ObjectiveFunction(point -> finite(likelihood.log(family.bound(point)))));
      return Optional.of(family.bound(top.getPoint()));
    } catch (MathIllegalStateException e) {
      return Optional.empty();
    }
  }

  /** The optimiser compares values, and cannot do so with infinite ones. */
  private static double finite(double value) {
    return Math.max(value, -1e300);
  }

  private static List<Parameter> intervals(Likelihood likelihood, double[] parameters, double[] errors) {
    Family family = likelihood.family();
    double[] free = family.free(parameters);
    List<Parameter> all = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      String name = family.parameters().get(i);
      if (family.isShifted() && i == 0) {
        all.add(shift(parameters[0], errors[0], likelihood.sample()));
        continue;
      }
      double slope = name.equals("share") ? parameters[i] * (1 - parameters[i]) : parameters[i];
      all.add(new Parameter(name, parameters[i], errors[i] * slope, family.bound(i, free[i] - Z95 * errors[i]),
          family.bound(i, free[i] + Z95 * errors[i])));
    }
    return all;
  }

  /** Estimates of a shift are skewed: they keep below the least value. The logarithm of their distance from it is less so. */
  private static Parameter shift(double value, double error, Sample sample) {
    double end = sample.min() + (sample.isCoarse() ? sample.resolution() / 2 : 0);
    double distance = Math.max(1e-9, end - value);
    double reach = Math.exp(Z95 * error / distance);
    return new Parameter("shift", value, error, Math.max(0, end - distance * reach), end - distance / reach);
  }
}
