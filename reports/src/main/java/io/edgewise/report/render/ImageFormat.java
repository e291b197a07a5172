package io.edgewise.report.render;

import io.edgewise.report.layout.Drawing;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The kinds of files that a drawing can become. */
public enum ImageFormat {
  /** Scalable Vector Graphics with real text and the glyphs that it needs. */
  SVG,
  /** A page as large as the drawing, with an embedded font. */
  PDF,
  /** Pixels, twice as many in each direction as the drawing has units. */
  PNG;

  /** How such files' names end, without the dot; users write the same. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return extension();
  }

  /** The bytes of the file. */
  public byte[] bytes(Drawing drawing) {
    return switch (this) {
      case SVG -> Svg.standalone(drawing).getBytes(StandardCharsets.UTF_8);
      case PDF -> Pdf.bytes(drawing);
      case PNG -> Png.bytes(drawing);
    };
  }
}
