package io.edgewise.scenario.analysis;

import io.edgewise.scenario.uncertainty.Input;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the difference of two strategies moves when each input alone goes from one end of its range to the other.
 *
 * @param contest what is compared
 * @param level of all intervals
 * @param replications of every point
 * @param base both strategies as the scenario stands
 * @param bars by swing, the widest first
 */
public record Tornado(Contest contest, double level, int replications, CurvePoint base, List<Bar> bars) {

  /** Which strategy is the lower one. */
  public enum Verdict {
    /** The first, beyond what its interval leaves open. */
    FIRST_LOWER,
    /** The second. */
    SECOND_LOWER,
    /** They cannot be told apart. */
    NOT_DISTINGUISHABLE;

    /** At a point. */
    public static Verdict at(CurvePoint point) {
      return point.firstIsLower() ? FIRST_LOWER : point.secondIsLower() ? SECOND_LOWER : NOT_DISTINGUISHABLE;
    }
  }

  /**
   * One input.
   *
   * @param input what is varied
   * @param low both strategies at the low end of its range
   * @param high both at the high end
   * @param downwards what becomes of the verdict on the way to the low end; empty where it holds
   * @param upwards what becomes of it on the way to the high end
   */
  public record Bar(Input input, CurvePoint low, CurvePoint high, Optional<Turn> downwards, Optional<Turn> upwards) {

    /** Checks for null. */
    public Bar {
      Objects.requireNonNull(input, "input");
      Objects.requireNonNull(low, "low");
      Objects.requireNonNull(high, "high");
      Objects.requireNonNull(downwards, "downwards");
      Objects.requireNonNull(upwards, "upwards");
    }

    /** By how much the difference changes over the range; infinite where a strategy has no value at one end alone. */
    public double swing() {
      double swing = high.of(ConfidenceInterval::value) - low.of(ConfidenceInterval::value);
      return Double.isNaN(swing) ? 0 : swing;
    }

    /** Whether the verdict is the same at both ends. */
    public boolean holds() {
      return downwards.isEmpty() && upwards.isEmpty();
    }
  }

  /**
   * Another verdict at an end of a range.
   *
   * @param atEnd the verdict there
   * @param changes value of the input from which on the verdict is not that of the scenario as it stands
   * @param tie value at which the strategies tie; empty where they do not on the way to the end
   */
  public record Turn(Verdict atEnd, double changes, OptionalDouble tie) {

    /** Checks for null. */
    public Turn {
      Objects.requireNonNull(atEnd, "atEnd");
      Objects.requireNonNull(tie, "tie");
    }
  }

  /** Copies the list. */
  public Tornado {
    Objects.requireNonNull(contest, "contest");
    Objects.requireNonNull(base, "base");
    bars = List.copyOf(bars);
  }

  /** The verdict as the scenario stands. */
  public Verdict verdict() {
    return Verdict.at(base);
  }

  /** Whether the verdict is the same at both ends of all ranges. */
  public boolean holds() {
    return bars.stream().allMatch(Bar::holds);
  }
}
