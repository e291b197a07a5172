package io.edgewise.ui.figure;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.FigureCsv;
import io.edgewise.report.layout.FigureLayout;
import io.edgewise.report.layout.Theme;
import io.edgewise.report.render.ImageFormat;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that a figure can be exported as: the same bytes as in a report of the same result. */
public enum FigureFile {
  /** Scalable Vector Graphics. */
  SVG(Optional.of(ImageFormat.SVG), "for pages and slides"),
  /** A page as large as the figure. */
  PDF(Optional.of(ImageFormat.PDF), "for print"),
  /** Pixels. */
  PNG(Optional.of(ImageFormat.PNG), "for chats and mail"),
  /** Its data, from which it can be redrawn. */
  CSV(Optional.empty(), "its data, from which it can be redrawn");

  private final Optional<ImageFormat> image;
  private final String purpose;

  FigureFile(Optional<ImageFormat> image, String purpose) {
    this.image = image;
    this.purpose = purpose;
  }

  /** How such files' names end, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is good for, in a few words. */
  public String purpose() {
    return purpose;
  }

  /** The bytes of the file, as wide as on paper. */
  public byte[] bytes(Figure figure, Theme theme) {
    return image.map(format -> format.bytes(FigureLayout.of(figure, theme, FigureLayout.WIDTH)))
        .orElseGet(() -> FigureCsv.of(figure).getBytes(StandardCharsets.UTF_8));
  }
}
