package io.edgewise.sim.result;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Counts of things that have an index and a name, made when they are first asked for.
 *
 * @param <T> the counts of one thing
 */
final class CountsByIndex<T> {

  private final Function<String, T> ofName;
  private final Function<T, String> name;
  private final BiConsumer<T, T> sum;

  /* Null where nothing was counted. */
  private T[] counts;

  /**
   * Nothing counted yet.
   *
   * @param array makes an array of a length
   * @param ofName makes the counts, at zero, of what has a name
   * @param name of what is counted
   * @param sum adds the second one to the first
   */
  CountsByIndex(IntFunction<T[]> array, Function<String, T> ofName, Function<T, String> name, BiConsumer<T, T> sum) {
    counts = array.apply(0);
    this.ofName = ofName;
    this.name = name;
    this.sum = sum;
  }

  /** The counts of what has this index, and is called so. */
  T of(int index, String called) {
    if (index >= counts.length) {
      counts = Arrays.copyOf(counts, index + 1);
    }
    if (counts[index] == null) {
      counts[index] = ofName.apply(called);
    }
    return counts[index];
  }

  /** All counts, by index; those that nobody asked for are left out. */
  List<T> all() {
    return Arrays.stream(counts).filter(Objects::nonNull).toList();
  }

  void add(CountsByIndex<T> other) {
    for (int index = 0; index < other.counts.length; index++) {
      T theirs = other.counts[index];
      if (theirs != null) {
        sum.accept(of(index, name.apply(theirs)), theirs);
      }
    }
  }
}
