package io.edgewise.sim.engine;

/**
 * The queue of a pool: requests that wait for an instance, first in, first out, up to a limit. Those whose instance is
 * known already leave the queue by themselves when they get it.
 */
final class WaitingLine {

  private final int limit;

  /* One of the two is in use: slots of requests, and the times at which others get their instances. */
  private final LongRing slots = new LongRing();
  private final LongRing starts = new LongRing();

  /** @param limit so many may wait at a time */
  WaitingLine(int limit) {
    this.limit = limit;
  }

  void clear() {
    slots.clear();
    starts.clear();
  }

  /** Whether so many wait now that no other one may. */
  boolean isFull(long nowNanos) {
    while (!starts.isEmpty() && starts.peek() <= nowNanos) {
      starts.take();
    }
    return slots.size() + starts.size() >= limit;
  }

  /** Adds a request that waits until it is given an instance. */
  void add(int slot) {
    slots.add(slot);
  }

  /** Adds a request that gets its instance at a time, no earlier than those before it. */
  void addUntil(long startNanos) {
    starts.add(startNanos);
  }

  /** Whether no request waits to be given an instance. */
  boolean isEmpty() {
    return slots.isEmpty();
  }

  /** Slot of the request that is given the next instance; one must wait. */
  int first() {
    return (int) slots.peek();
  }

  /** That request has its instance. */
  void takeFirst() {
    slots.take();
  }
}
