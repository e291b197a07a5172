package io.edgewise.scenario.cli;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.FigureCsv;
import io.edgewise.report.figure.FigureFormatException;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code edgewise figure}. */
@Command(
    name = "figure",
    mixinStandardHelpOptions = true,
    versionProvider = EdgewiseCommand.Version.class,
    description = {
        "Redraws figures from the CSV that \"edgewise report\" wrote beside them: in other colours or file formats, or after "
            + "titles and numbers were changed by hand."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  edgewise figure out/figures/latency-percentiles.csv --theme dark -o slides",
        "  edgewise figure out/figures/*.csv --images pdf"})
final class FigureCommand implements Callable<Integer> {

  private final EdgewiseCommand root;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Figures as CSV.")
  private List<Path> files;

  @Option(names = {"-o", "--output"}, paramLabel = "DIR",
      description = "Where to write. Default: beside each file, replacing what was drawn before.")
  private Path output;

  @Mixin
  private FigureOptions drawing;

  FigureCommand(EdgewiseCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    Map<Path, Figure> figures = new LinkedHashMap<>();
    for (Path file : files) {
      read(file, figures, problems);
    }
    problems.throwIfAny();
    Map<Path, Map<String, byte[]>> folders = new LinkedHashMap<>();
    figures.forEach((file, figure) -> {
      Path folder = output != null ? output : file.toAbsolutePath().getParent();
      drawing.draw(figure, String.valueOf(file.getFileName()).replaceFirst("\\.csv$", ""),
          folders.computeIfAbsent(folder, any -> new LinkedHashMap<>()));
    });
    for (Map.Entry<Path, Map<String, byte[]>> folder : folders.entrySet()) {
      ResultFiles.writeBytes(folder.getKey(), folder.getValue());
      folder.getValue().keySet().forEach(name -> root.remark("wrote " + folder.getKey().resolve(name)));
    }
    return ExitCode.DONE;
  }

  private static void read(Path file, Map<Path, Figure> figures, Problems problems) {
    Optional<String> text = TextFile.read(file, problems);
    try {
      text.ifPresent(content -> figures.put(file, FigureCsv.read(content)));
    } catch (FigureFormatException e) {
      e.faults().forEach(
          fault -> problems.add(new Problem(new Location(file.toString(), fault.line(), 1), "", fault.message())));
    }
  }
}
