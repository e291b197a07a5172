package io.edgewise.report.table;

/** GitHub-flavoured Markdown. */
public final class Markdown {

  private Markdown() {}

  /** Text in which no character is taken for markup; two dollar signs on a line would begin a formula. */
  public static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|#$~&])", "\\\\$1");
  }
}
