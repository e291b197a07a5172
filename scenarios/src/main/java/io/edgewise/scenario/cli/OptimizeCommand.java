package io.edgewise.scenario.cli;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.PlacementCompiler;
import io.edgewise.scenario.optimize.CandidateSpace;
import io.edgewise.scenario.optimize.CandidateSpaceReader;
import io.edgewise.scenario.optimize.Optimum;
import io.edgewise.scenario.optimize.PlacementSearch;
import io.edgewise.scenario.output.OptimumFiles;
import io.edgewise.scenario.output.OptimumText;
import io.edgewise.sim.engine.TableCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edgewise optimize}. */
@Command(
    name = "optimize",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Finds the best placement among those that the section optimize of the file allows: platforms, places, stores and "
            + "options, under its service level objective, its budget and where code and data may lie.",
        "Says which placements make the Pareto front of latency, cost and stale reads, why, what would change the answer, "
            + "and whether the answer is proven or only the best that was found."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise optimize best-placement.yaml",
        "  edgewise optimize best-placement.yaml --set slo.p99='300 ms' --set optimize.allowed=[eu] -o out"})
final class OptimizeCommand implements Callable<Integer> {

  private final EdgewiseCommand root;

  @Parameters(paramLabel = "FILE", description = "A scenario file (YAML or JSON) with a section optimize.")
  private Path file;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR",
      description = "Writes optimize.json and optimize.csv, the placements of the table, to DIR.")
  private Path output;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
      description = "What is printed: ${COMPLETION-CANDIDATES}. json is optimize.json. Default: ${DEFAULT-VALUE}.")
  private AnswerFormat format;

  @Mixin
  private InputOptions input;

  @Mixin
  private ThreadOption threads;

  OptimizeCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    ScenarioFile scenario = input.file(root, file);
    CompiledScenario compiled = scenario.with(List.of());
    PlacementCompiler placements = scenario.placements();
    CandidateSpace space = CandidateSpaceReader.read(scenario.spec(), placements);
    Optimum answer;
    TableCache tables = new TableCache();
    try (Progress progress = new Progress(compiled.facts().name(), root.console(), root.quiet(), System::nanoTime)) {
      answer = PlacementSearch.find(space, placements, compiled, scenario.spec().optimize().orElseThrow(),
          each -> threads.experiment(root, each).sharing(tables).run(), progress);
    }
    if (output != null) {
      OptimumFiles.write(output, compiled, answer);
    }
    root.console().out().print(format == AnswerFormat.JSON ? OptimumFiles.json(compiled, answer)
        : OptimumText.of(answer, compiled.facts().name(), root.console().paint()));
    if (output != null) {
      root.remark("wrote optimize.json and optimize.csv to " + output);
    }
    return ExitCode.DONE;
  }
}
