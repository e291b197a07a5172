package io.edgewise.report.table;

import io.edgewise.sim.result.ConsistencyCounts;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;

/** How many reads miss a write, and how old the write is, in words. */
final class StaleReads {

  private static final double NANOS_PER_MILLI = 1e6;

  private StaleReads() {}

  /** One line for each strategy that read anything. */
  static List<String> of(List<StrategyResult> strategies) {
    List<String> lines = new ArrayList<>();
    for (StrategyResult strategy : strategies) {
      Measurements measured = strategy.measurements();
      if (measured.staleReads() > 0) {
        lines.add(strategy.name() + ": " + Numbers.percent((double) measured.staleReads() / measured.reads())
            + " of reads miss a write, which was made " + age(measured.staleness(), 0.5)
            + " before at the median and " + age(measured.staleness(), 0.99) + " at the 99th percentile"
            + several(measured) + lost(measured.consistency()));
      } else if (measured.reads() > 0) {
        lines.add(strategy.name() + ": no read missed a write" + lost(measured.consistency()));
      }
    }
    return lines;
  }

  private static String several(Measurements measured) {
    long several = measured.consistency().readsThatMissed(2);
    return several == 0 ? "" : "; " + Numbers.percent((double) several / measured.reads()) + " miss more than one";
  }

  /** Only where two copies may take writes to one item. */
  private static String lost(ConsistencyCounts counts) {
    if (counts.contestedWrites() == 0) {
      return "";
    }
    return counts.lostWrites() == 0 ? "; no write was lost to another"
        : "; " + Numbers.percent((double) counts.lostWrites() / counts.contestedWrites())
            + " of writes are lost to one made elsewhere before it knew of them";
  }

  private static String age(LatencyHistogram ages, double probability) {
    return Numbers.time(ages.quantile(probability) / NANOS_PER_MILLI);
  }
}
