package io.edgewise.ui.scenario;

import java.util.Objects;

/**
 * Something that may be written at a place.
 *
 * @param label what it is called in the list
 * @param text what is written
 * @param description what it means, in a sentence; may be empty
 */
record Completion(String label, String text, String description) {

  /** Checks for null. */
  Completion {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(description, "description");
  }
}
