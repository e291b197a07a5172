package io.edgewise.scenario.cli;

import io.edgewise.scenario.analysis.LoadSearch;
import io.edgewise.scenario.analysis.LoadStudy;
import io.edgewise.scenario.analysis.Variants;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.LoadStudyFiles;
import io.edgewise.scenario.output.LoadStudyText;
import io.edgewise.scenario.spec.Knob;
import io.edgewise.scenario.spec.UsersSpec;
import io.edgewise.sim.engine.TableCache;
import io.edgewise.sim.model.Deployment;
import io.edgewise.topology.text.Rate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgewise inversion}. */
@Command(
    name = "inversion",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Tells for every pair of strategies at which loads the nearer one is slower all the same, in the mean, at p95 and "
            + "at p99: because requests queue at small sites, or because cold starts are spread thin over many.",
        "run says it at the load of the file."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise inversion edge-against-region.yaml --rates '5 / s..45 / s'",
        "  edgewise inversion quiet-night.yaml --between containers-at-edge,region -o out"})
final class InversionCommand implements Callable<Integer> {

  private static final int LEAST_POINTS = 2;
  /** Ends of the range of rates that is looked at where nobody says, as multiples of the rate of the file. */
  private static final String LOWEST = "0.01";
  private static final String HIGHEST = "10";

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A scenario file (YAML or JSON).")
  private Path file;

  @Mixin
  private BetweenOption between;

  @Option(names = "--rates", paramLabel = "from..to",
      description = "Between which rates of the users, such as '10 / s..400 / s'. Default: a hundredth to ten times "
          + "that of the file.")
  private String rates;

  @Option(names = "--points", paramLabel = "N", defaultValue = "9",
      description = "Rates of the first look, from which ties are searched. Default: ${DEFAULT-VALUE}.")
  private int points;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR",
      description = "Writes inversion.json and inversion.csv, the curves of all pairs, to DIR.")
  private Path output;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
      description = "What is printed: ${COMPLETION-CANDIDATES}. json is inversion.json. Default: ${DEFAULT-VALUE}.")
  private AnswerFormat format;

  @Mixin
  private InputOptions input;

  @Mixin
  private ThreadOption threads;

  InversionCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    if (points < LEAST_POINTS) {
      throw new ParameterException(spec.commandLine(), "--points " + points + ": at least " + LEAST_POINTS
          + " are needed");
    }
    ScenarioFile read = input.file(root, file);
    CompiledScenario base = read.with(List.of());
    Map<String, String> names = BetweenOption.names(base);
    List<String> ids = between.isGiven() ? between.pair(names)
        : base.scenario().deployments().stream().map(Deployment::id).toList();
    if (ids.size() < 2) {
      throw new ParameterException(spec.commandLine(),
          file + ": there is nothing to compare: a pair needs two feasible "
              + "strategies");
    }
    Rate rate =
        read.spec().users().flatMap(UsersSpec::rate).orElseThrow(() -> new ParameterException(spec.commandLine(),
            file + ": no users.rate that could be varied"));
    LoadStudy study = study(read, rate, ids, base.facts().name());
    if (output != null) {
      LoadStudyFiles.write(output, base, study);
    }
    root.console().out().print(format == AnswerFormat.JSON ? LoadStudyFiles.json(base, study)
        : LoadStudyText.of(study, base.facts().name(), names, root.console().paint()));
    if (output != null) {
      root.remark("wrote inversion.json and inversion.csv to " + output);
    }
    return ExitCode.DONE;
  }

  private LoadStudy study(Variants variants, Rate rate, List<String> ids, String name) {
    Knob load = load(rate);
    TableCache tables = new TableCache();
    try (Progress progress = new Progress(name, root.console(), root.quiet(), System::nanoTime)) {
      return LoadSearch.find(variants, load, rate.count().doubleValue(), ids, points,
          scenario -> threads.experiment(root, scenario).sharing(tables).run(), progress);
    }
  }

  private Knob load(Rate rate) {
    String asked = rates != null ? rates : new Rate(rate.count().multiply(new BigDecimal(LOWEST)), rate.per())
        + ".." + new Rate(rate.count().multiply(new BigDecimal(HIGHEST)), rate.per());
    try {
      return Knob.parse("users.rate=" + asked);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--rates: " + e.getMessage().replace("path=from..to, such as "
          + "users.rate='10 / s..400 / s'", "from..to, such as '10 / s..400 / s'").replace("\"users.rate=", "\""), e);
    }
  }
}
