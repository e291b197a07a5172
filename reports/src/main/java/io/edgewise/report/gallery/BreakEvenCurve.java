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
import io.edgewise.report.gallery.SavedBreakEven.Pair;
import io.edgewise.report.gallery.SavedBreakEven.Tie;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Two strategies over a number of their scenario, with the values at which they tie. */
public final class BreakEvenCurve {

  private static final int DIGITS = 3;
  private static final double WIDE = 20;

  private final SavedBreakEven saved;

  private BreakEvenCurve(SavedBreakEven saved) {
    this.saved = saved;
  }

  /**
   * The figure.
   *
   * @param version of the product
   */
  public static Figure of(SavedBreakEven saved, String version) {
    return new BreakEvenCurve(saved).figure(version);
  }

  private Figure figure(String version) {
    List<Mark> marks = new ArrayList<>();
    for (Tie tie : saved.crossings()) {
      if (!saved.wholeNumbers() && tie.high() > tie.low()) {
        marks.add(new Mark(true, tie.low(), tie.high(), ""));
      }
      marks.add(new Mark(true, saved.wholeNumbers() ? tie.high() : tie.value(), Double.NaN, label(tie)));
    }
    boolean money = saved.metric() == Metric.MONTHLY_COST;
    Axis y = Axis.fromZero(money ? "cost (US dollars a month)"
        : (saved.metric() == Metric.MEAN ? "mean" : saved.metric().label()) + " latency (ms)");
    Axis x = new Axis(saved.over() + (saved.unit().isEmpty() ? "" : " (" + saved.unit() + ")"), scale(),
        saved.curve().isEmpty() ? 0 : saved.curve().getFirst().value(), saved.curve().isEmpty() ? 1 : saved.curve()
            .getLast().value());
    return new Figure("break-even", title(), new Curves(x, List.of(new Panel(y, List.of(
        curve(saved.first(), 0, Pair::first), curve(saved.second(), 1, Pair::second)), marks))),
        List.of("Bands: intervals over replications." + (marks.isEmpty() || saved.wholeNumbers() ? ""
            : " Grey: the interval of the break-even, from differences under common random numbers.")),
        saved.caption().by(version));
  }

  /** Logarithmic where the range is, so that values which were looked at in even ratios lie at even distances. */
  private Scale scale() {
    double first = saved.curve().isEmpty() ? 0 : saved.curve().getFirst().value();
    return first > 0 && saved.curve().getLast().value() > WIDE * first ? Scale.LOG : Scale.LINEAR;
  }

  private Curve curve(String name, int tone, Function<Pair, Optional<ConfidenceInterval>> side) {
    return new Curve(name, tone, Form.LINE, saved.curve().stream().map(pair -> side.apply(pair)
        .map(i -> new Point(pair.value(), i.value(), finite(i.low()), finite(i.high())))
        .orElse(Point.of(pair.value(), Double.NaN))).toList());
  }

  private static double finite(double end) {
    return Double.isFinite(end) ? end : Double.NaN;
  }

  private String label(Tie tie) {
    if (saved.wholeNumbers()) {
      return "from " + value(tie.high()) + " on: " + tie.above();
    }
    return value(tie.value()) + (tie.high() > tie.low() ? " (" + value(tie.low()) + " to " + value(tie.high()) + ")"
        : "");
  }

  private String value(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1e-9, Math.abs(value)))) - DIGITS);
    String number = Numbers.plain(Math.rint(value / unit) * unit);
    return saved.unit().isEmpty() || saved.wholeNumbers() ? number : number + " " + saved.unit();
  }

  private String title() {
    boolean money = saved.metric() == Metric.MONTHLY_COST;
    String better = money ? "cheaper" : saved.metric() == Metric.MEAN ? "faster on average"
        : "faster at " + saved.metric().label();
    if (saved.crossings().isEmpty()) {
      return "No break-even of " + saved.first() + " and " + saved.second() + " over " + saved.over();
    }
    Tie tie = saved.crossings().getFirst();
    String more = saved.crossings().size() == 1 ? "" : "; they change places " + saved.crossings().size() + " times";
    return saved.wholeNumbers()
        ? tie.below() + " is " + better + " up to " + saved.over() + " = " + value(tie.low()) + ", " + tie.above()
            + " from " + value(tie.high()) + " on" + more
        : tie.below() + " is " + better + " below " + saved.over() + " = " + value(tie.value()) + ", " + tie.above()
            + " above" + more;
  }
}
