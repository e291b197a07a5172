package io.edgewise.sim.engine;

import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.Arrays;

/**
 * What is known of requests as parents and as children of others, by slot of the {@link RequestTable}. A parent counts how
 * many children are under way, and keeps what the latency of the slowest one was made of: apart from its own parts, for
 * only these say how long it held its instance and what is billed with it.
 */
final class Children {

  private static final int NONE = -1;

  /** In place of the parent of a batch of messages. */
  private static final int NOBODY = -2;

  // Longs of a slot: the parts of the child that was over last, the parts of all forks so far, and two numbers.
  private static final int SLOWEST = 0;
  private static final int TAKEN = SLOWEST + Component.COUNT;
  private static final int JOINED = TAKEN + Component.COUNT;
  private static final int CPU = JOINED + 1;
  private static final int LONGS = CPU + 1;

  // Integers of a slot.
  private static final int PARENT = 0;
  private static final int OPERATION = 1;
  private static final int PENDING = 2;
  private static final int FAILED = 3;
  private static final int COLD = 4;
  private static final int SLOWEST_COLD = 5;
  private static final int NEXT = 6;
  private static final int ATTEMPT = 7;
  private static final int DETACHED = 8;
  private static final int LINK = 9;
  private static final int INTS = 10;

  private final RequestTable table;
  private long[] longs = {};
  private int[] ints = {};
  private int size;

  Children(RequestTable table) {
    this.table = table;
  }

  void clear() {
    for (int slot = 0; slot < size; slot++) {
      forget(slot);
    }
  }

  boolean isChild(int slot) {
    return slot < size && ints[slot * INTS + PARENT] != NONE;
  }

  /** Whether a child is a batch of messages, whose end nobody waits for. */
  boolean isBatch(int child) {
    return ints[child * INTS + PARENT] == NOBODY;
  }

  /** A message, or another message, comes to be known; its operation is the one that published it. */
  void publish(int message, int operation, int attempts) {
    reserve(message);
    ints[message * INTS + OPERATION] = operation;
    ints[message * INTS + ATTEMPT] = attempts;
    ints[message * INTS + LINK] = NONE;
  }

  /** A slot becomes a batch of messages. */
  void batch(int slot, int operation) {
    reserve(slot);
    ints[slot * INTS + PARENT] = NOBODY;
    ints[slot * INTS + OPERATION] = operation;
    ints[slot * INTS + LINK] = NONE;
  }

  /** The message that follows one in its batch, or the first one of a batch; -1 for none. */
  int link(int slot) {
    return ints[slot * INTS + LINK];
  }

  void link(int slot, int message) {
    ints[slot * INTS + LINK] = message;
  }

  int parent(int child) {
    return ints[child * INTS + PARENT];
  }

  /** Index of the operation that started a child. */
  int operation(int child) {
    return ints[child * INTS + OPERATION];
  }

  /** What the next event of a child is. */
  int next(int child) {
    return ints[child * INTS + NEXT];
  }

  void next(int child, int event) {
    ints[child * INTS + NEXT] = event;
  }

  /** A parent is about to start children, and waits for so many; if they take no time it goes on at once. */
  void await(int parent, int count, long nowNanos) {
    reserve(parent);
    ints[parent * INTS + PENDING] = count;
    ints[parent * INTS + FAILED] = 0;
    longs[parent * LONGS + JOINED] = nowNanos;
  }

  /** A slot becomes the child of a parent that awaits it. */
  void adopt(int child, int parent, int operation) {
    reserve(child);
    table.inheritUser(child, parent);
    ints[child * INTS + PARENT] = parent;
    ints[child * INTS + OPERATION] = operation;
  }

  /** How often a child was tried before. */
  int attempt(int child) {
    return ints[child * INTS + ATTEMPT];
  }

  /** A child is about to be tried again: what the attempt took is kept apart from what the next one does. */
  void tryAgain(int child, long backoffNanos) {
    for (int part = 0; part < Component.COUNT; part++) {
      longs[child * LONGS + TAKEN + part] += table.components()[table.componentsAt(child) + part];
    }
    longs[child * LONGS + TAKEN + Component.OTHER.ordinal()] += backoffNanos;
    longs[child * LONGS + CPU] = 0;
    ints[child * INTS + COLD] |= table.isCold(child) ? 1 : 0;
    ints[child * INTS + ATTEMPT]++;
  }

