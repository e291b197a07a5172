package io.edgewise.report.layout;

import java.util.List;
import java.util.Objects;

/**
 * A figure laid out: items on a surface, the later ones above the earlier ones. Lengths are in units of one CSS pixel (1/96
 * inch), y grows downwards, colours are {@code #rrggbb}.
 *
 * @param id name of the figure
 * @param width of the surface
 * @param height of the surface
 * @param plotEnd where the plot ends, below which are notes alone; the height where there are none
 * @param title what it shows, in one sentence
 * @param description the same for those who do not see it, with all that its texts say
 * @param background colour of the surface
 * @param items in the order in which they are drawn
 */
public record Drawing(String id, double width, double height, double plotEnd, String title, String description,
    String background, List<Item> items) {

  /** Something drawn. */
  public sealed interface Item permits Box, Dot, Path, Text {

  }

  /** A rectangle with its upper left corner. */
  public record Box(double x, double y, double width, double height, Ink ink) implements Item {}

  /** A disc with its centre. */
  public record Dot(double x, double y, double radius, Ink ink) implements Item {}

  /**
   * Straight lines through points; filled by the even-odd rule.
   *
   * @param rings x and y of each point in turn, a row for each line
   * @param closed whether each line returns to its first point
   */
  public record Path(List<double[]> rings, boolean closed, Ink ink) implements Item {

    /** Copies the list. */
    public Path {
      rings = List.copyOf(rings);
    }
  }

  /**
   * A line of text on its baseline.
   *
   * @param x of its anchor
   * @param y of its baseline; of its anchor where it is turned
   * @param anchor which part of it is at x
   * @param turned whether it runs upwards
   */
  public record Text(double x, double y, Anchor anchor, Style style, boolean turned, String text) implements Item {}

  /** Which part of a text is at its place. */
  public enum Anchor {
    START, MIDDLE, END
  }

  /** How a text looks. */
  public record Style(double size, boolean bold, String colour) {}

  /**
   * How an area and its outline look.
   *
   * @param fill colour of the area; null for none
   * @param opacity of the area, 0..1
   * @param stroke colour of the outline; null for none
   * @param strokeWidth its width
   * @param dash lengths of dashes and gaps in turn; empty for an unbroken line
   */
  public record Ink(String fill, double opacity, String stroke, double strokeWidth, List<Double> dash) {

    /** Copies the list. */
    public Ink {
      dash = List.copyOf(dash);
    }

    /** An area. */
    public static Ink fill(String colour) {
      return new Ink(colour, 1, null, 0, List.of());
    }

    /** A translucent area. */
    public static Ink wash(String colour, double opacity) {
      return new Ink(colour, opacity, null, 0, List.of());
    }

    /** A line. */
    public static Ink line(String colour, double width) {
      return new Ink(null, 1, colour, width, List.of());
    }

    /** A broken line. */
    public static Ink dashed(String colour, double width, List<Double> dash) {
      return new Ink(null, 1, colour, width, dash);
    }

    /** The same with an outline. */
    public Ink outlined(String colour, double width) {
      return new Ink(fill, opacity, colour, width, dash);
    }
  }

  /** Copies the list. */
  public Drawing {
    Objects.requireNonNull(title, "title");
    items = List.copyOf(items);
  }
}
