package io.edgewise.topology.traffic;

import io.edgewise.topology.place.DataTable;
import io.edgewise.topology.place.Suggestions;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Relative load in each of the 168 hours of a week, with mean 1.
 */
public final class HourOfWeekProfile {

  private static final String FILE = "traffic_hour_of_week_profiles.csv";
  private static final String HUMAN = "nyc_taxi_pickups_local_time";
  private static final int DAYS = 7;
  private static final int HOURS = 24;

  private final String name;
  private final double[] load;

  private HourOfWeekProfile(String name, double[] load) {
    this.name = name;
    this.load = load;
  }

  /** The names of the shipped series. */
  public static List<String> names() {
    return DataTable.read(FILE).rows().stream().map(row -> row.text("series")).distinct().toList();
  }

  /**
   * A shipped series, scaled to mean 1.
   *
   * @throws IllegalArgumentException if there is none of that name (the message has those there are), or it lacks an
   *     hour or has a negative load
   */
  public static HourOfWeekProfile of(String name) {
    double[] load = new double[DAYS * HOURS];
    Arrays.fill(load, Double.NaN);
    int found = 0;
    for (DataTable.Row row : DataTable.read(FILE).rows()) {
      if (row.text("series").equals(name)) {
        load[row.integer("weekday_mon0") * HOURS + row.integer("hour")] = row.number("relative_load");
        found++;
      }
    }
    if (found == 0) {
      throw new IllegalArgumentException("no traffic profile \"" + name + "\"; there are "
          + String.join(", ", names()) + Suggestions.sentence(name, names()));
    }
    if (Arrays.stream(load).anyMatch(each -> !(each >= 0))) {
      throw new IllegalArgumentException(FILE + ": " + name + ": an hour is missing or its load is negative");
    }
    double mean = Arrays.stream(load).average().orElseThrow();
    return new HourOfWeekProfile(name, Arrays.stream(load).map(each -> each / mean).toArray());
  }

  /** People's week by local time: the shape of taxi rides in New York, with its nights, lunch hours and evenings. */
  public static HourOfWeekProfile human() {
    return of(HUMAN);
  }

  /** The name of the series. */
  public String name() {
    return name;
  }

  /**
   * Relative load in an hour.
   *
   * @throws IllegalArgumentException if the hour is outside 0..23
   */
  public double load(DayOfWeek day, int hour) {
    if (hour < 0 || hour >= HOURS) {
      throw new IllegalArgumentException("hour " + hour + " is outside 0..23");
    }
    return load[(day.getValue() - 1) * HOURS + hour];
  }

  /**
   * The mean day of some days of the week, scaled to mean 1.
   *
   * @throws IllegalArgumentException if there is no day or no load on the days
   */
  public DailyProfile over(Collection<DayOfWeek> days) {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a daily profile needs at least one day of the week");
    }
    double[] hours = new double[HOURS];
    for (DayOfWeek day : days) {
      for (int hour = 0; hour < HOURS; hour++) {
        hours[hour] += load(day, hour);
      }
    }
    return DailyProfile.ofRelative(hours);
  }
}
