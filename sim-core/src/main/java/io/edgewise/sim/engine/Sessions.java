package io.edgewise.sim.engine;

import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.OwnWrites;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.result.Measurements;
import java.util.Arrays;

/**
 * What the users of a data set know of its items. All requests of one user that touch a key (without sessions
 * in the load: of all users of an origin) are a session; from when the
 * answer is back it knows what it wrote or read. A read that begins then and shows something older goes back in time. What
 * the answers bring of requests under way at the same time is known when the last of them is back.
 *
 * <p>An open hash table of the sessions that there were. Of stores that answer from copies it also keeps when each copy
 * gets which write; quorums know that themselves.
 */
final class Sessions {

  private static final int INITIAL = 256;
  private static final long EMPTY = -1;
  private static final byte HAS_READ = 1;
  private static final byte WENT_BACK = 2;

  private final OwnWrites ownWrites;
  private final QuantileTable lagTable;
  private final long memoryNanos;

  /** Null for quorums. */
  private final Versions versions;
  private final long[] arrivals;

  // By slot of the hash table.
  private long[] ids = new long[INITIAL];
  private long[] knownNanos = new long[INITIAL];
  private long[] underWayNanos = new long[INITIAL];
  private long[] backNanos = new long[INITIAL];
  private byte[] flags = new byte[INITIAL];
  private int used;

  // By slot of a request on its way: whether the copy that it asks has declined, so that the primary answers, and what its
  // session knew when it left.
  private boolean[] declined = new boolean[16];
  private long[] knownThen = new long[16];

  /**
   * @param copies of the store
   * @param memoryNanos after what time every copy in a cache shows a write; 0 for stores without caches
   */
  Sessions(StateStore store, int copies, QuantileTable lagTable, long memoryNanos) {
    ownWrites = store.layout() instanceof StateStore.Replicated replicated ? replicated.ownWrites() : OwnWrites.UNKNOWN;
    this.lagTable = lagTable;
    this.memoryNanos = memoryNanos;
    int places = lagTable == null ? 1 : copies;
    versions = lagTable == null && memoryNanos == 0 ? null : new Versions(places);
    arrivals = new long[places];
    clear();
  }

  void clear() {
    Arrays.fill(ids, EMPTY);
    used = 0;
    if (versions != null) {
      versions.clear();
    }
  }

  /**
   * Notes a write at a copy.
   *
   * @param request number of its request, from which the lags of the other copies are drawn
   * @param clockNanos a time that no later read lies before
   */
  void made(int key, long atNanos, long request, int copy, long clockNanos, Draws draws) {
    if (lagTable == null) {
      arrivals[0] = atNanos + memoryNanos;
    } else {
      for (int other = 0; other < arrivals.length; other++) {
        arrivals[other] =
            other == copy ? atNanos : atNanos + lagTable.sampleNanos(draws.lag.bits(31 * request + other));
      }
    }
    versions.add(key, atNanos, atNanos, arrivals, clockNanos);
  }

  /** Whether it depends on its session where an operation is answered, and when. */
  boolean guides(RequestProgram.Operation operation) {
    return lagTable != null && operation.consistency() == Step.Consistency.READ_YOUR_WRITES;
  }

  /**
   * When the newest version of a key was written that a session knows at a time; before all times for none.
   *
   * @param clockNanos a time that no later operation begins before
   */
  long known(int user, int key, long nowNanos, long clockNanos) {
    int index = index(user, key);
    if (nowNanos > clockNanos && backNanos[index] > clockNanos) {
      return backNanos[index] <= nowNanos ? Math.max(knownNanos[index], underWayNanos[index]) : knownNanos[index];
    }
    if (backNanos[index] <= nowNanos) {
      knownNanos[index] = Math.max(knownNanos[index], underWayNanos[index]);
      underWayNanos[index] = Long.MIN_VALUE;
      backNanos[index] = Long.MAX_VALUE;
    }
    return knownNanos[index];
  }

