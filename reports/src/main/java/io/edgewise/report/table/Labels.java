package io.edgewise.report.table;

import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import java.util.List;

/** Names fit for one line of text, each strategy's its own. */
final class Labels {

  private Labels() {}

  /** The same result with names of one line; strategies that share a name have their id added to it. */
  static RunResult labelled(RunResult result) {
    List<String> names = result.strategies().stream().map(strategy -> oneLine(strategy.name())).toList();
    List<StrategyResult> strategies = result.strategies().stream()
        .map(strategy -> renamed(strategy, names))
        .toList();
    return new RunResult(oneLine(result.scenario()), result.seed(), result.level(), strategies, result.comparisons(),
        result.fingerprint());
  }

  private static StrategyResult renamed(StrategyResult s, List<String> names) {
    String name = oneLine(s.name());
    boolean shared = names.stream().filter(name::equals).count() > 1;
    String label = name.isEmpty() ? s.id() : shared ? name + " (" + s.id() + ")" : name;
    return new StrategyResult(s.id(), label, s.measurements(), s.replications(), s.values(), s.intervals(),
        s.firstToken(), s.rates(),
        s.monthlyCost(), s.monthFactor(), s.warmUpNanos(), s.sampled(), s.precisionReached());
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}
