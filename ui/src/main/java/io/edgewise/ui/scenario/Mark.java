package io.edgewise.ui.scenario;

import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Severity;
import java.util.List;
import java.util.Objects;

/**
 * A problem where it shows in the text.
 *
 * @param problem what is wrong
 * @param line counted from 0; -1 for a problem of the whole file, or of another one
 * @param from index of the first character in the line
 * @param to index behind the last one
 */
record Mark(Problem problem, int line, int from, int to) {

  /** Checks for null. */
  Mark {
    Objects.requireNonNull(problem, "problem");
  }

  /**
   * Finds the place of a problem.
   *
   * @param source what messages call the text
   * @param lines of the text, which may have changed since the problem was found
   * @param tokens what they are made of
   */
  static Mark of(Problem problem, String source, List<String> lines, List<List<Token>> tokens) {
    int number = problem.location().line() - 1;
    if (number < 0 || number >= lines.size() || !problem.location().source().equals(source)) {
      return new Mark(problem, -1, 0, 0);
    }
    String line = lines.get(number);
    int points = Math.min(problem.location().column() - 1, line.codePointCount(0, line.length()));
    int start = line.offsetByCodePoints(0, points);
    return tokens.get(number).stream().filter(token -> token.from() <= start && start < token.to()).findFirst()
        .map(token -> new Mark(problem, number, start, token.to()))
        .orElseGet(() -> beside(problem, number, start, line));
  }

  /** Where nothing stands, such as at the end of a line, the last character before it is marked. */
  private static Mark beside(Problem problem, int number, int start, String line) {
    int end = Math.min(line.length(), start + 1);
    return new Mark(problem, number, Math.max(0, end - 1), end);
  }

  /** Whether it stops the work. */
  boolean isError() {
    return problem.severity() == Severity.ERROR;
  }

  /** Whether a place is within it. */
  boolean covers(int otherLine, int column) {
    return line == otherLine && from <= column && column <= to;
  }
}
