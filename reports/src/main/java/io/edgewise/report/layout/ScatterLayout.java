package io.edgewise.report.layout;

import io.edgewise.report.figure.Scatter;
import io.edgewise.report.figure.Scatter.Extent;
import io.edgewise.report.figure.Scatter.Spot;
import io.edgewise.report.layout.Drawing.Anchor;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Path;
import io.edgewise.report.layout.Keys.Key;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Lays out points in the plane with the front of the best, their names beside the plot. */
final class ScatterLayout {

  private static final double TALL = 400;
  private static final double LEAST = 150;
  private static final double LARGEST_RING = 26;
  private static final double LEGEND = 26;
  /** Axes reach beyond the points by one part in so many, so that none lies on the edge. */
  private static final double PADDING = 25;

  private final Scatter scatter;
  private final Canvas canvas;
  private final Area area;
  private final Theme theme;
  private final double mostThird;

  ScatterLayout(Scatter scatter, Canvas canvas, Area area) {
    this.scatter = scatter;
    this.canvas = canvas;
    this.area = area;
    theme = canvas.theme();
    mostThird = scatter.spots().stream().mapToDouble(Spot::third).filter(Double::isFinite).max().orElse(0);
  }

  double draw() {
    List<Key> keys = scatter.spots().stream()
        .map(spot -> new Key(spot.name(), spot.label(), area.nameLines(), spot.tone(), false, Double.NaN)).toList();
    double tall = area.tall(TALL, Math.max(LEAST, Keys.height(keys)));
    double top = legend();
    double bottom = top + tall;
    Span y = Span.fitting(scatter.y(), PADDING / (PADDING + 1) * least(Spot::y),
        (PADDING + 1) / PADDING * most(Spot::y), bottom, top);
    Grid grid = new Grid(canvas);
    double left = area.left() + grid.widthOf(y) + 10;
    double right = area.right() - Keys.WIDTH;
    Span x = Span.fitting(scatter.x(), PADDING / (PADDING + 1) * least(Spot::x),
        (PADDING + 1) / PADDING * most(Spot::x), left, right);
    grid.verticals(x, top, bottom);
    grid.beside(y, left, right);
    grid.title(y, area.left());
    front(x, y);
    scatter.spots().forEach(spot -> ring(spot, x, y));
    scatter.spots().forEach(spot -> whiskers(spot, x, y));
    scatter.spots().forEach(spot -> canvas.marker(spot.tone(), x.clamped(spot.x().value()),
        y.clamped(spot.y().value()), 5.5, 1));
    Keys.draw(keys, canvas, right, top, bottom);
    return grid.below(x, bottom);
  }

  private double legend() {
    double x = area.left();
    double y = area.top() + 8;
    Ink step = Ink.dashed(theme.muted(), 1.4, List.of(5.0, 3.0));
    if (scatter.spots().stream().filter(Spot::front).count() > 1) {
      canvas.line(x, y, x + 26, y, step);
      canvas.small(x + 32, y + 4, Anchor.START, "front: no other is lower in both");
      x += 52 + Typeface.REGULAR.width("front: no other is lower in both", Canvas.SMALL);
    }
    if (mostThird > 0) {
      canvas.dot(x + 8, y, 8, ringInk(theme.muted()));
      canvas.small(x + 22, y + 4, Anchor.START, "ring: " + scatter.third());
      x += 42;
    }
    return x == area.left() ? area.top() : area.top() + LEGEND;
  }

  private static Ink ringInk(String colour) {
    return Ink.wash(colour, 0.2).outlined(colour, 0.8);
  }

  private void ring(Spot spot, Span x, Span y) {
    if (spot.third() > 0) {
      canvas.dot(x.clamped(spot.x().value()), y.clamped(spot.y().value()),
          7 + (LARGEST_RING - 7) * Math.sqrt(spot.third() / mostThird), ringInk(theme.tone(spot.tone())));
    }
  }

  private void whiskers(Spot spot, Span x, Span y) {
    Ink ink = Ink.line(theme.tone(spot.tone()), 1.3);
    double middleX = x.clamped(spot.x().value());
    double middleY = y.clamped(spot.y().value());
    if (Double.isFinite(spot.x().low()) && Double.isFinite(spot.x().high())) {
      canvas.line(x.clamped(spot.x().low()), middleY, x.clamped(spot.x().high()), middleY, ink);
    }
    if (Double.isFinite(spot.y().low()) && Double.isFinite(spot.y().high())) {
      canvas.line(middleX, y.clamped(spot.y().low()), middleX, y.clamped(spot.y().high()), ink);
    }
  }

  /** A step line through the best: what lies above it and to its right is beaten. */
  private void front(Span x, Span y) {
    List<Spot> best = scatter.spots().stream().filter(Spot::front)
        .sorted(Comparator.comparingDouble(spot -> spot.x().value())).toList();
    if (best.size() < 2) {
      return;
    }
    DoubleStream.Builder places = DoubleStream.builder();
    double last = y.end();
    for (Spot spot : best) {
      double at = x.clamped(spot.x().value());
      double height = y.clamped(spot.y().value());
      places.add(at).add(last).add(at).add(height);
      last = height;
    }
    places.add(x.end()).add(last);
    canvas.add(new Path(List.of(places.build().toArray()), false, Ink.dashed(theme.muted(), 1.4, List.of(5.0, 3.0))));
  }

  private double least(Function<Spot, Extent> quantity) {
    return ends(quantity).min().orElse(0);
  }

  private double most(Function<Spot, Extent> quantity) {
    return ends(quantity).max().orElse(1);
  }

  private DoubleStream ends(Function<Spot, Extent> quantity) {
    return scatter.spots().stream().map(quantity)
        .flatMapToDouble(extent -> DoubleStream.of(extent.value(), extent.low(), extent.high()))
        .filter(Double::isFinite);
  }
}
