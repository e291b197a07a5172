package io.edgewise.sim.engine;

import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Instances with room for a request, and the rule that picks one. Instances are added in the order in which they get
 * room again. Adding and taking cost O(1).
 */
final class IdleSet {

  private final IdleSelection rule;
  private int[] ring = new int[16];
  private int head;
  private int size;

  /** In place of the ring under the rules by age, else null. */
  private final Seniority byAge;

  IdleSet(IdleSelection rule) {
    this.rule = rule;
    boolean newest = rule == IdleSelection.NEWEST;
    byAge = newest || rule == IdleSelection.OLDEST ? new Seniority(newest) : null;
  }

  void clear() {
    head = 0;
    size = 0;
    if (byAge != null) {
      byAge.clear();
    }
  }

  boolean isEmpty() {
    return byAge == null ? size == 0 : byAge.isEmpty();
  }

  /** An instance is started. */
  void started(int instance) {
    if (byAge != null) {
      byAge.started(instance);
    }
  }

  /** An instance that was taken has ended. */
  void ended(int instance) {
    if (byAge != null) {
      byAge.ended(instance);
    }
  }

  /** Adds an instance. */
  void add(int instance) {
    if (byAge != null) {
      byAge.add(instance);
      return;
    }
    if (size == ring.length) {
      grow();
    }
    ring[head + size++ & ring.length - 1] = instance;
  }

  /** Takes the instance that the rule picks; {@code bits} is the random draw of the random rule. */
  int take(long bits) {
    if (byAge != null) {
      return byAge.take();
    }
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
      default -> throw new IllegalStateException("no rule " + rule);
    }
  }

  /** Takes all instances out that are to go, and leaves the others in their order. */
  void removeIf(IntPredicate goes) {
    if (byAge != null) {
      LongRing kept = new LongRing();
      while (!byAge.isEmpty()) {
        int instance = byAge.take();
        if (!goes.test(instance)) {
          kept.add(instance);
        }
      }
      while (!kept.isEmpty()) {
        byAge.add((int) kept.take());
      }
      return;
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int instance = ring[head + i & ring.length - 1];
      if (!goes.test(instance)) {
        ring[head + kept++ & ring.length - 1] = instance;
      }
    }
    size = kept;
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
