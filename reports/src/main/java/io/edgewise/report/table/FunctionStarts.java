package io.edgewise.report.table;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.result.StrategyResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How often the functions of a trace start cold where each one has instances of its own, in words. */
final class FunctionStarts {

  private FunctionStarts() {}

  /** One line for each strategy. */
  static List<String> of(List<StrategyResult> strategies) {
    List<String> lines = new ArrayList<>();
    for (StrategyResult strategy : strategies) {
      UsageMeter usage = strategy.measurements().usage();
      double[] shares = IntStream.range(0, usage.poolsPerSite())
          .filter(function -> usage.ofPool(UsageKind.INVOCATIONS, function) > 0)
          .mapToDouble(function -> Math.min(1, (double) usage.ofPool(UsageKind.COLD_STARTS, function)
              / usage.ofPool(UsageKind.INVOCATIONS, function)))
          .sorted().toArray();
      lines.add(strategy.name() + ": " + (usage.poolsPerSite() == 1 ? "all run on the same instances" : words(shares)));
    }
    return lines;
  }

  /** @param shares of the invocations of each function that started cold, in ascending order */
  private static String words(double[] shares) {
    if (shares.length == 0) {
      return "none was invoked";
    }
    long always = Arrays.stream(shares).filter(share -> share == 1).count();
    long mostly = Arrays.stream(shares).filter(share -> share >= 0.5).count() - always;
    return "of " + shares.length + " functions " + always + " always start cold, " + mostly
        + " mostly and " + (shares.length - always - mostly)
        + " in less than half of their invocations; the median one in "
        + Numbers.percent(shares[shares.length / 2]);
  }
}
