package io.edgewise.sim.engine;

import io.edgewise.sim.model.MessageQueue;

/** The messages of a queue at one place that wait for their batch to be complete. */
final class QueuedMessages {

  private final MessageQueue policy;
  private final LongRing waiting = new LongRing();
  private long dueNanos;

  QueuedMessages(MessageQueue policy) {
    this.policy = policy;
  }

  void clear() {
    waiting.clear();
    dueNanos = Long.MIN_VALUE;
  }

  /** A message appears. Whether that completes a batch. */
  boolean add(int message, long nowNanos) {
    waiting.add(message);
    if (waiting.size() == 1) {
      dueNanos = nowNanos + policy.windowNanos();
    }
    return waiting.size() >= policy.batchSize() || dueNanos == nowNanos;
  }

  /** Whether the message that appeared last is the first of a batch, which is due at {@link #dueNanos}. */
  boolean isFirst() {
    return waiting.size() == 1;
  }

  /** When the batch is complete, even if it is not full. */
  long dueNanos() {
    return dueNanos;
  }

  /** Whether a batch is complete at a time at which nothing appears. */
  boolean isDue(long nowNanos) {
    return !waiting.isEmpty() && dueNanos == nowNanos;
  }

  /** Whether no message is left. */
  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes the first message. */
  int take() {
    return (int) waiting.take();
  }
}
