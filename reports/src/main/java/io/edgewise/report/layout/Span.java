package io.edgewise.report.layout;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;

/**
 * Values of an axis on a stretch of the surface.
 *
 * @param scale how values are spread
 * @param from value at the beginning
 * @param to value at the end
 * @param start where the stretch begins
 * @param end where it ends; less than the beginning where values grow upwards
 * @param unit in which its values are told
 */
record Span(Scale scale, double from, double to, double start, double end, AxisUnit unit) {

  /** Most nines that are told apart: one in a million. */
  private static final double MOST = 1 - 1e-6;

  /** A stretch whose values are told as they are. */
  Span(Scale scale, double from, double to, double start, double end) {
    this(scale, from, to, start, end, new AxisUnit("", 1));
  }

  /** The place of a value; outside the stretch for values outside the range. */
  double at(double value) {
    double low = spread(from);
    double high = spread(to);
    return high == low ? (start + end) / 2 : start + (spread(value) - low) / (high - low) * (end - start);
  }

  /** The place of a value, at an end for values beyond it. */
  double clamped(double value) {
    double place = at(Math.clamp(value, from, to));
    return Double.isNaN(place) ? start : place;
  }

  boolean holds(double value) {
    return value >= from && value <= to;
  }

  private double spread(double value) {
    return switch (scale) {
      case LINEAR -> value;
      case LOG -> Math.log10(value);
      case NINES -> -Math.log10(1 - Math.clamp(value, 0, MOST));
    };
  }

  /**
   * A stretch for the values of an axis: what the axis fixes, else up to the next tick beyond the values.
   *
   * @param low the least value; not a number where there is none
   * @param high the greatest
   */
  static Span fitting(Axis axis, double low, double high, double start, double end) {
    double least = Double.isNaN(axis.from()) ? low : axis.from();
    double most = Double.isNaN(axis.to()) ? high : axis.to();
    if (!(Double.isFinite(least) && Double.isFinite(most)) || axis.scale() == Scale.LOG && least <= 0) {
      least = axis.scale() == Scale.LOG ? 1 : 0;
      most = axis.scale() == Scale.NINES ? 0.99 : 10;
    }
    if (axis.scale() == Scale.LINEAR) {
      most = most > least || !Double.isNaN(axis.to()) ? most : least + Math.max(1, Math.abs(least));
      // Where the end is fixed below all values.
      least = most < least ? most - Math.max(1, Math.abs(most)) : least;
      double step = Ticks.step(most - least, 6);
      least = Double.isNaN(axis.from()) ? Math.floor(least / step + 1e-9) * step : least;
      most = Double.isNaN(axis.to()) ? Math.ceil(most / step - 1e-9) * step : most;
      most = most > least ? most : least + step;
    } else if (axis.scale() == Scale.LOG) {
      least = Double.isNaN(axis.from()) ? Ticks.below(least) : least;
      most = Double.isNaN(axis.to()) ? Ticks.above(most) : most;
      most = most > least ? most : least * 10;
    }
    return new Span(axis.scale(), least, most, start, end,
        AxisUnit.of(axis.title(), axis.scale(), least, most));
  }
}
