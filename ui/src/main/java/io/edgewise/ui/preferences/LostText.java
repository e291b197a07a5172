package io.edgewise.ui.preferences;

import java.util.Objects;

/**
 * Text that was not saved.
 *
 * @param name of the document
 * @param file where it would have been saved; empty where it had no file yet
 * @param text all of it
 */
public record LostText(String name, String file, String text) {

  /** Checks for null. */
  public LostText {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(text, "text");
  }
}
