package io.edgewise.scenario.replay;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a scenario says of the columns of its trace.
 *
 * @param names of columns by their role; those left out are recognised by the header
 * @param stepNanos interval of a count; empty where the file tells
 * @param atEnd whether times are those of the ends of requests; empty where the header tells
 */
public record ColumnChoice(Map<ColumnRole, String> names, Optional<Long> stepNanos, Optional<Boolean> atEnd) {

  /** Everything as the header tells. */
  public static final ColumnChoice OF_HEADER = new ColumnChoice(Map.of(), Optional.empty(), Optional.empty());

  /** Copies the map. */
  public ColumnChoice {
    names = Map.copyOf(names);
    Objects.requireNonNull(stepNanos, "stepNanos");
    Objects.requireNonNull(atEnd, "atEnd");
  }
}
