package io.edgewise.report.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks text into lines. */
public final class Wrapping {

  /** Spaces at which a line may end: not those inside "412 ± 6 ms" or "95 %". */
  private static final Pattern BREAK = Pattern.compile("(?<!±) +(?!±|(?:ms|µs|s|%)(?![\\p{L}\\p{N}]))");

  private Wrapping() {}

  /** Lines of at most so many columns, broken at spaces where there are any and inside words where there are none. */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : BREAK.split(text)) {
      String rest = word;
      if (!line.isEmpty() && DisplayWidth.of(line) + 1 + DisplayWidth.of(rest) <= width) {
        line = line + " " + rest;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      while (DisplayWidth.of(rest) > width) {
        String head = DisplayWidth.head(rest, width);
        lines.add(head);
        rest = rest.substring(head.length());
      }
      line = rest;
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  /** A paragraph: the first line begins with {@code lead}, the others are indented as far. */
  public static String hanging(String lead, String text, int width) {
    int indent = DisplayWidth.of(lead);
    String separator = "\n" + " ".repeat(indent);
    return lead + String.join(separator, lines(text, width - indent)) + "\n";
  }
}
