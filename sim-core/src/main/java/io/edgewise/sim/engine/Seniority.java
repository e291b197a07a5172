package io.edgewise.sim.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The instances of a pool in the order of their starts, and which of them are idle: a bit for each, and above every 64
 * bits one that tells whether any of them is set. Adding and taking cost O(log64 n) and hardly a branch; starting costs
 * O(1) amortised, as all living instances move up whenever no place is left behind the newest.
 */
final class Seniority {

  private static final int WORD_BITS = 6;
  private static final int NOBODY = -1;

  private final boolean newestFirst;

  /* By instance: its place in the order. */
  private int[] places = new int[Long.SIZE];
  /* By place: its instance, NOBODY where it has ended. A power of 64 places or half of one. */
  private int[] instances = new int[Long.SIZE];
  /* Bits by place; in every further array, and at last in the one word, bits by word of the one before. */
  private long[][] idle = levels(Long.SIZE);
  private long top;
  private int next;
  private int living;

  Seniority(boolean newestFirst) {
    this.newestFirst = newestFirst;
  }

  /** The arrays for so many places; none where one word has a bit for each. */
  private static long[][] levels(int size) {
    List<long[]> levels = new ArrayList<>();
    for (int bits = size; bits > Long.SIZE; bits = levels.getLast().length) {
      levels.add(new long[bits + Long.SIZE - 1 >> WORD_BITS]);
    }
    return levels.toArray(long[][]::new);
  }

  /** Places for instances, in use and free. */
  int capacity() {
    return instances.length;
  }

  void clear() {
    for (long[] level : idle) {
      Arrays.fill(level, 0);
    }
    top = 0;
    next = 0;
    living = 0;
  }

  boolean isEmpty() {
    return top == 0;
  }

  /** An instance is started; it is the newest and busy. */
  void started(int instance) {
    if (next == instances.length) {
      moveUp();
    }
    if (instance >= places.length) {
      places = Arrays.copyOf(places, Math.max(instance + 1, 2 * places.length));
    }
    places[instance] = next;
    instances[next++] = instance;
    living++;
  }

  /** An instance that is not idle has ended. */
  void ended(int instance) {
    instances[places[instance]] = NOBODY;
    living--;
  }

  /** An instance becomes idle. */
  void add(int instance) {
    mark(places[instance]);
  }

  private void mark(int place) {
    int at = place;
    for (long[] level : idle) {
      level[at >> WORD_BITS] |= 1L << at;
      at >>= WORD_BITS;
    }
    top |= 1L << at;
  }

  /** Takes the newest or oldest idle instance; there must be one. */
  int take() {
    int place = first(top);
    for (int level = idle.length - 1; level >= 0; level--) {
      place = (place << WORD_BITS) + first(idle[level][place]);
    }
    unmark(place);
    return instances[place];
  }

  private int first(long word) {
    return newestFirst ? Long.SIZE - 1 - Long.numberOfLeadingZeros(word) : Long.numberOfTrailingZeros(word);
  }

  private void unmark(int place) {
    int at = place;
    for (long[] level : idle) {
      level[at >> WORD_BITS] &= ~(1L << at);
      if (level[at >> WORD_BITS] != 0) {
        return;
      }
      at >>= WORD_BITS;
    }
    top &= ~(1L << at);
  }

  /** Closes the gaps that ended instances have left, and doubles the places where more than half of them are in use. */
  private void moveUp() {
    int[] oldInstances = instances;
    long[] oldIdle = idle.length == 0 ? new long[] {top} : idle[0];
    int size = 2 * living > instances.length ? 2 * instances.length : instances.length;
    instances = new int[size];
    idle = levels(size);
    top = 0;
    next = 0;
    for (int place = 0; place < oldInstances.length; place++) {
      int instance = oldInstances[place];
      if (instance != NOBODY) {
        if ((oldIdle[place >> WORD_BITS] >>> place & 1) != 0) {
          mark(next);
        }
        places[instance] = next;
        instances[next++] = instance;
      }
    }
  }
}
