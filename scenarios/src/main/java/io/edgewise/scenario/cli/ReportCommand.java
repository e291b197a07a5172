package io.edgewise.scenario.cli;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.FigureCsv;
import io.edgewise.report.gallery.Gallery;
import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.review.Context;
import io.edgewise.report.review.Paper;
import io.edgewise.report.review.Review;
import io.edgewise.report.review.ReviewMarkdown;
import io.edgewise.report.review.ReviewPage;
import io.edgewise.report.review.ReviewPdf;
import io.edgewise.report.review.Robustness;
import io.edgewise.report.review.RunComparison;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.scenario.output.Results;
import io.edgewise.scenario.output.SensitivityFiles;
import io.edgewise.scenario.saved.ContextJson;
import io.edgewise.scenario.saved.RunComparisonReader;
import io.edgewise.scenario.saved.SavedFolder;
import io.edgewise.scenario.saved.SavedRunReader;
import io.edgewise.scenario.saved.SensitivityReader;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgewise report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Makes the design review of a result, review.html, and every figure that it has data for: from the folder that "
            + "another command wrote with -o, without simulating anything again, or from a scenario file, which is "
            + "simulated first.",
        "From two folders that run or report wrote it makes comparison.html instead: what changed from the first run to "
            + "the second, and whether it is beyond noise.",
        "The page needs nothing else and can be mailed. Each figure is written as SVG, PDF, PNG and CSV; \"edgewise figure\" redraws it from its CSV."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise report checkout.yaml -o out",
        "  edgewise report out --format html,pdf,markdown",
        "  edgewise report main-results out -o comparison",
        "  edgewise report out --figures --theme dark --images svg -o slides"})
final class ReportCommand implements Callable<Integer> {

  /** What a review is written as. */
  enum Format {
    HTML(".html", paper -> ReviewPage.of(paper).getBytes(StandardCharsets.UTF_8)),
    PDF(".pdf", ReviewPdf::of),
    MARKDOWN(".md", paper -> ReviewMarkdown.of(paper).getBytes(StandardCharsets.UTF_8));

    private final String extension;
    private final Function<Paper, byte[]> writer;

    Format(String extension, Function<Paper, byte[]> writer) {
      this.extension = extension;
      this.writer = writer;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String FIGURES = "figures/";

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "DIR|FILE", arity = "1..*",
      description = "A folder with results, or a scenario file (YAML or JSON); or two folders, the earlier run first.")
  private List<Path> sources;

  @Option(names = "--figures", description = "Writes the figures alone, to figures/ below DIR.")
  private boolean figuresAlone;

  @Option(names = "--format", paramLabel = "FORMAT", split = ",", defaultValue = "html",
      description = "Kinds of files of the review: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private List<Format> formats;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR",
      description = "Where to write. Default: the folder with the results. Must be given with a scenario file, whose "
          + "results are written there as well, and with two folders.")
  private Path output;

  @Option(names = "--no-sensitivity",
      description = "With a scenario file: does not examine how far assumptions move the verdict between the two strategies "
          + "that are best at p99, which takes longer than the run of a small scenario.")
  private boolean withoutSensitivity;

  @Mixin
  private FigureOptions drawing;

  @Mixin
  private InputOptions input;

  @Mixin
  private ThreadOption threads;

  ReportCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    return sources.size() == 1 ? review(sources.getFirst()) : comparison();
  }

  /** What changed from one run to another. */
  private int comparison() throws IOException {
    checkRuns();
    Problems problems = new Problems();
    Optional<RunComparison> read =
        RunComparisonReader.read(sources.get(0), sources.get(1), root.version(), problems);
    problems.throwIfAny();
    RunComparison runs = read.orElseThrow();
    write(output, runs.figures(), "comparison", figuresAlone ? Optional.empty() : Optional.of(runs.paper()));
    runs.verdict().forEach(root.console().out()::println);
    return ExitCode.DONE;
  }

  private void checkRuns() throws IOException {
    List<String> wrong = new ArrayList<>();
    if (sources.size() > 2) {
      wrong.add("two runs are compared at a time, found " + sources.size() + "; compare each with the first one");
    }
    for (Path each : sources) {
      if (!Files.isDirectory(each)) {
        wrong.add(each + (Files.exists(each) ? ": this is a file; to compare its results, simulate it first with "
            + "\"edgewise run " + each + " -o DIR\"" : ": there is no such folder"));
      }
    }
    if (wrong.isEmpty() && Files.isSameFile(sources.get(0), sources.get(1))) {
      wrong.add(sources.get(0) + " and " + sources.get(1) + " are the same folder; name an earlier and a later run");
    }
    if (output == null) {
      wrong.add("-o DIR must be given with two folders");
    }
    if (!wrong.isEmpty()) {
      throw new ParameterException(spec.commandLine(), String.join(System.lineSeparator(), wrong));
    }
  }

  private int review(Path source) throws IOException {
    Path folder = output == null ? source : output;
    if (!Files.isDirectory(source)) {
      if (output == null) {
        throw new ParameterException(spec.commandLine(),
            "-o DIR must be given with a scenario file; " + source + " is no folder");
      }
      simulate(source);
    }
    Path results = Files.isDirectory(source) ? source : output;
    Problems problems = new Problems();
    List<Figure> drawn = SavedFolder.figures(results, root.version(), problems);
    Optional<Paper> paper = Optional.empty();
    if (!figuresAlone && Files.exists(results.resolve(SavedFolder.RUN))) {
      Optional<SavedRun> run = SavedRunReader.read(results, problems);
      Context context = ContextJson.read(results, problems);
      Optional<Robustness> robustness = SensitivityReader.robustness(results, problems);
      problems.throwIfAny();
      paper = Optional.of(new Review(run.orElseThrow(), context, robustness, drawn, root.version()).paper());
    }
    problems.throwIfAny();
    write(folder, drawn, "review", paper);
    drawn.forEach(figure -> root.console().out().println(figure.id() + ": " + figure.title()));
    return ExitCode.DONE;
  }

  /**
   * Writes figures and a text.
   *
   * @param name of the files of the text
   */
  private void write(Path folder, List<Figure> drawn, String name, Optional<Paper> paper) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    paper.ifPresent(text -> formats.forEach(format -> files.put(name + format.extension, format.writer.apply(text))));
    List<String> papers = List.copyOf(files.keySet());
    for (Figure figure : drawn) {
      drawing.draw(figure, FIGURES + figure.id(), files);
      files.put(FIGURES + figure.id() + ".csv", FigureCsv.of(figure).getBytes(StandardCharsets.UTF_8));
    }
    ResultFiles.writeBytes(folder, files);
    root.remark("wrote " + (papers.isEmpty() ? "" : String.join(", ", papers) + " to " + folder + " and ")
        + drawn.size() + " figures to "
        + folder.resolve(FIGURES));
  }

  private void simulate(Path source) throws IOException {
    ScenarioFile file = input.file(root, source);
    CompiledScenario compiled = file.with(List.of()).keepingTimes();
    root.remark(
        "simulating " + source + (withoutSensitivity ? "" : ", and then what moves its verdict (--no-sensitivity "
            + "leaves that away)"));
    Results results =
        Results.of(compiled, threads.run(root, compiled.scenario()), LocalDate.now(root.console().clock()));
    Optional<SensitivityFiles> moved =
        withoutSensitivity ? Optional.empty() : LeadersSensitivity.of(root, file, results.run(), threads);
    ResultFiles.write(output, compiled, results, root.version(),
        ResultFiles.bytes(moved.map(SensitivityFiles::texts).orElse(Map.of())));
  }
}
