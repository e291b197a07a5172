package io.edgewise.topology.catalog;

import io.edgewise.sim.model.RetryBudget;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.Optional;
import java.util.Set;

/**
 * What a strategy's client library does when a store refuses an operation: {@code retries: {attempts: 3, backoff: 100 ms}}, or
 * {@code retries: default} for the {@code retryPolicy} of the offer. Without the key nothing is asked again.
 */
final class RetryKeys {

  private static final String RETRIES = "retries";
  private static final String POLICY = "retryPolicy";
  private static final String DEFAULT = "default";
  private static final Form<Integer> ATTEMPTS =
      Quantities.COUNT.atLeast("1").atMost(String.valueOf(RetryPolicy.MOST_ATTEMPTS)).map(Math::toIntExact);
  private static final long LONGEST_NANOS = 20_000_000_000L;

  private RetryKeys() {}

  /** The policy in force; empty where something is wrong, which is then recorded. */
  static Optional<RetryPolicy> read(Settings settings) {
    Optional<Node> offered = settings.offer().node(POLICY);
    Optional<RetryPolicy> policy = settings.offer().value(POLICY, RetryKeys::policy);
    if (offered.isPresent() && policy.isEmpty()) {
      return Optional.empty();
    }
    Optional<Node> asked = settings.given(RETRIES);
    if (asked.isEmpty()) {
      return Optional.of(RetryPolicy.NONE);
    }
    if (asked.get().kind() == Node.Kind.SCALAR && asked.get().text().equals(DEFAULT)) {
      if (policy.isEmpty()) {
        settings.fail(RETRIES, "the store has no policy of its own; say which, such as {attempts: 3, backoff: 100 ms}");
        return Optional.empty();
      }
      offered.ifPresent(settings.log()::use);
      return policy;
    }
    return settings.given(RETRIES, RetryKeys::policy);
  }

  /**
   * {@code {attempts: 3, backoff: 100 ms, most: 20 s, deadline: 1 min, jitter: full, on: [refused, timed-out], budget: 10%}}.
   */
  static Optional<RetryPolicy> policy(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems).required("attempts", "backoff");
    Optional<Integer> attempts = fields.value("attempts", ATTEMPTS);
    Optional<Long> backoff = fields.duration("backoff");
    long most = fields.duration("most", LONGEST_NANOS);
    long deadline = fields.duration("deadline", Long.MAX_VALUE);
    RetryPolicy.Jitter jitter = fields.value("jitter", ClientForms.JITTER, RetryPolicy.Jitter.FULL);
    Set<RetryPolicy.Cause> causes = ClientForms.causes(fields, "on");
    RetryBudget budget = fields.value("budget", ClientForms.BUDGET, RetryBudget.UNLIMITED);
    return fields.build(() -> new RetryPolicy(attempts.orElseThrow(), backoff.orElseThrow(), most, deadline, jitter,
        causes, budget, RetryPolicy.USUAL_RATE));
  }
}
