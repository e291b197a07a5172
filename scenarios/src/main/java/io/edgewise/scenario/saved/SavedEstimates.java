package io.edgewise.scenario.saved;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.scenario.output.ReplicationsCsv;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Estimates;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a saved run found of its strategies, replication by replication. */
public final class SavedEstimates {

  private SavedEstimates() {}

  /**
   * Reads {@code replications.csv} beside the results.
   *
   * @param run what {@code results.json} of the same folder holds
   * @return the estimates by id, in the order of the run; empty where a problem is recorded
   */
  public static Optional<Map<String, Estimates>> read(Path folder, SavedRun run, Problems problems) {
    return ReplicationsCsv.read(folder.resolve("replications.csv"), problems).map(groups -> {
      Map<String, Estimates> estimates = new LinkedHashMap<>();
      run.strategies().forEach(each -> estimates.put(each.id(), of(each, groups.getOrDefault(each.id(), Map.of()))));
      return estimates;
    });
  }

  private static Estimates of(Strategy strategy, Map<Metric, double[]> values) {
    return new Estimates(strategy.name(), strategy.saturated(), strategy.metrics(), values, strategy.rates());
  }
}
