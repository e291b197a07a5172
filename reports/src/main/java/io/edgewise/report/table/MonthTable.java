package io.edgewise.report.table;

import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.UncertainMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * What months of uncertain demand cost.
 *
 * @param demand quantiles of the demand by probability, as factors on what was simulated
 * @param months of each strategy, by its id
 * @param budget dollars that a month may cost, if there is a bound
 */
public record MonthTable(DoubleUnaryOperator demand, Map<String, UncertainMonth> months, OptionalDouble budget) {

  static final String HEADING = "What a month costs, as demand varies";

  /** Columns of {@code summary.csv}. */
  static final List<String> COLUMNS = List.of("monthP10Usd", "monthP50Usd", "monthP90Usd", "monthMeanUsd",
      "monthOverBudget");

  /** Probabilities of the quantiles that are shown. */
  private static final List<Double> SHOWN = List.of(0.1, 0.5, 0.9);

  /** Copies the map. */
  public MonthTable {
    Objects.requireNonNull(demand, "demand");
    months = Map.copyOf(months);
    Objects.requireNonNull(budget, "budget");
  }

  /** The months of a strategy, if there are any. */
  public Optional<UncertainMonth> of(StrategyResult strategy) {
    return Optional.ofNullable(months.get(strategy.id()));
  }

  /** The probability that a month breaks the budget; empty without one. */
  public OptionalDouble overBudget(UncertainMonth month) {
    return budget.isPresent() ? OptionalDouble.of(month.probabilityAbove(budget.getAsDouble())) : budget;
  }

  List<String> header() {
    List<String> titles = new ArrayList<>();
    SHOWN.forEach(probability -> titles.add(title(probability)));
    titles.add("mean");
    budget.ifPresent(limit -> titles.add("over " + Numbers.dollars(limit)));
    return titles;
  }

  private static String title(double probability) {
    return String.format(Locale.ROOT, "P%.0f", 100 * probability);
  }

  List<String> cells(StrategyResult strategy) {
    UncertainMonth month = of(strategy).orElseThrow();
    List<String> cells = new ArrayList<>();
    SHOWN.forEach(probability -> cells.add(Numbers.dollars(month.quantile(probability))));
    cells.add(Numbers.dollars(month.mean()));
    overBudget(month).ifPresent(over -> cells.add(Numbers.percent(over)));
    return cells;
  }

  List<String> csvCells(StrategyResult strategy) {
    UncertainMonth month = of(strategy).orElseThrow();
    List<String> cells = new ArrayList<>();
    SHOWN.forEach(probability -> cells.add(Csv.number(month.quantile(probability))));
    cells.add(Csv.number(month.mean()));
    cells.add(Csv.number(overBudget(month).orElse(Double.NaN)));
    return cells;
  }

  String text(List<StrategyResult> strategies, Paint paint) {
    return StrategyTable.text(strategies, header().stream().map(title -> new Column(List.of(title), true)).toList(),
        strategies.stream().map(strategy -> cells(strategy).stream().map(Cell::of).toList()).toList(), paint);
  }

  /** The demand, who keeps the budget, then every strategy against the one with the cheapest median month. */
  List<String> sentences(List<StrategyResult> strategies) {
    List<String> lines = new ArrayList<>();
    lines.add("demand of a month, against that simulated: " + SHOWN.stream()
        .map(each -> title(each) + " " + Numbers.percent(demand.applyAsDouble(each))).collect(Collectors.joining(", "))
        + "; what is billed by time and not by request stays as simulated");
    budget.ifPresent(limit -> strategies.forEach(strategy -> lines.add(kept(strategy, limit))));
    StrategyResult cheapest = strategies.stream()
        .min(Comparator.comparingDouble(each -> of(each).orElseThrow().quantile(0.5))).orElseThrow();
    strategies.stream().filter(other -> !other.id().equals(cheapest.id()))
        .forEach(other -> lines.add(sentence(cheapest, other)));
    return lines;
  }

  private String kept(StrategyResult strategy, double limit) {
    UncertainMonth month = of(strategy).orElseThrow();
    double over = month.probabilityAbove(limit);
    String subject = strategy.name() + " costs ";
    if (over == 0 || over == 1) {
      return subject + (over == 0 ? "at most " : "more than ") + Numbers.dollars(limit) + " in every month";
    }
    return subject + "more than " + Numbers.dollars(limit) + " in " + Numbers.percent(over)
        + " of the months: at a demand above " + Numbers.percent(month.demandAbove(limit).orElseThrow());
  }

  private String sentence(StrategyResult cheapest, StrategyResult other) {
    UncertainMonth month = of(cheapest).orElseThrow();
    UncertainMonth others = of(other).orElseThrow();
    double probability = month.probabilityCheaperThan(others);
    String than = cheapest.name() + " is cheaper than " + other.name();
    if (probability == 1) {
      return than + " in every month";
    }
    if (probability == 0) {
      return cheapest.name() + " and " + other.name() + " cost the same, or the other one less, in every month";
    }
    OptionalDouble tie = month.demandOfTie(others);
    String where = tie.isEmpty() ? "" : ": at a demand "
        + (month.at(0.99 * tie.getAsDouble()) < others.at(0.99 * tie.getAsDouble()) ? "below " : "above ")
        + Numbers.percent(tie.getAsDouble());
    return than + " in " + Numbers.percent(probability) + " of the months" + where;
  }
}
