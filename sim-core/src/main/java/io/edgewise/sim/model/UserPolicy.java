package io.edgewise.sim.model;

import java.util.Objects;

/**
 * What the clients of users do when they are not answered.
 *
 * @param retries how they ask again after a failure
 * @param deadline how long they wait, all attempts together; what is not answered by then has failed
 */
public record UserPolicy(RetryPolicy retries, TimeLimit deadline) {

  /** They ask once, and wait. */
  public static final UserPolicy NONE = new UserPolicy(RetryPolicy.NONE, TimeLimit.NONE);

  /** Checks for null; no attempt is begun after the deadline. */
  public UserPolicy {
    Objects.requireNonNull(deadline, "deadline");
    retries = deadline.isLimited() ? retries.within(deadline.nanos()) : retries;
  }
}
