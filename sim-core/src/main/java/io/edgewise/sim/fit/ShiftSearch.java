package io.edgewise.sim.fit;

import java.util.Optional;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The shift of greatest likelihood, each with the best of the other parameters. It is looked for by its distance below the
 * least value, on a logarithmic scale: from the distance to the median down to that divided by the number of values.
 *
 * @param family a shifted one with a regular maximum
 * @param sample what was measured
 */
record ShiftSearch(Family family, Sample sample) {

  private static final int POINTS = 24;
  private static final int STEPS = 40;

  /** All parameters, the shift first; empty where the likelihood has no maximum at a shift above 0. */
  Optional<double[]> greatest() {
    double near = (sample.quantile(0.5) - sample.min()) / sample.size();
    if (!(near > 0) || !(sample.min() > near)) {
      return Optional.empty();
    }
    double low = Math.log(near);
    double high = Math.log(sample.min());
    double width = (high - low) / (POINTS - 1);
    double[] profile = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      profile[i] = profile(low + i * width);
    }
    int best = -1;
    // A maximum at the near end is the unbounded one; at the far end the shift is 0.
    for (int i = 1; i < POINTS - 1; i++) {
      boolean top = profile[i] >= profile[i - 1] && profile[i] >= profile[i + 1];
      if (top && Double.isFinite(profile[i]) && (best < 0 || profile[i] > profile[best])) {
        best = i;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    double at = new BrentOptimizer(1e-8, 1e-8).optimize(new MaxEval(2 * STEPS),
        new UnivariateObjectiveFunction(this::profile), GoalType.MAXIMIZE,
        new SearchInterval(low + (best - 1) * width, low + (best + 1) * width, low + best * width)).getPoint();
    return parameters(at);
  }

  private double profile(double logDistance) {
    return parameters(logDistance).map(new Likelihood(family, sample)::log).orElse(Double.NEGATIVE_INFINITY);
  }

  private Optional<double[]> parameters(double logDistance) {
    double shift = sample.min() - Math.exp(logDistance);
    return Moments.of(sample, shift).greatest(family.base()).map(base -> {
      double[] all = new double[base.length + 1];
      all[0] = shift;
      System.arraycopy(base, 0, all, 1, base.length);
      return all;
    });
  }
}
