package io.edgewise.ui.scenario;

import java.util.Objects;

/**
 * A part of a line.
 *
 * @param from index of its first character in the line
 * @param to index behind its last one
 * @param kind what it is
 */
record Token(int from, int to, Kind kind) {

  /** What a part of a line can be. */
  enum Kind {
    /** A key, without its colon. */
    KEY,
    /** A text in quotes, or a line of a block of text. */
    STRING,
    /** A number, with its unit where it has one. */
    NUMBER,
    /** A word that YAML knows, such as {@code true}. */
    WORD,
    /** Any other text. */
    TEXT,
    /** A dash, a colon, a comma, a bracket or a brace. */
    MARK,
    /** A comment with its hash. */
    COMMENT
  }

  /** Checks for null. */
  Token {
    Objects.requireNonNull(kind, "kind");
  }

  /** What stands there. */
  String in(String line) {
    return line.substring(from, to);
  }

  /** Whether it is a certain mark. */
  boolean is(char mark, String line) {
    return kind == Kind.MARK && line.charAt(from) == mark;
  }
}
