package io.edgewise.sim.model;

import java.util.Objects;
import java.util.Optional;

/**
 * Units a second that a store holds ready and that follow what is asked for. Unused units are kept for a time; an operation
 * that finds too few is refused and fails its request, unless its client asks again.
 *
 * @param reads how read units follow the load, in units in place of instances; empty where all are taken
 * @param writes the same of write units
 * @param burstNanos for how long unused units are kept
 */
public record Throughput(Optional<Autoscaling> reads, Optional<Autoscaling> writes, long burstNanos) {

  /** Nothing is held ready, and everything is taken. */
  public static final Throughput NONE = new Throughput(Optional.empty(), Optional.empty(), 0);

  /**
   * Checks for null and sign.
   *
   * @throws IllegalArgumentException if the time is negative
   */
  public Throughput {
    Objects.requireNonNull(reads, "reads");
    Objects.requireNonNull(writes, "writes");
    if (burstNanos < 0) {
      throw new IllegalArgumentException("the burst must not be negative, got " + burstNanos);
    }
  }

  /** Whether operations may be refused. */
  public boolean isLimited() {
    return reads.isPresent() || writes.isPresent();
  }

  /** How long the units depend on what was before. */
  public long memoryNanos() {
    return Math.max(reads.map(Autoscaling::memoryNanos).orElse(0L), writes.map(Autoscaling::memoryNanos).orElse(0L))
        + burstNanos;
  }
}
