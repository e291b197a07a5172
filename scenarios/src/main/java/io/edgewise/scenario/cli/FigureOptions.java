package io.edgewise.scenario.cli;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.FigureLayout;
import io.edgewise.report.layout.Theme;
import io.edgewise.report.render.ImageFormat;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How figures are drawn. */
final class FigureOptions {

  @Option(names = "--theme", paramLabel = "THEME", defaultValue = "light",
      description = "Colours: light, also for print, or dark. Default: ${DEFAULT-VALUE}.")
  private Theme theme;

  @Option(names = "--format", paramLabel = "FORMAT", split = ",", defaultValue = "svg,pdf,png",
      description = "Kinds of files, of svg, pdf and png. Default: ${DEFAULT-VALUE}.")
  private List<ImageFormat> formats;

  /** Draws a figure and adds its files, by name. */
  void draw(Figure figure, String name, Map<String, byte[]> files) {
    Drawing drawing = FigureLayout.of(figure, theme, FigureLayout.WIDTH);
    formats.forEach(format -> files.put(name + "." + format.extension(), format.bytes(drawing)));
  }
}
