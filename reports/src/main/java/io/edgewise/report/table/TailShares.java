package io.edgewise.report.table;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.StrategyResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the slowest requests spend their time, in words. */
public final class TailShares {

  private static final double TAIL = 0.99;
  private static final int MOST = 3;
  private static final double LEAST_SHARE = 0.005;

  private TailShares() {}

  /**
   * The largest parts of the latency of the slowest 1 %, such as "network 61 %, cold start 22 %, store 9 %": at most
   * three, none below half a per cent.
   *
   * @return empty for a strategy that is saturated or served no request
   */
  public static Optional<String> of(StrategyResult strategy) {
    if (strategy.saturated() || strategy.measurements().latency().count() == 0) {
      return Optional.empty();
    }
    double[] parts = strategy.tailComponentsMillis(TAIL);
    double sum = Arrays.stream(parts).sum();
    if (!(sum > 0)) {
      return Optional.empty();
    }
    List<Component> largest = Arrays.stream(Component.values())
        .filter(component -> parts[component.ordinal()] / sum >= LEAST_SHARE)
        .sorted(Comparator.comparingDouble(component -> -parts[component.ordinal()]))
        .limit(MOST)
        .toList();
    return Optional.of(largest.stream()
        .map(component -> words(component, strategy) + " " + Math.round(100 * parts[component.ordinal()] / sum) + " %")
        .collect(Collectors.joining(", ")));
  }

  /** A component as a reader of a strategy's result calls it. */
  private static String words(Component component, StrategyResult strategy) {
    boolean models = strategy.measurements().usage().size(UsageKind.INFERENCES) > 0;
    return component == Component.OTHER && models ? "models, platform and waits" : words(component);
  }

  /** A component as a reader calls it. */
  public static String words(Component component) {
    return switch (component) {
      case CONNECT -> "connection set-up";
      case NETWORK -> "network";
      case QUEUE -> "queueing";
      case COLD_START -> "cold start";
      case COMPUTE -> "compute";
      case STORE -> "store";
      case OTHER -> "platform and waits";
    };
  }
}
