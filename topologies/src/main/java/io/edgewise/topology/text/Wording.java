package io.edgewise.topology.text;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How found and allowed texts are shown in messages. */
final class Wording {

  private static final int LONGEST = 60;

  private Wording() {}

  /** The text in double quotes, on one line, cut when it is long. */
  static String quote(String text) {
    return '"' + shortened(text) + '"';
  }

  /** The text on one line, without control characters, cut to 60 characters when it is longer. */
  static String shortened(String text) {
    StringBuilder shown = new StringBuilder();
    int count = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (count++ == LONGEST) {
        return shown.append("...").toString();
      }
      int character = text.codePointAt(at);
      switch (character) {
        case '\n' -> shown.append("\\n");
        case '\r' -> shown.append("\\r");
        case '\t' -> shown.append("\\t");
        default -> shown.append(Character.isISOControl(character)
            ? String.format("\\u%04x", character)
            : Character.toString(character));
      }
    }
    return shown.toString();
  }

  /** The text with spaces in the place of control characters, so that it stays one line, cut when it is longer. */
  static String line(String text, int longest) {
    String cut = text.length() <= longest ? text
        : text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest) + "...";
    return cut.chars().noneMatch(Character::isISOControl) ? cut
        : cut.codePoints().map(character -> Character.isISOControl(character) ? ' ' : character)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  /** {@code "a"}, {@code "a" or "b"}, {@code "a", "b" or "c"}. */
  static String alternatives(List<String> texts) {
    List<String> quoted = texts.stream().map(Wording::quote).toList();
    int last = quoted.size() - 1;
    return last <= 0
        ? String.join("", quoted)
        : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
  }

  /** {@code a, b, c}. */
  static String listing(Collection<String> texts) {
    return texts.stream().map(Wording::shortened).collect(Collectors.joining(", "));
  }

  /** "a" or "an" before a noun. */
  static String withArticle(String noun) {
    return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }
}
