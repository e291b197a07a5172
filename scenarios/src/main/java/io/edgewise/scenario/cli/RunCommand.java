package io.edgewise.scenario.cli;

import io.edgewise.report.table.ComparisonCsv;
import io.edgewise.report.table.ComparisonMarkdown;
import io.edgewise.report.table.ComparisonText;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.scenario.output.Results;
import io.edgewise.scenario.output.ResultsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgewise run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Simulates every strategy of each scenario and prints the comparison.",
        "All files are checked before the first is run. The same file and seed give the same bytes, on any machine "
            + "and any number of threads."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise run checkout.yaml",
        "  edgewise run checkout.yaml -o out --seed 7 --set users.rate='2000 / s'",
        "  edgewise run checkout.yaml --format json | jq '.strategies[].latencyMs.p99'"})
final class RunCommand implements Callable<Integer> {

  /** How the comparison is printed. */
  enum Format {
    TABLE, JSON, CSV, MARKDOWN;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files (YAML or JSON).")
  private List<Path> files;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR",
      description = "Writes results.json, summary.csv, latency.csv and costs.csv to DIR; with several files to "
          + "DIR/<name of the file>. Made when the run has succeeded.")
  private Path output;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
      description = "What is printed: ${COMPLETION-CANDIDATES}. json is results.json. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin
  private InputOptions input;

  @Mixin
  private ThreadOption threads;

  RunCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    List<Path> folders = folders();
    List<CompiledScenario> scenarios = input.load(root, files);
    for (int i = 0; i < scenarios.size(); i++) {
      CompiledScenario compiled = scenarios.get(i);
      Results results = Results.of(compiled, threads.run(root, compiled.scenario()),
          java.time.LocalDate.now(root.console().clock()));
      if (output != null) {
        ResultFiles.write(folders.get(i), results);
      }
      if (i > 0) {
        root.console().out().println();
      }
      root.console().out().print(printed(results));
      if (output != null) {
        root.remark("wrote results.json, summary.csv, latency.csv and costs.csv to " + folders.get(i));
      }
    }
    return ExitCode.DONE;
  }

  private String printed(Results results) {
    return switch (format) {
      case TABLE -> ComparisonText.of(results.run(), results.presentation(), root.console().paint());
      case JSON -> ResultsJson.text(results);
      case CSV -> ComparisonCsv.of(results.run(), results.presentation());
      case MARKDOWN -> ComparisonMarkdown.of(results.run(), results.presentation());
    };
  }

  /** The folder of each file's results; none without {@code -o}. */
  private List<Path> folders() {
    if (output == null) {
      return List.of();
    }
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new ParameterException(spec.commandLine(), "-o " + output + ": this is a file; name a folder");
    }
    if (files.size() == 1) {
      return List.of(output);
    }
    List<Path> folders = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (Path file : files) {
      Path folder = output.resolve(String.valueOf(file.getFileName()).replaceFirst("\\.(yaml|yml|json)$", ""));
      if (!seen.add(folder)) {
        throw new ParameterException(spec.commandLine(),
            "two files would write to " + folder + "; run them one by one, each with its own -o");
      }
      folders.add(folder);
    }
    return folders;
  }
}
