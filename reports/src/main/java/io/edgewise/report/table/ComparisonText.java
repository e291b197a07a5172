package io.edgewise.report.table;

import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A result for a terminal: the table of strategies, then the verdicts, the parts of the tail and the reservations in
 * words. No line is wider than {@value #WIDTH} columns, save for a single word that is longer.
 */
public final class ComparisonText {

  /** Columns of the screen. */
  public static final int WIDTH = 120;

  private static final int NARROWEST_NAME = 12;
  private static final int WIDEST_NAME = 40;
  private static final List<Metric> QUANTILES = List.of(Metric.P50, Metric.P95, Metric.P99);
  private static final List<Rate> RATES = List.of(Rate.COLD_START, Rate.ERROR, Rate.STALE_READ);
  private static final String NONE = "–";

  private final RunResult result;
  private final Presentation presentation;
  private final Paint paint;

  private ComparisonText(RunResult result, Presentation presentation, Paint paint) {
    this.result = Labels.labelled(result);
    this.presentation = presentation;
    this.paint = paint;
  }

  /**
   * The text, each line with a line feed.
   *
   * @param result with at least one strategy
   * @param presentation what the result does not know
   * @param paint marks for the terminal, {@link Paint#PLAIN} for a file
   */
  public static String of(RunResult result, Presentation presentation, Paint paint) {
    return new ComparisonText(result, presentation, paint).text();
  }

  private String text() {
    StringBuilder out = new StringBuilder();
    out.append(title(result)).append("\n\n");
    out.append(table());
    if (!presentation.objectives().isEmpty()) {
      out.append('\n').append(Wrapping.hanging("SLO: ", limits(presentation), WIDTH));
    }
    section("Infeasible, not simulated", presentation.infeasible(), Tone.BAD, out);
    section("Verdicts", Verdicts.of(result), null, out);
    section("Where the slowest 1 % spend their time", tails(result), null, out);
    presentation.claims().forEach(claims -> claims(claims, out));
    section("Take care", cautions(result, presentation), Tone.CAUTION, out);
    return out.toString();
  }

  static String title(RunResult result) {
    return result.scenario() + " · seed " + result.seed() + " · ± is half a "
        + Rounding.shortest(100 * result.level(), 3) + " % confidence interval";
  }

  static String limits(Presentation presentation) {
    return presentation.objectives().stream()
        .map(objective -> objective.label() + " ≤ " + objective.limitText())
        .collect(Collectors.joining(", "));
  }

  static List<String> tails(RunResult result) {
    List<String> lines = new ArrayList<>();
    for (StrategyResult strategy : result.strategies()) {
      TailShares.of(strategy).ifPresent(shares -> lines.add("p99 of " + strategy.name() + ": " + shares));
    }
    return lines;
  }

  static List<String> cautions(RunResult result, Presentation presentation) {
    List<String> lines = new ArrayList<>(presentation.warnings());
    Map<String, List<String>> namesByNote = new LinkedHashMap<>();
    for (StrategyResult strategy : result.strategies()) {
      presentation.notesOf(strategy)
          .forEach(note -> namesByNote.computeIfAbsent(note, key -> new ArrayList<>()).add(strategy.name()));
    }
    namesByNote.forEach((note, names) -> lines.add(named(names, result.strategies().size()) + ": " + note));
    lines.addAll(Caveats.ofPrices(result.strategies(), presentation));
    return lines;
  }

  private static String named(List<String> names, int all) {
    if (names.size() == all && all > 1) {
      return "all strategies";
    }
    return names.size() <= 2 ? String.join(" and ", names)
        : names.getFirst() + " and " + (names.size() - 1) + " other strategies";
  }

  private void section(String heading, List<String> lines, Tone tone, StringBuilder out) {
    if (lines.isEmpty()) {
      return;
    }
    out.append('\n').append(paint.paint(tone == null ? Tone.HEADING : tone, heading)).append('\n');
    lines.forEach(line -> out.append(Wrapping.hanging("  • ", line, WIDTH)));
  }

  private void claims(ClaimTable claims, StringBuilder out) {
    out.append('\n').append(paint.paint(Tone.HEADING, claims.title())).append('\n');
    if (!claims.source().isEmpty()) {
      out.append(Wrapping.hanging("", "as claimed by " + claims.source(), WIDTH));
    }
    out.append(claims.text(WIDTH, paint));
  }

  private String table() {
    int others = filled(result.strategies().stream().map(strategy -> List.of("")).toList()).width();
    int room = Math.clamp(WIDTH - others + DisplayWidth.of("strategy"), NARROWEST_NAME, WIDEST_NAME);
    List<String> names = ShortNames.of(result.strategies().stream().map(StrategyResult::name).toList(), 2 * room);
    return filled(names.stream().map(name -> Wrapping.lines(name, room)).toList()).text(paint);
  }

  private TextTable filled(List<List<String>> names) {
    TextTable table = new TextTable(columns());
    for (int i = 0; i < names.size(); i++) {
      table.row(cells(names.get(i), result.strategies().get(i)));
    }
    return table;
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(List.of("strategy"), false));
    QUANTILES.forEach(metric -> columns.add(new Column(List.of(metric.id()), true)));
    columns.add(new Column(List.of("cold", "starts"), true));
    columns.add(new Column(List.of("errors"), true));
    columns.add(new Column(List.of("stale", "reads"), true));
    columns.add(new Column(List.of("cost", "a month"), true));
    if (!presentation.objectives().isEmpty()) {
      columns.add(new Column(List.of("SLO"), false));
    }
    return columns;
  }

  private List<Cell> cells(List<String> name, StrategyResult strategy) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(name));
    if (strategy.saturated()) {
      cells.add(Cell.of("saturated: the backlog grows").in(Tone.BAD).over(QUANTILES.size()));
    } else {
      QUANTILES.forEach(metric -> cells.add(Cell.of(time(strategy, metric))));
    }
    RATES.forEach(rate -> cells.add(Cell.of(rate(strategy, rate))));
    cells.add(Cell.of(cost(strategy)));
    if (!presentation.objectives().isEmpty()) {
      cells.add(objectives(strategy));
    }
    return cells;
  }

  private Cell objectives(StrategyResult strategy) {
    List<Objective> broken = presentation.broken(strategy);
    return broken.isEmpty()
        ? Cell.of("✓ met").in(Tone.GOOD)
        : Cell.of(broken.stream().map(objective -> "✗ " + objective.label()).toList()).in(Tone.BAD);
  }

  static String time(StrategyResult strategy, Metric metric) {
    return strategy.metric(metric).map(Numbers::time).orElse(NONE);
  }

  static String rate(StrategyResult strategy, Rate rate) {
    return strategy.rate(rate).map(Numbers::rate).orElse(NONE);
  }

  static String cost(StrategyResult strategy) {
    Optional<String> measured = strategy.metric(Metric.MONTHLY_COST).map(Numbers::dollars);
    return measured.orElseGet(() -> Numbers.dollars(strategy.monthlyCost().total().doubleValue()));
  }
}
