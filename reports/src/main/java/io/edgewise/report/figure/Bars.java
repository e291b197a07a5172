package io.edgewise.report.figure;

import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * Horizontal bars from zero, in groups.
 *
 * @param x the axis that all share
 * @param groups from top to bottom
 */
public record Bars(Axis x, List<Group> groups) implements Plot {

  /**
   * Bars that belong together.
   *
   * @param name of what they describe
   * @param tone its colour
   * @param bars from top to bottom
   */
  public record Group(String name, int tone, List<Bar> bars) {

    /** Copies the list. */
    public Group {
      name = OneLine.of(name);
      bars = List.copyOf(bars);
    }
  }

  /**
   * A bar.
   *
   * @param name what it measures; empty where the group says so
   * @param value its length; not a number where there is none
   * @param low lower end of its interval; not a number without one
   * @param high upper end
   * @param label the value with its interval and unit
   */
  public record Bar(String name, double value, double low, double high, String label) {

    /** Puts the texts into one line. */
    public Bar {
      name = OneLine.of(name);
      label = OneLine.of(label);
    }
  }

  /** Copies the list. */
  public Bars {
    Objects.requireNonNull(x, "x");
    groups = List.copyOf(groups);
  }

  @Override
  public Bars withTones(IntUnaryOperator tones) {
    return new Bars(x, groups.stream()
        .map(each -> new Group(each.name(), tones.applyAsInt(each.tone()), each.bars())).toList());
  }
}
