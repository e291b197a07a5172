package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * Instances with the least or the greatest start number first. A few are kept sorted by moving all that come behind the
 * one added, without a branch that could be mispredicted; from {@value #FEW} on they form a binary heap. Adding and
 * taking cost O({@value #FEW}) and O(log n).
 */
final class AgeQueue {

  private static final int FEW = 24;
  private static final int INSTANCE_BITS = 24;
  private static final long INSTANCE = (1L << INSTANCE_BITS) - 1;

  private final boolean newestFirst;

  /* Start number (or what is left of the greatest one) above the instance. Sorted: the first to leave is the last. */
  private long[] keys = new long[2 * FEW];
  private int size;
  private boolean heap;

  AgeQueue(boolean newestFirst) {
    this.newestFirst = newestFirst;
  }

  void clear() {
    size = 0;
    heap = false;
  }

  int size() {
    return size;
  }

  /** Adds an instance; start numbers are below 2^39. */
  void add(int instance, long startNumber) {
    long rank = newestFirst ? startNumber : Long.MAX_VALUE >>> INSTANCE_BITS ^ startNumber;
    long key = rank << INSTANCE_BITS | instance;
    if (heap) {
      siftUp(key);
      return;
    }
    long lesser = key;
    for (int i = size - 1; i >= 0; i--) {
      long other = keys[i];
      keys[i + 1] = Math.max(other, lesser);
      lesser = Math.min(other, lesser);
    }
    keys[0] = lesser;
    if (++size > FEW) {
      makeHeap();
    }
  }

  /** Takes the instance that comes first; there must be one. */
  int take() {
    if (!heap) {
      return (int) (keys[--size] & INSTANCE);
    }
    int first = (int) (keys[0] & INSTANCE);
    siftDown(keys[--size]);
    if (size == FEW / 2) {
      Arrays.sort(keys, 0, size);
      heap = false;
    }
    return first;
  }

  /** What is sorted downwards is a heap. */
  private void makeHeap() {
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      long key = keys[i];
      keys[i] = keys[j];
      keys[j] = key;
    }
    heap = true;
  }

  private void siftUp(long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    int index = size++;
    while (index > 0 && key > keys[(index - 1) >> 1]) {
      keys[index] = keys[(index - 1) >> 1];
      index = (index - 1) >> 1;
    }
    keys[index] = key;
  }

  private void siftDown(long key) {
    int index = 0;
    while (2 * index + 1 < size) {
      int child = 2 * index + 1;
      if (child + 1 < size && keys[child + 1] > keys[child]) {
        child++;
      }
      if (keys[child] < key) {
        break;
      }
      keys[index] = keys[child];
      index = child;
    }
    keys[index] = key;
  }
}
