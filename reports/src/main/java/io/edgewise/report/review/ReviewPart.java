package io.edgewise.report.review;

import io.edgewise.report.figure.Figure;
import java.util.List;

/** A part of a review, whatever it is written as. */
public sealed interface ReviewPart {

  /** A heading of a section. */
  record Section(String title) implements ReviewPart {}

  /** A heading within a section. */
  record Heading(String title) implements ReviewPart {}

  /** A paragraph. */
  record Paragraph(String text) implements ReviewPart {}

  /** A paragraph that is read second. */
  record Remark(String text) implements ReviewPart {}

  /** What the review comes to, a sentence each. */
  record Verdict(List<String> sentences) implements ReviewPart {}

  /** A list of sentences. */
  record Sentences(List<String> all) implements ReviewPart {}

  /**
   * A table. Its first column names the row.
   *
   * @param name of a table that is looked up rather than read, which a page may fold; empty for others
   * @param caption what it holds
   * @param titles of the columns
   * @param numbers so many columns after the first one hold numbers
   * @param rows a text for each column
   */
  record Table(String name, String caption, List<String> titles, int numbers, List<List<String>> rows)
      implements
        ReviewPart {

    /** Whether a column holds numbers. */
    boolean isNumber(int column) {
      return column > 0 && column <= numbers;
    }
  }

  /** A figure. */
  record Drawn(Figure figure) implements ReviewPart {}

  /** Commands, a line each. */
  record Commands(List<String> all) implements ReviewPart {}
}
