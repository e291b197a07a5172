package io.edgewise.report.review;

import io.edgewise.report.gallery.SavedRun.Item;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.review.Context.Assumed;
import io.edgewise.report.review.Context.Built;
import io.edgewise.report.review.Context.OfStrategy;
import io.edgewise.report.review.ReviewPart.Table;
import io.edgewise.report.review.Robustness.Number;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a review. */
final class ReviewTables {

  private static final String NONE = "–";

  /** The column after the value says how far that moves the verdict. */
  private static final int MOVES_AT = 2;

  private static final List<Metric> QUANTILES = List.of(Metric.P50, Metric.P95, Metric.P99);
  private static final List<Rate> RATES = List.of(Rate.COLD_START, Rate.ERROR, Rate.STALE_READ);
  private static final List<String> KINDS = List.of("assumed", "published", "measured");

  private final Review review;

  ReviewTables(Review review) {
    this.review = review;
  }

  /** Every strategy with its latencies, rates, cost and objectives. */
  List<Table> comparison() {
    boolean limited = !review.context().objectives().isEmpty();
    List<String> titles =
        new ArrayList<>(List.of("strategy", "p50", "p95", "p99", "cold starts", "errors", "stale reads",
            "cost a month"));
    int numbers = titles.size() - 1;
    if (limited) {
      titles.add("SLO");
    }
    return List.of(new Table("", "± is half a " + review.caption().level() + " confidence interval", titles, numbers,
        review.run().strategies().stream().map(strategy -> comparison(strategy, limited)).toList()));
  }

  private List<String> comparison(Strategy strategy, boolean limited) {
    List<String> cells = new ArrayList<>(List.of(strategy.name()));
    for (Metric metric : QUANTILES) {
      cells.add(strategy.saturated() ? "saturated" : strategy.metric(metric).map(Numbers::time).orElse(NONE));
    }
    RATES.forEach(rate -> cells.add(strategy.rate(rate).map(Numbers::rate).orElse(NONE)));
    cells.add(strategy.metric(Metric.MONTHLY_COST).map(Numbers::dollars).orElse(NONE));
    if (limited) {
      List<String> broken = review.context().of(strategy.id()).map(OfStrategy::broken).orElse(List.of());
      cells.add(broken.isEmpty() ? "✓ met" : "✗ breaks " + String.join(", ", broken));
    }
    return cells;
  }

  /** The items of every bill, the dearest item of any strategy first. */
  List<Table> costs() {
    List<Strategy> strategies = review.run().strategies();
    Map<String, Map<String, Double>> items = new LinkedHashMap<>();
    Map<String, Double> totals = new LinkedHashMap<>();
    for (Strategy strategy : strategies) {
      for (Item item : strategy.bill()) {
        items.computeIfAbsent(item.offer() + ": " + item.item(), name -> new LinkedHashMap<>())
            .merge(strategy.id(), item.dollars(), Double::sum);
        totals.merge(strategy.id(), item.dollars(), Double::sum);
      }
    }
    if (items.isEmpty()) {
      return List.of();
    }
    List<String> titles = new ArrayList<>(List.of("item"));
    strategies.forEach(strategy -> titles.add(strategy.name()));
    List<List<String>> rows = items.entrySet().stream()
        .sorted(Comparator.comparingDouble(item -> -item.getValue().values().stream().mapToDouble(Math::abs).max()
            .orElse(0)))
        .map(item -> amounts(item.getKey(), item.getValue())).collect(Collectors.toCollection(ArrayList::new));
    rows.add(amounts("Total", totals));
    String dates = review.caption().prices();
    return List.of(new Table("", "US dollars a month" + (dates.isEmpty() ? "" : ", at prices of " + dates), titles,
        strategies.size(), rows));
  }

  private List<String> amounts(String name, Map<String, Double> byStrategy) {
    List<String> cells = new ArrayList<>(List.of(name));
    review.run().strategies().forEach(strategy -> cells.add(byStrategy.containsKey(strategy.id())
        ? Numbers.dollars(byStrategy.get(strategy.id())) : NONE));
    return cells;
  }

