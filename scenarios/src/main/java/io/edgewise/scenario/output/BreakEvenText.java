package io.edgewise.scenario.output;

import io.edgewise.report.table.Paint;
import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import io.edgewise.scenario.analysis.BreakEven;
import io.edgewise.scenario.analysis.Crossing;
import io.edgewise.scenario.analysis.CurvePoint;
import io.edgewise.scenario.spec.Knob;
import java.util.ArrayList;
import java.util.List;

/** A break-even in words and numbers. */
public final class BreakEvenText {

  private static final int COLUMNS = 120;
  private static final int NAME_COLUMNS = 26;

  private final BreakEven answer;
  private final String scenario;
  private final ContestWords words;

  private BreakEvenText(BreakEven answer, String scenario, ContestWords words) {
    this.answer = answer;
    this.scenario = scenario;
    this.words = words;
  }

  /**
   * The whole text.
   *
   * @param scenario name of the scenario
   * @param firstName what a person calls the first strategy
   * @param secondName what a person calls the second
   */
  public static String of(BreakEven answer, String scenario, String firstName, String secondName, Paint paint) {
    return new BreakEvenText(answer, scenario,
        new ContestWords(answer.contest(), answer.level(), firstName, secondName)).text(paint);
  }

  /** The answer in sentences without an end: where they tie and who is better on either side, or that they do not tie. */
  public static List<String> sentences(BreakEven answer, String firstName, String secondName) {
    return new BreakEvenText(answer, "", new ContestWords(answer.contest(), answer.level(), firstName, secondName))
        .verdicts();
  }

  private String text(Paint paint) {
    StringBuilder out = new StringBuilder();
    out.append(paint.paint(Tone.HEADING, scenario + ": break-even " + words.where())).append(" over ")
        .append(answer.knob().path()).append(" · ± is half a ").append(words.level()).append(" confidence interval · ")
        .append(answer.replications()).append(" replications\n\n").append(table().text(paint)).append('\n');
    verdicts().forEach(line -> out.append(Wrapping.hanging("  • ", line, COLUMNS)));
    return out.toString();
  }

  private TextTable table() {
    TextTable table = new TextTable(List.of(new Column(List.of(answer.knob().name()), true),
        new Column(Wrapping.lines(words.firstName(), NAME_COLUMNS), true),
        new Column(Wrapping.lines(words.secondName(), NAME_COLUMNS), true),
        new Column(List.of("difference"), true), new Column(List.of(words.lower()), false)));
    for (CurvePoint point : answer.curve().stream().filter(p -> answer.firstLook().contains(p.value())).toList()) {
      table.row(List.of(Cell.of(answer.knob().text(point.value())), Cell.of(words.side(point.first())),
          Cell.of(words.side(point.second())), Cell.of(point.difference().map(words::number).orElse("–")),
          Cell.of(Wrapping.lines(words.winner(point), NAME_COLUMNS))));
    }
    return table;
  }

  /** What follows, a sentence each. */
  private List<String> verdicts() {
    List<String> lines = new ArrayList<>();
    for (Crossing crossing : answer.crossings()) {
      lines.add(answer.knob().whole() ? whole(crossing) : continuous(crossing));
      crossing.theory()
          .ifPresent(theory -> lines.add("by theory (" + theory.model() + (theory.exact() ? "" : "; approximate")
              + ") " + (answer.knob().whole() ? "up to " : "at ") + answer.knob().text(theory.value())));
    }
    if (lines.isEmpty()) {
      lines.add(without());
    }
    if (answer.crossings().size() > 1) {
      lines.add("they change places " + answer.crossings().size() + " times");
    }
    return lines;
  }

  private String continuous(Crossing crossing) {
    return words.name(crossing.below()) + " is " + words.lower() + " " + words.where() + " below "
        + answer.knob().path() + " = " + value(answer.knob(), crossing, answer.level()) + "; above it is "
        + words.name(crossing.above());
  }

  /** Where a crossing is, with its interval, such as "15.47 / s (15.33 / s to 15.63 / s, 95 %)". */
  static String value(Knob knob, Crossing crossing, double level) {
    String value = knob.text(rounded(crossing.value(), crossing));
    return crossing.low() == crossing.high() ? value
        : value + " (" + knob.text(rounded(crossing.low(), crossing)) + " to "
            + knob.text(rounded(crossing.high(), crossing)) + ", " + ContestWords.percent(level) + ")";
  }

  /** Rounded to what the width of the interval leaves. */
  private static double rounded(double value, Crossing crossing) {
    double width = crossing.high() - crossing.low();
    if (!(width > 0)) {
      return value;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(width)) - 1);
    return Math.rint(value / unit) * unit;
  }

  private String whole(Crossing crossing) {
    Knob knob = answer.knob();
    String up =
        words.name(crossing.below()) + " is " + words.lower() + " " + words.where() + " up to " + knob.path() + " = "
            + knob.text(crossing.low());
    String from = "; from " + knob.text(crossing.high()) + " on it is " + words.name(crossing.above());
    double open = crossing.high() - crossing.low() - 1;
    if (open == 0) {
      return up + from;
    }
    String between = open == 1 ? "at " + knob.text(crossing.low() + 1)
        : "from " + knob.text(crossing.low() + 1) + " to " + knob.text(crossing.high() - 1);
    return up + from + "; " + between + " they are not distinguishable (" + words.level() + ")";
  }

  /** There is no crossing. */
  private String without() {
    List<CurvePoint> curve = answer.curve();
    boolean first = curve.stream().anyMatch(CurvePoint::firstIsLower);
    if (!first && curve.stream().noneMatch(CurvePoint::secondIsLower)) {
      return words.firstName() + " and " + words.secondName() + " are not distinguishable " + words.where()
          + " anywhere from "
          + answer.knob().text(answer.knob().from()) + " to " + answer.knob().text(answer.knob().to());
    }
    long open = curve.stream().filter(point -> !point.firstIsLower() && !point.secondIsLower()).count();
    return "there is no break-even: " + (first ? words.firstName() : words.secondName()) + " is " + words.lower() + " "
        + words.where() + " from "
        + answer.knob().text(answer.knob().from()) + " to " + answer.knob().text(answer.knob().to())
        + (open == 0 ? "" : ", but not distinguishable at " + open + " of the " + curve.size() + " values looked at");
  }
}
