package io.edgewise.topology.text;

/** Turns growing character offsets into lines and columns, in one pass over the text. */
final class Cursor {

  private final String source;
  private final String text;
  private int offset;
  private int line = 1;
  private int column = 1;

  Cursor(String source, String text) {
    this.source = source;
    this.text = text;
  }

  /** The place just behind a text. */
  static Location end(String source, String text) {
    return new Cursor(source, text).at(text.length());
  }

  /**
   * The place of the character at an offset.
   *
   * @param target UTF-16 offset; one before the previous target answers the previous target's place
   */
  Location at(long target) {
    while (offset < target && offset < text.length()) {
      int character = text.codePointAt(offset);
      boolean returnBeforeFeed = character == '\r' && offset + 1 < text.length() && text.charAt(offset + 1) == '\n';
      if (character == '\n' || (character == '\r' && !returnBeforeFeed)) {
        line++;
        column = 1;
      } else {
        column++;
      }
      offset += Character.charCount(character);
    }
    return new Location(source, line, column);
  }
}
