package io.edgewise.report.figure;

import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * Curves over one axis, in one panel or in several below each other.
 *
 * @param x the axis that all panels share
 * @param panels from top to bottom
 */
public record Curves(Axis x, List<Panel> panels) implements Plot {

  /** How the points of a curve are joined. */
  public enum Form {
    /** By straight lines, with a marker at each point where there are few. */
    LINE,
    /** By horizontal lines that jump at the next point. */
    STEP,
    /** Not at all: a marker at each point. */
    POINTS
  }

  /**
   * A panel.
   *
   * @param y its vertical axis
   * @param curves drawn in this order
   * @param marks lines and stretches beside the data
   */
  public record Panel(Axis y, List<Curve> curves, List<Mark> marks) {

    /** Copies the lists. */
    public Panel {
      Objects.requireNonNull(y, "y");
      curves = List.copyOf(curves);
      marks = List.copyOf(marks);
    }
  }

  /**
   * A curve.
   *
   * @param name what it shows
   * @param tone its colour and line
   * @param form how its points are joined
   * @param points by rising x; the line is broken where y is not a number
   */
  public record Curve(String name, int tone, Form form, List<Point> points) {

    /** Copies the list. */
    public Curve {
      name = OneLine.of(name);
      Objects.requireNonNull(form, "form");
      points = List.copyOf(points);
    }
  }

  /**
   * A point with the band around it.
   *
   * @param low lower end of the band at x; not a number without one
   * @param high upper end
   */
  public record Point(double x, double y, double low, double high) {

    /** A point without a band. */
    public static Point of(double x, double y) {
      return new Point(x, y, Double.NaN, Double.NaN);
    }
  }

  /**
   * A line across the panel, or a stretch of it.
   *
   * @param vertical whether it stands at values of x, else it lies at values of y
   * @param from where it is, or begins
   * @param to where it ends; not a number for a line
   * @param label what it says
   */
  public record Mark(boolean vertical, double from, double to, String label) {

    /** Puts the label into one line. */
    public Mark {
      label = OneLine.of(label);
    }
  }

  /** Copies the list. */
  public Curves {
    Objects.requireNonNull(x, "x");
    panels = List.copyOf(panels);
  }

  @Override
  public Curves withTones(IntUnaryOperator tones) {
    return new Curves(x, panels.stream().map(panel -> new Panel(panel.y(), panel.curves().stream()
        .map(each -> new Curve(each.name(), tones.applyAsInt(each.tone()), each.form(), each.points())).toList(),
        panel.marks())).toList());
  }
}
