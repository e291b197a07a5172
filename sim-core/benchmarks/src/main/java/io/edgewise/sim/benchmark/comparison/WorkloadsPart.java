package io.edgewise.sim.benchmark.comparison;

import io.edgewise.sim.benchmark.Workloads;
import java.util.ArrayList;
import java.util.List;

/** The engine alone on the five standard workloads, in several sizes. */
final class WorkloadsPart {

  private static final List<Workloads> STANDARD = List.of(Workloads.EDGE_TWO_HOP, Workloads.FUNCTION_REGION,
      Workloads.WORLD_EDGE_CACHE, Workloads.CONTENDED_STORE, Workloads.FLASH_SALE);

  private static final int WARM_UP_REQUESTS = 200_000;

  private WorkloadsPart() {}

  static void run(Options options, Report report) {
    for (int size : options.sizes()) {
      List<Standing> standings = new ArrayList<>();
      for (Workloads workload : STANDARD) {
        EngineLoop engine = new EngineLoop(workload);
        Meter.measure(engine, WARM_UP_REQUESTS, 0);
        // Small runs are repeated, so that the clock can tell them.
        int turns = Math.max(1, Math.min(50, options.requestsPerTurn() / size));
        Contender contender = new Contender(workload.name(), engine, size, Double.NaN);
        standings.addAll(new Race().add(contender).run(size > WARM_UP_REQUESTS ? 0 : 1, turns).values());
      }
      report.table(String.format("Engine, %,d requests a run", size), standings);
    }
  }
}
