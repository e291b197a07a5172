package io.edgewise.report.render;

import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.Drawing.Text;
import io.edgewise.report.layout.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFSubsetter;

/** The glyphs of a drawing as style sheet, so that its text looks the same where the font is not installed. */
final class FontSubset {

  /** What browsers ask for; without hints and the tables of the glyphs that are left away. */
  private static final List<String> TABLES =
      List.of("head", "hhea", "hmtx", "maxp", "cmap", "loca", "glyf", "name", "post", "OS/2");

  private FontSubset() {}

  /** The rules for each face that the drawing uses. */
  static String styles(Drawing drawing) {
    StringBuilder styles = new StringBuilder();
    for (Typeface face : Typeface.values()) {
      SortedSet<Integer> used = characters(drawing, face);
      if (!used.isEmpty()) {
        styles.append("@font-face{font-family:'").append(Typeface.FAMILY).append("';font-weight:")
            .append(face.weight()).append(";src:url(data:font/ttf;base64,")
            .append(Base64.getEncoder().encodeToString(subset(face, used))).append(") format('truetype')}");
      }
    }
    return styles.toString();
  }

  private static SortedSet<Integer> characters(Drawing drawing, Typeface face) {
    SortedSet<Integer> used = new TreeSet<>();
    drawing.items().stream().filter(Text.class::isInstance).map(Text.class::cast)
        .filter(text -> Typeface.of(text.style().bold()) == face)
        .forEach(text -> text.text().codePoints().filter(face::has).forEach(used::add));
    return used;
  }

  private static byte[] subset(Typeface face, SortedSet<Integer> characters) {
    try {
      TTFSubsetter subsetter = new TTFSubsetter(face.font(), TABLES);
      characters.forEach(subsetter::add);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      subsetter.writeToStream(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
