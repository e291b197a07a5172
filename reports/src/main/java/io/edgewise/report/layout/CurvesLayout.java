package io.edgewise.report.layout;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Curves;
import io.edgewise.report.figure.Curves.Curve;
import io.edgewise.report.figure.Curves.Form;
import io.edgewise.report.figure.Curves.Mark;
import io.edgewise.report.figure.Curves.Panel;
import io.edgewise.report.figure.Curves.Point;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Keys.Key;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Lays out curves. */
final class CurvesLayout {

  private static final double TALL = 380;
  private static final double LEAST = 150;
  private static final double LOW = 170;
  private static final double PANEL_GAP = 24;
  private static final double SAME_HEIGHT = 3;

  private final Curves curves;
  private final Canvas canvas;
  private final Area area;
  private final Grid grid;
  private final double tall;

  CurvesLayout(Curves curves, Canvas canvas, Area area) {
    this.curves = curves;
    this.canvas = canvas;
    this.area = area;
    grid = new Grid(canvas);
    tall = curves.panels().size() == 1 ? area.tall(TALL, Math.max(LEAST, Keys.height(keys(Map.of())))) : LOW;
  }

  double draw() {
    double left = area.left() + widestNames() + 10;
    double right = area.right() - Keys.WIDTH;
    Span x = Span.fitting(curves.x(), least(all(), Point::x, curves.x()), most(all(), Point::x), left, right);
    double first = area.top() + Marks.lane(verticals(curves.panels().getFirst()), x);
    double top = first;
    for (int i = 0; i < curves.panels().size(); i++) {
      Panel panel = curves.panels().get(i);
      double bottom = top + tall;
      Span y = vertical(panel, bottom, top);
      new Marks(canvas).stretches(panel.marks(), x, y);
      grid.verticals(x, top, bottom);
      grid.beside(y, left, right);
      grid.title(y, area.left());
      CurveInk ink = new CurveInk(canvas, x, y);
      panel.curves().forEach(ink::band);
      new Marks(canvas).lines(panel.marks(), x, y);
      panel.curves().forEach(ink::line);
      if (hasOwnMarks(i)) {
        new Marks(canvas).labels(verticals(panel), x, top);
      }
      if (i == 0) {
        Keys.draw(keys(panel, x, y), canvas, right, top, Math.max(bottom, namesBottom(top)));
      }
      if (i == curves.panels().size() - 1) {
        return Math.max(grid.below(x, bottom), namesBottom(first));
      }
      canvas.line(left, bottom, right, bottom, Ink.line(canvas.theme().axis(), 1));
      top = bottom + PANEL_GAP + (hasOwnMarks(i + 1) ? Marks.lane(verticals(curves.panels().get(i + 1)), x) : 0);
    }
    return top;
  }

  /** Whether the labels of a panel's vertical marks are not those above the panel before it. */
  private boolean hasOwnMarks(int panel) {
    return panel == 0 || !verticals(curves.panels().get(panel)).equals(verticals(curves.panels().get(panel - 1)));
  }

  /** Names may reach beside the panels below. */
  private double namesBottom(double top) {
    return top + Keys.height(keys(Map.of()));
  }

  private static List<Mark> verticals(Panel panel) {
    return panel.marks().stream().filter(Mark::vertical).toList();
  }

  private double widestNames() {
    return curves.panels().stream().mapToDouble(panel -> grid.widthOf(vertical(panel, tall, 0))).max().orElse(0);
  }

  private Span vertical(Panel panel, double bottom, double top) {
    List<Curve> shown = panel.curves();
    double least = Math.min(least(shown, Point::y, panel.y()), least(shown, Point::low, panel.y()));
    double most = Math.max(most(shown, Point::y), most(shown, Point::high));
    for (Mark mark : panel.marks()) {
      if (!mark.vertical()) {
        least = Math.min(least, mark.from());
        most = Math.max(most, mark.from());
      }
    }
    return Span.fitting(panel.y(), least, most, bottom, top);
  }

  private List<Curve> all() {
    return curves.panels().stream().flatMap(panel -> panel.curves().stream()).toList();
  }

  private static double least(List<Curve> shown, ToDoubleFunction<Point> coordinate, Axis axis) {
    return values(shown, coordinate).filter(value -> axis.scale() != Scale.LOG || value > 0).min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static double most(List<Curve> shown, ToDoubleFunction<Point> coordinate) {
    return values(shown, coordinate).max().orElse(Double.NEGATIVE_INFINITY);
  }

  private static DoubleStream values(List<Curve> shown, ToDoubleFunction<Point> coordinate) {
    return shown.stream().flatMap(curve -> curve.points().stream()).mapToDouble(coordinate).filter(Double::isFinite);
  }

  private List<Key> keys(Panel panel, Span x, Span y) {
    Map<String, Double> ends = new LinkedHashMap<>();
    for (Curve curve : panel.curves()) {
      Stream<Point> seen = curve.points().stream().filter(point -> Double.isFinite(point.y()));
      seen.reduce((first, second) -> second).filter(last -> x.clamped(last.x()) > x.end() - SAME_HEIGHT)
          .ifPresent(last -> ends.put(curve.name(), y.clamped(last.y())));
    }
    double[] heights = ends.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    boolean told = heights.length > 1 && heights[heights.length - 1] - heights[0] > SAME_HEIGHT
        && curves.panels().size() == 1 && ends.size() == keys(Map.of()).size();
    return keys(told ? ends : Map.of());
  }

  private List<Key> keys(Map<String, Double> heights) {
    Map<String, Key> keys = new LinkedHashMap<>();
    all().forEach(curve -> keys.putIfAbsent(curve.name(), new Key(curve.name(), "", area.nameLines(), curve.tone(),
        curve.form() != Form.POINTS, heights.getOrDefault(curve.name(), Double.NaN))));
    return List.copyOf(keys.values());
  }
}
