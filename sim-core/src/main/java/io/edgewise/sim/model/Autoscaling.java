package io.edgewise.sim.model;

import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import java.util.Objects;

/**
 * How the number of servers of a site follows its load.
 *
 * <p>Once in each period the autoscaler measures the load, as the mean over a window, in instances that would be exactly at
 * their target: so many are needed. The ratio of those needed to those that exist, starting ones included, decides: above
 * 1 + tolerance of {@code up}, or below 1 - tolerance of {@code down}, it recommends the number needed, rounded up, else the
 * present one. What {@link Direction} says then delays and limits the change. With {@code ceil(current x ratio)} this is the
 * rule of the Horizontal Pod Autoscaler of Kubernetes and of target tracking in AWS; what differs is in the numbers.
 *
 * @param least instances that always exist, at least 1
 * @param most instances that may exist
 * @param target what an instance shall bear
 * @param periodNanos time from one decision to the next
 * @param windowPeriods periods over which the load is averaged, at least 1
 * @param delayPeriods by how many periods the load is known late
 * @param up when and how instances are added
 * @param down when and how they are taken away
 * @param startMillis from when an instance has its place to when it serves, in milliseconds
 * @param machines what instances are placed on, and what is billed
 */
public record Autoscaling(int least, int most, Target target, long periodNanos, int windowPeriods, int delayPeriods,
    Direction up, Direction down, Distribution startMillis, Machines machines) {

  /** What an instance shall bear. */
  public sealed interface Target {

    /** Mean part of its cores that are busy, above 0 and at most 1. */
    record Utilisation(double of) implements Target {

      /**
       * Checks the range.
       *
       * @throws IllegalArgumentException if it is not above 0 and at most 1
       */
      public Utilisation {
        if (!(of > 0 && of <= 1)) {
          throw new IllegalArgumentException("a target utilisation must be above 0 and at most 1, got " + of);
        }
      }
    }

    /** Requests that reach it in a second, above 0. */
    record Requests(double perSecond) implements Target {

      /**
       * Checks the range.
       *
       * @throws IllegalArgumentException if it is not positive and finite
       */
      public Requests {
        if (!(perSecond > 0 && perSecond < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException("a target rate must be positive, got " + perSecond);
        }
      }
    }
  }

  /**
   * When and how the number changes in one direction.
   *
   * @param tolerance by how much the ratio must differ from 1, at least 0
   * @param periods so many decisions in a row must find that, at least 1
   * @param stabilisationNanos of all recommendations within this time, the one with the least change counts
   * @param cooldownNanos after a change, time until the next one; a change by more instances than the last one is made all
   *     the same where instances are added
   * @param mostShare most instances changed at once as a share of those that exist, or {@link #ANY}
   * @param mostInstances so many may be changed at once, whatever the share
   */
  public record Direction(double tolerance, int periods, long stabilisationNanos, long cooldownNanos, double mostShare,
      int mostInstances) {

    /** Any number may be changed at once. */
    public static final double ANY = Double.POSITIVE_INFINITY;

    /** At once, to any number. */
    public static final Direction AT_ONCE = new Direction(0, 1, 0, 0, ANY, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is negative, or neither share nor number allows any change
     */
    public Direction {
      if (!(tolerance >= 0) || periods < 1 || stabilisationNanos < 0 || cooldownNanos < 0) {
        throw new IllegalArgumentException(
            "tolerance, stabilisation and cooldown must not be negative, and at least one"
                + " period must agree");
      }
      if (!(mostShare >= 0) || mostInstances < 0 || mostShare == 0 && mostInstances == 0) {
        throw new IllegalArgumentException("so many instances at most must allow some change");
      }
    }

    /** Most instances by which a number may change at once. */
    public int mostOf(int instances) {
      return (int) Math.min(Integer.MAX_VALUE, Math.max(mostInstances, Math.floor(mostShare * instances)));
    }
  }

  /**
   * What instances are placed on: the first machine takes the first of them, and so on.
   *
   * @param instances that one machine holds, at least 1
   * @param startMillis from when a machine is asked for to when it takes instances, in milliseconds
   * @param lingerNanos how long a machine without instances is kept
   */
  public record Machines(int instances, Distribution startMillis, long lingerNanos) {

    /** Every instance is a machine of its own, there at once and gone at once. */
    public static final Machines NONE = new Machines(1, new Constant(0), 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a machine holds no instance or the time is negative
     */
    public Machines {
      Objects.requireNonNull(startMillis, "startMillis");
      if (instances < 1 || lingerNanos < 0) {
        throw new IllegalArgumentException("a machine holds at least one instance and lingers for a time");
      }
    }

    /** Machines that so many instances need. */
    public int holding(int count) {
      return Math.ceilDiv(count, instances);
    }
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if there is not at least one instance, fewer are allowed than always exist, or a
   *     period is not positive
   */
  public Autoscaling {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(up, "up");
    Objects.requireNonNull(down, "down");
    Objects.requireNonNull(startMillis, "startMillis");
    Objects.requireNonNull(machines, "machines");
    if (least < 1 || most < least) {
      throw new IllegalArgumentException("instances must be 1 <= min <= max, got " + least + " and " + most);
    }
    if (periodNanos < 1 || windowPeriods < 1 || delayPeriods < 0) {
      throw new IllegalArgumentException("the period must be positive, the window at least one period");
    }
  }

  /**
   * How long the number of instances depends on what was before: the longest of what is measured, waited for and counted
   * before a change, and the start that follows.
   */
  public long memoryNanos() {
    return (windowPeriods + delayPeriods) * periodNanos + Math.max(memoryNanos(up), memoryNanos(down))
        + (long) (1e6 * (startMillis.quantile(0.99) + machines.startMillis().quantile(0.99))) + machines.lingerNanos();
  }

  private long memoryNanos(Direction direction) {
    return Math.max(direction.stabilisationNanos(), direction.cooldownNanos()) + direction.periods() * periodNanos;
  }
}
