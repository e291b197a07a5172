package io.edgewise.scenario.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times of a day.
 *
 * @param minutes since 00:00, ascending
 */
public record DayTimes(List<Integer> minutes) {

  private static final Pattern PART = Pattern.compile("(\\*|([0-9]{1,2})(-([0-9]{1,2}))?)(/([0-9]{1,2}))?");
  private static final int MINUTES = 60;
  private static final int HOURS = 24;

  /** Copies the list. */
  public DayTimes {
    minutes = List.copyOf(minutes);
  }

  /**
   * The times that the minutes and the hours of a cron expression say, such as {@code 0 3 * * *}; a sixth field, of years,
   * may follow. The days of a simulation are all alike, so the other fields say every day.
   *
   * @throws IllegalArgumentException if they do not, or a field cannot be read
   */
  public static DayTimes ofCron(String expression) {
    String[] fields = expression.strip().split("\\s+");
    if (fields.length < 5 || fields.length > 6) {
      throw new IllegalArgumentException(
          "it has the five fields minute, hour, day, month and weekday, and may have years");
    }
    for (int field = 2; field < fields.length; field++) {
      if (!fields[field].equals("*") && !fields[field].equals("?")) {
        throw new IllegalArgumentException("days are all alike in a simulation; write * for \"" + fields[field] + "\"");
      }
    }
    List<Integer> minutes = new ArrayList<>();
    for (int hour : values(fields[1], HOURS, "hour")) {
      for (int minute : values(fields[0], MINUTES, "minute")) {
        minutes.add(MINUTES * hour + minute);
      }
    }
    return new DayTimes(minutes);
  }

  private static TreeSet<Integer> values(String field, int end, String noun) {
    TreeSet<Integer> values = new TreeSet<>();
    for (String part : field.split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "no " + noun + " is \"" + part + "\"; it is *, 5, 5-10, or one of these with a step "
                + "behind it, as in */15");
      }
      boolean all = matcher.group(1).equals("*");
      int first = all ? 0 : Integer.parseInt(matcher.group(2));
      int step = matcher.group(6) == null ? 1 : Integer.parseInt(matcher.group(6));
      int last = matcher.group(4) != null ? Integer.parseInt(matcher.group(4))
          : all || matcher.group(6) != null ? end - 1 : first;
      if (first > last || last >= end || step < 1) {
        throw new IllegalArgumentException("a " + noun + " is 0 to " + (end - 1) + ", found \"" + part + "\"");
      }
      for (int value = first; value <= last; value += step) {
        values.add(value);
      }
    }
    return values;
  }
}