  /**
   * A session reads, or has written itself, what was written at a time.
   *
   * @param known what it knew when the operation began
   * @param endNanos when the answer is back
   * @param measurements take whether a read went back in time; null where it is not measured
   */
  void note(RequestProgram.Operation operation, int user, int key, long shownNanos, long known, long endNanos,
      Measurements measurements) {
    int index = index(user, key);
    if (operation.isRead() && measurements != null) {
      boolean back = shownNanos < known;
      measurements.consistency().sessionRead((flags[index] & HAS_READ) == 0, back,
          back && (flags[index] & WENT_BACK) == 0);
      flags[index] |= back ? HAS_READ | WENT_BACK : HAS_READ;
    }
    if (shownNanos > Math.max(knownNanos[index], underWayNanos[index])) {
      backNanos[index] = backNanos[index] == Long.MAX_VALUE ? endNanos : Math.max(backNanos[index], endNanos);
      underWayNanos[index] = shownNanos;
    }
  }

  /** When what a copy shows at a time was written; of caches, what a copy shows that was made at that moment. */
  long shown(int key, int copy, long nanos) {
    return lagTable == null
        ? versions.writtenUntil(key, nanos) : versions.writtenNanos(versions.newest(key, copy, nanos));
  }

  /** From when on a copy shows what a session knows of a key; before all times if always. */
  long freshFrom(long known, int key, int copy) {
    return known == Long.MIN_VALUE ? known : versions.shownFrom(key, copy, known);
  }

  /** Whether a copy that lacks what a session knows waits for it; otherwise it declines. */
  boolean waits() {
    return ownWrites == OwnWrites.WAIT;
  }

  /** A request goes on its way: remembers what its session knows, and whether a copy declines it. */
  void depart(int slot, long known, boolean isDeclined) {
    if (slot >= declined.length) {
      int length = Math.max(slot + 1, 2 * declined.length);
      declined = Arrays.copyOf(declined, length);
      knownThen = Arrays.copyOf(knownThen, length);
    }
    declined[slot] = isDeclined;
    knownThen[slot] = known;
  }

  /** Whether a copy has declined the request on its way. */
  boolean hasDeclined(int slot) {
    return declined[slot];
  }

  /** What the session of the request on its way knew when it left. */
  long knownThen(int slot) {
    return knownThen[slot];
  }

  private int index(int user, int key) {
    long id = (long) user << Integer.SIZE | key;
    int index = find(id);
    if (ids[index] == EMPTY) {
      if (KeySlots.isFull(used, ids.length)) {
        grow();
        index = find(id);
      }
      used++;
      ids[index] = id;
      knownNanos[index] = Long.MIN_VALUE;
      underWayNanos[index] = Long.MIN_VALUE;
      backNanos[index] = Long.MAX_VALUE;
      flags[index] = 0;
    }
    return index;
  }

  private int find(long id) {
    int mask = ids.length - 1;
    int index = (int) (id * 0x9E3779B97F4A7C15L >>> 40) & mask;
    while (ids[index] != EMPTY && ids[index] != id) {
      index = index + 1 & mask;
    }
    return index;
  }

  private void grow() {
    long[] oldIds = ids;
    long[] oldKnown = knownNanos;
    long[] oldUnderWay = underWayNanos;
    long[] oldBack = backNanos;
    byte[] oldFlags = flags;
    ids = new long[2 * oldIds.length];
    knownNanos = new long[ids.length];
    underWayNanos = new long[ids.length];
    backNanos = new long[ids.length];
    flags = new byte[ids.length];
    Arrays.fill(ids, EMPTY);
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] != EMPTY) {
        int index = find(oldIds[i]);
        ids[index] = oldIds[i];
        knownNanos[index] = oldKnown[i];
        underWayNanos[index] = oldUnderWay[i];
        backNanos[index] = oldBack[i];
        flags[index] = oldFlags[i];
      }
    }
  }
}
