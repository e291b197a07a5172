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
 * A result for a terminal: the table of strategies, then the sections that were asked for (usually verdicts and the
 * parts of the tail) and the reservations in words. No line is wider than {@value #WIDTH} columns, save for a single word that is longer.
 */
public final class ComparisonText {

  /** Columns of the screen. */
  public static final int WIDTH = 120;

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
    if (FirstTokens.areIn(result.strategies())) {
      out.append('\n').append(paint.paint(Tone.HEADING, FirstTokens.HEADING)).append("\n\n")
          .append(FirstTokens.text(result.strategies(), paint));
    }
    if (!presentation.objectives().isEmpty()) {
      out.append('\n').append(Wrapping.hanging("SLO: ", limits(presentation), WIDTH));
    }
    section("Infeasible, not simulated", presentation.infeasible(), Tone.BAD, out);
    section(Messages.HEADING, Messages.of(result.strategies()), null, out);
    presentation.sections().forEach(section -> section(section, out));
    presentation.months().ifPresent(months -> out.append('\n')
        .append(paint.paint(Tone.HEADING, MonthTable.HEADING)).append("\n\n")
        .append(months.text(result.strategies(), paint)).append('\n'));
    presentation.months().ifPresent(months -> months.sentences(result.strategies())
        .forEach(line -> out.append(Wrapping.hanging("  • ", line, WIDTH))));
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
        .map(objective -> objective.label() + " " + objective.relation() + " " + objective.limitText())
        .collect(Collectors.joining(", "));
  }

  private static List<String> tails(RunResult result) {
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

  private void section(Section section, StringBuilder out) {
    if (section == Section.REQUESTS) {
      out.append('\n').append(paint.paint(Tone.HEADING, RequestLatencies.HEADING)).append("\n\n")
          .append(RequestLatencies.text(result.strategies(), presentation.requests(), paint));
    } else if (section == Section.FAULTS && FaultPhases.areIn(result.strategies())) {
      out.append('\n').append(paint.paint(Tone.HEADING, FaultPhases.HEADING)).append("\n\n")
          .append(FaultPhases.text(result.strategies(), paint)).append('\n');
      Recoveries.of(result.strategies(), presentation.objectives())
          .forEach(line -> out.append(Wrapping.hanging("  • ", line, WIDTH)));
    } else {
      section(heading(section), lines(section, result), null, out);
    }
  }

  static String heading(Section section) {
    return switch (section) {
      case REQUESTS -> RequestLatencies.HEADING;
      case STALE_READS -> "Stale reads";
      case SESSIONS -> "Sessions that saw time go backwards";
      case FAULTS -> FaultPhases.HEADING;
      case FUNCTIONS -> "Cold starts by function";
      case COSTS -> "What a million requests cost";
      case VERDICTS -> "Verdicts";
      case INVERSIONS -> Inversions.HEADING;
      case TAIL -> "Where the slowest 1 % spend their time";
    };
  }

  /** The sentences of a section that is no table. */
  static List<String> lines(Section section, RunResult result) {
    return switch (section) {
      case REQUESTS, FAULTS -> List.of();
      case STALE_READS -> StaleReads.of(result.strategies());
      case SESSIONS -> BackwardSessions.of(result.strategies());
      case FUNCTIONS -> FunctionStarts.of(result.strategies());
      case COSTS -> UnitCosts.of(result.strategies());
      case VERDICTS -> Verdicts.of(result);
      case INVERSIONS -> Inversions.of(result);
      case TAIL -> tails(result);
    };
  }

  private String table() {
    return StrategyTable.text(result.strategies(), columns(), result.strategies().stream().map(this::cells).toList(),
        paint);
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
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

  private List<Cell> cells(StrategyResult strategy) {
    List<Cell> cells = new ArrayList<>();
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
