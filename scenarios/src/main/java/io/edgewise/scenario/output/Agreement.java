package io.edgewise.scenario.output;

import io.edgewise.scenario.calibration.Component;
import io.edgewise.scenario.calibration.Entry;
import io.edgewise.scenario.calibration.Summary;
import io.edgewise.scenario.compile.CalibrationInForce;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was observed end to end beside what was simulated.
 *
 * @param entry what was observed
 * @param strategy what was simulated
 * @param values by metric
 */
record Agreement(Entry entry, StrategyResult strategy, Map<Metric, Pair> values) {

  /**
   * One metric, in milliseconds.
   *
   * @param observed with its interval, as far as it is known
   * @param simulated the same
   */
  record Pair(ConfidenceInterval observed, ConfidenceInterval simulated) {

    /** Simulated over observed, less 1. */
    double error() {
      return simulated.value() / observed.value() - 1;
    }

    /** Whether the intervals meet, so that the difference may be noise; an end that is not known is the value. */
    boolean meet() {
      return low(observed) <= high(simulated) && low(simulated) <= high(observed);
    }

    private static double low(ConfidenceInterval of) {
      return Double.isFinite(of.low()) ? of.low() : of.value();
    }

    private static double high(ConfidenceInterval of) {
      return Double.isFinite(of.high()) ? of.high() : of.value();
    }
  }

  /** All that can be compared: an observation of a strategy with that one, of none with each. */
  static List<Agreement> of(CalibrationInForce calibration, Results results) {
    List<Agreement> all = new ArrayList<>();
    for (Entry entry : calibration.calibration().of(Component.END_TO_END)) {
      for (StrategyResult strategy : results.run().strategies()) {
        boolean meant = entry.key().label("strategy").filter(id -> !id.equals(strategy.id())).isEmpty();
        if (meant && !strategy.saturated()) {
          Map<Metric, Pair> values = values(entry, strategy, results);
          if (!values.isEmpty()) {
            all.add(new Agreement(entry, strategy, values));
          }
        }
      }
    }
    return all;
  }

  private static Map<Metric, Pair> values(Entry entry, StrategyResult strategy, Results results) {
    Map<Metric, Pair> values = new EnumMap<>(Metric.class);
    for (Metric metric : Summary.METRICS) {
      Optional<ConfidenceInterval> observed = entry.observed().of(metric);
      Optional<ConfidenceInterval> simulated = simulated(entry, strategy, metric, results);
      if (observed.isPresent() && simulated.isPresent()) {
        values.put(metric, new Pair(observed.get(), simulated.get()));
      }
    }
    return values;
  }

  /** Of the kind of request that was observed; of all where there is one kind, or none was named. */
  private static Optional<ConfidenceInterval> simulated(Entry entry, StrategyResult strategy, Metric metric,
      Results results) {
    List<String> kinds = results.presentation().requests();
    Optional<String> request = entry.key().label("request");
    if (request.isEmpty() || kinds.equals(List.of(request.get()))) {
      return strategy.metric(metric);
    }
    int kind = kinds.indexOf(request.get());
    if (kind < 0) {
      return Optional.empty();
    }
    LatencyHistogram latency = strategy.measurements().latencyOfKind(kind);
    return latency.count() == 0 ? Optional.empty() : Optional.of(Summary.alone((metric.isQuantile()
        ? latency.quantile(metric.probability()) : latency.meanNanos()) / 1e6));
  }
}
