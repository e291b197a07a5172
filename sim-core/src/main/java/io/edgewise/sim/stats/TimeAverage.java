package io.edgewise.sim.stats;

/**
 * The time average of a quantity that changes in steps (requests in flight, warm instances, queue length) over a window
 * of simulated time, such as the time after warm-up. What happens outside the window is cut off. Allocates nothing. Not
 * thread-safe.
 */
public final class TimeAverage {

  private final long fromNanos;
  private final long toNanos;
  private long lastNanos = Long.MIN_VALUE;
  private double value;
  private double integral;
  private double max = Double.NEGATIVE_INFINITY;

  /**
   * Starts with value 0 before the first {@link #set}.
   *
   * @param fromNanos start of the window on the simulation clock
   * @param toNanos its end, after the start; {@link Long#MAX_VALUE} for an open end
   * @throws IllegalArgumentException if the end is not after the start
   */
  public TimeAverage(long fromNanos, long toNanos) {
    if (toNanos <= fromNanos) {
      throw new IllegalArgumentException("the window must end after its start " + fromNanos + ", ended at " + toNanos);
    }
    this.fromNanos = fromNanos;
    this.toNanos = toNanos;
  }

  /**
   * Says that the quantity has a value from now on.
   *
   * @param nowNanos simulation clock, not before the last call's
   * @throws IllegalArgumentException if the clock runs backwards
   */
  public void set(long nowNanos, double newValue) {
    advance(nowNanos);
    value = newValue;
  }

  /** Changes the quantity by so much from now on; otherwise as {@link #set}. */
  public void change(long nowNanos, double by) {
    set(nowNanos, value + by);
  }

  private void advance(long nowNanos) {
    if (nowNanos < lastNanos) {
      throw new IllegalArgumentException("the clock went back from " + lastNanos + " to " + nowNanos);
    }
    long begin = Math.max(lastNanos, fromNanos);
    long end = Math.min(nowNanos, toNanos);
    if (end > begin) {
      integral += value * (end - begin);
      max = Math.max(max, value);
    }
    lastNanos = nowNanos;
  }

  /** The value now. */
  public double value() {
    return value;
  }

  /**
   * The integral over the window up to now, in value x nanoseconds.
   *
   * @throws IllegalArgumentException if the clock runs backwards
   */
  public double integral(long nowNanos) {
    advance(nowNanos);
    return integral;
  }

  /**
   * The average over the part of the window up to now; not a number before the window has begun.
   *
   * @throws IllegalArgumentException if the clock runs backwards
   */
  public double average(long nowNanos) {
    long passed = Math.min(nowNanos, toNanos) - fromNanos;
    return passed > 0 ? integral(nowNanos) / passed : Double.NaN;
  }

  /**
   * The greatest value that lasted for some time inside the window up to now; negative infinity before it has begun.
   *
   * @throws IllegalArgumentException if the clock runs backwards
   */
  public double max(long nowNanos) {
    advance(nowNanos);
    return max;
  }
}
