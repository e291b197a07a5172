package io.edgewise.ui.scenario;

import io.edgewise.ui.scenario.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the lines of a YAML or JSON text are made of. Never fails: where the syntax is broken, the rest is understood as if it were
 * not. One pass, a few milliseconds for a thousand lines.
 */
final class YamlTokens {

  private static final Set<String> WORDS = Set.of("true", "false", "null", "~");
  private static final String DIGITS = "\\d[\\d_]*(\\.\\d+)?([eE][-+]?\\d+)?";
  /** A number, or two with dots between them, with a unit and perhaps another one behind a slash. */
  private static final Pattern NUMBER = Pattern.compile("[-+$]*" + DIGITS + "(\\s*\\.\\.\\s*" + DIGITS
      + ")?\\s*[A-Za-z%µ$]{0,8}(\\s*/\\s*[\\w ]{1,12})?");
  private static final Pattern BLOCK_TEXT = Pattern.compile("[|>][-+0-9]*");

  private final List<List<Token>> lines = new ArrayList<>();
  private int depth;
  /** Lines that are indented further than this belong to a block of text; -1 outside one. */
  private int blockIndent = -1;

  private String line;
  private int at;
  private List<Token> tokens;
  private boolean block;

  private YamlTokens() {}

  /** The parts of every line, in order, without the blanks between them. */
  static List<List<Token>> of(List<String> lines) {
    YamlTokens reader = new YamlTokens();
    lines.forEach(reader::read);
    return reader.lines;
  }

  private void read(String next) {
    line = next;
    at = 0;
    tokens = new ArrayList<>();
    block = false;
    if (!inBlockText()) {
      if (depth > 0 && beginsNewEntry()) {
        depth = 0;
      }
      while (at < line.length()) {
        part();
      }
      if (block) {
        blockIndent = indent();
      }
    }
    lines.add(List.copyOf(tokens));
  }

  private boolean inBlockText() {
    if (blockIndent < 0) {
      return false;
    }
    if (line.isBlank() || indent() > blockIndent) {
      if (!line.isBlank()) {
        add(indent(), line.length(), Kind.STRING);
      }
      return true;
    }
    blockIndent = -1;
    return false;
  }

  private int indent() {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  /** A key at the margin while a brace is open: the brace was forgotten. */
  private boolean beginsNewEntry() {
    return !line.isEmpty() && Character.isLetter(line.charAt(0)) && line.indexOf(':') > 0;
  }

  private void part() {
    char next = line.charAt(at);
    if (Character.isWhitespace(next)) {
      at++;
    } else if (next == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
      add(at, line.length(), Kind.COMMENT);
    } else if (next == '"' || next == '\'') {
      quoted(next);
    } else if ("{}[],".indexOf(next) >= 0 && (depth > 0 || "{[".indexOf(next) >= 0)) {
      depth += "{[".indexOf(next) >= 0 ? 1 : next == ',' ? 0 : -1;
      add(at, at + 1, Kind.MARK);
    } else if ((next == '-' || next == ':') && endsWord(at + 1)) {
      add(at, at + 1, Kind.MARK);
    } else {
      plain();
    }
  }

  /**
   * A text in quotes, to the end of the line at most: a quote without an end is what one types first, and quoted texts over
   * several lines are rare.
   */
  private void quoted(char quote) {
    int start = at;
    int i = at + 1;
    while (i < line.length() && line.charAt(i) != quote) {
      i += quote == '"' && line.charAt(i) == '\\' ? 2 : 1;
    }
    int end = Math.min(line.length(), i + 1);
    add(start, end, i < line.length() && isBeforeColon(end) ? Kind.KEY : Kind.STRING);
  }

  private boolean isBeforeColon(int end) {
    int next = end;
    while (next < line.length() && line.charAt(next) == ' ') {
      next++;
    }
    return next < line.length() && line.charAt(next) == ':';
  }

  private void plain() {
    int end = at;
    while (end < line.length() && !endsPlain(end)) {
      end++;
    }
    int trimmed = end;
    while (trimmed > at + 1 && Character.isWhitespace(line.charAt(trimmed - 1))) {
      trimmed--;
    }
    String text = line.substring(at, trimmed);
    boolean key = end < line.length() && line.charAt(end) == ':';
    block |= !key && depth == 0 && BLOCK_TEXT.matcher(text).matches();
    add(at, trimmed, key ? Kind.KEY
        : WORDS.contains(text) ? Kind.WORD : NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT);
    at = Math.max(at, end);
  }

  private boolean endsPlain(int i) {
    char c = line.charAt(i);
    return c == ':' && endsWord(i + 1)
        || c == '#' && i > at && Character.isWhitespace(line.charAt(i - 1))
        || depth > 0 && ",{}[]".indexOf(c) >= 0;
  }

  private boolean endsWord(int i) {
    return i >= line.length() || Character.isWhitespace(line.charAt(i))
        || depth > 0 && ",{}[]".indexOf(line.charAt(i)) >= 0;
  }

  private void add(int from, int to, Kind kind) {
    tokens.add(new Token(from, to, kind));
    at = to;
  }
}
