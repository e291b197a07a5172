package io.edgewise.scenario.output;

import io.edgewise.report.table.Paint;
import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import io.edgewise.scenario.analysis.ElementaryEffects.Effects;
import io.edgewise.scenario.analysis.Screening;
import io.edgewise.scenario.analysis.Screening.Ranked;
import io.edgewise.scenario.analysis.Tornado.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Elementary effects in words and numbers. */
public final class ScreeningText {

  private static final int COLUMNS = 120;
  private static final int LABEL_COLUMNS = 44;

  /** A deviation of more than this part of the mean is told as an interaction, or a bend. */
  private static final double BENDS = 0.5;

  /** An effect of more than this part of the greatest is worth a line. */
  private static final double WORTH_A_LINE = 0.01;

  private final Screening screening;
  private final String scenario;
  private final ContestWords words;

  private ScreeningText(Screening screening, String scenario, ContestWords words) {
    this.screening = screening;
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
  public static String of(Screening screening, String scenario, String firstName, String secondName, Paint paint) {
    return new ScreeningText(screening, scenario,
        new ContestWords(screening.contest(), screening.level(), firstName, secondName)).text(paint);
  }

  private String text(Paint paint) {
    StringBuilder out = new StringBuilder();
    out.append(paint.paint(Tone.HEADING, scenario + ": what moves the verdict " + words.where())).append('\n')
        .append(Wrapping.hanging("", words.firstName() + " minus " + words.secondName()
            + " · elementary effects over the whole ranges, all inputs varied together · " + screening.trajectories()
            + " trajectories, " + screening.points() + " points of " + screening.replications() + " replications",
            COLUMNS))
        .append('\n')
        .append(table().text(paint)).append('\n');
    sentences().forEach(line -> out.append(Wrapping.hanging("  • ", line, COLUMNS)));
    return out.toString();
  }

  private boolean isWorthALine(Ranked ranked) {
    double most = screening.inputs().getFirst().effects().meanOfAbsolutes();
    return ranked.effects().meanOfAbsolutes() > WORTH_A_LINE * most;
  }

  private TextTable table() {
    TextTable table = new TextTable(List.of(new Column(List.of("varied"), false), new Column(List.of("range"), false),
        new Column(List.of("class"), false), new Column(List.of("mean |effect|", "(μ*)"), true),
        new Column(List.of("mean effect", "(μ)"), true), new Column(List.of("deviation", "(σ)"), true)));
    for (Ranked ranked : screening.inputs().stream().filter(this::isWorthALine).toList()) {
      Effects effects = ranked.effects();
      table.row(List.of(Cell.of(Wrapping.lines(ranked.input().label(), LABEL_COLUMNS)),
          Cell.of(InputWords.range(ranked.input())), Cell.of(ranked.input().trust().toString()),
          Cell.of(number(effects.meanOfAbsolutes())), Cell.of(number(effects.mean())),
          Cell.of(number(effects.deviation()))));
    }
    return table;
  }

  private String number(double value) {
    return Double.isFinite(value) ? words.number(value) : "–";
  }

  private List<String> sentences() {
    List<String> lines = new ArrayList<>();
    lines.add("as the scenario stands: " + words.verdict(screening.base()));
    int points = screening.points();
    int same = screening.verdicts().getOrDefault(screening.verdict(), 0);
    lines.add(same == points ? "this holds at all " + points + " points, at which all inputs are varied together"
        : "this holds at " + same + " of " + points + " points, at which all inputs are varied together; "
            + others(points - same));
    List<String> bent = screening.inputs().stream().filter(this::isWorthALine)
        .filter(each -> each.effects().deviation() > BENDS * each.effects().meanOfAbsolutes())
        .map(each -> each.input().label()).toList();
    if (!bent.isEmpty()) {
      lines.add("how much they matter depends on the others, or on where in the range they are (σ above half of μ*): "
          + String.join(", ", bent));
    }
    List<String> idle = screening.inputs().stream().filter(each -> !isWorthALine(each))
        .map(each -> each.input().label()).toList();
    if (!idle.isEmpty()) {
      lines.add("next to nothing, below 1 % of the greatest effect: " + String.join(", ", idle));
    }
    return lines;
  }

  private String others(int rest) {
    List<String> told = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      int count = screening.verdicts().getOrDefault(verdict, 0);
      if (verdict != screening.verdict() && count > 0) {
        told.add(switch (verdict) {
          case FIRST_LOWER -> words.firstName() + " is " + words.lower();
          case SECOND_LOWER -> words.secondName() + " is " + words.lower();
          case NOT_DISTINGUISHABLE -> "they are not distinguishable";
        } + " at " + (count == rest ? "the others" : Integer.toString(count)));
      }
    }
    return String.join(", ", told);
  }
}
