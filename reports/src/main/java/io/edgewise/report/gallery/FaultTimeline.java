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
import io.edgewise.report.gallery.SavedRun.Fault;
import io.edgewise.report.gallery.SavedRun.Interval;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How the horizon goes while something breaks: latency, errors, and attempts where clients ask again. */
final class FaultTimeline {

  private static final double MINUTE = 60;
  private static final double HOUR = 3600;
  private static final double WIDE = 20;
  private static final int MOST_MOMENTS = 4;
  private static final int MOST_NOTES = 8;

  private final SavedRun run;
  private final List<Strategy> shown;
  private final double unit;

  private FaultTimeline(SavedRun run, List<Strategy> shown) {
    this.run = run;
    this.shown = shown;
    double end = shown.getFirst().course().intervals().getLast().toSeconds();
    unit = end > 6 * HOUR ? HOUR : end > 6 * MINUTE ? MINUTE : 1;
  }

  static Optional<Figure> of(SavedRun run, String version) {
    List<Strategy> shown = run.strategies().stream().filter(each -> !each.course().intervals().isEmpty()).toList();
    return shown.isEmpty() ? Optional.empty() : Optional.of(new FaultTimeline(run, shown).figure(version));
  }

  private Figure figure(String version) {
    List<Mark> marks = marks();
    List<Panel> panels = new ArrayList<>();
    panels.add(panel("p99 latency (ms)", Interval::p99, marks));
    panels.add(panel("requests that fail (%)", each -> 100.0 * each.errors() / each.requests(), marks));
    boolean repeated = shown.stream().flatMap(each -> each.course().intervals().stream())
        .anyMatch(each -> each.attempts() > each.requests());
    if (repeated) {
      panels.add(panel("attempts per request", each -> (double) each.attempts() / each.requests(), marks));
    }
    String x = "time from the start (" + (unit == HOUR ? "h" : unit == MINUTE ? "min" : "s") + ")";
    double end = shown.getFirst().course().intervals().getLast().toSeconds() / unit;
    return new Figure("faults", title(), new Curves(new Axis(x, Scale.LINEAR, 0, end), panels), notes(),
        Captions.of(run, version));
  }

  /** What breaks, and the first moments at which traffic is led around it. */
  private List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    for (Fault fault : faults()) {
      marks.add(new Mark(true, fault.fromSeconds() / unit, fault.toSeconds() / unit, fault.name()));
    }
    shown.stream().flatMap(each -> each.course().faults().stream())
        .filter(fault -> !Double.isNaN(fault.detectSeconds())).mapToDouble(fault -> fault.fromSeconds() + fault
            .detectSeconds())
        .sorted().distinct().limit(MOST_MOMENTS)
        .forEach(moment -> marks.add(new Mark(true, moment / unit, Double.NaN, "fail-over")));
    return marks;
  }

  private List<Fault> faults() {
    return shown.getFirst().course().faults();
  }

  private Panel panel(String title, ToDoubleFunction<Interval> value, List<Mark> marks) {
    List<Curve> curves = new ArrayList<>();
    for (int tone = 0; tone < run.strategies().size(); tone++) {
      Strategy strategy = run.strategies().get(tone);
      if (shown.contains(strategy)) {
        curves.add(new Curve(strategy.name(), tone, Form.STEP, points(strategy, value)));
      }
    }
    double[] values = curves.stream().flatMap(curve -> curve.points().stream()).mapToDouble(Point::y)
        .filter(y -> y > 0).sorted().toArray();
    boolean wide = title.endsWith("(ms)") && values.length > 0 && values[values.length - 1] > WIDE * values[0];
    return new Panel(wide ? Axis.of(title, Scale.LOG) : Axis.fromZero(title), curves, marks);
  }

  private List<Point> points(Strategy strategy, ToDoubleFunction<Interval> value) {
    List<Point> points = new ArrayList<>();
    for (Interval interval : strategy.course().intervals()) {
      points.add(Point.of(interval.fromSeconds() / unit, value.applyAsDouble(interval)));
    }
    Interval last = strategy.course().intervals().getLast();
    points.add(Point.of(last.toSeconds() / unit, value.applyAsDouble(last)));
    return points;
  }

  /** Who fails least and most from the begin of the first fault to the end of the last. */
  private String title() {
    double from = faults().stream().mapToDouble(Fault::fromSeconds).min().orElse(0);
    double to = faults().stream().mapToDouble(Fault::toSeconds).max().orElse(Double.MAX_VALUE);
    List<Strategy> order =
        shown.stream().sorted(Comparator.comparingDouble(each -> failed(each, from, to))).toList();
    String what =
        faults().size() == 1 ? "During \"" + faults().getFirst().name() + "\", " : "While something is broken, ";
    String least = Numbers.percent(failed(order.getFirst(), from, to));
    String most = Numbers.percent(failed(order.getLast(), from, to));
    if (failed(order.getLast(), from, to) == 0) {
      return what + "no request fails with " + (order.size() == 1 ? order.getFirst().name() : "any strategy");
    }
    if (order.size() > 1 && least.equals(most)) {
      return what + least + " of requests fail with every strategy";
    }
    return what + order.getFirst().name() + " fails " + least + " of requests"
        + (order.size() == 1 ? "" : ", " + order.getLast().name() + " " + most);
  }

  private static double failed(Strategy strategy, double from, double to) {
    long requests = 0;
    long errors = 0;
    for (Interval interval : strategy.course().intervals()) {
      if (interval.toSeconds() > from && interval.fromSeconds() < to) {
        requests += interval.requests();
        errors += interval.errors();
      }
    }
    return requests == 0 ? 0 : (double) errors / requests;
  }

  /** When routes avoid what is down, and when no more fail than before. */
  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (Strategy strategy : shown) {
      for (Fault fault : strategy.course().faults()) {
        String detect = Double.isNaN(fault.detectSeconds()) ? "traffic is not led around it"
            : "traffic is led around it after " + Numbers.plain(fault.detectSeconds()) + " s";
        String recover = Double.isNaN(fault.recoverSeconds()) ? "requests still fail at the end"
            : fault.recoverSeconds() == 0 ? "no more requests fail than before"
            : "as few requests fail as before after " + Numbers.plain(fault.recoverSeconds()) + " s";
        notes.add(strategy.name() + ", " + fault.name() + ": " + detect + "; " + recover + ".");
      }
    }
    int more = notes.size() - MOST_NOTES;
    return more <= 1 ? notes : Stream.concat(notes.stream().limit(MOST_NOTES), Stream.of("And " + more + " more."))
        .toList();
  }
}
