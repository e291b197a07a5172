package io.edgewise.scenario.replay;

import io.edgewise.topology.text.Suggestions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a trace as they are read, in columns of whole numbers: times and durations in nanoseconds, names by index.
 * Rows without requests are kept where counts alone are recorded, for they say how long the record lasts.
 */
final class Rows {

  /** Times beyond this are no times of a trace: 300 years from the epoch, or from the start. */
  private static final long MOST_NANOS = Long.MAX_VALUE - (1L << 60);

  private final Columns columns;
  private final Map<String, Integer> kinds = new LinkedHashMap<>();
  private final Map<String, Integer> functions = new LinkedHashMap<>();
  private final Map<ColumnRole, Numbers> values = new EnumMap<>(ColumnRole.class);
  private final Numbers lines = new Numbers();

  /* Told of the line and the message of what is wrong with a row. */
  private final BiConsumer<Long, String> fault;

  /** @param kinds names that kinds may have, in the order of their indices */
  Rows(Columns columns, List<String> kinds, BiConsumer<Long, String> fault) {
    this.columns = columns;
    this.fault = fault;
    kinds.forEach(kind -> this.kinds.put(kind, this.kinds.size()));
    for (ColumnRole role : ColumnRole.values()) {
      if (columns.has(role)) {
        values.put(role, new Numbers());
      }
    }
  }

  /** Takes a row, or tells what is wrong with it. */
  void add(CSVRecord row, long line) {
    Map<ColumnRole, Long> read = new EnumMap<>(ColumnRole.class);
    for (ColumnRole role : values.keySet()) {
      value(role, row.get(columns.of(role)), line).ifPresent(value -> read.put(role, value));
    }
    if (read.size() < values.size()) {
      return;
    }
    if (columns.isAtEnd()) {
      read.merge(ColumnRole.TIME, read.get(ColumnRole.DURATION), (end, duration) -> end - duration);
    }
    values.forEach((role, numbers) -> numbers.add(read.get(role)));
    lines.add(line);
  }

  private OptionalLong value(ColumnRole role, String text, long line) {
    return switch (role) {
      case TIME -> time(text, line);
      case DURATION -> nanos(text, columns.unitNanos(role), "a duration", line);
      case COUNT -> whole(text, "a count of requests", line);
      case INPUT, OUTPUT -> whole(text, "a count of tokens", line);
      case FUNCTION -> OptionalLong.of(functions.computeIfAbsent(text, name -> functions.size()));
      case KIND -> kind(text, line);
    };
  }

  private OptionalLong kind(String text, long line) {
    Integer known = kinds.get(text);
    if (known == null) {
      fault.accept(line, "no kind of request \"" + text + "\" stands under requests"
          + Suggestions.hint(text, kinds.keySet()));
      return OptionalLong.empty();
    }
    return OptionalLong.of(known);
  }

  private OptionalLong whole(String text, String noun, long line) {
    if (text.length() <= 15 && !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9')) {
      return OptionalLong.of(Long.parseLong(text));
    }
    fault.accept(line, "expected " + noun + " as a whole number, found \"" + text + "\"");
    return OptionalLong.empty();
  }

  private OptionalLong time(String text, long line) {
    if (text.length() > 4 && text.charAt(4) == '-') {
      Optional<Instant> instant = instant(text);
      if (instant.isPresent() && Math.abs(instant.get().getEpochSecond()) < MOST_NANOS / 1_000_000_000L) {
        return OptionalLong.of(instant.get().getEpochSecond() * 1_000_000_000L + instant.get().getNano());
      }
    }
    return nanos(text, columns.unitNanos(ColumnRole.TIME), "a time, a number or an instant such as "
        + "2026-03-01T12:00:00Z", line);
  }

  private static Optional<Instant> instant(String text) {
    try {
      boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 10;
      String iso = text.replace(' ', 'T');
      return Optional.of(zoned ? java.time.OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private OptionalLong nanos(String text, long unitNanos, String noun, long line) {
    try {
      BigDecimal nanos = new BigDecimal(text).multiply(BigDecimal.valueOf(unitNanos));
      if (nanos.signum() >= 0 && nanos.compareTo(BigDecimal.valueOf(MOST_NANOS)) < 0) {
        return OptionalLong.of(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
      }
    } catch (NumberFormatException e) {
      // Told below, as what is out of range is.
    }
    fault.accept(line, "expected " + noun + ", found \"" + text + "\"");
    return OptionalLong.empty();
  }

  int size() {
    return lines.size();
  }

  /** Whether no more rows can be taken. */
  boolean isFull() {
    return lines.isFull();
  }

  /** Line of a row in the file. */
  long line(int row) {
    return lines.get(row);
  }

  /** A column that is there. */
  Numbers column(ColumnRole role) {
    return values.get(role);
  }

  /** Names of the functions, by index. */
  List<String> functions() {
    return List.copyOf(functions.keySet());
  }
}
