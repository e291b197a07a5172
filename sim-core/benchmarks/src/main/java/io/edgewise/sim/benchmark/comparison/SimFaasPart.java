package io.edgewise.sim.benchmark.comparison;

import io.edgewise.sim.benchmark.Workloads;
import io.edgewise.sim.benchmark.reference.SimFaasLoop;
import io.edgewise.sim.benchmark.reference.SimFaasModel;
import java.util.List;
import java.util.Map;

/**
 * The engine on the model of SimFaaS, beside a bare loop of it. SimFaaS itself was measured on another machine, together
 * with a bare loop; the loop here tells how that machine compares.
 */
final class SimFaasPart {

  /**
   * A load with its published figures.
   *
   * @param ratePerSecond calls a second
   * @param name of the rate
   * @param workload the model as a scenario
   * @param simFaasPerSecond requests a second that SimFaaS simulated
   * @param loopPerSecond requests a second that a bare loop simulated on the same machine
   */
  private record Load(double ratePerSecond, String name, Workloads workload, double simFaasPerSecond,
      double loopPerSecond) {}

  private static final List<Load> LOADS = List.of(
      new Load(0.9, "0.9", Workloads.SIMFAAS_0_9, 105e3, 27.9e6),
      new Load(90, "90", Workloads.SIMFAAS_90, 13.6e3, 9.3e6),
      new Load(900, "900", Workloads.SIMFAAS_900, 4.3e3, 7.3e6));

  private SimFaasPart() {}

  static void run(Options options, Report report) {
    for (Load load : LOADS) {
      EngineLoop engine = new EngineLoop(load.workload());
      SimFaasLoop bare = new SimFaasLoop(load.ratePerSecond());
      Map<String, Standing> standings = new Race()
          .add(new Contender("engine", engine, options.requestsPerTurn(), Double.NaN))
          .add(new Contender("loop", bare, options.requestsPerTurn(), 1))
          .run(options.warmUps(), options.turns());
      report.table("SimFaaS, " + load.name() + " calls a second", standings.values());
      Standing first = standings.get("engine");
      Standing second = standings.get("loop");
      report.line("  started for a call in the last turn: engine %.6f, loop %.6f",
          (double) engine.coldStarts() / options.requestsPerTurn(),
          (double) bare.coldStarts() / options.requestsPerTurn());
      // At 0.9 calls a second, 0.13 % of them start an instance; the other loads start hardly any after the beginning.
      double tolerance = 2 * Options.tolerance(first.sample().requests());
      report.check("mean of the engine", first.sample().meanMillis(), 1000 * SimFaasModel.WARM_SECONDS, tolerance);
      report.check("mean of the loop", second.sample().meanMillis(), 1000 * SimFaasModel.WARM_SECONDS, tolerance);
      double raw = first.requestsPerSecond() / load.simFaasPerSecond();
      report.ratio("engine/simfaas-loop-" + load.name(), first.over(second));
      report.ratio("engine/simfaas-" + load.name(), raw);
      report.ratio("engine/simfaas-" + load.name() + "-normalised",
          raw * load.loopPerSecond() / second.requestsPerSecond());
    }
  }
}
