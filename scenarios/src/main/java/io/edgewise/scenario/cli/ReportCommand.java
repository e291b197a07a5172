package io.edgewise.scenario.cli;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.FigureCsv;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.scenario.output.Results;
import io.edgewise.scenario.saved.SavedFolder;
import io.edgewise.topology.text.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
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

/** {@code edgewise report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Draws every figure that a result has data for: from the folder that another command wrote with -o, without "
            + "simulating anything again, or from a scenario file, which is simulated first.",
        "Each figure is written as SVG, PDF, PNG and CSV; \"edgewise figure\" redraws it from its CSV."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise report out --figures",
        "  edgewise report checkout.yaml --figures -o out",
        "  edgewise report out --figures --theme dark --format svg -o slides"})
final class ReportCommand implements Callable<Integer> {

  private final EdgewiseCommand root;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "DIR|FILE", description = "A folder with results, or a scenario file (YAML or JSON).")
  private Path source;

  @Option(names = "--figures", required = true, description = "Writes the figures to figures/ below DIR.")
  private boolean figures;

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
    Problems problems = new Problems();
    List<Figure> drawn =
        SavedFolder.figures(Files.isDirectory(source) ? source : output, root.version(), problems);
    problems.throwIfAny();
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Figure figure : drawn) {
      drawing.draw(figure, figure.id(), files);
      files.put(figure.id() + ".csv", FigureCsv.of(figure).getBytes(StandardCharsets.UTF_8));
    }
    ResultFiles.writeBytes(folder.resolve("figures"), files);
    drawn.forEach(figure -> root.console().out().println(figure.id() + ": " + figure.title()));
    root.remark("wrote " + drawn.size() + " figures to " + folder.resolve("figures"));
    return ExitCode.DONE;
  }

  private void simulate() throws IOException {
    CompiledScenario compiled = input.load(root, List.of(source)).getFirst();
    Results results =
        Results.of(compiled, threads.run(root, compiled.scenario()), LocalDate.now(root.console().clock()));
    ResultFiles.write(output, results, Map.of());
  }
}
