package io.edgewise.report.table;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A result as CSV (RFC 4180, but with line feeds): a line for each strategy, full precision, times in milliseconds,
 * money in US dollars, rates as shares of 1. Empty where there is no such number: latencies of a saturated strategy,
 * the ends of an interval of a single replication, rates of what could not happen.
 */
public final class ComparisonCsv {

  private ComparisonCsv() {}

  /** The text with a header line. */
  public static String of(RunResult result, Presentation presentation) {
    boolean streamed = FirstTokens.areIn(result.strategies());
    List<String> names = new ArrayList<>(header(streamed));
    presentation.months().ifPresent(months -> names.addAll(MonthTable.COLUMNS));
    Csv csv = new Csv(names);
    for (StrategyResult strategy : result.strategies()) {
      List<String> cells = new ArrayList<>(cells(strategy, presentation, streamed));
      presentation.months().ifPresent(months -> cells.addAll(months.csvCells(strategy)));
      csv.row(cells);
    }
    return csv.toString();
  }

  /**
   * The names of the columns.
   *
   * @param streamed whether there are columns for the time to the first token
   */
  public static List<String> header(boolean streamed) {
    List<String> names = new ArrayList<>(List.of("id", "name", "requests", "replications", "saturated"));
    for (Metric metric : Metric.values()) {
      addNames(metric.isLatency() ? metric.id() + "Ms" : metric.id() + "Usd", names);
    }
    for (Metric metric : streamed ? Metric.values() : new Metric[0]) {
      if (metric.isLatency()) {
        addNames("firstToken" + metric.id().substring(0, 1).toUpperCase(Locale.ROOT) + metric.id().substring(1) + "Ms",
            names);
      }
    }
    for (Rate rate : Rate.values()) {
      addNames(rate.id(), names);
    }
    names.addAll(List.of("sloMet", "sloBroken", "precisionReached"));
    return names;
  }

  private static void addNames(String name, List<String> names) {
    names.addAll(List.of(name, name + "Low", name + "High"));
  }

  /** The cells of a strategy, by {@link #header}. */
  public static List<String> cells(StrategyResult strategy, Presentation presentation, boolean streamed) {
    List<String> cells = new ArrayList<>();
    cells.add(strategy.id());
    cells.add(strategy.name());
    cells.add(Long.toString(strategy.measurements().requests()));
    cells.add(Integer.toString(strategy.replications()));
    cells.add(Boolean.toString(strategy.saturated()));
    for (Metric metric : Metric.values()) {
      boolean hidden = metric.isLatency() && strategy.saturated();
      addNumbers(strategy.metric(metric).filter(interval -> !hidden), cells);
    }
    for (Metric metric : streamed ? Metric.values() : new Metric[0]) {
      if (metric.isLatency()) {
        addNumbers(FirstTokens.of(strategy, metric), cells);
      }
    }
    for (Rate rate : Rate.values()) {
      addNumbers(strategy.rate(rate), cells);
    }
    cells.add(presentation.met(strategy).map(met -> Boolean.toString(met)).orElse(""));
    cells.add(String.join(" ", presentation.broken(strategy).stream().map(Objective::id).toList()));
    cells.add(Boolean.toString(strategy.precisionReached()));
    return cells;
  }

  private static void addNumbers(Optional<ConfidenceInterval> interval, List<String> cells) {
    cells.add(interval.map(i -> Csv.number(i.value())).orElse(""));
    cells.add(interval.map(i -> Csv.number(i.low())).orElse(""));
    cells.add(interval.map(i -> Csv.number(i.high())).orElse(""));
  }
}
