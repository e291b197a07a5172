package io.edgewise.report.review;

import java.util.List;
import java.util.Objects;

/**
 * A text for others, whatever file it becomes. One of its parts is a section called "Verdict".
 *
 * @param title of all
 * @param kind what it is, such as {@code design review}
 * @param caption what it was made from
 * @param version of the product
 * @param parts in order
 */
public record Paper(String title, String kind, String caption, String version, List<ReviewPart> parts) {

  /** Copies the list. */
  public Paper {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(caption, "caption");
    Objects.requireNonNull(version, "version");
    parts = List.copyOf(parts);
  }
}
