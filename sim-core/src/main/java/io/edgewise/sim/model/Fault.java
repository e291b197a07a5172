package io.edgewise.sim.model;

import java.util.Objects;
import java.util.Set;

/**
 * Something that breaks for a while, the same for all strategies that have what it breaks.
 *
 * @param name what a person calls it, such as {@code outage of aws:us-east-1}
 * @param fromNanos when it begins, from the start of the horizon
 * @param toNanos when it is over; a deploy takes from one to the other
 * @param effect what it does
 * @param strategies ids of the strategies that it is limited to; empty for all
 */
public record Fault(String name, long fromNanos, long toNanos, Effect effect, Set<String> strategies) {

  /** Of the code that serves users, in place of the index of a service. */
  public static final int USERS = -1;

  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException if it begins before the horizon or ends before it begins, or takes no time although
   *     it is no deploy
   */
  public Fault {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(effect, "effect");
    strategies = Set.copyOf(strategies);
    if (fromNanos < 0 || toNanos < fromNanos || toNanos == fromNanos && !(effect instanceof Deploy)) {
      throw new IllegalArgumentException(name + ": a fault lasts from " + fromNanos + " ns to " + toNanos + " ns");
    }
  }

  /** Whether it may touch a strategy. */
  public boolean concerns(String strategy) {
    return strategies.isEmpty() || strategies.contains(strategy);
  }

  /** What a fault does. */
  public sealed interface Effect permits Outage, SlowStore, SlowPlace, Loss, Deploy, ThrottledCompute, ThrottledStore {}

  /**
   * All that is at some places is down: entries, code, services, and copies of stores.
   *
   * @param places their ids
   */
  public record Outage(Set<String> places) implements Effect {

    /** Copies the ids. */
    public Outage {
      places = Set.copyOf(places);
    }
  }

  /**
   * A store takes longer for every operation.
   *
   * @param dataSet index of the data set that it holds
   * @param factor on its service times, above 0
   */
  public record SlowStore(int dataSet, double factor) implements Effect {}

  /**
   * Code and stores at a place take longer.
   *
   * @param place its id
   * @param factor on the time of computations and on the service times of copies there, above 0
   */
  public record SlowPlace(String place, double factor) implements Effect {}

  /**
   * Packets are lost between two groups of places, in both directions.
   *
   * @param some ids of the one group
   * @param others ids of the other group
   * @param rate part of the packets that is lost, 0..1
   */
  public record Loss(Set<String> some, Set<String> others, double rate) implements Effect {

    /**
     * Copies the ids.
     *
     * @throws IllegalArgumentException if the rate is not within 0..1, or 1 itself
     */
    public Loss {
      some = Set.copyOf(some);
      others = Set.copyOf(others);
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException("a loss rate must be at least 0 and below 1, got " + rate);
      }
    }

    /** Whether packets between two places are lost. */
    public boolean isBetween(Place from, Place to) {
      return some.contains(from.id()) && others.contains(to.id())
          || some.contains(to.id()) && others.contains(from.id());
    }
  }

  /**
   * All instances that exist when it begins are replaced: at once, or in equal steps from its begin to its end. Requests
   * that they have are served to their end. Provisioned instances and servers stay, since their replacements are ready
   * before them.
   *
   * @param service index of the service whose code it is, or {@link #USERS}
   */
  public record Deploy(int service) implements Effect {}

  /**
   * The provider refuses what is beyond a limit, at each of its places.
   *
   * @param places ids of the places; empty for all
   * @param admission the limit
   */
  public record ThrottledCompute(Set<String> places, Admission admission) implements Effect {

    /** Copies the ids. */
    public ThrottledCompute {
      places = Set.copyOf(places);
    }
  }

  /**
   * A store refuses operations beyond a limit.
   *
   * @param dataSet index of the data set that it holds
   * @param admission the limit
   */
  public record ThrottledStore(int dataSet, Admission admission) implements Effect {}

  /**
   * How much is let through.
   *
   * @param share part that is, at random, 0..1
   * @param perSecond most that is in a second, saved up for one second; infinite for no limit
   */
  public record Admission(double share, double perSecond) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the share is not within 0..1, or the rate is not above 0
     */
    public Admission {
      if (!(share >= 0 && share <= 1) || !(perSecond > 0)) {
        throw new IllegalArgumentException("admits a share of " + share + " and " + perSecond + " a second");
      }
    }
  }
}
