package io.edgewise.report.layout;

import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Curves.Curve;
import io.edgewise.report.figure.Curves.Form;
import io.edgewise.report.figure.Curves.Point;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws one curve: its band, its line, its markers. */
final class CurveInk {

  private static final double BAND = 0.18;
  private static final double WIDTH = 2;
  private static final int FEW = 40;
  private static final double PIXELS_A_MARKER = 120;
  private static final double SHIFT = 17;
  /** Points that are farther apart, in pixels, have others put between them on axes that are not linear. */
  private static final double FAR = 30;
  private static final int BETWEEN = 16;

  private final Canvas canvas;
  private final Span x;
  private final Span y;

  CurveInk(Canvas canvas, Span x, Span y) {
    this.canvas = canvas;
    this.x = x;
    this.y = y;
  }

  /** The band, in as many pieces as it has. */
  void band(Curve curve) {
    List<Point> piece = new ArrayList<>();
    for (Point point : bent(curve)) {
      if (Double.isNaN(point.low()) || Double.isNaN(point.high())) {
        area(piece, curve);
        piece.clear();
      } else {
        piece.add(point);
      }
    }
    area(piece, curve);
  }

  /**
   * The points with others between those that lie far apart, so that a line that is straight in the values is drawn as what it
   * is on an axis that is not linear: where two such lines cross on paper, they cross in the values.
   */
  private List<Point> bent(Curve curve) {
    if (curve.form() != Form.LINE || x.scale() == Scale.LINEAR && y.scale() == Scale.LINEAR) {
      return curve.points();
    }
    List<Point> all = new ArrayList<>();
    for (Point point : curve.points()) {
      if (!all.isEmpty() && Math.abs(x.clamped(point.x()) - x.clamped(all.getLast().x())) > FAR) {
        Point from = all.getLast();
        for (int i = 1; i < BETWEEN; i++) {
          // By equal ratios where the axis is logarithmic: equal steps would be few at its lower end.
          double share = x.scale() == Scale.LOG
              ? (from.x() * Math.pow(point.x() / from.x(), (double) i / BETWEEN) - from.x()) / (point.x() - from.x())
              : (double) i / BETWEEN;
          all.add(between(from, point, share));
        }
      }
      all.add(point);
    }
    return all;
  }

  /** The points with a gap where they are above an axis that ends before them, which the line reaches. */
  private List<Point> below(List<Point> points) {
    List<Point> all = new ArrayList<>();
    Point last = null;
    for (Point point : points) {
      boolean above = point.y() > y.to();
      if (last != null && Double.isFinite(last.y() + point.y()) && above != last.y() > y.to()) {
        all.add(between(last, point, (y.to() - last.y()) / (point.y() - last.y())));
      }
      all.add(above ? Point.of(point.x(), Double.NaN) : point);
      last = point;
    }
    return all;
  }

  private static Point between(Point from, Point to, double share) {
    return new Point(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()),
        from.low() + share * (to.low() - from.low()), from.high() + share * (to.high() - from.high()));
  }

  private void area(List<Point> piece, Curve curve) {
    int n = piece.size();
    if (n < 2) {
      return;
    }
    double[] ring = new double[4 * n];
    for (int i = 0; i < n; i++) {
      Point point = piece.get(i);
      ring[2 * i] = x.clamped(point.x());
      ring[2 * i + 1] = y.clamped(point.high());
      ring[4 * n - 2 * i - 2] = x.clamped(point.x());
      ring[4 * n - 2 * i - 1] = y.clamped(point.low());
    }
    canvas.add(new Path(List.of(ring), true, Ink.wash(canvas.theme().tone(curve.tone()), BAND)));
  }

  /** The line with its markers. */
  void line(Curve curve) {
    List<double[]> rings = new ArrayList<>();
    List<double[]> piece = new ArrayList<>();
    for (Point point : curve.form() == Form.POINTS ? List.<Point>of() : below(bent(curve))) {
      if (!Double.isFinite(point.y())) {
        end(piece, rings);
        continue;
      }
      double[] place = {x.clamped(point.x()), y.clamped(point.y())};
      if (curve.form() == Form.STEP && !piece.isEmpty()) {
        piece.add(new double[] {place[0], piece.getLast()[1]});
      }
      piece.add(place);
    }
    end(piece, rings);
    canvas.add(new Path(rings, false, canvas.theme().line(curve.tone(), WIDTH)));
    markers(curve);
  }

  private static void end(List<double[]> piece, List<double[]> rings) {
    if (!piece.isEmpty()) {
      rings.add(piece.stream().flatMapToDouble(Arrays::stream).toArray());
      piece.clear();
    }
  }

  /** One at each point where there are few of them, else one from time to time, of each tone at another place. */
  private void markers(Curve curve) {
    boolean few = curve.points().size() <= FEW || curve.form() == Form.POINTS;
    double next = few ? Double.NEGATIVE_INFINITY : x.start() + 30 + SHIFT * Math.floorMod(curve.tone() * 4, 7);
    for (Point point : curve.points()) {
      double place = x.clamped(point.x());
      if (Double.isFinite(point.y()) && point.y() <= y.to() && place >= next) {
        canvas.marker(curve.tone(), place, y.clamped(point.y()));
        next = few ? next : place + PIXELS_A_MARKER;
      }
    }
  }
}
