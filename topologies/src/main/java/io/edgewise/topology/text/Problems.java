package io.edgewise.topology.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Collects everything wrong with the input, so that the user is told all of it at once; of more than a thousand problems, the
 * first thousand. Not thread-safe.
 */
public final class Problems {

  /** Who is told so many knows the file; hundreds of thousands would take long to word. */
  private static final int MOST = 1_000;

  private final List<Problem> found = new ArrayList<>();
  private int errors;

  /** Records a problem as it is, or, where a thousand are, that there are more. */
  public void add(Problem problem) {
    if (found.size() < MOST) {
      found.add(problem);
    } else if (!isFull()) {
      found.add(new Problem(problem.severity(), problem.location(), "", "more is wrong than the " + MOST
          + " problems shown; mend those first"));
    }
    if (problem.severity() == Severity.ERROR) {
      errors++;
    }
  }

  /** Records problems as they are. */
  public void addAll(Collection<Problem> problems) {
    problems.forEach(this::add);
  }

  /** Records an error at a node's first character. */
  public void add(Node node, String message) {
    add(new Problem(node.location(), node.path(), message));
  }

  /** Records an error at a key. */
  public void add(Node.Entry entry, String message) {
    add(new Problem(entry.keyLocation(), entry.value().path(), message));
  }

  /** Records a warning at a node's first character. */
  public void warn(Node node, String message) {
    add(new Problem(Severity.WARNING, node.location(), node.path(), message));
  }

  /** Records a warning at a key. */
  public void warn(Node.Entry entry, String message) {
    add(new Problem(Severity.WARNING, entry.keyLocation(), entry.value().path(), message));
  }

  /** Whether nothing was recorded, not even a warning. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Whether no more are kept, so that there is no need to word them. */
  boolean isFull() {
    return found.size() > MOST;
  }

  /** Number of errors. */
  public int errorCount() {
    return errors;
  }

  /** Everything recorded, once each, by file position. */
  public List<Problem> sorted() {
    return found.stream().distinct().sorted().toList();
  }

  /** The warnings alone, by file position. */
  public List<Problem> warnings() {
    return sorted().stream().filter(problem -> problem.severity() == Severity.WARNING).toList();
  }

  /**
   * Ends the reading if anything makes the input unusable.
   *
   * @throws InvalidInputException with all problems, warnings among them, if at least one is an error
   */
  public void throwIfAny() {
    if (errors > 0) {
      throw new InvalidInputException(sorted());
    }
  }

  /** One line for each problem, by file position. */
  @Override
  public String toString() {
    return sorted().stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }
}
