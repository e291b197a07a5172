package io.edgewise.sim.engine;

import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import java.util.Arrays;

/**
 * Instances with room for a request, and the rule that picks one. Instances are added in the order in which they get
 * room again. Adding and taking cost O(1), O(log n) for the rules by age.
 */
final class IdleSet {

  private final IdleSelection rule;
  private int[] ring = new int[16];
  private int head;
  private int size;

  /** By instance: number of its start, the key of the rules by age. */
  private long[] age;

  IdleSet(IdleSelection rule) {
    this.rule = rule;
  }

  void clear() {
    head = 0;
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds an instance; {@code ages} gives the start number of every instance. */
  void add(int instance, long[] ages) {
    if (size == ring.length) {
      grow();
    }
    age = ages;
    switch (rule) {
      case NEWEST, OLDEST -> siftUp(size, instance);
      default -> ring[head + size & ring.length - 1] = instance;
    }
    size++;
  }

  /** Takes the instance that the rule picks; {@code bits} is the random draw of the random rule. */
  int take(long bits) {
    size--;
    switch (rule) {
      case MOST_RECENTLY_USED -> {
        return ring[head + size & ring.length - 1];
      }
      case LEAST_RECENTLY_USED -> {
        int first = ring[head];
        head = head + 1 & ring.length - 1;
        return first;
      }
      case RANDOM -> {
        int pick = head + (int) Math.unsignedMultiplyHigh(bits, size + 1L) & ring.length - 1;
        int instance = ring[pick];
        ring[pick] = ring[head + size & ring.length - 1];
        return instance;
      }
      default -> {
        int top = ring[0];
        if (size > 0) {
          siftDown(ring[size]);
        }
        return top;
      }
    }
  }

  private boolean before(int a, int b) {
    return rule == IdleSelection.NEWEST ? age[a] > age[b] : age[a] < age[b];
  }

  private void siftUp(int start, int instance) {
    int index = start;
    while (index > 0 && before(instance, ring[(index - 1) >> 1])) {
      ring[index] = ring[(index - 1) >> 1];
      index = (index - 1) >> 1;
    }
    ring[index] = instance;
  }

  private void siftDown(int instance) {
    int index = 0;
    while (2 * index + 1 < size) {
      int child = 2 * index + 1;
      if (child + 1 < size && before(ring[child + 1], ring[child])) {
        child++;
      }
      if (!before(ring[child], instance)) {
        break;
      }
      ring[index] = ring[child];
      index = child;
    }
    ring[index] = instance;
  }

  private void grow() {
    int[] larger = Arrays.copyOf(ring, 2 * ring.length);
    // The ring is full: what wrapped around goes behind what did not.
    System.arraycopy(ring, head, larger, 0, ring.length - head);
    System.arraycopy(ring, 0, larger, ring.length - head, head);
    ring = larger;
    head = 0;
  }
}
