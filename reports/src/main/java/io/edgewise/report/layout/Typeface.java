package io.edgewise.report.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font of all figures, Open Sans, which comes with the product: text is as wide on every machine, whatever fonts it has.
 */
public enum Typeface {
  /** For most text. */
  REGULAR("OpenSans-Regular.ttf", 400),
  /** For titles. */
  BOLD("OpenSans-Semibold.ttf", 600);

  /** What it is called in style sheets. */
  public static final String FAMILY = "Open Sans";

  private static final String ELLIPSIS = "…";

  /** What stays in the line of the number before it. */
  private static final Pattern BOUND = Pattern.compile(" (%|±|(ms|s|µs|min|h|GB|MB)([ .,;:)]|$))");

  /** What makes no sense before an ellipsis. */
  private static final Pattern LOOSE_END = Pattern.compile("[\\s,;:·(+-]+$");

  private final byte[] bytes;
  private final int weight;
  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unitsPerEm;

  Typeface(String file, int weight) {
    this.weight = weight;
    try (InputStream in = Typeface.class.getResourceAsStream(file)) {
      bytes = in.readAllBytes();
      font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
      glyphs = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one for a style. */
  public static Typeface of(boolean bold) {
    return bold ? BOLD : REGULAR;
  }

  /** Weight in style sheets. */
  public int weight() {
    return weight;
  }

  /** The file, as it is. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** What reads it. */
  public TrueTypeFont font() {
    return font;
  }

  /** The number of the glyph of a character; 0 where the font has none for it. */
  public int glyph(int character) {
    return glyphs.getGlyphId(character);
  }

  /** Whether there is a glyph for a character. */
  public boolean has(int character) {
    return glyphs.getGlyphId(character) != 0;
  }

  /**
   * The text with what the font has no glyph for, such as Japanese or an emoji, as the numbers of its characters:
   * {@code U+6771}. What cannot be drawn so is at least told apart.
   *
   * <p>A font for all scripts would be many times as large as the product. Browsers find a glyph among the fonts of their
   * machine, so SVG has the text as it is; there is room for its numbers.
   */
  public String shown(String text) {
    return text.codePoints().allMatch(this::has) ? text
        : text.codePoints().mapToObj(c -> has(c) ? Character.toString(c) : String.format(Locale.ROOT, "U+%04X", c))
            .collect(Collectors.joining());
  }

  /** The width of a text as it is {@linkplain #shown}, in units of its size. */
  public double width(String text, double size) {
    return text.codePoints().mapToLong(this::units).sum() * size / unitsPerEm;
  }

  /** The width of a character as it is shown, in units of the font. */
  private long units(int character) {
    int glyph = glyph(character);
    return glyph != 0 ? advance(glyph)
        : shown(Character.toString(character)).codePoints().mapToLong(each -> advance(glyph(each))).sum();
  }

  private int advance(int glyph) {
    try {
      return font.getAdvanceWidth(glyph);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Breaks a text into lines, at spaces where it can.
   *
   * @param most number of lines; what does not fit into them is cut off, which an ellipsis tells
   */
  List<String> lines(String text, double size, double width, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty() && lines.size() < most - 1) {
      int end = fitting(rest, size, width);
      if (end < rest.length()) {
        int space = gap(rest, end);
        end = space > 0 ? space : end;
      }
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      lines.add(cut(rest, size, width));
    }
    return lines;
  }

  /** The last space up to an index at which a line may end: not between a number and its unit or error. */
  private static int gap(String text, int from) {
    int space = text.lastIndexOf(' ', from);
    while (space > 0 && BOUND.matcher(text.substring(space)).lookingAt()
        || space > 0 && text.charAt(space - 1) == '±') {
      space = text.lastIndexOf(' ', space - 1);
    }
    return space;
  }

  /** The text, or as much of its beginning as fits into a width, with an ellipsis. */
  String cut(String text, double size, double width) {
    if (width(text, size) <= width) {
      return text;
    }
    String start = text.substring(0, fitting(text, size, width - width(ELLIPSIS, size)));
    return LOOSE_END.matcher(start).replaceFirst("") + ELLIPSIS;
  }

  /** How many characters from the beginning fit, at least one. */
  private int fitting(String text, double size, double width) {
    int end = 0;
    long units = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      units += units(character);
      if (end > 0 && units * size / unitsPerEm > width) {
        break;
      }
      end += Character.charCount(character);
    }
    return end;
  }
}
