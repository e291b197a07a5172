package io.edgewise.scenario.cli;

import io.edgewise.sim.Experiment;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many threads simulate, and the simulation with its progress. */
final class ThreadOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--threads", paramLabel = "N",
      description = "Threads that simulate; makes no difference to results. Default: all processors.")
  void threads(int count) {
    if (count < 1) {
      throw new ParameterException(spec.commandLine(), "--threads " + count + ": at least one thread is needed");
    }
    threads = count;
  }

  /** How many. */
  int count() {
    return threads;
  }

  /**
   * Simulates a scenario.
   *
   * @throws java.util.concurrent.CancellationException if the user wants no more of it
   */
  RunResult run(EdgewiseCommand root, Scenario scenario) {
    try (Progress progress = new Progress(scenario.name(), root.console(), root.quiet(), System::nanoTime)) {
      return experiment(root, scenario).onProgress(progress).run();
    }
  }

  /** The experiment on a scenario, which tells nobody how far it is. */
  Experiment experiment(EdgewiseCommand root, Scenario scenario) {
    return new Experiment(scenario).threads(threads).cancelledBy(root.console().cancelled());
  }
}
