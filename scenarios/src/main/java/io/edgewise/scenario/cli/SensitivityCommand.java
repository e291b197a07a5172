package io.edgewise.scenario.cli;

import io.edgewise.scenario.analysis.Contest;
import io.edgewise.scenario.analysis.Screening;
import io.edgewise.scenario.analysis.ScreeningAnalysis;
import io.edgewise.scenario.analysis.Tornado;
import io.edgewise.scenario.analysis.TornadoAnalysis;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.ScreeningText;
import io.edgewise.scenario.output.SensitivityFiles;
import io.edgewise.scenario.output.TornadoText;
import io.edgewise.scenario.uncertainty.Input;
import io.edgewise.scenario.uncertainty.Inputs;
import io.edgewise.sim.engine.TableCache;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgewise sensitivity}. */
@Command(
    name = "sensitivity",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Tells which assumptions move the verdict between two strategies, and whether it holds over what they may be.",
        "Every number in force has a range by how far it can be trusted (measured, published, assumed, list prices), or one "
            + "that the file states under \"uncertainty\". Every point is simulated with the same users, keys and delays."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise sensitivity checkout.yaml --between region,edge",
        "  edgewise sensitivity checkout.yaml --between region,edge --metric monthlyCost -o out",
        "  edgewise sensitivity checkout.yaml --between region,edge --method morris"})
final class SensitivityCommand implements Callable<Integer> {

  /** How inputs are varied. */
  enum Method {
    TORNADO, MORRIS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A scenario file (YAML or JSON).")
  private Path file;

  @Mixin
  private ContestOption contests;

  @Option(names = "--method", paramLabel = "METHOD", defaultValue = "tornado",
      description = "tornado varies one input after the other between the ends of its range; morris varies all of them "
          + "together and tells which ones interact (elementary effects). Default: ${DEFAULT-VALUE}.")
  private Method method;

  @Option(names = "--trajectories", paramLabel = "N", defaultValue = "10",
      description = "With morris: how often every input is moved. Default: ${DEFAULT-VALUE}.")
  private int trajectories;

  @Option(names = "--sources",
      description = "Prints what each input consists of, with the sources, as well, by the name that uncertainty calls it.")
  private boolean sources;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR",
      description = "Writes sensitivity.json, with the sources, and sensitivity.csv, a line for each input, to DIR.")
  private Path output;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
      description = "What is printed: ${COMPLETION-CANDIDATES}. json is sensitivity.json. Default: ${DEFAULT-VALUE}.")
  private AnswerFormat format;

  @Mixin
  private InputOptions input;

  @Mixin
  private ThreadOption threads;

  SensitivityCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    if (trajectories < 1) {
      throw new ParameterException(spec.commandLine(), "--trajectories " + trajectories + ": at least one is needed");
    }
    contests.metric();
    ScenarioFile variants = input.file(root, file);
    CompiledScenario base = variants.with(List.of());
    Map<String, String> names = BetweenOption.names(base);
    TableCache tables = new TableCache();
    Function<Scenario, RunResult> runner = scenario -> threads.experiment(root, scenario).sharing(tables).run();
    Contest contest = contests.contestIfNamed(names).orElseGet(() -> best(base, runner));
    List<Input> inputs = Inputs.of(variants.spec(), base, variants::with,
        Set.of(contest.first(), contest.second()), contest.metric() == Metric.MONTHLY_COST);
    if (inputs.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "nothing is varied: all numbers in force are stated by the "
          + "file; say how far off they may be under \"uncertainty\"");
    }
    String first = names.get(contest.first());
    String second = names.get(contest.second());
    try (Progress progress = new Progress(base.facts().name(), root.console(), root.quiet(), System::nanoTime)) {
      if (method == Method.TORNADO) {
        Tornado tornado = TornadoAnalysis.of(variants, inputs, contest, OptionalLong.empty(), runner, progress);
        progress.clear();
        answer(SensitivityFiles.of(base, tornado),
            TornadoText.of(tornado, base.facts().name(), first, second, root.console().paint()), inputs);
      } else {
        Screening screening = ScreeningAnalysis.of(variants, inputs, contest, trajectories, runner, progress);
        progress.clear();
        answer(SensitivityFiles.of(base, screening),
            ScreeningText.of(screening, base.facts().name(), first, second, root.console().paint()), inputs);
      }
    }
    return ExitCode.DONE;
  }

  /** The two strategies with the lowest values in a first answer from small samples. */
  private Contest best(CompiledScenario base, Function<Scenario, RunResult> runner) {
    Metric metric = contests.metric();
    Scenario quick = base.scenario().withPlan(base.scenario().plan().quick().withReplications(
        base.scenario().plan().quick().sizes().firstGroups()));
    Contest best = Contest.ofBest(runner.apply(quick), metric)
        .orElseThrow(() -> new ParameterException(spec.commandLine(),
            "--between: name two strategies; less than two of them have a value of " + metric.label()));
    root.remark("compares the two best at " + metric.label() + ", " + best.first() + " and " + best.second()
        + "; --between names others");
    return best;
  }

  private void answer(SensitivityFiles files, String text, List<Input> inputs) throws IOException {
    if (output != null) {
      files.write(output);
    }
    root.console().out().print(format == AnswerFormat.JSON ? files.json() : text);
    if (sources && format == AnswerFormat.TABLE) {
      SourcedTable table = new SourcedTable("input");
      inputs.forEach(each -> each.numbers().forEach(number -> table.add(each.id(), number.subject().equals(each.id())
          ? number.text() : number.subject() + ": " + number.text(), number.provenance())));
      root.console().out().println();
      root.console().out().print(table.text(root.console()));
    }
    if (output != null) {
      root.remark("wrote sensitivity.json and sensitivity.csv to " + output);
    }
  }
}
