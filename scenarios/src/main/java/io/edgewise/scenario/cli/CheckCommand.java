package io.edgewise.scenario.cli;

import io.edgewise.scenario.check.Baseline;
import io.edgewise.scenario.check.BaselineReader;
import io.edgewise.scenario.check.CheckText;
import io.edgewise.scenario.check.Finding;
import io.edgewise.scenario.check.Gate;
import io.edgewise.scenario.check.JUnitXml;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.scenario.output.Results;
import io.edgewise.sim.model.Deployment;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import io.edgewise.topology.text.Reading;
import io.edgewise.topology.text.Suggestions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgewise check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Ends with exit code 3 when a strategy breaks the SLO or the budget of the file, breaks a hard limit of what it "
            + "runs on, or is worse than in an earlier run, beyond noise.",
        "An earlier run is a folder that run -o or check -o wrote. Mean, p50, p95, p99, cost and errors are compared, "
            + "replication by replication, corrected for the number of comparisons."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise check checkout.yaml",
        "  edgewise check checkout.yaml --strategy edge --baseline main-results -o out",
        "  edgewise check checkout.yaml --baseline main-results --tolerance 2%% --format markdown"})
final class CheckCommand implements Callable<Integer> {

  /** How the outcome is printed. */
  enum Format {
    TABLE, MARKDOWN, JUNIT;

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

  @Option(names = "--strategy", paramLabel = "S", split = ",",
      description = "Only these strategies, by their keys in the file. Default: all.")
  private List<String> only = List.of();

  @Option(names = "--baseline", paramLabel = "DIR", description = "An earlier run to be held against.")
  private Path baseline;

  @Option(names = "--tolerance", paramLabel = "SHARE", defaultValue = "0%",
      description = "A value may be so much worse than in the baseline, such as 2%%. Default: ${DEFAULT-VALUE}.")
  private String tolerance;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR",
      description = "Writes check.xml (JUnit), check.md (Markdown) and the files of run to DIR, whatever the outcome.")
  private Path output;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
      description = "What is printed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Mixin
  private InputOptions input;

  @Mixin
  private ThreadOption threads;

  CheckCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    double tolerated = tolerated();
    Optional<Baseline> earlier = earlier();
    CompiledScenario loaded = input.load(root, List.of(file)).getFirst();
    CompiledScenario compiled = output == null ? loaded : loaded.keepingTimes();
    Set<String> ids = ids(compiled);
    if (compiled.slo().isEmpty() && earlier.isEmpty()) {
      throw new ParameterException(spec.commandLine(),
          file + " has no \"slo\", and there is no --baseline: nothing to check");
    }
    Results results = Results.of(compiled, threads.run(root, compiled.scenario()),
        LocalDate.now(root.console().clock()));
    List<Finding> findings = Gate.of(results, ids, earlier, tolerated);
    String name = compiled.facts().name();
    if (output != null) {
      ResultFiles.write(output, compiled, results, root.version(),
          ResultFiles
              .bytes(Map.of("check.xml", JUnitXml.of(name, findings), "check.md", CheckText.markdown(name, findings))));
    }
    root.console().out().print(switch (format) {
      case TABLE -> CheckText.table(name, findings, root.console().paint());
      case MARKDOWN -> CheckText.markdown(name, findings);
      case JUNIT -> JUnitXml.of(name, findings);
    });
    if (output != null) {
      root.remark("wrote check.xml, check.md and the results to " + output);
    }
    return findings.stream().allMatch(finding -> finding.outcome().passes()) ? ExitCode.DONE : ExitCode.CHECK_NOT_HELD;
  }

  private double tolerated() {
    if (Quantities.SHARE.parse(tolerance) instanceof Reading.Value<Double>(Double share)) {
      return share;
    }
    throw new ParameterException(spec.commandLine(),
        "--tolerance: expected a share such as 2% or 0.02, found \"" + tolerance + "\"");
  }

  private Optional<Baseline> earlier() {
    if (baseline == null) {
      return Optional.empty();
    }
    Problems problems = new Problems();
    Optional<Baseline> read = BaselineReader.read(baseline, problems);
    problems.throwIfAny();
    return read;
  }

  private Set<String> ids(CompiledScenario compiled) {
    Set<String> all = new LinkedHashSet<>(Stream.concat(
        compiled.scenario().deployments().stream().map(Deployment::id),
        compiled.infeasible().stream().map(Infeasible::id)).toList());
    for (String id : only) {
      if (!all.contains(id)) {
        throw new ParameterException(spec.commandLine(),
            "--strategy: no strategy \"" + id + "\"" + Suggestions.hint(id, all));
      }
    }
    return only.isEmpty() ? all : new LinkedHashSet<>(only);
  }
}
