package io.edgewise.scenario.analysis;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The difference of two strategies in a metric as a function of a knob. */
final class DifferenceCurve {

  private final KnobRuns runs;
  private final Contest contest;
  private final NavigableMap<Double, CurvePoint> points = new TreeMap<>();

  DifferenceCurve(KnobRuns runs, Contest contest) {
    this.runs = runs;
    this.contest = contest;
  }

  /** The point at a value, which is rounded to what a file can hold. */
  CurvePoint at(double value) {
    return points.computeIfAbsent(runs.knob().nearest(value), this::point);
  }

  /** All points so far between two values, both included, by value. */
  List<CurvePoint> between(double from, double to) {
    return List.copyOf(points.subMap(from, true, to, true).values());
  }

  /** Takes over a point that is known already. */
  void know(CurvePoint point) {
    points.put(point.value(), point);
  }

  private CurvePoint point(double value) {
    return StrategyPair.of(contest, value, runs.compiled(value), runs.at(value, contest.ids()));
  }
}