  /** What each strategy relies on, and what a move would replace; none where that is not known of any part. */
  List<Table> ties() {
    List<Table> tables = new ArrayList<>();
    for (Strategy strategy : review.run().strategies()) {
      List<Built> known = review.context().of(strategy.id()).map(OfStrategy::offers).orElse(List.of()).stream()
          .filter(built -> built.ties().isPresent()).toList();
      long proprietary = known.stream().filter(built -> !built.ties().orElseThrow().open()).count();
      if (!known.isEmpty()) {
        tables.add(new Table(strategy.name() + ": " + proprietary + " of " + known.size() + " parts proprietary",
            "What code and data rely on", List.of("part", "relies on", "a move would replace it by"), 0,
            known.stream().map(built -> tied(built, built.ties().orElseThrow())).toList()));
      }
    }
    return tables;
  }

  private static List<String> tied(Built built, Built.Ties ties) {
    return List.of(built.name() + (built.provider().isEmpty() ? "" : " (" + built.provider() + ")"),
        (ties.open() ? "open: " : "proprietary: ") + ties.relied(), ties.instead());
  }

  /**
   * Every number in force with its source, the weakest kind first; of all strategies, then of each; and what the scenario
   * states and calls uncertain.
   */
  List<Table> assumptions() {
    List<Table> tables = new ArrayList<>(assumptions("All strategies", review.context().assumptions()));
    for (Strategy strategy : review.run().strategies()) {
      review.context().of(strategy.id())
          .ifPresent(known -> tables.addAll(assumptions(strategy.name(), known.assumptions())));
    }
    review.robust().ifPresent(words -> tables.addAll(uncertain(words)));
    return tables;
  }

  /** What was varied and stands in no other table. */
  private List<Table> uncertain(RobustnessWords words) {
    Set<Number> listed = Stream.concat(review.context().assumptions().stream(),
        review.context().strategies().stream().flatMap(strategy -> strategy.assumptions().stream()))
        .filter(each -> KINDS.contains(each.kind())).map(Number::of).collect(Collectors.toSet());
    List<List<String>> rows = review.robustness().orElseThrow().inputs().stream()
        .filter(input -> input.numbers().stream().noneMatch(listed::contains))
        .map(input -> List.of(input.name(),
            input.numbers().stream().map(Number::value).collect(Collectors.joining(", ")), words.moved(input)))
        .toList();
    return rows.isEmpty() ? List.of() : List.of(new Table("Called uncertain by the scenario: " + rows.size(),
        "As the scenario states it", List.of("what", "value", "moves the verdict"), 0, rows));
  }

  private List<Table> assumptions(String whose, List<Assumed> assumed) {
    List<Assumed> sourced = assumed.stream().filter(each -> KINDS.contains(each.kind()))
        .sorted(Comparator.comparingInt(each -> KINDS.indexOf(each.kind()))).toList();
    if (sourced.isEmpty()) {
      return List.of();
    }
    String counts = KINDS.stream().map(kind -> sourced.stream().filter(each -> each.kind().equals(kind)).count() + " "
        + kind).collect(Collectors.joining(", "));
    List<String> titles = new ArrayList<>(List.of("what", "value", "kind", "source", "date"));
    review.robust().ifPresent(words -> titles.add(MOVES_AT, "moves the verdict"));
    return List.of(new Table(whose + ": " + counts, "In force", titles, 0, sourced.stream().map(this::row).toList()));
  }

  private List<String> row(Assumed assumed) {
    List<String> row = new ArrayList<>(List.of(assumed.subject(), assumed.text(),
        assumed.kind() + (assumed.confidence().isEmpty() ? "" : " (" + assumed.confidence() + ")"), assumed.source(),
        assumed.date()));
    review.robust().ifPresent(words -> row.add(MOVES_AT, words.moved(assumed)));
    return row;
  }
}
