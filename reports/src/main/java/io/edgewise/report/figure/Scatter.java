package io.edgewise.report.figure;

import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * Points in the plane of two quantities, with a third one as the size of a ring around each, and the front of those that none
 * other beats in both.
 *
 * @param x horizontal axis
 * @param y vertical axis
 * @param third what the rings show, with its unit; empty for no rings
 * @param spots the points
 */
public record Scatter(Axis x, Axis y, String third, List<Spot> spots) implements Plot {

  /**
   * A quantity with its interval.
   *
   * @param value where the point is
   * @param low lower end of the interval; not a number without one
   * @param high upper end
   */
  public record Extent(double value, double low, double high) {}

  /**
   * A point.
   *
   * @param name what it is
   * @param tone its colour and marker
   * @param third what its ring shows, not negative; not a number without one
   * @param label its values in words
   * @param front whether it is on the front
   */
  public record Spot(String name, int tone, Extent x, Extent y, double third, String label, boolean front) {

    /** Puts the texts into one line. */
    public Spot {
      name = OneLine.of(name);
      label = OneLine.of(label);
    }
  }

  /** Copies the list. */
  public Scatter {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    third = OneLine.of(third);
    spots = List.copyOf(spots);
  }

  @Override
  public Scatter withTones(IntUnaryOperator tones) {
    return new Scatter(x, y, third, spots.stream().map(each -> new Spot(each.name(), tones.applyAsInt(each.tone()),
        each.x(), each.y(), each.third(), each.label(), each.front())).toList());
  }
}
