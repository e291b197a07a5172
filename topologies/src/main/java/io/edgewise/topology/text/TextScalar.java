package io.edgewise.topology.text;

import java.util.regex.Pattern;

/** How a value is written so that it is read as that value again. */
final class TextScalar {

  /** What needs no quotes anywhere: no sign that begins something else, no colon or hash that ends a text. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}$./+_(<>=~^-][^\\x00-\\x1f#:\"']*");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false|null");

  private TextScalar() {}

  /** A value in block style. */
  static String of(String value, boolean json) {
    String text = value.strip();
    if (isWritten(text)) {
      return text;
    }
    boolean plain = json ? NUMBER.matcher(text).matches()
        : PLAIN.matcher(colonsInWords(text)).matches() && !text.startsWith("- ") && !text.equals("-")
            && !text.startsWith("---");
    return plain ? text : quoted(text);
  }

  /** A value inside of brackets or braces, where commas and brackets need quotes as well. */
  static String inFlow(String value, boolean json) {
    String text = value.strip();
    return !isWritten(text) && text.chars().anyMatch(each -> ",[]{}".indexOf(each) >= 0) ? quoted(text)
        : of(text, json);
  }

  /** A key. */
  static String key(String key, boolean json) {
    return json || !key.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_./-]*") ? quoted(key) : key;
  }

  private static boolean isWritten(String text) {
    return !text.isEmpty() && "[{\"'".indexOf(text.charAt(0)) >= 0;
  }

  /** Colons within words are harmless, as in {@code aws:us-east-1}. */
  private static String colonsInWords(String text) {
    return text.replaceAll(":(?=\\S)", ".");
  }

  /** In double quotes. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(each -> {
      switch (each) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> quoted.append((char) each);
      }
    });
    return quoted.append('"').toString();
  }
}
