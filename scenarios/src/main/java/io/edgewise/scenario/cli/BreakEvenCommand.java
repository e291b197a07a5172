package io.edgewise.scenario.cli;

import io.edgewise.scenario.analysis.BreakEven;
import io.edgewise.scenario.analysis.BreakEvenSearch;
import io.edgewise.scenario.analysis.Contest;
import io.edgewise.scenario.analysis.Variants;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.BreakEvenFiles;
import io.edgewise.scenario.output.BreakEvenText;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.sim.engine.TableCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgewise breakeven}. */
@Command(
    name = "breakeven",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Finds the value of a number of the file at which two strategies tie, with an interval, and says which of them "
            + "is better on either side.",
        "Every value is simulated with the same users, keys and delays. The closed form stands beside where there is "
            + "one."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise breakeven round-trips.yaml --over 'requests.page.steps[1].repeat.times=1..6' "
            + "--between frankfurt,virginia --metric mean",
        "  edgewise breakeven checkout.yaml --over users.rate='50 / s..2000 / s' --between region,edge "
            + "--metric monthlyCost -o out"})
final class BreakEvenCommand implements Callable<Integer> {

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A scenario file (YAML or JSON).")
  private Path file;

  @Option(names = "--over", paramLabel = "path=from..to", required = true,
      description = "The number that is varied, and between which values, such as users.rate='10 / s..400 / s'. Only whole "
          + "numbers are tried where the file takes no others.")
  private String over;

  @Mixin
  private ContestOption contests;

  @Option(names = "--points", paramLabel = "N", defaultValue = "9",
      description = "Values of the first look, from which ties are searched. Default: ${DEFAULT-VALUE}.")
  private int points;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR",
      description = "Writes breakeven.json and breakeven.csv, the curve of both strategies, to DIR.")
  private Path output;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
      description = "What is printed: ${COMPLETION-CANDIDATES}. json is breakeven.json. Default: ${DEFAULT-VALUE}.")
  private AnswerFormat format;

  @Mixin
  private InputOptions input;

  @Mixin
  private ThreadOption threads;

  BreakEvenCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    Knob knob = checked("--over", () -> Knob.parse(over));
    if (points < 2) {
      throw new ParameterException(spec.commandLine(), "--points " + points + ": at least 2 are needed");
    }
    Variants variants = input.file(root, file);
    CompiledScenario base = variants.with(List.of());
    Map<String, String> names = BetweenOption.names(base);
    Contest contest = contests.contest(names);
    BreakEven answer;
    TableCache tables = new TableCache();
    try (Progress progress = new Progress(base.facts().name(), root.console(), root.quiet(), System::nanoTime)) {
      answer = BreakEvenSearch.find(variants, knob, contest, points,
          scenario -> threads.experiment(root, scenario).sharing(tables).run(), progress);
    }
    if (output != null) {
      BreakEvenFiles.write(output, base, answer);
    }
    root.console().out().print(format == AnswerFormat.JSON ? BreakEvenFiles.json(base, answer)
        : BreakEvenText.of(answer, base.facts().name(), names.get(contest.first()), names.get(contest.second()),
            root.console().paint()));
    if (output != null) {
      root.remark("wrote breakeven.json and breakeven.csv to " + output);
    }
    return ExitCode.DONE;
  }

  private <T> T checked(String option, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
    }
  }
}
