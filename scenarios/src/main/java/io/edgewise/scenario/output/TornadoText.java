package io.edgewise.scenario.output;

import io.edgewise.report.table.Paint;
import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import io.edgewise.scenario.analysis.CurvePoint;
import io.edgewise.scenario.analysis.Tornado;
import io.edgewise.scenario.analysis.Tornado.Bar;
import io.edgewise.scenario.analysis.Tornado.Turn;
import io.edgewise.scenario.analysis.Tornado.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tornado in words and numbers. */
public final class TornadoText {

  private static final int COLUMNS = 120;
  private static final int LABEL_COLUMNS = 38;

  /** A bar of less than this part of the widest one is told in a sentence, with others like it. */
  private static final double WORTH_A_BAR = 0.01;

  private final Tornado tornado;
  private final String scenario;
  private final ContestWords words;

  private TornadoText(Tornado tornado, String scenario, ContestWords words) {
    this.tornado = tornado;
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
  public static String of(Tornado tornado, String scenario, String firstName, String secondName, Paint paint) {
    return new TornadoText(tornado, scenario,
        new ContestWords(tornado.contest(), tornado.level(), firstName, secondName)).text(paint);
  }

  private String text(Paint paint) {
    StringBuilder out = new StringBuilder();
    out.append(paint.paint(Tone.HEADING, scenario + ": what moves the verdict " + words.where())).append('\n')
        .append(Wrapping.hanging("", words.firstName() + " minus " + words.secondName() + " · ± is half a "
            + words.level() + " confidence interval · " + tornado.replications() + " replications", COLUMNS))
        .append('\n');
    List<Bar> shown = tornado.bars().stream().filter(this::isWorthABar).toList();
    if (!shown.isEmpty()) {
      out.append(table(shown).text(paint)).append("│ as the scenario stands, 0 where they tie")
          .append(tornado.holds() ? "" : ", × where the verdict changes").append("\n\n");
    }
    sentences().forEach(line -> out.append(Wrapping.hanging("  • ", line, COLUMNS)));
    return out.toString();
  }

  private boolean isWorthABar(Bar bar) {
    double widest = Math.abs(tornado.bars().getFirst().swing());
    return !bar.holds() || Math.abs(bar.swing()) > (Double.isFinite(widest) ? WORTH_A_BAR * widest : 0);
  }

  private TextTable table(List<Bar> shown) {
    TextTable table = new TextTable(List.of(new Column(List.of("varied alone"), false),
        new Column(List.of("range"), false), new Column(List.of("class"), false),
        new Column(List.of("at low end"), true), new Column(List.of("at high end"), true),
        new Column(List.of("difference"), false)));
    TornadoBars bars = TornadoBars.of(tornado.base(), shown);
    for (Bar bar : shown) {
      table.row(List.of(Cell.of(Wrapping.lines(bar.input().label(), LABEL_COLUMNS)),
          Cell.of(InputWords.range(bar.input())), Cell.of(bar.input().trust().toString()),
          Cell.of(words.difference(bar.low())), Cell.of(words.difference(bar.high())),
          Cell.of(bars.of(bar) + (bar.holds() ? "" : " ×"))));
    }
    return table;
  }

  private List<String> sentences() {
    List<String> lines = new ArrayList<>();
    lines.add("as the scenario stands: " + words.verdict(tornado.base()));
    if (tornado.holds()) {
      lines.add("the verdict holds over all ranges of these " + tornado.bars().size()
          + " inputs, each varied alone");
    }
    for (Bar bar : tornado.bars()) {
      bar.downwards().ifPresent(turn -> lines.add(sentence(bar, turn, "below", bar.low())));
      bar.upwards().ifPresent(turn -> lines.add(sentence(bar, turn, "above", bar.high())));
    }
    small().ifPresent(lines::add);
    List<String> idle = tornado.bars().stream().filter(bar -> bar.swing() == 0).map(bar -> bar.input().label())
        .toList();
    if (!idle.isEmpty()) {
      lines.add("no difference at all: " + String.join(", ", idle));
    }
    return lines;
  }

  private Optional<String> small() {
    List<Bar> small = tornado.bars().stream().filter(bar -> !isWorthABar(bar) && bar.swing() != 0).toList();
    return small.isEmpty() ? Optional.empty()
        : Optional.of("less than " + words.number(roundedUp(Math.abs(small.getFirst().swing()))) + " over the range: "
            + String.join(", ", small.stream().map(bar -> bar.input().label()).toList()));
  }

  /** The next number above with one digit. */
  private static double roundedUp(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(value)));
    return Math.ceil(value / unit) * unit;
  }

  private String sentence(Bar bar, Turn turn, String side, CurvePoint end) {
    String when = " when " + InputWords.is(bar.input(), side);
    String better = turn.atEnd() == Verdict.FIRST_LOWER ? words.firstName() : words.secondName();
    String reason = end.difference().isPresent() ? "" : ": " + words.difference(end);
    if (turn.atEnd() == Verdict.NOT_DISTINGUISHABLE) {
      return "it is in doubt" + when + InputWords.value(bar.input(), turn.changes()) + reason;
    }
    if (tornado.verdict() == Verdict.NOT_DISTINGUISHABLE) {
      return better + " is " + words.lower() + when + InputWords.value(bar.input(), turn.changes()) + reason;
    }
    return "it turns" + when + InputWords.value(bar.input(), turn.tie().orElse(turn.changes()))
        + (turn.tie().isEmpty() ? "" : " (in doubt from " + InputWords.end(bar.input(), turn.changes()) + " on)")
        + ": then " + better + " is " + words.lower() + reason;
  }
}
