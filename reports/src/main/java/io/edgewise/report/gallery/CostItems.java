package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.Stacks;
import io.edgewise.report.figure.Stacks.Panel;
import io.edgewise.report.figure.Stacks.Row;
import io.edgewise.report.gallery.SavedRun.Item;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a month costs, by line item: the dearest items of all strategies by name, the rest together. */
final class CostItems {

  private static final int MOST_NAMED = 8;
  private static final String REST = "all other items";

  private CostItems() {}

  static Optional<Figure> of(SavedRun run, String version) {
    Standing standing = Standing.of(run, Metric.MONTHLY_COST);
    if (standing.isEmpty() || run.strategies().stream().allMatch(each -> each.bill().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(new Figure("cost-items", title(standing),
        stacks(run), List.of(), Captions.of(run, version)));
  }

  /** The bills of all strategies. */
  static Stacks stacks(SavedRun run) {
    List<String> named = dearest(run);
    List<String> parts = new ArrayList<>(named);
    boolean rest = run.strategies().stream().flatMap(each -> each.bill().stream())
        .anyMatch(item -> item.dollars() > 0 && !named.contains(name(item)));
    if (rest) {
      parts.add(REST);
    }
    List<Row> rows = new ArrayList<>();
    for (Strategy strategy : run.strategies()) {
      rows.add(new Row(strategy.name(), values(strategy, named, rest),
          strategy.metric(Metric.MONTHLY_COST).map(Numbers::dollars).orElse("not known")));
    }
    return new Stacks(Axis.fromZero("US dollars a month"), false, parts, List.of(new Panel("", rows)));
  }

  /** Who is cheapest, and what that bill mostly is. */
  private static String title(Standing standing) {
    double total = standing.best().bill().stream().mapToDouble(Item::dollars).sum();
    Map<String, Double> sums = sums(standing.best());
    return standing.sentence() + sums.entrySet().stream().filter(each -> total > 0)
        .max(Map.Entry.comparingByValue())
        .map(each -> "; " + Math.round(100 * each.getValue() / total) + " % of its bill is " + each.getKey())
        .orElse("");
  }

  private static List<String> dearest(SavedRun run) {
    Map<String, Double> most = new TreeMap<>();
    for (Strategy strategy : run.strategies()) {
      sums(strategy).forEach((name, dollars) -> most.merge(name, dollars, Math::max));
    }
    return most.entrySet().stream().filter(each -> each.getValue() > 0)
        .sorted(Comparator.comparingDouble(each -> -each.getValue())).limit(MOST_NAMED).map(Map.Entry::getKey).toList();
  }

  private static Map<String, Double> sums(Strategy strategy) {
    Map<String, Double> sums = new TreeMap<>();
    strategy.bill().forEach(item -> sums.merge(name(item), item.dollars(), Double::sum));
    return sums;
  }

  private static List<Double> values(Strategy strategy, List<String> named, boolean rest) {
    Map<String, Double> sums = sums(strategy);
    List<Double> values = new ArrayList<>();
    named.forEach(name -> values.add(Math.max(0, sums.getOrDefault(name, 0.0))));
    if (rest) {
      values.add(sums.entrySet().stream().filter(each -> !named.contains(each.getKey()))
          .mapToDouble(each -> Math.max(0, each.getValue())).sum());
    }
    return values;
  }

  private static String name(Item item) {
    return item.offer() + ": " + item.item();
  }
}
