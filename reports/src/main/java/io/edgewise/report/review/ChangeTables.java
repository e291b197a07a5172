package io.edgewise.report.review;

import io.edgewise.report.figure.Caption;
import io.edgewise.report.gallery.Captions;
import io.edgewise.report.gallery.SavedRun.Item;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.review.ReviewPart.Table;
import io.edgewise.report.review.RunComparison.Side;
import io.edgewise.report.review.ScenarioChanges.Difference;
import io.edgewise.report.table.ChangeWords;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Change;
import io.edgewise.sim.result.Change.Verdict;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The tables of a comparison of two runs. */
final class ChangeTables {

  private static final String NONE = "–";

  /** More differing values than this are looked up rather than read. */
  private static final int MOST_READ = 20;

  private final RunComparison runs;

  ChangeTables(RunComparison runs) {
    this.runs = runs;
  }

  /** All that was compared of a strategy. */
  Table changes(Strategy strategy) {
    return new Table("", "Lower is better in every row", List.of("metric", "before", "after", "difference", "verdict"),
        3,
        runs.of(strategy.id()).stream().map(ChangeTables::row).toList());
  }

  private static List<String> row(Change change) {
    Estimand what = change.estimand();
    Function<ConfidenceInterval, String> value = interval -> ChangeWords.value(what, interval);
    String difference = change.verdict() == Verdict.UNCHANGED ? "none"
        : change.difference().map(each -> ChangeWords.difference(what, each)).orElse(NONE);
    boolean exact = what == Metric.MONTHLY_COST
        && change.difference().filter(each -> each.halfWidth() == 0 && each.value() != 0).isPresent();
    return List.of(ChangeWords.label(what), change.before().map(value).orElse(NONE),
        change.after().map(value).orElse(NONE), difference + (exact ? " (exact)" : ""), ChangeWords.verdict(change));
  }

  /** The bills of both runs by item, those first that differ most; empty where neither has one. */
  Optional<Table> bill(Strategy strategy) {
    Map<String, Double> before = bill(runs.before().strategy(strategy.id()).map(Strategy::bill).orElse(List.of()));
    Map<String, Double> after = bill(strategy.bill());
    Map<String, Double> moved = new TreeMap<>();
    before.forEach((item, dollars) -> moved.merge(item, -dollars, Double::sum));
    after.forEach((item, dollars) -> moved.merge(item, dollars, Double::sum));
    List<List<String>> rows = moved.entrySet().stream()
        .sorted(Comparator.comparingDouble(each -> -Math.abs(each.getValue())))
        .map(each -> List.of(each.getKey(), dollars(before.get(each.getKey())), dollars(after.get(each.getKey())),
            ChangeWords.difference(Metric.MONTHLY_COST, exactly(each.getValue()))))
        .toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Table(strategy.name() + ": what the bills consist of",
        "US dollars a month", List.of("item", "before", "after", "difference"), 3, rows));
  }

  private ConfidenceInterval exactly(double value) {
    return new ConfidenceInterval(value, value, value, runs.after().run().level());
  }

  private static String dollars(Double value) {
    return value == null ? NONE : Numbers.dollars(value);
  }

  private static Map<String, Double> bill(List<Item> items) {
    Map<String, Double> bill = new TreeMap<>();
    items.forEach(item -> bill.merge(item.offer() + ": " + item.item(), item.dollars(), Double::sum));
    return bill;
  }

  /** Both runs, side by side. */
  Table runs() {
    List<List<String>> rows = new ArrayList<>();
    add(rows, "folder", Side::folder);
    add(rows, "scenario", side -> side.run().scenario());
    add(rows, "file", side -> side.context().source());
    add(rows, "sha256 of what it says", side -> caption(side).hash());
    add(rows, "seed", side -> caption(side).seed());
    add(rows, "sample", side -> caption(side).sample());
    add(rows, "intervals", side -> caption(side).level());
    add(rows, "prices of", side -> caption(side).prices());
    add(rows, "made by", RunComparison::made);
    return new Table("", "The runs", List.of("what", "before", "after"), 0, rows);
  }

  private static Caption caption(Side side) {
    return Captions.of(side.run(), RunComparison.made(side));
  }

  private void add(List<List<String>> rows, String what, Function<Side, String> text) {
    String before = text.apply(runs.before());
    String after = text.apply(runs.after());
    if (!before.isEmpty() || !after.isEmpty()) {
      rows.add(List.of(what, before.isEmpty() ? NONE : before, after.isEmpty() ? NONE : after));
    }
  }

  /** Values that differ. */
  static Table differences(String title, List<Difference> differences) {
    boolean sourced = differences.stream().anyMatch(each -> !each.source().isEmpty());
    List<String> titles = new ArrayList<>(List.of("what", "before", "after"));
    if (sourced) {
      titles.add("source of the later one");
    }
    return new Table(differences.size() > MOST_READ ? differences.size() + " values differ: " + title : "", title,
        titles, 0, differences.stream().map(each -> {
          List<String> row = new ArrayList<>(List.of(each.what(), or(each.before()), or(each.after())));
          if (sourced) {
            row.add(each.source());
          }
          return row;
        }).toList());
  }

  private static String or(String text) {
    return text.isEmpty() ? NONE : text;
  }
}
