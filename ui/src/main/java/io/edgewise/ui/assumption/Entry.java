package io.edgewise.ui.assumption;

import io.edgewise.scenario.output.SourcedLine;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that holds.
 *
 * @param group what it holds for: all strategies, or one
 * @param line what holds, with its source
 * @param path of the key of the file that says otherwise; empty where none does
 * @param usual what would hold if the file did not say otherwise; empty where it does not, or there is no key
 */
record Entry(String group, SourcedLine line, Optional<String> path, Optional<String> usual) {

  /** Checks for null. */
  Entry {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(usual, "usual");
  }

  /** Whether the file says otherwise than the default. */
  boolean overridden() {
    return usual.isPresent();
  }
}
