package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Turns what checked records, tables and places refuse with an exception into a located problem, as
 * {@link io.edgewise.topology.text.Fields#build} does for single mappings.
 */
final class Guard {

  private Guard() {}

  static <T> Optional<T> call(Node at, Problems problems, Supplier<Optional<T>> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      problems.add(at, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  static void run(Node at, Problems problems, Runnable work) {
    call(at, problems, () -> {
      work.run();
      return Optional.empty();
    });
  }
}
