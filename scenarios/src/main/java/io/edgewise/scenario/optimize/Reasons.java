package io.edgewise.scenario.optimize;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.TailShares;
import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says what one placement has over another, and which part of the latency and which line of the bill makes the difference.
 *
 * @param latency the latency that they are compared by
 */
record Reasons(Metric latency) {

  /** Dollars and milliseconds below which a difference is no reason. */
  private static final double NOTHING = 0.005;

  /** The sentence for the cheapest placement of a front. */
  String cheapest() {
    return "the cheapest of the front";
  }

  /** The sentence for a placement beside its neighbour on the front, which costs less. */
  String against(StrategyResult neighbour, StrategyResult placement) {
    List<String> gains = new ArrayList<>();
    double faster = value(neighbour, latency) - value(placement, latency);
    if (faster > NOTHING) {
      gains.add(Numbers.time(faster) + " faster " + where() + " than the one before"
          + component(neighbour, placement).map(part -> " (" + part + ")").orElse(""));
    }
    double fresher = stale(neighbour) - stale(placement);
    if (fresher > 0) {
      gains.add(Numbers.percent(fresher) + " fewer stale reads");
    }
    double dearer = value(placement, Metric.MONTHLY_COST) - value(neighbour, Metric.MONTHLY_COST);
    String price = dearer > NOTHING ? "for " + Numbers.dollars(dearer) + " more a month"
        + item(neighbour, placement).map(line -> " (" + line + ")").orElse("") : "at the same cost";
    return gains.isEmpty() ? price : String.join(" and ", gains) + ", " + price;
  }

  private String where() {
    return latency == Metric.MEAN ? "in the mean" : "at " + latency.id();
  }

  private static double value(StrategyResult result, Metric metric) {
    return result.metric(metric).map(ConfidenceInterval::value).orElse(Double.NaN);
  }

  private static double stale(StrategyResult result) {
    return result.rate(Rate.STALE_READ).map(ConfidenceInterval::value).orElse(0.0);
  }

  /** The component that falls most from one placement to the other, of the slowest requests where a quantile counts. */
  private Optional<String> component(StrategyResult from, StrategyResult to) {
    double[] before = components(from);
    double[] after = components(to);
    Component most = Component.NETWORK;
    for (Component component : Component.values()) {
      int i = component.ordinal();
      most = after[i] - before[i] < after[most.ordinal()] - before[most.ordinal()] ? component : most;
    }
    double change = after[most.ordinal()] - before[most.ordinal()];
    return change < -NOTHING ? Optional.of(TailShares.words(most) + " " + Numbers.time(change)
        + (latency.isQuantile() ? " in the slowest requests" : "")) : Optional.empty();
  }

  private double[] components(StrategyResult result) {
    return latency.isQuantile()
        ? result.tailComponentsMillis(latency.probability()) : result.meanComponentsMillis();
  }

  /** The line of the bill that grows most. */
  private static Optional<String> item(StrategyResult from, StrategyResult to) {
    Map<String, Double> changes = new TreeMap<>();
    for (CostItem item : from.monthlyCost().items()) {
      changes.merge(item.offerAndService() + ": " + item.item(), -item.amount().doubleValue(), Double::sum);
    }
    for (CostItem item : to.monthlyCost().items()) {
      changes.merge(item.offerAndService() + ": " + item.item(), item.amount().doubleValue(), Double::sum);
    }
    return changes.entrySet().stream().max(Map.Entry.comparingByValue()).filter(most -> most.getValue() > NOTHING)
        .map(most -> most.getKey() + " +" + Numbers.dollars(most.getValue()));
  }
}
