package io.edgewise.scenario.replay;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a column in parts: what it holds, its unit, and of counts the interval, as in {@code duration_ms},
 * {@code timestamp_utc} and {@code requests_per_5min}.
 *
 * @param stem in lower case, without the unit
 * @param unitNanos of its numbers; seconds where the name has none
 * @param intervalNanos of a count; empty where the name does not say
 */
record ColumnName(String stem, long unitNanos, Optional<Long> intervalNanos) {

  private static final long SECOND = 1_000_000_000L;
  private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s", SECOND,
      "sec", SECOND, "min", 60 * SECOND, "h", 3_600 * SECOND, "utc", SECOND);
  private static final Pattern RATE = Pattern.compile("(.+)_per_([0-9]{0,6})(s|sec|min|minute|h|hour)");
  private static final Pattern UNIT = Pattern.compile("(.+)_([a-z]+)");

  static ColumnName of(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    Matcher rate = RATE.matcher(lower);
    if (rate.matches()) {
      long times = rate.group(2).isEmpty() ? 1 : Long.parseLong(rate.group(2));
      String unit = rate.group(3);
      long nanos = unit.startsWith("s") ? SECOND : unit.startsWith("min") ? 60 * SECOND : 3_600 * SECOND;
      return new ColumnName(rate.group(1), SECOND, Optional.of(times * nanos).filter(interval -> interval > 0));
    }
    if (lower.equals("minute")) {
      return new ColumnName(lower, 60 * SECOND, Optional.of(60 * SECOND));
    }
    Matcher unit = UNIT.matcher(lower);
    if (unit.matches() && UNITS.containsKey(unit.group(2))) {
      return new ColumnName(unit.group(1), UNITS.get(unit.group(2)), Optional.empty());
    }
    return new ColumnName(lower, SECOND, Optional.empty());
  }
}
