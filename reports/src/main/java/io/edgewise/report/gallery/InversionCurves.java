package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Curves;
import io.edgewise.report.figure.Curves.Curve;
import io.edgewise.report.figure.Curves.Form;
import io.edgewise.report.figure.Curves.Mark;
import io.edgewise.report.figure.Curves.Panel;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.SavedLoadStudy.InMetric;
import io.edgewise.report.gallery.SavedLoadStudy.Pair;
import io.edgewise.report.gallery.SavedLoadStudy.Point;
import io.edgewise.report.gallery.SavedLoadStudy.Turn;
import io.edgewise.report.table.Inversions;
import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.TailShares;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The difference of a nearer and a farther strategy over the load: where it is above 0, waiting overturns the round trips. */
public final class InversionCurves {

  private static final int MOST = 6;
  private static final double WIDE = 20;
  private static final int DIGITS = 3;
  /** Where the nearer one falls far behind, the curve is followed to so many times its greatest advantage. */
  private static final double FOLLOWED = 3;
  /** But at least to this part of the greatest difference. */
  private static final double LEAST_PART = 0.1;

  private final SavedLoadStudy study;
  private final Pair pair;

  private InversionCurves(SavedLoadStudy study, Pair pair) {
    this.study = study;
    this.pair = pair;
  }

  /**
   * A figure for each pair, those with an inversion first, at most six.
   *
   * @param version of the product
   */
  public static List<Figure> of(SavedLoadStudy study, String version) {
    List<Pair> pairs = study.pairs().stream().filter(pair -> !pair.metrics().isEmpty())
        .sorted(Comparator.comparing(pair -> pair.metrics().stream().allMatch(each -> each.turns().isEmpty())))
        .toList();
    List<Figure> figures = new ArrayList<>();
    for (Pair pair : pairs.subList(0, Math.min(MOST, pairs.size()))) {
      String id = pairs.size() == 1 ? "inversion" : "inversion-" + (figures.size() + 1);
      int missing = figures.size() == MOST - 1 ? pairs.size() - MOST : 0;
      figures.add(new InversionCurves(study, pair).figure(id, missing, version));
    }
    return figures;
  }

  private Figure figure(String id, int missing, String version) {
    double[] loads = pair.metrics().stream().flatMap(each -> each.curve().stream()).mapToDouble(Point::load).sorted()
        .toArray();
    double from = loads.length == 0 ? 0 : loads[0];
    double to = loads.length == 0 ? 1 : loads[loads.length - 1];
    Axis x = new Axis(study.over() + (study.unit().isEmpty() ? "" : " (" + study.unit() + ")"),
        from > 0 && to > WIDE * from ? Scale.LOG : Scale.LINEAR, from, to);
    return new Figure(id, title(), new Curves(x, pair.metrics().stream().map(this::panel).toList()), notes(missing),
        study.caption().by(version));
  }

  private Panel panel(InMetric each) {
    Axis y = new Axis("difference " + Inversions.where(each.metric()) + " (ms)", Scale.LINEAR, Double.NaN,
        limit(each));
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(false, 0, Double.NaN, ""));
    for (Turn turn : each.turns()) {
      if (turn.high() > turn.low()) {
        marks.add(new Mark(true, turn.low(), turn.high(), ""));
      }
      marks.add(new Mark(true, turn.value(), Double.NaN, label(each, turn)));
    }
    return new Panel(y, List.of(new Curve("nearer minus farther", 0, Form.LINE, points(each))), marks);
  }

  private static List<Curves.Point> points(InMetric each) {
    return each.curve().stream().map(point -> point.difference()
        .map(i -> new Curves.Point(point.load(), i.value(), finite(i.low()), finite(i.high())))
        .orElse(Curves.Point.of(point.load(), Double.NaN))).toList();
  }

  /** Where the panel ends; not a number where it holds the whole curve. */
  private static double limit(InMetric each) {
    double[] values = each.curve().stream().flatMap(point -> point.difference().stream())
        .mapToDouble(ConfidenceInterval::value).sorted().toArray();
    if (values.length == 0 || values[0] >= 0) {
      return Double.NaN;
    }
    double most = values[values.length - 1];
    double followed = Math.max(-FOLLOWED * values[0], LEAST_PART * most);
    return most > followed ? followed : Double.NaN;
  }

  private static double finite(double end) {
    return Double.isFinite(end) ? end : Double.NaN;
  }

  private String label(InMetric each, Turn turn) {
    return (turn.slowerAbove() ? "slower above " : "slower below ") + value(turn.value()) + cause(each, turn)
        .map(cause -> ": " + cause).orElse("");
  }

  /** What makes the nearer one slower beside a change of places. */
  private static Optional<String> cause(InMetric each, Turn turn) {
    Stream<Point> beside = turn.slowerAbove()
        ? each.curve().stream().filter(point -> point.load() >= turn.value())
        : each.curve().reversed().stream().filter(point -> point.load() <= turn.value());
    return beside.flatMap(point -> point.cause().stream()).findFirst().map(TailShares::words);
  }

  private String value(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, Math.abs(value)))) - DIGITS + 1);
    return Numbers.plain(Math.rint(value / unit) * unit) + (study.unit().isEmpty() ? "" : " " + study.unit());
  }

  private String title() {
    List<String> slower = pair.metrics().stream().filter(each -> !each.turns().isEmpty() || isAlwaysSlower(each))
        .map(each -> Inversions.where(each.metric()) + " " + loads(each)).toList();
    String nearer = pair.nearer() + " is " + Numbers.time(pair.advantageMillis()) + " nearer than " + pair.farther();
    return slower.isEmpty() ? nearer + ", and slower for certain at no load that was looked at"
        : nearer + ", yet slower " + String.join(", ", slower);
  }

  private static boolean isAlwaysSlower(InMetric each) {
    return each.turns().isEmpty() && each.curve().stream().anyMatch(point -> point.cause().isPresent());
  }

  /** At which loads the nearer one is slower. */
  private String loads(InMetric each) {
    List<Turn> turns = each.turns();
    if (turns.isEmpty()) {
      boolean always = each.curve().stream().allMatch(point -> point.cause().isPresent());
      return always ? "at every load" : "wherever they are told apart";
    }
    List<String> loads = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).slowerAbove()) {
        loads.add(i + 1 == turns.size() ? "above " + value(turns.get(i).value())
            : "from " + value(turns.get(i).value()) + " to " + value(turns.get(i + 1).value()));
      } else if (i == 0) {
        loads.add("below " + value(turns.getFirst().value()));
      }
    }
    return String.join(" and ", loads);
  }

  private List<String> notes(int missing) {
    List<String> notes = new ArrayList<>();
    notes.add("The nearer strategy minus the farther one: above 0 the nearer one is slower. Bands: intervals of the "
        + "difference under common random numbers. Grey: the interval of the load at which they tie.");
    if (pair.metrics().stream().anyMatch(each -> !Double.isNaN(limit(each)))) {
      notes.add("Where a curve leaves its panel, the nearer strategy falls far behind.");
    }
    if (pair.metrics().stream().flatMap(each -> each.curve().stream())
        .anyMatch(point -> point.difference().isEmpty())) {
      notes.add("There is no difference at loads where a strategy is saturated, infeasible or serves nothing.");
    }
    if (missing > 0) {
      notes.add("Left away: " + missing + (missing == 1 ? " more pair." : " more pairs."));
    }
    return notes;
  }
}
