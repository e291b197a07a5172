package io.edgewise.ui.study;

import io.edgewise.report.figure.Figure;
import java.util.List;

/**
 * The answer to a question about one number of a scenario.
 *
 * @param text of the document for which it was found
 * @param about what was asked, in a few words
 * @param sentences the answer in words
 * @param figures of it
 */
public record Study(String text, String about, List<String> sentences, List<Figure> figures) {

  /** Copies the lists. */
  public Study {
    sentences = List.copyOf(sentences);
    figures = List.copyOf(figures);
  }
}
