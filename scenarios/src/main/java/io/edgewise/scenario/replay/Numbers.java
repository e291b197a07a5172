package io.edgewise.scenario.replay;

import java.util.Arrays;

/** Whole numbers in an array that grows by half when it is full: 8 bytes a number, at most 20 while it grows. */
final class Numbers {

  /** Numbers at most. */
  static final int MOST = Integer.MAX_VALUE - 16;

  private long[] values = new long[1024];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, (int) Math.min(MOST, 3L * values.length / 2));
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  long get(int index) {
    return values[index];
  }

  /** The numbers, by an order of their indices. */
  long[] inOrder(int[] order) {
    long[] sorted = new long[size];
    for (int i = 0; i < size; i++) {
      sorted[i] = values[order[i]];
    }
    return sorted;
  }

  /** The indices in ascending order of the numbers, equal ones as they came. O(n log n). */
  int[] order() {
    int[] order = new int[size];
    boolean sorted = true;
    for (int i = 0; i < size; i++) {
      order[i] = i;
      sorted &= i == 0 || values[i - 1] <= values[i];
    }
    if (!sorted) {
      int[] from = order;
      int[] to = new int[size];
      for (long width = 1; width < size; width *= 2) {
        for (long low = 0; low < size; low += 2 * width) {
          merge(from, to, (int) low, (int) Math.min(size, low + width), (int) Math.min(size, low + 2 * width));
        }
        int[] other = from;
        from = to;
        to = other;
      }
      order = from;
    }
    return order;
  }

  private void merge(int[] from, int[] to, int low, int middle, int high) {
    int left = low;
    int right = middle;
    for (int i = low; i < high; i++) {
      boolean takesLeft = right == high || left < middle && values[from[left]] <= values[from[right]];
      to[i] = takesLeft ? from[left++] : from[right++];
    }
  }
}
