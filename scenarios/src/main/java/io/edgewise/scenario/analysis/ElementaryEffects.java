package io.edgewise.scenario.analysis;

import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.RandomStream;
import io.edgewise.sim.stats.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Elementary effects of the inputs of a function on the unit cube, by which few evaluations tell inputs that matter from
 * those that do not (M. D. Morris, Factorial sampling plans for preliminary computational experiments, Technometrics 33,
 * 1991). A trajectory starts at a random point of a grid and moves one input after the other, in random order, by half the
 * grid; each move gives one effect, the change of the function over the move. k inputs and r trajectories take r (k + 1)
 * evaluations.
 */
public final class ElementaryEffects {

  /** Levels of the grid: 0, 1/3, 2/3 and 1. */
  static final int LEVELS = 4;

  /** How far a move goes: p / (2 (p - 1)) of the range with p levels, which reaches all levels equally often. */
  static final double STEP = LEVELS / (2.0 * (LEVELS - 1));

  /**
   * The effects of one input, in units of the function over the whole range of the input.
   *
   * @param mean of the effects: of both signs where the input works in different directions; not a number without effects
   * @param meanOfAbsolutes of their absolute values, by which inputs are ranked (F. Campolongo, J. Cariboni and A. Saltelli,
   *     An effective screening design for sensitivity analysis of large models, Environmental Modelling and Software 22,
   *     2007)
   * @param deviation standard deviation: how far the effect depends on the other inputs or on the place in the range
   * @param count effects of finite value
   */
  public record Effects(double mean, double meanOfAbsolutes, double deviation, int count) {

    private static Effects of(List<Double> effects) {
      double[] all = effects.stream().mapToDouble(Double::doubleValue).toArray();
      Tally tally = Tally.of(all);
      return new Effects(tally.mean(), Arrays.stream(all).map(Math::abs).average().orElse(Double.NaN),
          all.length < 2 ? Double.NaN : Math.sqrt(tally.variance()), all.length);
    }
  }

  private ElementaryEffects() {}

  /**
   * The effects of all inputs.
   *
   * @param inputs how many the function has, at least 1
   * @param trajectories how many, at least 1
   * @param seed of the random points and orders
   * @param function of a point of the unit cube; a move at either end of which it is not finite gives no effect
   * @return by index of the input
   * @throws IllegalArgumentException if a number is below 1
   */
  public static List<Effects> of(int inputs, int trajectories, long seed, ToDoubleFunction<double[]> function) {
    if (inputs < 1 || trajectories < 1) {
      throw new IllegalArgumentException("at least one input and one trajectory are needed, got " + inputs + " and "
          + trajectories);
    }
    List<List<Double>> effects = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      effects.add(new ArrayList<>());
    }
    for (int trajectory = 0; trajectory < trajectories; trajectory++) {
      RandomStream random = RandomStream.of(seed, trajectory, Purpose.DESIGN, 0);
      double[] point = start(inputs, random);
      double before = function.applyAsDouble(point.clone());
      for (int input : order(inputs, random)) {
        double step = point[input] < 0.5 ? STEP : -STEP;
        point[input] += step;
        double after = function.applyAsDouble(point.clone());
        double effect = (after - before) / step;
        if (Double.isFinite(effect)) {
          effects.get(input).add(effect);
        }
        before = after;
      }
    }
    return effects.stream().map(Effects::of).toList();
  }

  private static double[] start(int inputs, RandomStream random) {
    double[] point = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      point[i] = Math.floor(random.uniform(i) * LEVELS) / (LEVELS - 1);
    }
    return point;
  }

  /** A permutation by Fisher and Yates. */
  private static int[] order(int inputs, RandomStream random) {
    int[] order = new int[inputs];
    for (int i = 0; i < inputs; i++) {
      int j = (int) (random.uniform(inputs + (long) i) * (i + 1));
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
