package io.edgewise.topology.traffic;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.DoubleStream;

/** Relative load in each of the 24 hours of a day, with mean 1; constant within an hour. */
public final class DailyProfile {

  private static final int HOURS = 24;

  private final double[] load;

  private DailyProfile(double[] load) {
    this.load = load;
  }

  /**
   * Scales 24 loads to mean 1.
   *
   * @throws IllegalArgumentException if there are not 24, one is negative or not finite, or all are 0
   */
  public static DailyProfile ofRelative(double... hours) {
    double mean = Arrays.stream(hours).average().orElse(0);
    if (hours.length != HOURS || Arrays.stream(hours).anyMatch(each -> !(each >= 0)) || !(mean > 0)
        || !Double.isFinite(mean)) {
      throw new IllegalArgumentException("a daily profile needs 24 loads of at least 0 and not all 0, found "
          + Arrays.toString(hours));
    }
    return new DailyProfile(Arrays.stream(hours).map(each -> each / mean).toArray());
  }

  /** The same load at all hours. */
  public static DailyProfile flat() {
    return ofRelative(DoubleStream.generate(() -> 1).limit(HOURS).toArray());
  }

  /** The default {@code daily}: the mean of Monday to Friday of {@link HourOfWeekProfile#human()}, in local time. */
  public static DailyProfile daily() {
    return HourOfWeekProfile.human().over(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
  }

  /**
   * Relative load in an hour.
   *
   * @throws IllegalArgumentException if the hour is outside 0..23
   */
  public double load(int hour) {
    if (hour < 0 || hour >= HOURS) {
      throw new IllegalArgumentException("hour " + hour + " is outside 0..23");
    }
    return load[hour];
  }
}
