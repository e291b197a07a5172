package io.edgewise.sim.result;

import io.edgewise.sim.stats.LatencyHistogram;
import java.util.Optional;

/** What became of the messages to the queue before one service. */
public final class EventMeasurements {

  private final LatencyHistogram done = new LatencyHistogram(Measurements.COARSE_BITS);
  private final String consumer;
  private long deadLetters;
  private long deliveries;

  /** Null before a stream has handed a message out. */
  private LatencyHistogram ages;

  /** Nothing yet. */
  EventMeasurements(String consumer) {
    this.consumer = consumer;
  }

  /** Name of the service. */
  public String consumer() {
    return consumer;
  }

  /** A message was done so long after it was published. */
  public void done(long nanos) {
    done.record(nanos);
  }

  /** A message was not done at its last attempt. */
  public void dead() {
    deadLetters++;
  }

  /** A message was delivered, for the first time or again. */
  public void delivered() {
    deliveries++;
  }

  /** A stream handed a message out for the first time, so long after it was published. */
  public void handedOut(long nanos) {
    ages().record(nanos);
  }

  private LatencyHistogram ages() {
    if (ages == null) {
      ages = new LatencyHistogram(Measurements.COARSE_BITS);
    }
    return ages;
  }

  void add(EventMeasurements other) {
    if (other.ages != null) {
      ages().add(other.ages);
    }
    done.add(other.done);
    deadLetters += other.deadLetters;
    deliveries += other.deliveries;
  }

  /** Nanoseconds from when a message was published until it was done; of those that were. */
  public LatencyHistogram endToEnd() {
    return done;
  }

  /** Nanoseconds from when a message was published until a stream handed it out first; empty for other queues. */
  public Optional<LatencyHistogram> iteratorAge() {
    return Optional.ofNullable(ages);
  }

  /** Messages that were not done at their last attempt. */
  public long deadLetters() {
    return deadLetters;
  }

  /** Messages that are over, done or dead. */
  public long messages() {
    return done.count() + deadLetters;
  }

  /** How often a message was delivered, on average; not a number without any. */
  public double deliveriesPerMessage() {
    return (double) deliveries / messages();
  }
}
