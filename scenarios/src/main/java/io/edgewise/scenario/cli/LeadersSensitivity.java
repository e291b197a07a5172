package io.edgewise.scenario.cli;

import io.edgewise.scenario.analysis.Contest;
import io.edgewise.scenario.analysis.Tornado;
import io.edgewise.scenario.analysis.TornadoAnalysis;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.SensitivityFiles;
import io.edgewise.scenario.uncertainty.Input;
import io.edgewise.scenario.uncertainty.Inputs;
import io.edgewise.sim.engine.TableCache;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What moves the verdict between the two strategies that a run found best at p99, from samples that take seconds. */
final class LeadersSensitivity {

  /**
   * Most requests of a strategy at a point. On global-checkout the swings of inputs that matter differ by less than their
   * intervals from those of three times as many.
   */
  private static final long REQUESTS = 100_000;

  private LeadersSensitivity() {}

  /**
   * The files that {@code edgewise sensitivity} would write, from smaller samples; empty where there are no two strategies
   * to compare, or nothing is uncertain.
   */
  static Optional<SensitivityFiles> of(EdgewiseCommand root, ScenarioFile file, RunResult run, ThreadOption threads) {
    CompiledScenario base = file.with(List.of());
    Optional<Contest> best = Contest.ofBest(run, Metric.P99);
    List<Input> inputs = best.map(contest -> Inputs.of(file.spec(), base, file::with,
        Set.of(contest.first(), contest.second()), false)).orElse(List.of());
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    TableCache tables = new TableCache();
    try (Progress progress = new Progress("what moves the verdict", root.console(), root.quiet(), System::nanoTime)) {
      Tornado tornado = TornadoAnalysis.of(file, inputs, best.orElseThrow(), OptionalLong.of(REQUESTS),
          scenario -> threads.experiment(root, scenario).sharing(tables).run(), progress);
      return Optional.of(SensitivityFiles.of(base, tornado));
    }
  }
}
