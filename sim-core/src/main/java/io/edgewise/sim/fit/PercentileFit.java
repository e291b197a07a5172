package io.edgewise.sim.fit;

import io.edgewise.sim.fit.Fit.Parameter;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Empirical;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * A distribution for quantiles where the values behind them are not known: the family whose quantiles miss the given ones by
 * the least sum of squares of their logarithms. The one with the fewest parameters is taken that misses none by more than
 * {@value #CLOSE}, or that which misses by least if it is not more than {@value #ALLOWED}; otherwise the quantiles are kept as
 * they are. Errors of parameters are not known: quantiles of one sample are correlated, and how is not known without it.
 *
 * @param distribution what was chosen
 * @param fit empty where the quantiles are kept
 * @param worst greatest relative error of a quantile; of the best family where none is close enough
 */
public record PercentileFit(Distribution distribution, Optional<Fit> fit, double worst) {

  static final double CLOSE = 0.03;
  static final double ALLOWED = 0.1;
  private static final int MOST_EVALUATIONS = 3_000;
  private static final List<Family> FAMILIES = Arrays.stream(Family.values())
      .filter(family -> family != Family.LOGNORMAL_MIXTURE).toList();

  /**
   * Fits.
   *
   * @param quantiles above 0 by their probabilities, not falling; those of 0 and 1 are the ends, to which nothing is fitted
   * @throws IllegalArgumentException if there are fewer than two, or they fall
   */
  public static PercentileFit of(SortedMap<Double, Double> quantiles) {
    TreeMap<Double, Double> inner = new TreeMap<>(quantiles);
    inner.entrySet().removeIf(each -> each.getKey() <= 0 || each.getKey() >= 1 || each.getValue() <= 0);
    Empirical kept = Empirical.ofQuantiles(quantiles);
    Optional<Fit> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (Family family : FAMILIES) {
      // As many parameters as quantiles meet them all and say nothing.
      Optional<Fit> fit = family.parameters().size() < inner.size() ? fit(family, inner) : Optional.empty();
      double worst = fit.map(found -> worst(found.distribution(), inner)).orElse(Double.POSITIVE_INFINITY);
      boolean better = worst < least && !(least <= CLOSE
          && family.parameters().size() > best.orElseThrow().family().parameters().size());
      if (better) {
        best = fit;
        least = worst;
      }
    }
    boolean close = least <= ALLOWED;
    return new PercentileFit(close ? best.orElseThrow().distribution() : kept, best.filter(fit -> close), least);
  }

  private static Optional<Fit> fit(Family family, SortedMap<Double, Double> quantiles) {
    double[] free = family.free(start(family, quantiles));
    double[] sides = new double[free.length];
    Arrays.fill(sides, 0.1);
    if (family.isShifted()) {
      sides[0] = Math.max(1e-6, 0.1 * quantiles.get(quantiles.firstKey()));
    }
    try {
      double[] found = family.bound(new SimplexOptimizer(new SimpleValueChecker(1e-12, 1e-14)).optimize(
          new MaxEval(MOST_EVALUATIONS), GoalType.MINIMIZE, new InitialGuess(free), new NelderMeadSimplex(sides),
          new ObjectiveFunction(point -> squares(family, family.bound(point), quantiles))).getPoint());
      if (family.isShifted() && !(found[0] > 0)) {
        return Optional.empty();
      }
      List<Parameter> parameters = new ArrayList<>();
      for (int i = 0; i < found.length; i++) {
        parameters.add(Parameter.without(family.parameters().get(i), found[i]));
      }
      return Optional.of(new Fit(family, family.distribution(found), parameters, Double.NaN, quantiles.size()));
    } catch (MathIllegalStateException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Half of the least quantile before it, where a shift comes first, and the median as the scale. */
  private static double[] start(Family family, SortedMap<Double, Double> quantiles) {
    double shift = family.isShifted() ? quantiles.get(quantiles.firstKey()) / 2 : 0;
    double middle = Empirical.ofQuantiles(quantiles).quantile(0.5) - shift;
    List<Double> start = new ArrayList<>(family.isShifted() ? List.of(shift) : List.of());
    switch (family.base()) {
      case EXPONENTIAL -> start.add(middle);
      case LOGNORMAL -> start.addAll(List.of(middle, 0.5));
      case GAMMA -> start.addAll(List.of(2.0, middle));
      default -> start.addAll(List.of(1.5, middle));
    }
    return start.stream().mapToDouble(each -> each).toArray();
  }

  private static double squares(Family family, double[] parameters, SortedMap<Double, Double> quantiles) {
    try {
      Distribution distribution = family.distribution(parameters);
      double sum = 0;
      for (Map.Entry<Double, Double> each : quantiles.entrySet()) {
        double error = Math.log(distribution.quantile(each.getKey()) / each.getValue());
        sum += error * error;
      }
      return Double.isFinite(sum) ? sum : 1e300;
    } catch (IllegalArgumentException e) {
      return 1e300;
    }
  }

  private static double worst(Distribution distribution, SortedMap<Double, Double> quantiles) {
    return quantiles.entrySet().stream()
        .mapToDouble(each -> Math.abs(distribution.quantile(each.getKey()) / each.getValue() - 1)).max().orElseThrow();
  }
}
