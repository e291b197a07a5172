package io.edgewise.report.figure;

import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * A figure for paper, page or screen.
 *
 * @param id its name in files, such as {@code latency-cdf}: lower-case letters, digits and hyphens
 * @param title one sentence that states what it shows
 * @param plot what is drawn
 * @param notes sentences on how to read it, and what is missing from it
 * @param caption what it was made from
 */
public record Figure(String id, String title, Plot plot, List<String> notes, Caption caption) {

  /** What ids look like. */
  static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the id has other characters
   */
  public Figure {
    if (!id.matches(ID)) {
      throw new IllegalArgumentException("an id has lower-case letters, digits and hyphens, was \"" + id + "\"");
    }
    title = OneLine.of(title);
    Objects.requireNonNull(plot, "plot");
    notes = notes.stream().map(OneLine::of).toList();
    Objects.requireNonNull(caption, "caption");
  }

  /**
   * The same with other tones.
   *
   * @param tones the new tone of each
   */
  public Figure withTones(IntUnaryOperator tones) {
    return new Figure(id, title, plot.withTones(tones), notes, caption);
  }
}
