package io.edgewise.sim.engine;

import java.util.Arrays;

/** A first-in-first-out queue of int values that allocates only when it outgrows its array. */
final class IntRing {

  private int[] values = new int[16];
  private int head;
  private int size;

  void clear() {
    head = 0;
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  void add(int value) {
    if (size == values.length) {
      int[] larger = Arrays.copyOf(values, 2 * size);
      System.arraycopy(values, head, larger, 0, size - head);
      System.arraycopy(values, 0, larger, size - head, head);
      values = larger;
      head = 0;
    }
    values[head + size & values.length - 1] = value;
    size++;
  }

  int peek() {
    return values[head];
  }

  int take() {
    int value = values[head];
    head = head + 1 & values.length - 1;
    size--;
    return value;
  }
}
