package io.edgewise.scenario.replay;

import io.edgewise.topology.text.Suggestions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

  /** Times beyond this are no times of a trace: 255 years from the epoch, or from the start. */
  private static final long MOST_NANOS = Long.MAX_VALUE - (1L << 60);

  /** Digits of a number at most, and its decimal places: exact arithmetic with more takes long. */
  private static final int MOST_DIGITS = 40;

  /** Requests that one row may count at most, so that all of them can be added up. */
  private static final long MOST_COUNTED = 1_000_000_000_000L;

  /** Bytes that a request takes at most while its trace is made, beside those of its columns, of each column, and of a name. */
  private static final long ROW_BYTES = 64;
  private static final long VALUE_BYTES = 16;
  private static final long NAME_BYTES = 200;

  private final Columns columns;
  private final Map<String, Integer> kinds = new LinkedHashMap<>();
  private final Map<String, Integer> functions = new LinkedHashMap<>();
  private final Map<ColumnRole, Numbers> values = new EnumMap<>(ColumnRole.class);
  private final Numbers lines = new Numbers();
  private final long mostBytes;
  private long nameBytes;

  /* Told of the line and the message of what is wrong with a row. */
  private final BiConsumer<Long, String> fault;

  /** @param kinds names that kinds may have, in the order of their indices */
  Rows(Columns columns, List<String> kinds, BiConsumer<Long, String> fault) {
    this(columns, kinds, fault, Runtime.getRuntime().maxMemory() / 2);
  }

  /** @param mostBytes that may be taken */
  Rows(Columns columns, List<String> kinds, BiConsumer<Long, String> fault, long mostBytes) {
    this.columns = columns;
    this.fault = fault;
    this.mostBytes = mostBytes;
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
      case FUNCTION -> function(text);
      case KIND -> kind(text, line);
    };
  }

  private OptionalLong function(String text) {
    Integer known = functions.get(text);
    if (known == null) {
      known = functions.size();
      functions.put(text, known);
      nameBytes += NAME_BYTES + 2L * text.length();
    }
    return OptionalLong.of(known);
  }

  private OptionalLong kind(String text, long line) {
    Integer known = kinds.get(text);
    if (known == null) {
      fault.accept(line, "no kind of request \"" + shortened(text) + "\" stands under requests"
          + Suggestions.hint(text, kinds.keySet()));
      return OptionalLong.empty();
    }
    return OptionalLong.of(known);
  }

  private OptionalLong whole(String text, String noun, long line) {
    if (text.length() <= 15 && !text.isEmpty() && text.chars().allMatch(each -> each >= '0' && each <= '9')
        && Long.parseLong(text) <= MOST_COUNTED) {
      return OptionalLong.of(Long.parseLong(text));
    }
    fault.accept(line,
        "expected " + noun + " as a whole number, found \"" + shortened(text) + "\"");
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
      return Optional.of(zoned ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private OptionalLong nanos(String text, long unitNanos, String noun, long line) {
    try {
      BigDecimal number = text.length() > MOST_DIGITS ? BigDecimal.ONE.negate() : new BigDecimal(text);
      BigDecimal nanos = (Math.abs((long) number.scale()) > MOST_DIGITS ? BigDecimal.ONE.negate() : number)
          .multiply(BigDecimal.valueOf(unitNanos));
      if (nanos.signum() >= 0 && nanos.compareTo(BigDecimal.valueOf(MOST_NANOS)) < 0) {
        return OptionalLong.of(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
      }
    } catch (NumberFormatException e) {
      // Told below, as what is out of range is.
    }
    fault.accept(line, "expected " + noun + ", found \"" + shortened(text) + "\"");
    return OptionalLong.empty();
  }

  /** Where they came from. */
  Columns columns() {
    return columns;
  }

  int size() {
    return lines.size();
  }

  /** Why no more rows can be taken; empty while they can. */
  Optional<String> tooMany() {
    if (columns.areCountsAlone() && size() > TraceBuilder.MOST_INTERVALS) {
      return Optional.of("there are more than " + TraceBuilder.MOST_INTERVALS + " intervals, a year of minutes");
    }
    return tooMany(size());
  }

  /** Why so many requests are too many; empty where they are not. */
  Optional<String> tooMany(long requests) {
    long bytes = ROW_BYTES + VALUE_BYTES * values.size();
    if (requests <= Math.min(Numbers.MOST, (mostBytes - nameBytes) / bytes)) {
      return Optional.empty();
    }
    return Optional.of(String.format(Locale.ROOT,
        "these are %,d requests, more than fit into the memory of the Java machine, "
            + "%,d MiB; EDGEWISE_JAVA_OPTS=-Xmx8g gives it more, or take a part of the trace",
        requests, 2 * mostBytes >> 20));
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
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
