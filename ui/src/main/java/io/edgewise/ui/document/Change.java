package io.edgewise.ui.document;

import java.util.Objects;

/**
 * A change of the text that can be undone.
 *
 * @param description what was done, for the history: "Traffic 50 / s"
 * @param subject what it changed; changes of one subject that follow each other are one, as while a slider moves. Empty where
 *     every change stands alone
 * @param before the text before
 * @param after the text after
 */
public record Change(String description, String subject, String before, String after) {

  /** Checks for null. */
  public Change {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
  }

  /** Whether a change that comes next belongs to this one. */
  boolean continuedBy(String nextSubject) {
    return !subject.isEmpty() && subject.equals(nextSubject);
  }

  /** Both as one. */
  Change followedBy(String nextDescription, String nextText) {
    return new Change(nextDescription, subject, before, nextText);
  }
}
