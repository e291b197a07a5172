package io.edgewise.report.figure;

import java.util.Objects;
import java.util.Optional;

/**
 * An axis.
 *
 * @param title what it measures, with the unit in brackets
 * @param scale how values are spread
 * @param from its lower end; not a number for one that fits the values
 * @param to its upper end; not a number for one that fits the values
 */
public record Axis(String title, Scale scale, double from, double to) {

  /** How values are spread over an axis. */
  public enum Scale {
    /** Equal differences are equally wide. */
    LINEAR,
    /** Equal ratios are equally wide. */
    LOG,
    /**
     * Of probabilities 0..1: as wide as ln(1 / (1 - p)), so that each further nine is as wide as the one before. The axis of
     * percentile plots of HdrHistogram (Gil Tene).
     */
    NINES
  }

  /**
   * Puts the title into one line.
   *
   * @throws IllegalArgumentException if the upper end is below the lower one, or one of a logarithmic axis is not above 0
   */
  public Axis {
    title = OneLine.of(title);
    Objects.requireNonNull(scale, "scale");
    fault(scale, from, to).ifPresent(fault -> {
      throw new IllegalArgumentException("the axis from " + from + " to " + to + fault);
    });
  }

  /** What is wrong with two ends, in words that follow them; empty where nothing is. */
  static Optional<String> fault(Scale scale, double from, double to) {
    if (to < from) {
      return Optional.of(" falls");
    }
    return scale == Scale.LOG && (from <= 0 || to <= 0)
        ? Optional.of(" is logarithmic, and its ends must be above 0") : Optional.empty();
  }

  /** An axis that fits its values. */
  public static Axis of(String title, Scale scale) {
    return new Axis(title, scale, Double.NaN, Double.NaN);
  }

  /** A linear axis from 0 to the greatest value. */
  public static Axis fromZero(String title) {
    return new Axis(title, Scale.LINEAR, 0, Double.NaN);
  }
}
