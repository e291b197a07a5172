package io.edgewise.sim.model;

import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import java.util.Objects;

/**
 * How a site starts, keeps, shares and ends instances. One shape covers isolates, functions, containers and servers.
 *
 * @param concurrency requests that one instance serves at once; {@link #UNLIMITED} for isolates and servers that admit
 *     everything
 * @param provisioned instances of each site that are warm from the start and never expire
 * @param maxInstances most instances at one site, provisioned ones included, or {@link #UNLIMITED}
 * @param keepAliveMillis how long an idle instance lives, drawn anew for every idle period; {@link #KEEP_FOR_EVER}
 *     where it is never ended
 * @param idleSelection which idle instance serves the next request
 * @param queueLimit requests that may wait when no instance may be started; 0 throttles at once, {@link #UNLIMITED}
 *     never
 * @param scaleUp how fast instances may be started
 */
public record InstancePolicy(int concurrency, int provisioned, int maxInstances, Distribution keepAliveMillis,
    IdleSelection idleSelection, int queueLimit, ScaleUpRate scaleUp) {

  /** No bound. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** A keep-alive of 31 years, longer than any horizon. */
  public static final Distribution KEEP_FOR_EVER = new Constant(1e12);

  /** The part of idle instances that are nearly all: a choice, since a keep-alive may have no longest one. */
  private static final double NEARLY_ALL = 0.99;

  /** Which idle instance serves the next request. */
  public enum IdleSelection {
    /** The one that became idle last: the warmest, and the default of most platforms. */
    MOST_RECENTLY_USED,
    /** The one that has been idle longest. */
    LEAST_RECENTLY_USED,
    /** The one started last. */
    NEWEST,
    /** The one started first. */
    OLDEST,
    /** Any, with equal probability. */
    RANDOM
  }

  /**
   * A token bucket: at most {@code instances} starts at once, refilled evenly with {@code instances} every
   * {@code periodNanos}.
   */
  public record ScaleUpRate(int instances, long periodNanos) {

    /** Starts are not limited. */
    public static final ScaleUpRate UNLIMITED_RATE = new ScaleUpRate(UNLIMITED, 1);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public ScaleUpRate {
      if (instances < 1 || periodNanos < 1) {
        throw new IllegalArgumentException("a scale-up rate needs positive numbers, got " + instances + " per "
            + periodNanos + " ns");
      }
    }

    /** Whether starts are not limited. */
    public boolean isUnlimited() {
      return instances == UNLIMITED;
    }
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if concurrency or maxInstances is below 1, provisioned or queueLimit is negative,
   *     or more are provisioned than allowed
   */
  public InstancePolicy {
    Objects.requireNonNull(keepAliveMillis, "keepAliveMillis");
    Objects.requireNonNull(idleSelection, "idleSelection");
    Objects.requireNonNull(scaleUp, "scaleUp");
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be at least 1, got " + concurrency);
    }
    if (maxInstances < 1) {
      throw new IllegalArgumentException("maxInstances must be at least 1, got " + maxInstances);
    }
    if (provisioned < 0 || provisioned > maxInstances) {
      throw new IllegalArgumentException("provisioned must be 0.." + maxInstances + ", got " + provisioned);
    }
    if (queueLimit < 0) {
      throw new IllegalArgumentException("queueLimit must not be negative, got " + queueLimit);
    }
  }

  /** Whether idle instances are never ended. */
  public boolean keepsForEver() {
    return keepAliveMillis.equals(KEEP_FOR_EVER);
  }

  /** For how long nearly all idle instances are kept at most, in nanoseconds: the 99th percentile of the keep-alive. */
  public long keptNanos() {
    return (long) (1e6 * keepAliveMillis.quantile(NEARLY_ALL));
  }

  /** Always-on servers that admit every request: nothing starts, nothing ends. */
  public static InstancePolicy alwaysOn() {
    return new InstancePolicy(UNLIMITED, 1, 1, KEEP_FOR_EVER,
        IdleSelection.MOST_RECENTLY_USED, UNLIMITED, ScaleUpRate.UNLIMITED_RATE);
  }
}
