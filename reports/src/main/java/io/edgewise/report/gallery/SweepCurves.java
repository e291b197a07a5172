package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Curves;
import io.edgewise.report.figure.Curves.Curve;
import io.edgewise.report.figure.Curves.Form;
import io.edgewise.report.figure.Curves.Mark;
import io.edgewise.report.figure.Curves.Panel;
import io.edgewise.report.figure.Curves.Point;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.SavedSweep.Line;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cost and p99 of every strategy over a number of their scenario, such as traffic, with the values where the best changes. */
public final class SweepCurves {

  private static final double WIDE = 20;
  private static final int DIGITS = 2;

  private final SavedSweep sweep;
  private final Metric metric;

  private SweepCurves(SavedSweep sweep, Metric metric) {
    this.sweep = sweep;
    this.metric = metric;
  }

  /**
   * The figures of a sweep: of cost, and of p99, as far as at least two values of them are known.
   *
   * @param version of the product
   */
  public static List<Figure> of(SavedSweep sweep, String version) {
    List<Figure> figures = new ArrayList<>();
    for (Metric metric : List.of(Metric.MONTHLY_COST, Metric.P99)) {
      SweepCurves curves = new SweepCurves(sweep, metric);
      if (curves.values().size() >= 2) {
        figures.add(curves.figure(version));
      }
    }
    return figures;
  }

  /** The values of the axis at which some strategy has the metric. */
  private List<Double> values() {
    return sweep.strategies().stream().flatMap(line -> line.points().stream())
        .filter(point -> point.metric(metric).isPresent()).map(SavedSweep.Point::value).distinct().sorted().toList();
  }

  private boolean isCost() {
    return metric == Metric.MONTHLY_COST;
  }

  private Figure figure(String version) {
    List<Double> values = values();
    boolean wide = values.getFirst() > 0 && values.getLast() > WIDE * values.getFirst();
    Axis x = new Axis(sweep.axis() + (sweep.unit().isEmpty() ? "" : " (" + sweep.unit() + ")"), wide ? Scale.LOG
        : Scale.LINEAR, values.getFirst(), values.getLast());
    List<Curve> curves = new ArrayList<>();
    for (int tone = 0; tone < sweep.strategies().size(); tone++) {
      Line line = sweep.strategies().get(tone);
      curves.add(new Curve(line.name(), tone, Form.LINE, line.points().stream().map(point -> point.metric(metric)
          .map(i -> new Point(point.value(), i.value(), i.low(), i.high()))
          .orElse(Point.of(point.value(), Double.NaN))).toList()));
    }
    double[] heights = curves.stream().flatMap(curve -> curve.points().stream()).mapToDouble(Point::y)
        .filter(y -> y > 0).sorted().toArray();
    String name = isCost() ? "cost (US dollars a month)" : "p99 latency (ms)";
    Axis y = heights.length > 0 && heights[heights.length - 1] > WIDE * heights[0] ? Axis.of(name, Scale.LOG)
        : Axis.fromZero(name);
    List<Mark> marks = crossovers(values);
    return new Figure(isCost() ? "sweep-cost" : "sweep-p99", title(values, marks),
        new Curves(x, List.of(new Panel(y, curves, marks))),
        notes(marks),
        sweep.caption().by(version));
  }

  private List<String> notes(List<Mark> marks) {
    List<String> notes = new ArrayList<>();
    if (sweep.strategies().size() > 1) {
      notes.add("Bands: intervals over replications. Where they overlap, chance may decide who is best.");
    }
    if (!marks.isEmpty()) {
      notes.add("Between the values that were simulated, lines are straight in both quantities, and crossovers lie on "
          + "them; \"edgewise breakeven\" finds them with an interval.");
    }
    return notes;
  }

  /** Where the best strategy is another one than before. */
  private List<Mark> crossovers(List<Double> values) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 1; i < values.size(); i++) {
      int before = best(values.get(i - 1));
      int after = best(values.get(i));
      if (before >= 0 && after >= 0 && before != after) {
        double from = at(before, values.get(i - 1)) - at(after, values.get(i - 1));
        double to = at(before, values.get(i)) - at(after, values.get(i));
        double share = Double.isNaN(from) || Double.isNaN(to) || from == to ? 0.5 : from / (from - to);
        double value = values.get(i - 1) + Math.clamp(share, 0, 1) * (values.get(i) - values.get(i - 1));
        marks.add(new Mark(true, value, Double.NaN, text(value)));
      }
    }
    return marks;
  }

  /** Those that have the lowest metric at all values. */
  private List<String> alike(List<Double> values) {
    return IntStream.range(0, sweep.strategies().size())
        .filter(i -> values.stream().allMatch(value -> at(i, value) == at(best(value), value)))
        .mapToObj(i -> sweep.strategies().get(i).name()).toList();
  }

  private String amount(double value) {
    return isCost() ? Numbers.dollars(value) : Numbers.time(value);
  }

  private String text(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, Math.abs(value)))) - DIGITS + 1);
    return "about " + value(Math.rint(value / unit) * unit);
  }

  private String value(double value) {
    return Numbers.plain(value) + (sweep.unit().isEmpty() ? "" : " " + sweep.unit());
  }

  /** Index of the strategy with the lowest metric at a value; less than 0 if none has it. */
  private int best(double value) {
    int best = -1;
    for (int i = 0; i < sweep.strategies().size(); i++) {
      double here = at(i, value);
      if (!Double.isNaN(here) && (best < 0 || here < at(best, value))) {
        best = i;
      }
    }
    return best;
  }

  private double at(int strategy, double value) {
    return sweep.strategies().get(strategy).points().stream().filter(point -> point.value() == value)
        .flatMap(point -> point.metric(metric).stream()).mapToDouble(interval -> interval.value()).findFirst()
        .orElse(Double.NaN);
  }

  private String title(List<Double> values, List<Mark> marks) {
    if (sweep.strategies().size() == 1) {
      Line only = sweep.strategies().getFirst();
      return only.name() + (isCost() ? " costs " : " answers in ") + amount(at(0, values.getFirst()))
          + (isCost() ? " a month" : " at p99") + " with " + sweep.axis() + " of " + value(values.getFirst()) + ", "
          + amount(at(0, values.getLast())) + " with " + value(values.getLast());
    }
    Set<String> best = new LinkedHashSet<>();
    List<String> alike = alike(values);
    if (alike.size() > 1) {
      return String.join(", ", alike) + " are alike and " + (isCost() ? "cheapest" : "fastest at p99")
          + " at every value of " + sweep.axis();
    }
    values.forEach(value -> best.add(sweep.strategies().get(best(value)).name()));
    String adjective = isCost() ? "cheapest" : "fastest at p99";
    if (best.size() == 1) {
      return best.iterator().next() + " is " + adjective + " at every value of " + sweep.axis();
    }
    return best.iterator().next() + " is " + adjective + " at first, "
        + best.stream().skip(1).collect(Collectors.joining(", then ")) + " beyond " + sweep.axis() + " of "
        + marks.stream().map(Mark::label).collect(Collectors.joining(", "));
  }
}
