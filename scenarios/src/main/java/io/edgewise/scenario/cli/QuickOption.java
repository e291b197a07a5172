package io.edgewise.scenario.cli;

import io.edgewise.report.table.SampleSize;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.engine.TableCache;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Answer;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether an answer from a small sample will do, and the run that gives it. */
final class QuickOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--quick",
      description = "Prints a first answer from a small sample, with intervals as wide as that makes them, and ends. The "
          + "precision of the file, or its number of replications, is not waited for.")
  private boolean quick;

  @Option(names = "--refine",
      description = "With --quick: prints the first answer and goes on. Every answer rests on twice the replications of "
          + "the one before, the last one has the precision of the file; -o writes that. With --format json each is one "
          + "line.")
  private boolean refine;

  /**
   * Whether a quick answer is wanted.
   *
   * @throws ParameterException if one is to be refined that is not wanted
   */
  boolean wanted() {
    if (refine && !quick) {
      throw new ParameterException(spec.commandLine(), "--refine goes with --quick; a run without both is precise");
    }
    return quick;
  }

  boolean refines() {
    return refine;
  }

  /**
   * Simulates a scenario until the first answer, or until the last one.
   *
   * @param answers takes them as they come
   * @throws java.util.concurrent.CancellationException if the user wants no more of it
   */
  void run(EdgewiseCommand root, CompiledScenario compiled, int threads, TableCache tables, LongSupplier nanoTime,
      Consumer<Answer> answers) {
    Console console = root.console();
    Scenario scenario = compiled.scenario().withPlan(compiled.scenario().plan().quick());
    long start = nanoTime.getAsLong();
    try (Progress progress = new Progress(scenario.name(), console, root.quiet(), nanoTime)) {
      new Experiment(scenario).threads(threads).sharing(tables).onProgress(progress).cancelledBy(console.cancelled())
          .atMost(refine ? Integer.MAX_VALUE : 1)
          .onAnswer(answer -> {
            double seconds = (nanoTime.getAsLong() - start) / 1e9;
            progress.clear();
            answers.accept(answer);
            root.remark(remark(answer, seconds, scenario.plan().precision())
                + (scenario.faults().isEmpty() ? ""
                    : "; every replication simulates the whole horizon, since things break in it"));
          }).run();
    }
  }

  private String remark(Answer answer, double seconds, RunPlan.Precision precision) {
    String said = String.format(Locale.ROOT, "%s answer after %.2f s, from %s", answer.stage(), seconds,
        SampleSize.text(answer.requests()));
    String asked = BigDecimal.valueOf(precision.within()).movePointRight(2).stripTrailingZeros().toPlainString();
    return answer.complete() || refine ? said
        : said + "; --refine goes on until " + precision.metric().label() + " is known within " + asked + " %";
  }
}
