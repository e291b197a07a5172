package io.edgewise.sim.benchmark.reference;

import java.util.Arrays;

/**
 * A ladder queue over nodes that the caller numbers (Tang, Goh and Thng, 2005, "Ladder queue: an O(1) priority queue
 * structure for large-scale discrete event simulation"). Simultaneous events leave first in, first out.
 *
 * <p>Three tiers hold lists of nodes: the unsorted top with the far future; rungs of buckets, each rung the finer
 * partition of one bucket of the rung above; and the sorted bottom with what is next. A bucket that is due becomes the
 * bottom, or a rung of its own if it holds many events; so does an overgrown bottom. All lists keep the order of
 * insertion, so ties need no sequence numbers. Buckets are 2^k ns wide and counted by one function for insertion and
 * removal. Both are O(1) amortised; nothing is allocated once the rungs have their size.
 */
public final class LadderQueue {

  /** No node: the queue is empty. */
  public static final int NONE = -1;

  /** A list longer than this is partitioned rather than sorted. */
  private static final int SPLIT = 48;

  /** Buckets for each event, in powers of two, and their most. */
  private static final int SPREAD_BITS = 6;
  private static final int MOST_BUCKETS = 1 << 16;

  /* By node: when, and which node follows in its list. Lists in the top and in buckets are rings known by their end. */
  private long[] times;
  private int[] next;

  private int bottom = NONE;
  private int bottomLast = NONE;
  private int bottomSize;
  private long bottomEnd;

  private final Rung[] rungs = new Rung[64];
  private int lowest = -1;

  private int topLast = NONE;
  private int topSize;
  private long topStart;
  private long topMin;
  private long topMax;

  /** One partition of a stretch of time into buckets. */
  private static final class Rung {

    private int[] last = new int[0];
    private long[] occupied = new long[0];
    private int buckets;
    private int due;
    private long start;
    private long end;
    private int shift;

    private void set(long startNanos, long endNanos, int widthBits) {
      start = startNanos;
      end = endNanos;
      shift = widthBits;
      due = 0;
      buckets = (int) ((endNanos - 1 - startNanos) >>> widthBits) + 1;
      if (last.length < buckets) {
        last = new int[Integer.highestOneBit(buckets - 1) << 1 | 1];
        occupied = new long[(last.length >> 6) + 1];
      }
    }

    private void append(int node, long time, int[] next) {
      int bucket = (int) ((time - start) >>> shift);
      long word = occupied[bucket >> 6];
      if ((word >>> bucket & 1) != 0) {
        int end = last[bucket];
        next[node] = next[end];
        next[end] = node;
      } else {
        occupied[bucket >> 6] = word | 1L << bucket;
        next[node] = node;
      }
      last[bucket] = node;
    }

    /** Takes the next bucket that is not empty, or returns -1. */
    private int take() {
      int word = due >> 6;
      int words = (buckets + 63) >> 6;
      if (word >= words) {
        return -1;
      }
      long rest = occupied[word] & -1L << due;
      while (rest == 0) {
        word++;
        if (word == words) {
          return -1;
        }
        rest = occupied[word];
      }
      int bucket = (word << 6) + Long.numberOfTrailingZeros(rest);
      occupied[word] = rest & (rest - 1);
      due = bucket + 1;
      return bucket;
    }
  }

  /** An empty queue for nodes 0 to {@code nodes} - 1; more make it grow. */
  public LadderQueue(int nodes) {
    times = new long[nodes];
    next = new int[nodes];
  }

  /** When a node is or was due. */
  public long timeNanos(int node) {
    return times[node];
  }

  /** Adds a node that is not in the queue; not before the node removed last, and not below zero. */
  public void add(int node, long atNanos) {
    if (node >= times.length) {
      grow(node);
    }
    times[node] = atNanos;
    if (atNanos < bottomEnd) {
      addToBottom(node, atNanos);
    } else if (atNanos < topStart) {
      int rung = lowest;
      while (atNanos >= rungs[rung].end) {
        rung--;
      }
      rungs[rung].append(node, atNanos, next);
    } else {
      addToTop(node, atNanos);
    }
  }

  /** Removes the node that is due first, or returns {@link #NONE}. */
  public int remove() {
    int node = bottom;
    if (node == NONE) {
      return removeFromRungs();
    }
    bottom = next[node];
    bottomSize--;
    return node;
  }

