package io.edgewise.sim.fit;

import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Gamma;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Mixture;
import io.edgewise.sim.random.Shifted;
import io.edgewise.sim.random.Weibull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;

/** A family of distributions that is tried, with the parameters by which its members are told apart. */
public enum Family {
  /** By its mean. */
  EXPONENTIAL("exponential", false, "mean"),
  /** By its median and the standard deviation of the logarithm. */
  LOGNORMAL("lognormal", false, "median", "sigma"),
  /** By its shape and its mean. */
  GAMMA("gamma", false, "shape", "mean"),
  /** By its shape and its scale. */
  WEIBULL("Weibull", false, "shape", "scale"),
  /** An exponential after a fixed time. */
  SHIFTED_EXPONENTIAL("shifted exponential", true, "mean"),
  /** A lognormal after a fixed time. */
  SHIFTED_LOGNORMAL("shifted lognormal", true, "median", "sigma"),
  /** A gamma after a fixed time. */
  SHIFTED_GAMMA("shifted gamma", true, "shape", "mean"),
  /** A Weibull after a fixed time. */
  SHIFTED_WEIBULL("shifted Weibull", true, "shape", "scale"),
  /** One of two lognormals; {@code share} is that of the second, whose median is the greater one. */
  LOGNORMAL_MIXTURE("mixture of two lognormals", false, "share", "median1", "sigma1", "median2", "sigma2");

  private static final String SHIFT = "shift";
  private static final String SHARE = "share";
  private static final List<String> TIMES = List.of(SHIFT, "mean", "median", "scale", "median1", "median2");

  private final String text;
  private final boolean shifted;
  private final List<String> names;

  Family(String text, boolean shifted, String... names) {
    this.text = text;
    this.shifted = shifted;
    List<String> all = new ArrayList<>(shifted ? List.of(SHIFT) : List.of());
    all.addAll(Arrays.asList(names));
    this.names = List.copyOf(all);
  }

  /** Names of the parameters, in their order; of a shifted family {@code shift} comes first. */
  public List<String> parameters() {
    return names;
  }

  /** Whether a parameter is a time, and not a pure number. */
  public static boolean isTime(String parameter) {
    return TIMES.contains(parameter);
  }

  /** Whether a fixed time comes first. */
  public boolean isShifted() {
    return shifted;
  }

  /** The family without the fixed time; itself where it has none. */
  Family base() {
    return switch (this) {
      case SHIFTED_EXPONENTIAL -> EXPONENTIAL;
      case SHIFTED_LOGNORMAL -> LOGNORMAL;
      case SHIFTED_GAMMA -> GAMMA;
      case SHIFTED_WEIBULL -> WEIBULL;
      default -> this;
    };
  }

  /**
   * The member with these parameters.
   *
   * @param p in the order of {@link #parameters()}
   * @throws IllegalArgumentException if there is no such member
   */
  public Distribution distribution(double... p) {
    if (shifted) {
      return new Shifted(p[0], base().distribution(Arrays.copyOfRange(p, 1, p.length)));
    }
    return switch (this) {
      case EXPONENTIAL -> new Exponential(p[0]);
      case LOGNORMAL -> Lognormal.ofMedianAndSigma(p[0], p[1]);
      case GAMMA -> new Gamma(p[0], p[1]);
      case WEIBULL -> new Weibull(p[0], p[1]);
      default -> new Mixture(new double[] {1 - p[0], p[0]},
          List.of(Lognormal.ofMedianAndSigma(p[1], p[2]), Lognormal.ofMedianAndSigma(p[3], p[4])));
    };
  }

  /** The logarithm of the density of the member with these parameters. */
  DoubleUnaryOperator logDensity(double... p) {
    if (shifted) {
      DoubleUnaryOperator base = base().logDensity(Arrays.copyOfRange(p, 1, p.length));
      return x -> base.applyAsDouble(x - p[0]);
    }
    if (this == LOGNORMAL_MIXTURE) {
      DoubleUnaryOperator first = LOGNORMAL.logDensity(p[1], p[2]);
      DoubleUnaryOperator second = LOGNORMAL.logDensity(p[3], p[4]);
      return x -> Math.log((1 - p[0]) * Math.exp(first.applyAsDouble(x)) + p[0] * Math.exp(second.applyAsDouble(x)));
    }
    ContinuousDistribution member = switch (this) {
      case EXPONENTIAL -> ExponentialDistribution.of(p[0]);
      case LOGNORMAL -> LogNormalDistribution.of(Math.log(p[0]), p[1]);
      case GAMMA -> GammaDistribution.of(p[0], p[1] / p[0]);
      default -> WeibullDistribution.of(p[0], p[1]);
    };
    return member::logDensity;
  }

  /** Parameters as numbers without bounds, near which errors are closer to normal: logarithms, and a logit of a share. */
  double[] free(double[] p) {
    double[] free = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      free[i] = switch (names.get(i)) {
        case SHIFT -> p[i];
        case SHARE -> Math.log(p[i] / (1 - p[i]));
        default -> Math.log(p[i]);
      };
    }
    return free;
  }

  /** The parameters again. */
  double[] bound(double[] free) {
    double[] p = new double[free.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = bound(i, free[i]);
    }
    return p;
  }

  /** One parameter again. */
  double bound(int index, double free) {
    return switch (names.get(index)) {
      case SHIFT -> free;
      case SHARE -> 1 / (1 + Math.exp(-free));
      default -> Math.exp(free);
    };
  }

  /** As in reports and files: {@code shifted lognormal}. */
  @Override
  public String toString() {
    return text;
  }
}
