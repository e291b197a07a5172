package io.edgewise.scenario.check;

import io.edgewise.report.table.Markdown;
import io.edgewise.report.table.Paint;
import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import java.util.List;

/** A check as a table for a terminal, and as Markdown for a pull request. */
public final class CheckText {

  private static final int NAME_COLUMNS = 34;
  private static final int FOUND_COLUMNS = 48;

  private CheckText() {}

  /**
   * The table.
   *
   * @param title name of the scenario
   */
  public static String table(String title, List<Finding> findings, Paint paint) {
    TextTable table = new TextTable(List.of(new Column(List.of("strategy"), false), new Column(List.of("check"), false),
        new Column(List.of("found"), false), new Column(List.of("outcome"), false)));
    String last = "";
    for (Finding finding : findings) {
      String name = finding.strategy().equals(last) ? "" : finding.name();
      last = finding.strategy();
      Cell outcome = Cell.of(mark(finding) + " " + finding.outcome().text());
      table.row(List.of(Cell.of(Wrapping.lines(name, NAME_COLUMNS)), Cell.of(finding.question()),
          Cell.of(Wrapping.lines(finding.found(), FOUND_COLUMNS)),
          finding.outcome().passes() ? outcome : outcome.in(Tone.BAD)));
    }
    return paint.paint(Tone.HEADING, title) + "\n\n" + table.text(paint) + "\n" + summary(findings) + "\n";
  }

  /**
   * A comment for a pull request: what does not hold first, the rest folded away.
   *
   * @param title name of the scenario
   */
  public static String markdown(String title, List<Finding> findings) {
    StringBuilder out =
        new StringBuilder("### ").append(escaped(title)).append(": ").append(summary(findings)).append('\n');
    List<Finding> broken = findings.stream().filter(finding -> !finding.outcome().passes()).toList();
    List<Finding> kept = findings.stream().filter(finding -> finding.outcome().passes()).toList();
    if (!broken.isEmpty()) {
      out.append('\n');
      rows(broken, out);
    }
    if (!kept.isEmpty()) {
      out.append("\n<details><summary>What holds</summary>\n\n");
      rows(kept, out);
      out.append("\n</details>\n");
    }
    return out.toString();
  }

  private static void rows(List<Finding> findings, StringBuilder out) {
    out.append("| strategy | check | found | outcome |\n|:---|:---|:---|:---|\n");
    for (Finding finding : findings) {
      out.append("| ").append(escaped(finding.name())).append(" | ").append(escaped(finding.question())).append(" | ")
          .append(escaped(finding.found())).append(" | ").append(mark(finding)).append(' ')
          .append(finding.outcome().text()).append(" |\n");
    }
  }

  /** One sentence on all of it. */
  static String summary(List<Finding> findings) {
    long broken = findings.stream().filter(finding -> !finding.outcome().passes()).count();
    return broken == 0 ? "all " + findings.size() + " checks hold"
        : broken + " of " + findings.size() + (broken == 1 ? " checks does not hold" : " checks do not hold");
  }

  private static String mark(Finding finding) {
    return finding.outcome().passes() ? "✓" : "✗";
  }

  private static String escaped(String text) {
    return Markdown.escaped(text.replaceAll("[\\s\\p{Cntrl}]+", " "));
  }
}
