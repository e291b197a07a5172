package io.edgewise.topology.catalog;

import io.edgewise.sim.model.CircuitBreaker;
import io.edgewise.sim.model.ClientPolicy;
import io.edgewise.sim.model.Hedge;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.TimeLimit;
import java.util.Optional;

/**
 * What a strategy's client library does besides asking a store again: {@code timeout}, {@code hedge} and {@code breaker} of a
 * binding. Without the keys it waits.
 */
final class ClientKeys {

  private ClientKeys() {}

  /** The policy in force; what is wrong is recorded. */
  static ClientPolicy read(Settings settings) {
    Optional<TimeLimit> timeout = settings.given("timeout", ClientForms.TIME_LIMIT);
    Optional<Hedge> hedge = settings.given("hedge", ClientForms.HEDGE);
    Optional<CircuitBreaker> breaker = settings.given("breaker", ClientForms.BREAKER);
    return new ClientPolicy(timeout.orElse(TimeLimit.NONE), hedge, breaker);
  }

  /** Records what a store does not allow. */
  static void check(Settings settings, StateStore store) {
    Optional<Hedge> hedge = store.client().hedge();
    boolean simple = store.layout() instanceof StateStore.Home || store.layout() instanceof StateStore.Replicated;
    if (hedge.isPresent() && hedge.get().afterNanos() == Hedge.BY_QUANTILE && (store.mayWait() || !simple)) {
      settings.fail("hedge", "how long reads take is not known beforehand where they wait for each other or ask caches;"
          + " give a time, such as 50 ms");
    }
    if (store.client().timeout().cancels() && store.capacity().isUnlimited()) {
      settings.fail("timeout",
          "nobody waits at this store, so there is nothing to cancel; leave \"cancel\" out, or say how"
              + " many \"servers\" it has");
    }
  }
}
