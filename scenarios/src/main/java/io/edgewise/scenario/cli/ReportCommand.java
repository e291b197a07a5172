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
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.scenario.output.Results;
import io.edgewise.scenario.saved.ContextJson;
import io.edgewise.scenario.saved.SavedFolder;
import io.edgewise.scenario.saved.SavedRunReader;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
        "The page needs nothing else and can be mailed. Each figure is written as SVG, PDF, PNG and CSV; \"edgewise figure\" redraws it from its CSV."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise report checkout.yaml -o out",
        "  edgewise report out --format html,pdf,markdown",
        "  edgewise report out --figures --theme dark --images svg -o slides"})
final class ReportCommand implements Callable<Integer> {

  /** What a review is written as. */
  enum Format {
    HTML("review.html", paper -> ReviewPage.of(paper).getBytes(StandardCharsets.UTF_8)),
    PDF("review.pdf", ReviewPdf::of),
    MARKDOWN("review.md", paper -> ReviewMarkdown.of(paper).getBytes(StandardCharsets.UTF_8));

    private final String file;
    private final Function<Paper, byte[]> writer;

    Format(String file, Function<Paper, byte[]> writer) {
      this.file = file;
      this.writer = writer;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "DIR|FILE", description = "A folder with results, or a scenario file (YAML or JSON).")
  private Path source;

  @Option(names = "--figures", description = "Writes the figures alone, to figures/ below DIR.")
  private boolean figuresAlone;

  @Option(names = "--format", paramLabel = "FORMAT", split = ",", defaultValue = "html",
      description = "Kinds of files of the review: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private List<Format> formats;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR",
      description = "Where to write. Default: the folder with the results. Must be given with a scenario file, whose "
          + "results are written there as well.")
  private Path output;

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
    Path folder = output == null ? source : output;
    if (output != null && Files.exists(output) && !Files.isDirectory(output)) {
      throw new ParameterException(spec.commandLine(), "-o " + output + ": this is a file; name a folder");
    }
    if (!Files.isDirectory(source)) {
      if (output == null) {
        throw new ParameterException(spec.commandLine(),
            "-o DIR must be given with a scenario file; " + source + " is no folder");
      }
      simulate();
    }
    Path results = Files.isDirectory(source) ? source : output;
    Problems problems = new Problems();
    List<Figure> drawn = SavedFolder.figures(results, root.version(), problems);
    Map<String, byte[]> reviews = new LinkedHashMap<>();
    if (!figuresAlone && Files.exists(results.resolve(SavedFolder.RUN))) {
      Optional<SavedRun> run = SavedRunReader.read(results, problems);
      Context context = ContextJson.read(results, problems);
      problems.throwIfAny();
      Review review = new Review(run.orElseThrow(), context, drawn, root.version());
      formats.forEach(format -> reviews.put(format.file, format.writer.apply(review.paper())));
    }
    problems.throwIfAny();
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Figure figure : drawn) {
      drawing.draw(figure, figure.id(), files);
      files.put(figure.id() + ".csv", FigureCsv.of(figure).getBytes(StandardCharsets.UTF_8));
    }
    ResultFiles.writeBytes(folder.resolve("figures"), files);
    ResultFiles.writeBytes(folder, reviews);
    drawn.forEach(figure -> root.console().out().println(figure.id() + ": " + figure.title()));
    root.remark("wrote " + (reviews.isEmpty() ? "" : String.join(", ", reviews.keySet()) + " to " + folder + " and ")
        + drawn.size() + " figures to "
        + folder.resolve("figures"));
    return ExitCode.DONE;
  }

  private void simulate() throws IOException {
    CompiledScenario compiled = input.load(root, List.of(source)).getFirst().keepingTimes();
    Results results =
        Results.of(compiled, threads.run(root, compiled.scenario()), LocalDate.now(root.console().clock()));
    ResultFiles.write(output, compiled, results, root.version(), Map.of());
  }
}
