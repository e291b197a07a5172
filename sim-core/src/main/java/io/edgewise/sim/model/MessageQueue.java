package io.edgewise.sim.model;

import io.edgewise.sim.random.Distribution;
import java.util.Objects;

/**
 * A queue before a service: messages wait in it until a consumer takes them, several at a time. A message whose consumer
 * was refused, was cut off or failed appears again when its visibility time-out is over; after the last attempt it is a dead
 * letter.
 *
 * @param sendMillis time that the queue takes to accept a message, the network not included, in milliseconds
 * @param deliveryMillis time from the moment at which a batch is complete until its consumer is asked for
 * @param batchSize most messages that a consumer takes at once, at least 1
 * @param windowNanos how long a batch waits for more messages after its first one
 * @param visibilityNanos from the moment at which a batch was complete until a message of it that was not done appears again
 * @param attempts how often a message is delivered at most
 */
public record MessageQueue(Distribution sendMillis, Distribution deliveryMillis, int batchSize, long windowNanos,
    long visibilityNanos, int attempts) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public MessageQueue {
    Objects.requireNonNull(sendMillis, "sendMillis");
    Objects.requireNonNull(deliveryMillis, "deliveryMillis");
    if (batchSize < 1 || windowNanos < 0 || visibilityNanos < 1 || attempts < 1) {
      throw new IllegalArgumentException(
          "a queue needs batches of at least 1, a window of at least 0, and visibility and"
              + " attempts above 0, got " + batchSize + ", " + windowNanos + ", " + visibilityNanos + " and "
              + attempts);
    }
  }
}
