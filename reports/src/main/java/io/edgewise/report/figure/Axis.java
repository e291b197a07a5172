package io.edgewise.report.figure;

import java.util.Objects;

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

  /** Puts the title into one line. */
  public Axis {
    title = OneLine.of(title);
    Objects.requireNonNull(scale, "scale");
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
