package io.edgewise.sim.engine;

import java.util.Arrays;

/** A first-in-first-out queue of long values that allocates only when it outgrows its array. */
final class LongRing {

  private long[] values = new long[16];
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

  void add(long value) {
    if (size == values.length) {
      long[] larger = Arrays.copyOf(values, 2 * size);
      System.arraycopy(values, head, larger, 0, size - head);
      System.arraycopy(values, 0, larger, size - head, head);
      values = larger;
      head = 0;
    }
    values[head + size & values.length - 1] = value;
    size++;
  }

  long peek() {
    return values[head];
  }

  long take() {
    long value = values[head];
    head = head + 1 & values.length - 1;
    size--;
    return value;
  }
}
