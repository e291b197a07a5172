package io.edgewise.report.table;

/** How many columns of a terminal a text takes. */
final class DisplayWidth {

  private static final int FIRST_WIDE = 0x1100;

  private DisplayWidth() {}

  /** Columns of a text: one a character, none for combining marks, two for the wide characters of East Asian scripts. */
  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  static int of(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
      return 0;
    }
    return character >= FIRST_WIDE && isWide(character) ? 2 : 1;
  }

  /** The blocks with East Asian Width W or F (Unicode Standard Annex 11). */
  private static boolean isWide(int c) {
    return c <= 0x115F
        || c >= 0x2E80 && c <= 0xA4CF && c != 0x303F
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE30 && c <= 0xFE6F
        || c >= 0xFF00 && c <= 0xFF60
        || c >= 0xFFE0 && c <= 0xFFE6
        || c >= 0x1F300 && c <= 0x1F64F
        || c >= 0x1F900 && c <= 0x1F9FF
        || c >= 0x20000 && c <= 0x3FFFD;
  }

  /** The longest beginning of a text that fits into so many columns; combining marks stay with their letter. */
  static String head(String text, int columns) {
    int used = 0;
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      used += of(character);
      if (used > columns) {
        break;
      }
      at += Character.charCount(character);
    }
    return text.substring(0, at);
  }

  /** The longest end of a text that fits into so many columns and does not begin with a combining mark. */
  static String tail(String text, int columns) {
    int used = 0;
    int from = text.length();
    int at = text.length();
    while (at > 0) {
      int character = text.codePointBefore(at);
      used += of(character);
      if (used > columns) {
        break;
      }
      at -= Character.charCount(character);
      if (of(character) > 0) {
        from = at;
      }
    }
    return text.substring(from);
  }

  /** The text with spaces up to a width, before it or after it. */
  static String padded(String text, int columns, boolean right) {
    String spaces = " ".repeat(Math.max(0, columns - of(text)));
    return right ? spaces + text : text + spaces;
  }
}
