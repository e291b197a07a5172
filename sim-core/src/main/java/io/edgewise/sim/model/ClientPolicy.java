package io.edgewise.sim.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What the client of a store or a service does besides waiting for an answer and asking again ({@link RetryPolicy}).
 *
 * @param timeout how long it waits for the answer to one attempt
 * @param hedge of reads and calls; writes are never sent twice
 * @param breaker what keeps it from asking
 */
public record ClientPolicy(TimeLimit timeout, Optional<Hedge> hedge, Optional<CircuitBreaker> breaker) {

  /** It waits. */
  public static final ClientPolicy NONE = new ClientPolicy(TimeLimit.NONE, Optional.empty(), Optional.empty());

  /** Checks for null. */
  public ClientPolicy {
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(hedge, "hedge");
    Objects.requireNonNull(breaker, "breaker");
  }

  /** Whether it does more than to wait. */
  public boolean isActive() {
    return timeout.isLimited() || hedge.isPresent() || breaker.isPresent();
  }
}
