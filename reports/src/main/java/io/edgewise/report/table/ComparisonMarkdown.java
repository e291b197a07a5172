package io.edgewise.report.table;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A result in GitHub-flavoured Markdown, as for a comment on a pull request: what {@link ComparisonText} says. */
public final class ComparisonMarkdown {

  private static final String NONE = "–";

  private ComparisonMarkdown() {}

  /** The text, each line with a line feed. */
  public static String of(RunResult original, Presentation presentation) {
    RunResult result = Labels.labelled(original);
    boolean limited = !presentation.objectives().isEmpty();
    StringBuilder out = new StringBuilder();
    out.append("### ").append(Markdown.escaped(result.scenario())).append("\n\n");
    boolean streamed = FirstTokens.areIn(result.strategies());
    out.append("| strategy | p50 | p95 | p99 |")
        .append(streamed ? " first token p50 | first token p95 | first token p99 |" : "");
    out.append(" cold starts | errors | stale reads | cost a month |").append(limited ? " SLO |\n" : "\n");
    out.append("|:---|---:|---:|---:|").append(streamed ? "---:|---:|---:|" : "");
    out.append("---:|---:|---:|---:|").append(limited ? ":---|\n" : "\n");
    for (StrategyResult strategy : result.strategies()) {
      out.append(cells(strategy, presentation, streamed).stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }
    out.append("\nSeed ").append(result.seed()).append("; ± is half a ")
        .append(Rounding.shortest(100 * result.level(), 3)).append(" % confidence interval.");
    out.append(limited ? " SLO: " + Markdown.escaped(ComparisonText.limits(presentation)) + ".\n" : "\n");
    section("Infeasible, not simulated", presentation.infeasible(), out);
    section(Messages.HEADING, Messages.of(result.strategies()), out);
    for (Section section : presentation.sections()) {
      if (section == Section.REQUESTS) {
        requests(result, presentation.requests(), out);
      } else if (section == Section.FAULTS && FaultPhases.areIn(result.strategies())) {
        faults(result, presentation, out);
      } else {
        section(ComparisonText.heading(section), ComparisonText.lines(section, result), out);
      }
    }
    presentation.months().ifPresent(months -> months(result, months, out));
    presentation.claims().forEach(claims -> claims(claims, out));
    section("Take care", ComparisonText.cautions(result, presentation), out);
    return out.toString();
  }

  private static List<String> cells(StrategyResult strategy, Presentation presentation, boolean streamed) {
    List<String> cells = new ArrayList<>();
    cells.add(Markdown.escaped(strategy.name()));
    if (strategy.saturated()) {
      cells.addAll(List.of("saturated: the backlog grows", NONE, NONE));
    } else {
      for (Metric metric : List.of(Metric.P50, Metric.P95, Metric.P99)) {
        cells.add(ComparisonText.time(strategy, metric));
      }
    }
    for (Metric metric : streamed ? FirstTokens.METRICS : List.<Metric>of()) {
      cells.add(FirstTokens.time(strategy, metric));
    }
    for (Rate rate : List.of(Rate.COLD_START, Rate.ERROR, Rate.STALE_READ)) {
      cells.add(Markdown.escaped(ComparisonText.rate(strategy, rate)));
    }
    cells.add(Markdown.escaped(ComparisonText.cost(strategy)));
    presentation.met(strategy).ifPresent(met -> cells.add(met
        ? "✓ met"
        : presentation.broken(strategy).stream().map(o -> "✗ " + o.label()).collect(Collectors.joining(", "))));
    return cells;
  }

  private static void months(RunResult result, MonthTable months, StringBuilder out) {
    List<String> header = months.header();
    out.append("\n**").append(MonthTable.HEADING).append("**\n\n| strategy | ").append(String.join(" | ", header))
        .append(" |\n|:---|").append("---:|".repeat(header.size())).append('\n');
    for (StrategyResult strategy : result.strategies()) {
      out.append("| ").append(Markdown.escaped(strategy.name())).append(" | ")
          .append(String.join(" | ", months.cells(strategy))).append(" |\n");
    }
    out.append('\n');
    months.sentences(result.strategies()).forEach(line -> out.append("- ").append(Markdown.escaped(line)).append('\n'));
  }

  private static void claims(ClaimTable claims, StringBuilder out) {
    out.append("\n**").append(Markdown.escaped(claims.title())).append("**");
    out.append(claims.source().isEmpty() ? "\n\n" : " as claimed by " + Markdown.escaped(claims.source()) + "\n\n");
    row(claims.titles(), out);
    row(claims.titles().stream().map(title -> ":---").toList(), out);
    claims.cells().forEach(cells -> row(cells.stream().map(Markdown::escaped).toList(), out));
  }

  private static void row(List<String> cells, StringBuilder out) {
    out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private static void requests(RunResult result, List<String> kinds, StringBuilder out) {
    out.append("\n**").append(RequestLatencies.HEADING).append("**\n\n| strategy |");
    kinds.forEach(kind -> out.append(' ').append(Markdown.escaped(kind)).append(" |"));
    out.append("\n|:---|").append("---:|".repeat(kinds.size())).append('\n');
    for (StrategyResult strategy : result.strategies()) {
      out.append("| ").append(Markdown.escaped(strategy.name())).append(" |");
      for (int kind = 0; kind < kinds.size(); kind++) {
        out.append(' ').append(RequestLatencies.of(strategy, kind)).append(" |");
      }
      out.append('\n');
    }
  }

  private static void faults(RunResult result, Presentation presentation, StringBuilder out) {
    out.append("\n**").append(FaultPhases.HEADING).append("**\n\n| strategy |");
    FaultPhases.TITLES.forEach(title -> out.append(' ').append(title).append(" |"));
    out.append("\n|:---|:---|").append("---:|".repeat(FaultPhases.TITLES.size() - 1)).append('\n');
    for (StrategyResult strategy : result.strategies()) {
      for (List<String> cells : FaultPhases.rows(strategy)) {
        out.append("| ").append(Markdown.escaped(strategy.name())).append(" |");
        cells.forEach(cell -> out.append(' ').append(Markdown.escaped(cell)).append(" |"));
        out.append('\n');
      }
    }
    out.append('\n');
    Recoveries.of(result.strategies(), presentation.objectives())
        .forEach(line -> out.append("- ").append(Markdown.escaped(line)).append('\n'));
  }

  private static void section(String heading, List<String> lines, StringBuilder out) {
    if (!lines.isEmpty()) {
      out.append("\n**").append(heading).append("**\n\n");
      lines.forEach(line -> out.append("- ").append(Markdown.escaped(line)).append('\n'));
    }
  }
}
