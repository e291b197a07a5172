package io.edgewise.scenario.replay;

import io.edgewise.topology.text.Suggestions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where the columns of a trace are, by role. */
final class Columns {

  private final Map<ColumnRole, Integer> index = new EnumMap<>(ColumnRole.class);
  private final List<String> header;
  private final ColumnChoice choice;

  private Columns(List<String> header, ColumnChoice choice) {
    this.header = header;
    this.choice = choice;
  }

  /**
   * Finds the columns.
   *
   * @param fault takes what is wrong with the header
   * @return empty exactly where something is
   */
  static Optional<Columns> of(List<String> header, ColumnChoice choice, Consumer<String> fault) {
    Columns columns = new Columns(header, choice);
    List<String> faults = new ArrayList<>();
    for (ColumnRole role : ColumnRole.values()) {
      String named = choice.names().get(role);
      if (named == null) {
        columns.recognise(role);
      } else if (header.contains(named)) {
        columns.index.put(role, header.indexOf(named));
      } else {
        faults.add("no column \"" + named + "\"" + Suggestions.hint(named, header));
      }
    }
    if (faults.isEmpty() && !columns.has(ColumnRole.TIME)) {
      faults.add("no column is known to say when; name it, as in {time: " + header.getFirst() + "}; found "
          + String.join(",", header));
    }
    if (faults.isEmpty() && columns.isAtEnd() && !columns.has(ColumnRole.DURATION)) {
      faults
          .add("the column \"" + columns.name(ColumnRole.TIME) + "\" says when requests ended, and none says how long "
              + "they took; name it, as in {duration: COLUMN}");
    }
    faults.forEach(fault);
    return faults.isEmpty() ? Optional.of(columns) : Optional.empty();
  }

  private void recognise(ColumnRole role) {
    for (String known : role.known()) {
      for (int i = 0; i < header.size(); i++) {
        if (ColumnName.of(header.get(i)).stem().equals(known)) {
          index.put(role, i);
          return;
        }
      }
    }
  }

  boolean has(ColumnRole role) {
    return index.containsKey(role);
  }

  /** Position of a column that is there. */
  int of(ColumnRole role) {
    return index.get(role);
  }

  String name(ColumnRole role) {
    return header.get(index.get(role));
  }

  /** Unit of the numbers in a column that is there. */
  long unitNanos(ColumnRole role) {
    return ColumnName.of(name(role)).unitNanos();
  }

  /** Whether times are those of the ends of requests. */
  boolean isAtEnd() {
    return choice.atEnd().orElseGet(() -> !has(ColumnRole.COUNT)
        && ColumnName.of(name(ColumnRole.TIME)).stem().equals("end"));
  }

  /** Interval of a count, where the scenario or the header says it. */
  Optional<Long> stepNanos() {
    return choice.stepNanos()
        .or(() -> has(ColumnRole.COUNT) ? ColumnName.of(name(ColumnRole.COUNT)).intervalNanos() : Optional.empty())
        .or(() -> ColumnName.of(name(ColumnRole.TIME)).intervalNanos());
  }

  /** Whether rows only say how many requests came, which leaves open when each of them did, and what it asked for. */
  boolean areCountsAlone() {
    return has(ColumnRole.COUNT) && index.size() == 2;
  }
}
