package io.edgewise.report.sheets;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.SampleCases;
import io.edgewise.report.gallery.SampleRuns;
import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.FigureLayout;
import io.edgewise.report.layout.Theme;
import io.edgewise.report.render.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws every kind of figure of every sample, for a person to look at: DIR/KIND/SAMPLE-THEME.svg, .pdf and .png. The script
 * {@code .ci/figure-sheets} starts it.
 */
final class FigureSheets {

  private FigureSheets() {}

  /**
   * {@code draw [--short] DIR} writes all files into a folder; {@code compare DIR} compares them with what was drawn from
   * them, and exits with 1 where it looks different.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[arguments.length - 1]);
    if (arguments[0].equals("compare")) {
      System.exit(SheetComparison.of(folder) ? 0 : 1);
    }
    draw(folder, List.of(arguments).contains("--short"));
  }

  private static void draw(Path folder, boolean brief) throws IOException {
    for (Map.Entry<String, SavedRun> sample : SampleCases.all().entrySet()) {
      if (brief && !sample.getKey().equals(SampleCases.FIRST)) {
        continue;
      }
      for (Figure figure : SampleRuns.figures(sample.getValue())) {
        Path kind = Files.createDirectories(folder.resolve(figure.id()));
        for (Theme theme : brief ? List.of(Theme.LIGHT) : List.of(Theme.values())) {
          Drawing drawing = FigureLayout.of(figure, theme, FigureLayout.WIDTH);
          for (ImageFormat format : ImageFormat.values()) {
            String name = sample.getKey() + "-" + theme.name().toLowerCase(Locale.ROOT) + "." + format.extension();
            Files.write(kind.resolve(name), format.bytes(drawing));
          }
        }
      }
    }
  }
}
