package io.edgewise.sim.model;

import io.edgewise.sim.random.Distribution;
import java.util.Objects;
import java.util.Optional;

/**
 * A queue before a service: messages wait in it until a consumer takes them, several at a time. A message whose consumer
 * was refused, was cut off or failed appears again when its visibility time-out is over; after the last attempt it is a dead
 * letter. A queue with shards keeps messages in order, and has no visibility time-out: see {@link Shards}.
 *
 * @param sendMillis time that the queue takes to accept a message, the network not included, in milliseconds
 * @param deliveryMillis time from the moment at which a batch is complete until its consumer is asked for
 * @param batchSize most messages that a consumer takes at once, at least 1
 * @param windowNanos how long a batch waits for more messages after its first one
 * @param visibilityNanos from the moment at which a batch was complete until a message of it that was not done appears again
 * @param attempts how often a message is delivered at most
 * @param shards those of a stream; empty for a queue whose messages are in no order
 */
public record MessageQueue(Distribution sendMillis, Distribution deliveryMillis, int batchSize, long windowNanos,
    long visibilityNanos, int attempts, Optional<Shards> shards) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public MessageQueue {
    Objects.requireNonNull(sendMillis, "sendMillis");
    Objects.requireNonNull(deliveryMillis, "deliveryMillis");
    Objects.requireNonNull(shards, "shards");
    if (batchSize < 1 || windowNanos < 0 || visibilityNanos < 1 || attempts < 1) {
      throw new IllegalArgumentException(
          "a queue needs batches of at least 1, a window of at least 0, and visibility and"
              + " attempts above 0, got " + batchSize + ", " + windowNanos + ", " + visibilityNanos + " and "
              + attempts);
    }
  }

  /** A queue whose messages are in no order. */
  public MessageQueue(Distribution sendMillis, Distribution deliveryMillis, int batchSize, long windowNanos,
      long visibilityNanos, int attempts) {
    this(sendMillis, deliveryMillis, batchSize, windowNanos, visibilityNanos, attempts, Optional.empty());
  }

  /** The same queue with shards. */
  public MessageQueue withShards(Shards those) {
    return new MessageQueue(sendMillis, deliveryMillis, batchSize, windowNanos, visibilityNanos, attempts,
        Optional.of(those));
  }
}
