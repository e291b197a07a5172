package io.edgewise.topology.text;

import java.util.List;
import java.util.stream.Collectors;

/** The input cannot be used; carries every problem found, in file order. */
public final class InvalidInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * Reports problems.
   *
   * @param problems in the order to be shown; the message is one line for each
   * @throws IllegalArgumentException if there is none
   */
  public InvalidInputException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("no problem to report");
    }
    this.problems = List.copyOf(problems);
  }

  /** All problems, warnings among them; empty only after Java serialisation, where the message remains. */
  public List<Problem> problems() {
    return problems == null ? List.of() : problems;
  }
}
