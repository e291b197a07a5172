package io.edgewise.ui.answer;

import java.util.Objects;
import java.util.Set;

/**
 * What is to be answered.
 *
 * @param text of the scenario file
 * @param source what messages call it; relative names in it are looked for beside it
 * @param hidden ids of strategies that nobody asks about
 */
public record Question(String text, String source, Set<String> hidden) {

  /** Copies the set. */
  public Question {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(source, "source");
    hidden = Set.copyOf(hidden);
  }
}
