package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.RetryBudget;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code users.retries}: how users' clients ask again what was refused.
 *
 * @param node where it stands
 * @param attempts in all
 * @param backoff greatest wait before the second one, in nanoseconds
 * @param most greatest wait before any, in nanoseconds
 * @param deadline after which none is begun, in nanoseconds
 * @param jitter how waits are spread
 * @param on failures after which is asked again
 * @param budget which share of first attempts may be followed by further ones
 */
public record RetrySpec(Node node, Optional<Long> attempts, Optional<Long> backoff, Optional<Long> most,
    Optional<Long> deadline, Optional<RetryPolicy.Jitter> jitter, Optional<List<RetryPolicy.Cause>> on,
    Optional<RetryBudget> budget) {

  /** How often. */
  public static final Key<Long> ATTEMPTS = Key.required("attempts",
      Scalars.count(Quantities.COUNT.atLeast("1").atMost(String.valueOf(RetryPolicy.MOST_ATTEMPTS)), "3"),
      "Attempts in all, the first one included.");

  /** How soon. */
  public static final Key<Long> BACKOFF = Key.required("backoff", Scalars.duration(Quantities.DURATION, "100 ms"),
      "Greatest wait before the second attempt; it doubles with each one.");

  /** How late at most. */
  public static final Key<Long> MOST = Key.withDefault("most", Scalars.duration(Quantities.DURATION, "20 s"),
      "Greatest wait before any attempt.",
      Default.assumed(20_000_000_000L, "20 s", "what the client libraries of AWS take"));

  /** How long altogether. */
  public static final Key<Long> DEADLINE = Key.optional("deadline", Scalars.duration(Quantities.DURATION, "1 min"),
      "No attempt is begun later than this after the first one. Default: none.");

  static final Value<RetrySpec> VALUE =
      Mapping.of("retries", "How clients ask again what was refused (429, or a full queue) or failed.",
          () -> List.of(ATTEMPTS, BACKOFF, MOST, DEADLINE, Clients.JITTER, Clients.ON, Clients.RETRY_BUDGET),
          fields -> new RetrySpec(fields.node(), ATTEMPTS.in(fields), BACKOFF.in(fields), MOST.in(fields),
              DEADLINE.in(fields), Clients.JITTER.in(fields), Clients.ON.in(fields), Clients.RETRY_BUDGET.in(fields)));

  /** Failures after which is asked again: all unless the file names some. */
  public Set<RetryPolicy.Cause> causes() {
    return on.filter(named -> !named.isEmpty()).map(Set::copyOf).orElse(Set.of(RetryPolicy.Cause.values()));
  }
}
