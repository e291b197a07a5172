package io.edgewise.scenario.cli;

import io.edgewise.scenario.calibration.Calibration;
import io.edgewise.scenario.calibration.CalibrationFile;
import io.edgewise.scenario.calibration.CalibrationText;
import io.edgewise.scenario.calibration.Calibrator;
import io.edgewise.scenario.calibration.Measurements;
import io.edgewise.scenario.calibration.Unit;
import io.edgewise.scenario.calibration.data.Conventions;
import io.edgewise.scenario.calibration.data.DataFiles;
import io.edgewise.scenario.output.CalibrationJson;
import io.edgewise.scenario.output.CalibrationReport;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgewise calibrate}. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Fits distributions to measured latencies, group by group, and says how far off each is: for values it was fitted to "
            + "and for the half that was held out.",
        "Understood are CSV tables (a column such as latency_ms; labels in the columns component, store, platform, from, to, "
            + "request, strategy), raw results and summaries of k6, OpenTelemetry spans (OTLP/JSON), and .hgrm and .hlog files of "
            + "HdrHistogram. Components are network, connect, cold-start, initialisation, invoke, compute, store-read, "
            + "store-write and end-to-end.",
        "A scenario takes the result with the key \"calibration: FILE\", a single run with --calibration FILE."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise calibrate latencies.csv --into measured.yaml",
        "  edgewise calibrate k6.json --as from=city:berlin,to=aws:eu-central-1,strategy=region --into measured.yaml",
        "  edgewise calibrate reads.hgrm --as component=store-read,store=dynamodb --unit ms",
        "  edgewise run checkout.yaml --calibration measured.yaml"})
final class CalibrateCommand implements Callable<Integer> {

  /** A day times so much is still a time that fits into 64 bits of nanoseconds. */
  private static final double MOST_TIMES = 1_000;

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "DATA", arity = "1..*", description = "Files with measured latencies.")
  private List<Path> files;

  @Option(names = "--into", paramLabel = "FILE",
      description = "Writes the calibration to FILE (YAML). Groups that are there already and were not measured anew are kept.")
  private Path into;

  @Option(names = "--as", paramLabel = "label=value", split = ",",
      description = "Labels of everything in the files, such as component=store-read,store=dynamodb. May be repeated.")
  private Map<String, String> labels = new LinkedHashMap<>();

  @Option(names = "--where", paramLabel = "column=value", split = ",",
      description = "Takes only what has these values in these columns, tags or labels. May be repeated.")
  private Map<String, String> where = new LinkedHashMap<>();

  @Option(names = "--unit", paramLabel = "UNIT", description = "Unit of latencies that name none: ns, us, ms or s.")
  private String unit;

  @Option(names = "--times", paramLabel = "FACTOR", defaultValue = "1",
      description = "Multiplies all latencies, such as computing on 0.289 vCPU to have work on a full one.")
  private double times;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
      description = "What is printed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private AnswerFormat format;

  CalibrateCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    if (!(times >= 1 / MOST_TIMES && times <= MOST_TIMES)) {
      throw new ParameterException(spec.commandLine(), "--times " + times + ": a factor from 0.001 to 1000 is needed");
    }
    Conventions conventions = new Conventions(unit(), labels, where);
    Problems problems = new Problems();
    Calibration before = before(problems);
    Measurements measurements = new Measurements(times);
    DataFiles reader = new DataFiles(conventions, measurements, problems);
    files.forEach(reader::read);
    problems.throwIfAny();
    root.warn(problems.warnings());
    Calibrator calibrator = new Calibrator(measurements, reader.hashes(), LocalDate.now(root.console().clock()));
    Calibration found = calibrator.calibrate();
    if (found.entries().isEmpty()) {
      calibrator.remarks().forEach(remark -> problems.add(nothing(remark)));
      problems.add(nothing("there is no group of latencies to fit a distribution to"));
      problems.throwIfAny();
    }
    root.console().out().print(format == AnswerFormat.JSON ? CalibrationJson.of(found, calibrator.remarks())
        : CalibrationReport.of(found, calibrator.remarks(), root.console().paint()));
    if (into != null) {
      Path folder = into.toAbsolutePath().getParent();
      ResultFiles.write(folder, Map.of(into.getFileName().toString(), CalibrationText.of(before.with(found))));
      root.remark(
          "wrote " + into + "; \"calibration: " + into.getFileName() + "\" in a scenario beside it puts it in force");
    }
    return ExitCode.DONE;
  }

  private Problem nothing(String message) {
    return new Problem(Location.whole(files.getFirst().toString()), "", message);
  }

  private Optional<Unit> unit() {
    Optional<Unit> known = Optional.ofNullable(unit).flatMap(Unit::of);
    if (unit != null && known.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--unit " + unit + ": expected ns, us, ms or s");
    }
    return known;
  }

  /** What the file to write holds already. */
  private Calibration before(Problems problems) throws IOException {
    if (into == null) {
      return Calibration.NONE;
    }
    if (Files.isDirectory(into)) {
      throw new ParameterException(spec.commandLine(), "--into " + into + ": this is a folder; name a file");
    }
    for (Path file : files) {
      if (Files.exists(into) && Files.exists(file) && Files.isSameFile(into, file)) {
        throw new ParameterException(spec.commandLine(), "--into " + into + ": this is one of the data files");
      }
    }
    return Files.exists(into) ? CalibrationFile.read(into, problems).orElse(Calibration.NONE) : Calibration.NONE;
  }
}