  /** When the first node is due, or {@link Long#MAX_VALUE} when there is none. */
  public long nextTimeNanos() {
    if (bottom == NONE) {
      int node = removeFromRungs();
      if (node == NONE) {
        return Long.MAX_VALUE;
      }
      next[node] = bottom;
      bottomLast = bottom == NONE ? node : bottomLast;
      bottom = node;
      bottomSize++;
    }
    return times[bottom];
  }

  private void grow(int node) {
    int size = Math.max(node + 1, 2 * times.length);
    times = Arrays.copyOf(times, size);
    next = Arrays.copyOf(next, size);
  }

  private void addToTop(int node, long at) {
    if (topLast == NONE) {
      next[node] = node;
      topMin = at;
      topMax = at;
    } else {
      next[node] = next[topLast];
      next[topLast] = node;
      topMin = Math.min(topMin, at);
      topMax = Math.max(topMax, at);
    }
    topLast = node;
    topSize++;
  }

  private void addToBottom(int node, long at) {
    if (bottomSize >= SPLIT && times[bottom] != times[bottomLast] && at < times[bottomLast]) {
      splitBottom();
      add(node, at);
      return;
    }
    sortIn(node, at);
  }

  private void sortIn(int node, long at) {
    bottomSize++;
    if (bottom == NONE) {
      next[node] = NONE;
      bottom = node;
      bottomLast = node;
    } else if (at >= times[bottomLast]) {
      next[node] = NONE;
      next[bottomLast] = node;
      bottomLast = node;
    } else if (at < times[bottom]) {
      next[node] = bottom;
      bottom = node;
    } else {
      int before = bottom;
      int after = next[before];
      while (times[after] <= at) {
        before = after;
        after = next[before];
      }
      next[node] = after;
      next[before] = node;
    }
  }

  /** Turns the bottom into a rung; events before its first one go to the new bottom. */
  private void splitBottom() {
    int first = bottom;
    int last = bottomLast;
    next[last] = first;
    bottom = NONE;
    partition(last, times[first], bottomEnd, bottomSize);
    bottomSize = 0;
  }

  /** Removes the first node while the bottom is empty; the others of its bucket become the bottom. */
  private int removeFromRungs() {
    while (lowest >= 0 || topLast != NONE) {
      if (lowest < 0) {
        partitionTop();
      }
      Rung rung = rungs[lowest];
      int bucket = rung.take();
      if (bucket < 0) {
        bottomEnd = rung.end;
        lowest--;
        continue;
      }
      long start = rung.start + ((long) bucket << rung.shift);
      bottomEnd = Math.min(rung.end, start + (1L << rung.shift));
      int last = rung.last[bucket];
      int first = next[last];
      if (first == last) {
        return last;
      }
      if (rung.shift == 0 || !isLong(first, last)) {
        sort(first, last);
        return remove();
      }
      partition(last, start, bottomEnd, SPLIT);
    }
    return NONE;
  }

  private boolean isLong(int first, int last) {
    int node = first;
    for (int i = 1; i < SPLIT; i++) {
      node = next[node];
      if (node == last) {
        return false;
      }
    }
    return true;
  }

  private void sort(int first, int last) {
    bottomSize = 0;
    int node = first;
    while (true) {
      int following = next[node];
      sortIn(node, times[node]);
      if (node == last) {
        return;
      }
      node = following;
    }
  }

  private void partitionTop() {
    int last = topLast;
    topLast = NONE;
    topStart = topMax + 1;
    partition(last, topMin, topStart, topSize);
    topSize = 0;
  }

  /** Makes a rung of a list of about {@code size} events, all within the stretch of time. */
  private void partition(int last, long start, long end, int size) {
    int wanted = Math.min(MOST_BUCKETS, Integer.highestOneBit(size) << SPREAD_BITS);
    int shift = Math.max(0, 64 - Long.numberOfLeadingZeros((end - start - 1) / wanted));
    lowest++;
    if (rungs[lowest] == null) {
      rungs[lowest] = new Rung();
    }
    Rung rung = rungs[lowest];
    rung.set(start, end, shift);
    int node = next[last];
    while (true) {
      int following = next[node];
      rung.append(node, times[node], next);
      if (node == last) {
        break;
      }
      node = following;
    }
    bottomEnd = start;
  }
}
