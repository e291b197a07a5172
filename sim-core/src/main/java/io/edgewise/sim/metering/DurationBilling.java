package io.edgewise.sim.metering;

import java.math.BigDecimal;

/**
 * How a provider rounds duration and memory before it multiplies them: integer arithmetic for the event loop.
 *
 * <p>The loop adds {@link #billedNanos} per invocation for each deployment (its memory is fixed); the product is taken
 * once, exactly, by {@link #gigabyteSeconds}. A sum of nanoseconds in a {@code long} holds 292 years.
 *
 * @param stepNanos duration is rounded up to a multiple of this, in nanoseconds; at least 1 (Lambda: 1 ms; Step
 *     Functions Express and Cloud Functions: 100 ms)
 * @param minimumNanos duration billed at least for each invocation, in nanoseconds; at least 0
 * @param memoryStepMegabytes memory is rounded up to a multiple of this, in MB; at least 1 (Express: 64, Azure: 128)
 * @param minimumMemoryMegabytes memory billed at least, in MB; at least 0
 * @param megabytesPerGigabyte 1024 where a provider's GB is binary (AWS), 1000 where it is decimal (Durable Objects);
 *     no other value
 */
public record DurationBilling(
    long stepNanos,
    long minimumNanos,
    long memoryStepMegabytes,
    long minimumMemoryMegabytes,
    int megabytesPerGigabyte) {

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a step is below 1, a minimum below 0, or a GB neither 1000 nor 1024 MB
   */
  public DurationBilling {
    if (stepNanos < 1 || memoryStepMegabytes < 1) {
      throw new IllegalArgumentException(
          "billing steps are at least 1 ns and 1 MB, not " + stepNanos + " ns and " + memoryStepMegabytes + " MB");
    }
    if (minimumNanos < 0 || minimumMemoryMegabytes < 0) {
      throw new IllegalArgumentException("billing minimums are at least 0, not " + minimumNanos + " ns and "
          + minimumMemoryMegabytes + " MB");
    }
    if (megabytesPerGigabyte != 1000 && megabytesPerGigabyte != 1024) {
      throw new IllegalArgumentException("a GB is 1000 or 1024 MB, not " + megabytesPerGigabyte);
    }
  }

  /** Duration rounded up to whole steps of so many milliseconds, memory unrounded, 1 GB = 1024 MB. */
  public static DurationBilling perMillis(long stepMillis) {
    return new DurationBilling(Math.multiplyExact(stepMillis, NANOS_PER_MILLI), 0, 1, 0, 1024);
  }

  /**
   * The billed duration of one invocation, in nanoseconds. Allocates nothing.
   *
   * @param nanos measured duration, at least 0
   * @throws ArithmeticException if the result does not fit
   */
  public long billedNanos(long nanos) {
    return Math.max(minimumNanos, Math.multiplyExact(Math.ceilDiv(nanos, stepNanos), stepNanos));
  }

  /**
   * The billed memory of an instance, in MB.
   *
   * @param megabytes configured (or used) memory, at least 0
   * @throws ArithmeticException if the result does not fit
   */
  public long billedMegabytes(long megabytes) {
    return Math.max(
        minimumMemoryMegabytes,
        Math.multiplyExact(Math.ceilDiv(megabytes, memoryStepMegabytes), memoryStepMegabytes));
  }

  /**
   * Memory times duration in gigabyte-seconds, exactly.
   *
   * @param billedNanos the sum of {@link #billedNanos} over invocations
   * @param billedMegabytes the memory of each, from {@link #billedMegabytes}
   */
  public BigDecimal gigabyteSeconds(long billedNanos, long billedMegabytes) {
    return BigDecimal.valueOf(billedNanos)
        .multiply(BigDecimal.valueOf(billedMegabytes))
        .divide(NANOS_PER_SECOND)
        .divide(BigDecimal.valueOf(megabytesPerGigabyte));
  }
}
