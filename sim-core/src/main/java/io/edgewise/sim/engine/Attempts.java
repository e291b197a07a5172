package io.edgewise.sim.engine;

import java.util.Arrays;

/**
 * Requests that wait for an operation whose client guards it, and the attempts at it, by slot of the {@link RequestTable}. An
 * attempt has a slot of its own, so that it may go on when the request that made it no longer waits: it then belongs to
 * nobody.
 */
final class Attempts {

  private static final int NOBODY = -1;

  // Longs of a slot that waits: when it began, when it looks next, when its best answer is there, and which wait it is.
  private static final int BEGUN = 0;
  private static final int DUE = 1;
  private static final int ANSWERED = 2;
  private static final int WAIT = 3;
  // Of an attempt: the wait that it belongs to, and when it was sent.
  private static final int OWNER = 4;
  private static final int SENT = 5;
  // Of a slot that waits: the part of the best attempt that is told apart.
  private static final int WAITED = 6;
  private static final int LONGS = 7;

  // Integers of a slot that waits.
  private static final int SENT_COUNT = 0;
  private static final int OUTSTANDING = 1;
  private static final int FAILURE = 2;
  private static final int GENERATION = 3;
  private static final int WINNER = 4;
  // Of an attempt.
  private static final int PARENT = 5;
  private static final int NUMBER = 6;
  private static final int INTS = 7;

  private final RequestTable table;
  private long[] longs = {};
  private int[] ints = {};
  private int size;
  private long waits;

  Attempts(RequestTable table) {
    this.table = table;
  }

  void clear() {
    Arrays.fill(longs, 0);
    Arrays.fill(ints, 0);
    for (int slot = 0; slot < size; slot++) {
      free(slot);
    }
    waits = 0;
  }

  /** A request begins to wait, in a generation of its circuit. */
  void begin(int slot, long nowNanos, int generation) {
    reserve(slot);
    int at = slot * LONGS;
    longs[at + BEGUN] = nowNanos;
    longs[at + DUE] = Long.MAX_VALUE;
    longs[at + ANSWERED] = Long.MAX_VALUE;
    longs[at + WAIT] = ++waits;
    Arrays.fill(ints, slot * INTS, slot * INTS + PARENT, 0);
    ints[slot * INTS + GENERATION] = generation;
  }

  /** A request no longer waits. */
  void end(int slot) {
    longs[slot * LONGS + DUE] = Long.MIN_VALUE;
    longs[slot * LONGS + WAIT] = 0;
  }

  /** A slot becomes an attempt of a request that waits. */
  void adopt(int attempt, int parent, int number, long nowNanos) {
    reserve(attempt);
    longs[attempt * LONGS + OWNER] = longs[parent * LONGS + WAIT];
    longs[attempt * LONGS + SENT] = nowNanos;
    ints[attempt * INTS + PARENT] = parent;
    ints[attempt * INTS + NUMBER] = number;
    if (ints[parent * INTS + FAILURE] != 0) {
      // What has failed no longer decides: another one is under way.
      longs[parent * LONGS + ANSWERED] = Long.MAX_VALUE;
      ints[parent * INTS + FAILURE] = 0;
    }
    ints[parent * INTS + SENT_COUNT]++;
    ints[parent * INTS + OUTSTANDING]++;
  }

  boolean isAttempt(int slot) {
    return slot < size && ints[slot * INTS + PARENT] != NOBODY;
  }

  /** Whether the request that made an attempt no longer waits for it. */
  boolean isAbandoned(int attempt) {
    return longs[parent(attempt) * LONGS + WAIT] != longs[attempt * LONGS + OWNER];
  }

  int parent(int attempt) {
    return ints[attempt * INTS + PARENT];
  }

  /** Which of the attempts it is: twice the number of times that the operation was begun before, 1 more for a hedge. */
  int number(int attempt) {
    return ints[attempt * INTS + NUMBER];
  }

  long sentNanos(int attempt) {
    return longs[attempt * LONGS + SENT];
  }

  /** An attempt is over. */
  void free(int attempt) {
    if (attempt < size) {
      ints[attempt * INTS + PARENT] = NOBODY;
    }
  }

  long begunNanos(int slot) {
    return longs[slot * LONGS + BEGUN];
  }

  /** When a request that waits looks next whether to go on; no other time counts. */
  boolean isDue(int slot, long nowNanos) {
    return slot < size && longs[slot * LONGS + DUE] == nowNanos && longs[slot * LONGS + WAIT] != 0;
  }

  /** A request looks at a time; returns whether that is news. */
  boolean dueAt(int slot, long nanos) {
    boolean news = longs[slot * LONGS + DUE] != nanos;
    longs[slot * LONGS + DUE] = nanos;
    return news;
  }

  /** An attempt will have been answered at a time; returns whether no other one will have been before. */
  boolean answered(int parent, int attempt, long nanos) {
    ints[parent * INTS + OUTSTANDING]--;
    if (nanos >= longs[parent * LONGS + ANSWERED] && ints[parent * INTS + FAILURE] == 0) {
      return false;
    }
    longs[parent * LONGS + ANSWERED] = nanos;
    ints[parent * INTS + FAILURE] = 0;
    ints[parent * INTS + WINNER] = number(attempt) & 1;
    return true;
  }

  /** An attempt fails at a time, for a reason above 0; returns whether the operation does, because no other one is on. */
  boolean failed(int parent, long nanos, int reason) {
    if (--ints[parent * INTS + OUTSTANDING] > 0 || longs[parent * LONGS + ANSWERED] != Long.MAX_VALUE) {
      return false;
    }
    longs[parent * LONGS + ANSWERED] = nanos;
    ints[parent * INTS + FAILURE] = reason;
    return true;
  }

  /** When the first answer to a request is there that is known so far, be it a refusal; at the end of time if none is. */
  long answeredNanos(int slot) {
    return longs[slot * LONGS + ANSWERED];
  }

  /** Of the attempt that was answered first: how long it waited in a queue, or of a call, before it was sent. */
  void waited(int slot, long nanos) {
    longs[slot * LONGS + WAITED] = nanos;
  }

  long waitedNanos(int slot) {
    return longs[slot * LONGS + WAITED];
  }

  /** Why the operation has failed; 0 if it was answered. */
  int failure(int slot) {
    return ints[slot * INTS + FAILURE];
  }

  /** Attempts of this wait so far. */
  int sent(int slot) {
    return ints[slot * INTS + SENT_COUNT];
  }

  int generation(int slot) {
    return ints[slot * INTS + GENERATION];
  }

  boolean hedgeWon(int slot) {
    return ints[slot * INTS + WINNER] != 0;
  }

  private void reserve(int slot) {
    if (slot < size) {
      return;
    }
    int old = size;
    size = Math.max(slot + 1, table.capacity());
    longs = Arrays.copyOf(longs, size * LONGS);
    ints = Arrays.copyOf(ints, size * INTS);
    for (int added = old; added < size; added++) {
      free(added);
    }
  }
}
