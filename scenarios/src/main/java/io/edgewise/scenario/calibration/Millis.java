package io.edgewise.scenario.calibration;

import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Empirical;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Gamma;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Mixture;
import io.edgewise.sim.random.Shifted;
import io.edgewise.sim.random.Weibull;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Milliseconds and distributions of them as scenario files write them. */
public final class Millis {

  private static final int NANOS_PLACES = 6;
  private static final MathContext DIGITS = new MathContext(9);

  private Millis() {}

  /** A time to the nanosecond: {@code 8.125 ms}. */
  public static String text(double millis) {
    return plain(BigDecimal.valueOf(millis).setScale(NANOS_PLACES, RoundingMode.HALF_EVEN)) + " ms";
  }

  /** A number with nine significant digits at most. */
  public static String number(double value) {
    return plain(BigDecimal.valueOf(value).round(DIGITS));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /**
   * A distribution in the form that scenario files have for it, with times to the nanosecond.
   *
   * @throws IllegalArgumentException if there is no such form
   */
  public static String form(Distribution distribution) {
    return switch (distribution) {
      case Constant constant -> "{constant: " + text(constant.value()) + "}";
      case Exponential exponential -> "{exponential: " + text(exponential.mean()) + "}";
      case Lognormal lognormal -> "{lognormal: {p50: " + text(lognormal.quantile(0.5)) + ", p99: "
          + text(lognormal.quantile(0.99)) + "}}";
      case Gamma gamma -> "{gamma: {shape: " + number(gamma.shape()) + ", mean: " + text(gamma.mean()) + "}}";
      case Weibull weibull -> "{weibull: {shape: " + number(weibull.shape()) + ", scale: " + text(weibull.scale())
          + "}}";
      case Shifted shifted -> "{shifted: {by: " + text(shifted.offset()) + ", of: " + form(shifted.part()) + "}}";
      case Mixture mixture -> mixture(mixture);
      case Empirical empirical -> empirical(empirical);
      default -> throw new IllegalArgumentException("no form for " + distribution.describe());
    };
  }

  /** Weights are rounded, and the last one is what the others leave, so that they add up. */
  private static String mixture(Mixture mixture) {
    List<String> parts = new ArrayList<>();
    BigDecimal left = BigDecimal.ONE;
    for (int i = 0; i < mixture.parts().size(); i++) {
      boolean last = i == mixture.parts().size() - 1;
      BigDecimal weight = last ? left : BigDecimal.valueOf(mixture.weights()[i]).round(DIGITS);
      left = left.subtract(weight);
      parts.add("{weight: " + plain(weight) + ", of: " + form(mixture.parts().get(i)) + "}");
    }
    return "{mixture: [" + String.join(", ", parts) + "]}";
  }

  private static String empirical(Empirical empirical) {
    Map<String, String> points = new LinkedHashMap<>();
    double[] probabilities = empirical.probabilities();
    for (int i = 0; i < probabilities.length; i++) {
      // Six places of a percentage are the most that the form takes; of equal ones the last counts.
      BigDecimal percent = BigDecimal.valueOf(probabilities[i]).movePointRight(2).setScale(NANOS_PLACES,
          RoundingMode.HALF_EVEN);
      points.put("p" + plain(percent), text(empirical.values()[i]));
    }
    return points.entrySet().stream().map(point -> point.getKey() + ": " + point.getValue())
        .collect(Collectors.joining(", ", "{empirical: {quantiles: {", "}}}"));
  }
}
