package io.edgewise.report.figure;

import java.util.List;
import java.util.Objects;

/**
 * A tornado: how far an outcome moves when one input at a time goes to the ends of its range.
 *
 * @param x the outcome
 * @param base the outcome with every input as it is
 * @param ranges from top to bottom, usually the widest first
 */
public record Ranges(Axis x, double base, List<Range> ranges) implements Plot {

  /**
   * One input.
   *
   * @param name what it is
   * @param lowInput the lower end of its range, with its unit
   * @param highInput the upper end
   * @param low the outcome at the lower end
   * @param high the outcome at the upper end
   */
  public record Range(String name, String lowInput, String highInput, double low, double high) {

    /** Puts the texts into one line. */
    public Range {
      name = OneLine.of(name);
      lowInput = OneLine.of(lowInput);
      highInput = OneLine.of(highInput);
    }
  }

  /** Copies the list. */
  public Ranges {
    Objects.requireNonNull(x, "x");
    ranges = List.copyOf(ranges);
  }
}