  /** A request no longer has an instance, though it is not over. */
  void detach(int slot) {
    ints[slot * INTS + DETACHED] = 1;
  }

  boolean isDetached(int slot) {
    return slot < size && ints[slot * INTS + DETACHED] != 0;
  }

  /** CPU time of the branches of a request on its own instance. */
  long cpuNanos(int slot) {
    return slot < size ? longs[slot * LONGS + CPU] : 0;
  }

  void addCpu(int parent, long nanos) {
    longs[parent * LONGS + CPU] += nanos;
  }

  /** A child is over, and its parent knows at a time. Its slot is free of the parent then. */
  void leave(int child, long nanos, Outcome outcome) {
    int parent = parent(child);
    int at = parent * INTS;
    if (outcome != Outcome.SERVED) {
      ints[at + FAILED] = 1;
    }
    if (nanos >= longs[parent * LONGS + JOINED]) {
      longs[parent * LONGS + JOINED] = nanos;
      for (int part = 0; part < Component.COUNT; part++) {
        longs[parent * LONGS + SLOWEST + part] =
            table.components()[table.componentsAt(child) + part] + longs[child * LONGS + TAKEN + part];
      }
      ints[at + SLOWEST_COLD] = table.isCold(child) ? 1 : ints[child * INTS + COLD];
    }
    forget(child);
  }

  /** A child is over that is the first of several attempts to be answered; its parent knows at a time, if it waits so long. */
  void bring(int child, int parent, long nanos) {
    longs[parent * LONGS + JOINED] = nanos;
    for (int part = 0; part < Component.COUNT; part++) {
      longs[parent * LONGS + SLOWEST + part] =
          table.components()[table.componentsAt(child) + part] + longs[child * LONGS + TAKEN + part];
    }
    ints[parent * INTS + SLOWEST_COLD] = table.isCold(child) ? 1 : ints[child * INTS + COLD];
  }

  /** What an attempt has brought counts for nothing. */
  void drop(int parent) {
    Arrays.fill(longs, parent * LONGS + SLOWEST, parent * LONGS + SLOWEST + Component.COUNT, 0);
    ints[parent * INTS + SLOWEST_COLD] = 0;
  }

  /** A child that leaves nothing to its parent is over at a time. */
  void joinAt(int parent, long nanos) {
    longs[parent * LONGS + JOINED] = Math.max(longs[parent * LONGS + JOINED], nanos);
  }

  /** One less to wait for; whether that was the last. */
  boolean isLast(int parent) {
    if (--ints[parent * INTS + PENDING] > 0) {
      return false;
    }
    for (int part = 0; part < Component.COUNT; part++) {
      longs[parent * LONGS + TAKEN + part] += longs[parent * LONGS + SLOWEST + part];
      longs[parent * LONGS + SLOWEST + part] = 0;
    }
    ints[parent * INTS + COLD] |= ints[parent * INTS + SLOWEST_COLD];
    ints[parent * INTS + SLOWEST_COLD] = 0;
    return true;
  }

  /** When the last child was over and its parent knew. */
  long joinedNanos(int parent) {
    return longs[parent * LONGS + JOINED];
  }

  /** Whether a child was not served. */
  boolean failed(int parent) {
    return ints[parent * INTS + FAILED] != 0;
  }

  /** The latency of a request of a user becomes that of all: its own parts and those that its children took. */
  void settle(int slot, boolean served, Measurements measurements) {
    if (slot >= size) {
      return;
    }
    for (int part = 0; part < Component.COUNT; part++) {
      table.components()[table.componentsAt(slot) + part] += longs[slot * LONGS + TAKEN + part];
    }
    if (ints[slot * INTS + COLD] != 0) {
      table.markCold(slot);
    }
    if (served) {
      measurements.calledNetwork(longs[slot * LONGS + TAKEN + Component.NETWORK.ordinal()]);
    }
  }

  /** The slot is free, or about to be. */
  void forget(int slot) {
    if (slot < size) {
      Arrays.fill(longs, slot * LONGS, (slot + 1) * LONGS, 0);
      Arrays.fill(ints, slot * INTS, (slot + 1) * INTS, 0);
      ints[slot * INTS + PARENT] = NONE;
    }
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
      ints[added * INTS + PARENT] = NONE;
    }
  }
}
