package io.edgewise.report.figure;

import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.FigureFormatException.Fault;
import io.edgewise.report.figure.Sheet.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a sheet, noting all that is wrong with it before it gives up. */
final class SheetReading {

  private static final int MOST_FAULTS = 10;
  /** Beyond it lies no time, amount, share or count that was ever drawn. */
  private static final double MOST = 1e18;
  private static final Set<String> INFINITE = Set.of("Infinity", "-Infinity");

  private final Sheet sheet;
  private final List<Fault> faults = new ArrayList<>();

  SheetReading(Sheet sheet) {
    this.sheet = sheet;
  }

  List<Row> rows() {
    return sheet.rows();
  }

  /** Demands a header. */
  void columns(List<String> expected) {
    if (!sheet.header().equals(expected)) {
      fault(1, "expected the columns " + String.join(",", expected) + ", found " + String.join(",", sheet.header()));
      throwIfAny();
    }
    for (Row row : sheet.rows()) {
      if (row.cells().size() != expected.size()) {
        fault(row.line(), "expected " + expected.size() + " values, found " + row.cells().size());
      }
    }
    throwIfAny();
  }

  String fact(String key) {
    String value = sheet.facts().get(key);
    if (value == null) {
      fault(1, "there is no line \"# " + key + ": ...\"");
      return "";
    }
    return value;
  }

  Axis axis(String key) {
    Scale scale = constant(fact(key + ".scale"), Scale.LINEAR, 1, key + ".scale");
    double from = number(fact(key + ".from"), 1, key + ".from");
    double to = number(fact(key + ".to"), 1, key + ".to");
    Optional<String> wrong = Axis.fault(scale, from, to);
    wrong.ifPresent(fault -> fault(1, "the axis " + key + " from " + from + " to " + to + fault));
    return wrong.isPresent() ? Axis.of(fact(key + ".title"), scale) : new Axis(fact(key + ".title"), scale, from, to);
  }

  /** A fact that is a number. */
  double number(String key) {
    return number(fact(key), 1, key);
  }

  String text(Row row, int column) {
    return row.cells().get(column);
  }

  double number(Row row, int column) {
    return number(text(row, column), row.line(), sheet.header().get(column));
  }

  int index(Row row, int column) {
    double value = number(row, column);
    if (!(value >= 0 && value == Math.rint(value) && value <= 1_000_000)) {
      fault(row.line(), "expected a whole number for " + sheet.header().get(column) + ", found \"" + text(row, column)
          + "\"");
      return 0;
    }
    return (int) value;
  }

  boolean flag(Row row, int column) {
    String text = text(row, column);
    if (!text.equals("true") && !text.equals("false")) {
      fault(row.line(), "expected true or false for " + sheet.header().get(column) + ", found \"" + text + "\"");
    }
    return text.equals("true");
  }

  <E extends Enum<E>> E constant(Row row, int column, E otherwise) {
    return constant(text(row, column), otherwise, row.line(), sheet.header().get(column));
  }

  private <E extends Enum<E>> E constant(String text, E otherwise, int line, String what) {
    E[] all = otherwise.getDeclaringClass().getEnumConstants();
    for (E each : all) {
      if (Sheet.name(each).equals(text)) {
        return each;
      }
    }
    fault(line, "expected " + Arrays.stream(all).map(Sheet::name).collect(Collectors.joining(", ")) + " for " + what
        + ", found \"" + text + "\"");
    return otherwise;
  }

  private double number(String text, int line, String what) {
    double number = Double.NaN;
    boolean read = text.isEmpty();
    try {
      number = read ? number : Double.parseDouble(text);
      // An interval without an end is infinite by the format; numbers near the end of the range would have infinite differences.
      read = !(Math.abs(number) > MOST) || INFINITE.contains(text);
    } catch (NumberFormatException e) {
      // Told below.
    }
    if (!read) {
      fault(line, "expected a number for " + what + ", found \"" + text + "\"");
    }
    return number;
  }

  void fault(int line, String message) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(new Fault(line, message));
    }
  }

  void throwIfAny() {
    if (!faults.isEmpty()) {
      throw new FigureFormatException(faults);
    }
  }
}
