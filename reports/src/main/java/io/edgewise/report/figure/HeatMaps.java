package io.edgewise.report.figure;

import java.util.List;
import java.util.Objects;

/**
 * How values are spread over classes, interval by interval: one map for each strategy, all on the same axes and colours.
 *
 * @param x horizontal axis
 * @param y vertical axis
 * @param colour what the colours show, with its unit
 * @param panels in reading order
 */
public record HeatMaps(Axis x, Axis y, String colour, List<Panel> panels) implements Plot {

  /**
   * One map.
   *
   * @param name what it shows
   * @param cells those with anything in them
   */
  public record Panel(String name, List<Cell> cells) {

    /** Copies the list. */
    public Panel {
      name = OneLine.of(name);
      cells = List.copyOf(cells);
    }
  }

  /**
   * A rectangle of one colour.
   *
   * @param xFrom its left edge
   * @param xTo its right edge
   * @param yFrom its lower edge
   * @param yTo its upper edge
   * @param value what the colour shows, above 0
   */
  public record Cell(double xFrom, double xTo, double yFrom, double yTo, double value) {}

  /** Copies the list. */
  public HeatMaps {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    colour = OneLine.of(colour);
    panels = List.copyOf(panels);
  }
}
