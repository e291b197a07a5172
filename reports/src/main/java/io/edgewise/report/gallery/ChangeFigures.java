package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Bars;
import io.edgewise.report.figure.Bars.Group;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.Stacks;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.ChangeWords;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Change;
import io.edgewise.sim.result.Change.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Two runs in one picture: latencies and bills of every strategy, before and after. */
public final class ChangeFigures {

  private static final int BEFORE = 0;
  private static final int AFTER = 1;

  private final SavedRun before;
  private final SavedRun after;
  private final List<Change> changes;
  private final String version;

  private ChangeFigures(SavedRun before, SavedRun after, List<Change> changes, String version) {
    this.before = before;
    this.after = after;
    this.changes = changes;
    this.version = version;
  }

  /**
   * The figures that the runs have data for.
   *
   * @param changes of the strategies that both have
   * @param version of the product, for the captions
   */
  public static List<Figure> of(SavedRun before, SavedRun after, List<Change> changes, String version) {
    ChangeFigures figures = new ChangeFigures(before, after, changes, version);
    return Stream.of(figures.latency(), figures.cost()).flatMap(Optional::stream).toList();
  }

  private Optional<Figure> latency() {
    if (Standing.of(before, Metric.P50).isEmpty() && Standing.of(after, Metric.P50).isEmpty()) {
      return Optional.empty();
    }
    List<Group> groups = new ArrayList<>();
    for (String id : ids()) {
      strategy(before, id)
          .ifPresent(each -> groups.add(LatencyBars.group(each.named(each.name() + ", before"), BEFORE)));
      strategy(after, id).ifPresent(each -> groups.add(LatencyBars.group(each.named(each.name() + ", after"), AFTER)));
    }
    return Optional.of(new Figure("changes-latency", title(Metric.P99),
        new Bars(Axis.fromZero("latency (ms)"), groups), List.of("Whiskers: intervals over replications."),
        Captions.of(before, after, version)));
  }

  private Optional<Figure> cost() {
    SavedRun both = both();
    if (both.strategies().stream().allMatch(each -> each.bill().isEmpty())) {
      return Optional.empty();
    }
    Stacks stacks = CostItems.stacks(both);
    return Optional.of(
        new Figure("changes-cost", title(Metric.MONTHLY_COST), stacks, List.of(), Captions.of(before, after, version)));
  }

  /** The strategies of both runs, one after the other, each with its name and when. */
  private SavedRun both() {
    List<Strategy> all = new ArrayList<>();
    for (String id : ids()) {
      strategy(before, id).ifPresent(each -> all.add(each.named(each.name() + ", before")));
      strategy(after, id).ifPresent(each -> all.add(each.named(each.name() + ", after")));
    }
    return new SavedRun(after.scenario(), after.sha256(), after.seed(), after.level(), all, List.of());
  }

  private List<String> ids() {
    return Stream.concat(after.strategies().stream(), before.strategies().stream()).map(Strategy::id).distinct()
        .toList();
  }

  private static Optional<Strategy> strategy(SavedRun run, String id) {
    return run.strategies().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** What is told apart in a metric. */
  private String title(Metric metric) {
    List<Change> compared = changes.stream().filter(each -> each.estimand() == metric)
        .filter(each -> each.verdict() != Verdict.NOT_COMPARED).toList();
    List<Change> moved = compared.stream()
        .filter(each -> each.verdict() == Verdict.LOWER || each.verdict() == Verdict.HIGHER).toList();
    if (compared.isEmpty()) {
      return "Before and after, not compared " + ChangeWords.where(metric);
    }
    if (moved.isEmpty()) {
      return "No strategy is told apart from before " + ChangeWords.where(metric);
    }
    if (moved.size() == 1) {
      Change only = moved.getFirst();
      String name = strategy(after, only.strategy()).orElseThrow().name();
      return (metric.isLatency() ? name + " is " + ChangeWords.faster(only) + " than before"
          : "The bill of " + name + " " + ChangeWords.moved(only))
          + (compared.size() > 1 ? "; all else is within noise" : "");
    }
    long higher = moved.stream().filter(each -> each.verdict() == Verdict.HIGHER).count();
    boolean all = moved.size() == compared.size() && (higher == 0 || higher == moved.size());
    String than = " than before " + ChangeWords.where(metric);
    String up = metric.isLatency() ? "slower" : "dearer";
    String down = metric.isLatency() ? "faster" : "cheaper";
    return all
        ? (moved.size() == 2 ? "Both" : "All " + moved.size()) + " strategies are " + (higher > 0 ? up : down) + than
        : count(higher, up) + (higher > 0 && higher < moved.size() ? " and " : "") + count(moved.size() - higher, down)
            + " of " + compared.size() + " strategies" + than;
  }

  private static String count(long some, String word) {
    return some == 0 ? "" : some + " " + word;
  }
}
