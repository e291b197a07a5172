package io.edgewise.scenario.output;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.Paint;
import io.edgewise.report.table.Quantity;
import io.edgewise.report.table.Quantity.Unit;
import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import io.edgewise.scenario.optimize.Constraint;
import io.edgewise.scenario.optimize.Constraint.Standing;
import io.edgewise.scenario.optimize.Optimum;
import io.edgewise.scenario.optimize.Optimum.Counts;
import io.edgewise.scenario.optimize.Optimum.Point;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The best placement in words and numbers. */
public final class OptimumText {

  private static final int COLUMNS = 120;
  private static final int NAME_COLUMNS = 50;
  private static final int MOST_REASONS = 4;

  private final Optimum answer;
  private final Metric latency;

  private OptimumText(Optimum answer) {
    this.answer = answer;
    latency = answer.least().isLatency() ? answer.least() : Metric.P99;
  }

  /**
   * The whole text.
   *
   * @param scenario name of the scenario
   */
  public static String of(Optimum answer, String scenario, Paint paint) {
    return new OptimumText(answer).text(scenario, paint);
  }

  private String text(String scenario, Paint paint) {
    StringBuilder out = new StringBuilder();
    String heading = scenario + ": best placement by " + (answer.least() == Metric.MONTHLY_COST
        ? "monthly cost" : answer.least().label());
    String facts = " · " + Quantities.counted(answer.counts().all(), "candidate") + " · keeping "
        + answer.constraints().stream().map(OptimumText::bound).collect(Collectors.joining(", "))
        + " · ± is half a " + level() + " confidence interval";
    List<String> lines = Wrapping.lines(heading + facts, COLUMNS);
    lines.forEach(line -> out.append(line.startsWith(heading)
        ? paint.paint(Tone.HEADING, heading) + line.substring(heading.length()) : line).append('\n'));
    out.append('\n');
    if (!answer.points().isEmpty()) {
      out.append(table().text(paint)).append('\n');
    }
    out.append(Wrapping.hanging("", verdict(), COLUMNS));
    section("From point to point of the front", reasons(), paint, out);
    section(answer.best().isPresent() ? "What would change the answer" : "How near they come",
        answer.changes().stream().map(Optimum.Change::sentence).toList(), paint, out);
    section("How sure this is", certainty(), paint, out);
    return out.toString();
  }

  private static void section(String title, List<String> lines, Paint paint, StringBuilder out) {
    if (!lines.isEmpty()) {
      out.append('\n').append(paint.paint(Tone.HEADING, title)).append('\n');
      lines.forEach(line -> out.append(Wrapping.hanging("  • ", line, COLUMNS)));
    }
  }

  private TextTable table() {
    TextTable table = new TextTable(List.of(new Column(List.of(""), true), new Column(List.of("placement"), false),
        new Column(List.of(latency.id()), true), new Column(List.of("monthly cost"), true),
        new Column(List.of("stale reads"), true), new Column(List.of(""), false)));
    for (int i = 0; i < answer.points().size(); i++) {
      Point point = answer.points().get(i);
      table.row(List.of(Cell.of(Integer.toString(i + 1)), Cell.of(Wrapping.lines(point.name(), NAME_COLUMNS)),
          Cell.of(point.result().metric(latency).map(Numbers::time).orElse("–")),
          Cell.of(point.result().metric(Metric.MONTHLY_COST).map(Numbers::dollars).orElse("–")),
          Cell.of(stale(point)), Cell.of(Wrapping.lines(remark(i), 24))));
    }
    return table;
  }

  private static String stale(Point point) {
    Optional<ConfidenceInterval> rate = point.result().rate(Rate.STALE_READ);
    return rate.map(each -> each.value() == 0 ? "none seen" : Numbers.rate(each)).orElse("–");
  }

  private String remark(int index) {
    Point point = answer.points().get(index);
    List<String> parts = new ArrayList<>();
    if (answer.best().filter(best -> best == index).isPresent()) {
      parts.add("best");
    } else if (point.tied()) {
      parts.add("not distinguishable");
    }
    for (Constraint constraint : point.broken()) {
      parts.add((point.standing() == Standing.OPEN ? "may break " : "breaks ") + constraint.estimand().id());
    }
    return String.join(", ", parts);
  }

