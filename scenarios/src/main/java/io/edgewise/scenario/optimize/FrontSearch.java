package io.edgewise.scenario.optimize;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses what is simulated to find the Pareto front of p99, monthly cost and stale reads: candidates that can keep the bounds and whose
 * floors no simulated candidate undercuts in all three, those first that are lowest in a weighted sum of the floors, for weights from
 * cost alone to latency alone.
 */
final class FrontSearch {

  private static final int WEIGHTS = 5;

  private final Survey survey;
  private final Field field;
  private final Metric latency;

  FrontSearch(Survey survey, Field field, Metric least) {
    this.survey = survey;
    this.field = field;
    latency = least.isLatency() ? least : Metric.P99;
  }

  /** The latency of the front: what shall be low where that is a latency, and else the 99th percentile. */
  static Metric latency(Metric least) {
    return least.isLatency() ? least : Metric.P99;
  }

  /** The next candidates, at most a batch; empty where nothing can be added to the front. */
  List<Candidate> next() {
    List<Trial> leaders = field.trials().stream().filter(trial -> !trial.result().saturated()).toList();
    List<Candidate> open = survey.possible().stream().filter(each -> !field.contains(each)
        && leaders.stream().noneMatch(trial -> undercuts(trial, each))).toList();
    Set<Candidate> chosen = new LinkedHashSet<>();
    double latencyUnit = leaders.stream().mapToDouble(trial -> trial.value(latency)).min().orElse(1);
    double costUnit = leaders.stream().mapToDouble(trial -> trial.value(Metric.MONTHLY_COST)).min().orElse(1);
    double latencyRatio = field.ratio(latency, survey);
    double costRatio = field.ratio(Metric.MONTHLY_COST, survey);
    for (int rank = 0; rank < Trials.BATCH && chosen.size() < Math.min(Trials.BATCH, open.size()); rank++) {
      for (int weight = 0; weight < WEIGHTS; weight++) {
        double part = weight / (WEIGHTS - 1.0);
        Comparator<Candidate> order = Comparator.comparingDouble(each -> (1 - part)
            * survey.floor(Metric.MONTHLY_COST, each) * costRatio / costUnit
            + part * survey.floor(latency, each) * latencyRatio / latencyUnit);
        Optional<Candidate> next = open.stream().filter(each -> !chosen.contains(each))
            .min(order.thenComparingInt(Candidate::index));
        next.filter(each -> chosen.size() < Trials.BATCH).ifPresent(chosen::add);
      }
    }
    return List.copyOf(chosen);
  }

  /** Whether a simulated candidate is certainly as good as another one can be, in all three. */
  private boolean undercuts(Trial trial, Candidate other) {
    boolean fresh = trial.result().rate(Rate.STALE_READ).map(rate -> rate.value() == 0).orElse(true);
    return fresh && trial.high(latency) <= survey.floor(latency, other)
        && trial.high(Metric.MONTHLY_COST) <= survey.floor(Metric.MONTHLY_COST, other);
  }
}
