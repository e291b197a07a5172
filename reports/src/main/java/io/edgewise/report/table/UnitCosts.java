package io.edgewise.report.table;

import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.result.StrategyResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a million requests cost at the simulated load, in words. */
final class UnitCosts {

  private static final double MILLION = 1e6;

  private UnitCosts() {}

  /**
   * The bill of a month divided by its requests, one line a strategy: the total, then items of one name together, in the
   * order of the bill; items of which nothing is due are left out.
   */
  static List<String> of(List<StrategyResult> strategies) {
    List<String> lines = new ArrayList<>();
    for (StrategyResult strategy : strategies) {
      double requests = strategy.measurements().requests() * strategy.monthFactor();
      if (requests > 0) {
        lines.add(strategy.name() + ": " + perMillion(strategy, requests / MILLION));
      }
    }
    return lines;
  }

  private static String perMillion(StrategyResult strategy, double millions) {
    Map<String, Double> items = new LinkedHashMap<>();
    for (CostItem item : strategy.monthlyCost().items()) {
      items.merge(item.item(), item.amount().doubleValue() / millions, Double::sum);
    }
    String parts = items.entrySet().stream().filter(item -> item.getValue() > 0)
        .map(item -> item.getKey() + " " + Numbers.dollars(item.getValue())).collect(Collectors.joining(", "));
    double total = strategy.monthlyCost().total().doubleValue() / millions;
    return Numbers.dollars(total) + (parts.isEmpty() ? "" : " (" + parts + ")");
  }
}