  private String verdict() {
    if (answer.best().isEmpty()) {
      return "No candidate keeps all bounds.";
    }
    Point best = answer.points().get(answer.best().get());
    long ties = answer.points().stream().filter(Point::tied).count();
    String value = answer.least().isLatency()
        ? answer.least().label() + " " + best.result().metric(answer.least()).map(Numbers::time).orElse("–")
        : best.result().metric(Metric.MONTHLY_COST).map(Numbers::dollars).orElse("–") + " a month";
    return "Best: " + best.name() + ", " + value + (best.standing() == Standing.OPEN
        ? "; whether it keeps all bounds is not told apart from noise" : "")
        + (ties == 0 ? "." : ". Not distinguishable from it: " + answer.points().stream().filter(Point::tied)
            .map(Point::name).collect(Collectors.joining("; ")) + ".");
  }

  private List<String> reasons() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < answer.points().size(); i++) {
      Point point = answer.points().get(i);
      if (point.onFront()) {
        lines.add((i + 1) + ": " + point.reason());
      }
    }
    return lines.size() > 1 ? lines : List.of();
  }

  private List<String> certainty() {
    List<String> lines = new ArrayList<>();
    Optimum.Proof proof = answer.proof();
    String better = answer.least().isLatency() ? "faster" : "cheaper";
    if (answer.best().isEmpty()) {
      lines.add(proof.exact() && proof.complete() ? "proven at the level " + level()
          : "not proven: candidates are left that were not simulated");
    } else if (!proof.complete()) {
      lines.add("heuristic: of the sets of places only those near the k-median of the users were candidates; of these "
          + gap(better));
    } else if (proof.exact()) {
      lines.add(proof.gap() > 0 ? "within the gap that the file allows (" + level() + "): " + gap(better)
          : "exact: bounds and racing leave no other candidate (" + level() + ")");
    } else {
      lines.add("heuristic: " + gap(better) + "; more candidates are simulated with optimize.simulate");
    }
    lines.add(answer.proof().frontExact() ? "the front is complete"
        : "the front is that of the simulated candidates; others may lie between its points");
    lines.add(counts());
    return lines;
  }

  private String gap(String better) {
    double gap = answer.proof().gap();
    return gap == 0 ? "no other is " + better
        : "no other is " + better + " by more than " + Numbers.percent(gap) + ", by the bounds of those that were not "
            + "simulated";
  }

  private String counts() {
    Counts counts = answer.counts();
    List<String> parts = new ArrayList<>();
    if (counts.outside() > 0) {
      parts.add(Quantities.counted(counts.outside(), "place") + " left out, where code is not allowed");
    }
    int reasons = 0;
    int others = 0;
    for (Map.Entry<String, Integer> excluded : counts.excluded().entrySet()) {
      if (reasons++ < MOST_REASONS) {
        parts.add(Quantities.count(excluded.getValue()) + " excluded: " + excluded.getKey());
      } else {
        others += excluded.getValue();
      }
    }
    if (others > 0) {
      parts.add(Quantities.count(others) + " excluded for other reasons");
    }
    counts.ruledOut().forEach((constraint, count) -> parts.add(Quantities.count(count)
        + " bounded away: they cannot keep " + bound(constraint)));
    if (counts.boundedAway() > 0) {
      parts.add(Quantities.count(counts.boundedAway()) + " bounded away: they cannot be better");
    }
    if (counts.left() > 0) {
      parts.add(Quantities.count(counts.left()) + " neither bounded away nor simulated");
    }
    parts.add(Quantities.count(counts.simulated()) + " simulated, of which " + Quantities.count(counts.broken())
        + " broke a bound and " + Quantities.count(counts.beaten()) + " were beaten ("
        + Quantities.counted(counts.replications(), "replication") + " in all)");
    return String.join("; ", parts);
  }

  private String level() {
    return Numbers.plain(100 * answer.level()) + " %";
  }

  private static String bound(Constraint constraint) {
    Estimand estimand = constraint.estimand();
    Unit unit = estimand instanceof Rate ? Unit.SHARE
        : estimand == Metric.MONTHLY_COST ? Unit.DOLLARS : Unit.MILLISECONDS;
    return estimand.id() + " ≤ " + Quantity.exactly(constraint.most(), unit).text();
  }

  /** Numbers of things. */
  private static final class Quantities {

    static String count(long count) {
      return String.format(Locale.ROOT, "%,d", count);
    }

    static String counted(long count, String noun) {
      return count(count) + " " + noun + (count == 1 ? "" : "s");
    }
  }
}
