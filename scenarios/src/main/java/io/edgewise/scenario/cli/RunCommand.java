package io.edgewise.scenario.cli;

import io.edgewise.report.table.ComparisonCsv;
import io.edgewise.report.table.ComparisonMarkdown;
import io.edgewise.report.table.ComparisonText;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.AgreementText;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.scenario.output.Results;
import io.edgewise.scenario.output.ResultsJson;
import io.edgewise.scenario.trace.OtlpSpans;
import io.edgewise.sim.engine.TableCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
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
        "  edgewise run checkout.yaml --quick",
        "  edgewise run checkout.yaml --calibration measured.yaml",
        "  edgewise run checkout.yaml -o out --spans 20",
        "  edgewise run checkout.yaml --format json | jq '.strategies[].latencyMs.p99'"})
final class RunCommand implements Callable<Integer> {

  /** How the comparison is printed. */
  enum Format {
    TABLE, JSON, CSV, MARKDOWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files (YAML or JSON).")
  private List<Path> files;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR",
      description = "Writes results.json, summary.csv, latency.csv, latency-by-time.csv, costs.csv, replications.csv and "
          + "context.json to DIR; with several "
          + "files to DIR/<name of the file>. Made when the run has succeeded.")
  private Path output;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
      description = "What is printed: ${COMPLETION-CANDIDATES}. json is results.json. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(names = "--spans", paramLabel = "N",
      description = "With -o: writes spans.json as well, N requests of every strategy as OpenTelemetry spans (OTLP/JSON), "
          + "from the fastest to the slowest of the first 1,000.")
  private Integer spans;

  @Mixin
  private InputOptions input;

  @Mixin
  private ThreadOption threads;

  @Mixin
  private QuickOption quick;

  private boolean printedBefore;

  RunCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    quick.wanted();
    checkSpans();
    List<Path> folders = folders();
    List<CompiledScenario> scenarios = input.load(root, files);
    LocalDate today = LocalDate.now(root.console().clock());
    TableCache tables = new TableCache();
    for (int i = 0; i < scenarios.size(); i++) {
      CompiledScenario compiled = output == null ? scenarios.get(i) : scenarios.get(i).keepingTimes();
      if (format == Format.CSV) {
        // The other formats have a place for them.
        compiled.infeasible().forEach(each -> each.reasons().forEach(reason -> root.remark("infeasible: " + reason)));
      }
      Results results = quick.wanted()
          ? quickly(compiled, tables, today)
          : Results.of(compiled, threads.run(root, compiled.scenario()), today);
      if (output != null) {
        ResultFiles.write(folders.get(i), compiled, results, root.version(), spans(compiled, results));
      }
      if (!quick.wanted()) {
        print(printed(results));
      }
      if (output != null) {
        root.remark("wrote " + (spans == null ? "" : "spans.json, ")
            + "results.json, summary.csv, latency.csv, latency-by-time.csv, costs.csv"
            + (compiled.scenario().faults().isEmpty() ? "" : ", timeline.csv")
            + ", replications.csv and context.json to "
            + folders.get(i));
      }
    }
    return ExitCode.DONE;
  }

  private void checkSpans() {
    if (spans != null && output == null) {
      throw new ParameterException(spec.commandLine(), "--spans goes with -o, for it writes a file");
    }
    if (spans != null && (spans < 1 || spans > OtlpSpans.LOOKED_AT)) {
      throw new ParameterException(spec.commandLine(),
          "--spans " + spans + ": allowed are 1 to " + OtlpSpans.LOOKED_AT);
    }
  }

  /** Further files of the results, by name. */
  private Map<String, byte[]> spans(CompiledScenario compiled, Results results) {
    return ResultFiles.bytes(spans == null
        ? Map.of() : Map.of("spans.json", OtlpSpans.sample(compiled.scenario(), results.run(), spans).text()));
  }

  /** Prints each answer as it comes and returns the last one. */
  private Results quickly(CompiledScenario compiled, TableCache tables, LocalDate today) {
    AtomicReference<Results> last = new AtomicReference<>();
    quick.run(root, compiled, threads.count(), tables, System::nanoTime, answer -> {
      Results results = Results.of(compiled, answer, today);
      print(format == Format.JSON && quick.refines() ? ResultsJson.line(results) : printed(results));
      last.set(results);
    });
    return last.get();
  }

  /** Prints one answer, with an empty line between it and the one before, save for lines of JSON. */
  private void print(String text) {
    if (printedBefore && !(format == Format.JSON && quick.refines())) {
      root.console().out().println();
    }
    printedBefore = true;
    root.console().out().print(text);
    root.console().out().flush();
  }

  private String printed(Results results) {
    return switch (format) {
      case TABLE -> ComparisonText.of(results.run(), results.presentation(), root.console().paint())
          + AgreementText.of(results, root.console().paint());
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
    if (files.size() == 1) {
      return List.of(output);
    }
    List<Path> folders = new ArrayList<>();
    Set<Path> seen = new HashSet<>();
    for (Path file : files) {
      Path folder = output.resolve(String.valueOf(file.getFileName()).replaceFirst("\\.(yaml|yml|json)$", ""));
      if (!folder.normalize().startsWith(output.normalize()) || folder.normalize().equals(output.normalize())) {
        throw new ParameterException(spec.commandLine(),
            "the name of " + file + " makes no folder within " + output + "; run it by itself, or rename it");
      }
      if (!seen.add(folder)) {
        throw new ParameterException(spec.commandLine(),
            "two files would write to " + folder + "; run them one by one, each with its own -o");
      }
      folders.add(folder);
    }
    return folders;
  }
}
