package io.edgewise.report.table;

import io.edgewise.sim.result.ConsistencyCounts;
import io.edgewise.sim.result.StrategyResult;
import java.util.ArrayList;
import java.util.List;

/** How many reads, and sessions, saw something older than they knew, in words. */
final class BackwardSessions {

  private BackwardSessions() {}

  /** One line for each strategy that read anything. */
  static List<String> of(List<StrategyResult> strategies) {
    List<String> lines = new ArrayList<>();
    for (StrategyResult strategy : strategies) {
      ConsistencyCounts counts = strategy.measurements().consistency();
      if (counts.backwardReads() > 0) {
        lines.add(strategy.name() + ": " + Numbers.percent((double) counts.backwardReads() / counts.sessionReads())
            + " of reads show something older than their session knew; this happened to "
            + Numbers.percent((double) counts.backwardSessions() / counts.sessions()) + " of sessions, of "
            + Rounding.shortest((double) counts.sessionReads() / counts.sessions(), 2) + " reads on average");
      } else if (strategy.measurements().reads() > 0) {
        lines.add(strategy.name() + ": no session did");
      }
    }
    return lines;
  }
}
