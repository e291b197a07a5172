package io.edgewise.ui.figure;

import io.edgewise.report.layout.Drawing;
import io.edgewise.report.layout.Drawing.Box;
import io.edgewise.report.layout.Drawing.Dot;
import io.edgewise.report.layout.Drawing.Ink;
import io.edgewise.report.layout.Drawing.Item;
import io.edgewise.report.layout.Drawing.Path;
import io.edgewise.report.layout.Drawing.Style;
import io.edgewise.report.layout.Drawing.Text;
import io.edgewise.report.layout.Typeface;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Paints the items of a drawing. */
final class DrawingPainter {

  private record Size(boolean bold, double size) {}

  private static final Map<Size, Font> FONTS = new HashMap<>();

  private final GraphicsContext graphics;

  DrawingPainter(GraphicsContext graphics) {
    this.graphics = graphics;
  }

  /** Paints a drawing with its upper left corner at the origin. */
  void paint(Drawing drawing) {
    graphics.setTextBaseline(VPos.BASELINE);
    graphics.setFillRule(FillRule.EVEN_ODD);
    graphics.setLineJoin(StrokeLineJoin.ROUND);
    graphics.setLineCap(StrokeLineCap.BUTT);
    graphics.setFill(Color.web(drawing.background()));
    graphics.fillRect(0, 0, drawing.width(), drawing.height());
    drawing.items().forEach(this::paint);
  }

  /** Paints the items of a drawing upon what is there. */
  void paintItems(Drawing drawing) {
    graphics.setLineJoin(StrokeLineJoin.ROUND);
    drawing.items().forEach(this::paint);
  }

  private void paint(Item item) {
    switch (item) {
      case Box box -> {
        if (fills(box.ink())) {
          graphics.fillRect(box.x(), box.y(), box.width(), box.height());
        }
        if (strokes(box.ink())) {
          graphics.strokeRect(box.x(), box.y(), box.width(), box.height());
        }
      }
      case Dot dot -> {
        double x = dot.x() - dot.radius();
        double y = dot.y() - dot.radius();
        if (fills(dot.ink())) {
          graphics.fillOval(x, y, 2 * dot.radius(), 2 * dot.radius());
        }
        if (strokes(dot.ink())) {
          graphics.strokeOval(x, y, 2 * dot.radius(), 2 * dot.radius());
        }
      }
      case Path path -> paint(path);
      case Text text -> paint(text);
    }
  }

  private void paint(Path path) {
    graphics.beginPath();
    for (double[] ring : path.rings()) {
      graphics.moveTo(ring[0], ring[1]);
      for (int i = 2; i < ring.length; i += 2) {
        graphics.lineTo(ring[i], ring[i + 1]);
      }
      if (path.closed()) {
        graphics.closePath();
      }
    }
    if (fills(path.ink())) {
      graphics.fill();
    }
    if (strokes(path.ink())) {
      graphics.stroke();
    }
  }

  private void paint(Text text) {
    graphics.save();
    graphics.setFill(Color.web(text.style().colour()));
    graphics.setFont(font(text.style()));
    graphics.setTextAlign(switch (text.anchor()) {
      case START -> TextAlignment.LEFT;
      case MIDDLE -> TextAlignment.CENTER;
      case END -> TextAlignment.RIGHT;
    });
    graphics.translate(text.x(), text.y());
    if (text.turned()) {
      graphics.rotate(-90);
    }
    graphics.fillText(text.text(), 0, 0);
    graphics.restore();
  }

  private boolean fills(Ink ink) {
    if (ink.fill() == null) {
      return false;
    }
    graphics.setFill(Color.web(ink.fill(), ink.opacity()));
    return true;
  }

  private boolean strokes(Ink ink) {
    if (ink.stroke() == null) {
      return false;
    }
    graphics.setStroke(Color.web(ink.stroke()));
    graphics.setLineWidth(ink.strokeWidth());
    List<Double> dash = ink.dash();
    graphics.setLineDashes(dash.isEmpty() ? null : dash.stream().mapToDouble(Double::doubleValue).toArray());
    return true;
  }

  /** The font of the figures; widths on the screen are then those on paper. */
  private static Font font(Style style) {
    return FONTS.computeIfAbsent(new Size(style.bold(), style.size()),
        key -> Font.loadFont(new ByteArrayInputStream(Typeface.of(key.bold()).bytes()), key.size()));
  }
}
