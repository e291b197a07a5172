package io.edgewise.scenario.cli;

import java.util.Locale;

/** How an analysis prints its answer: as a table with words, or as the JSON that {@code -o} writes to a file. */
enum AnswerFormat {
  TABLE, JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
