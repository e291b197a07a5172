package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.CircuitBreaker;
import io.edgewise.sim.model.Hedge;
import io.edgewise.sim.model.RetryBudget;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.TimeLimit;
import io.edgewise.topology.catalog.ClientForms;
import io.edgewise.topology.text.NodeReader;
import io.edgewise.topology.text.Quantities;
import java.util.List;

/** What clients do when they are not answered, as scenario files write it. */
public final class Clients {

  private static final Value<Long> TIME = Scalars.duration(Quantities.DURATION, "200 ms");
  private static final Value<Long> COUNT =
      Scalars.count(Quantities.COUNT.atLeast("1").atMost(String.valueOf(CircuitBreaker.MOST)), "20");
  private static final Value<Double> SHARE = Scalars.share(Quantities.SHARE, "10%");

  static final Value<TimeLimit> TIME_LIMIT = either(TIME, new Shape.Object("limit", "How long is waited.",
      () -> List.of(Key.required("after", TIME, "How long."),
          Key.optional("cancel", Scalars.FLAG,
              "Whether who is asked learns of it and begins nothing more. Default: false, the work is done all the same.")),
      Shape.Rule.KNOWN_KEYS), ClientForms.TIME_LIMIT);

  private static final Shape AFTER = new Shape.AnyOf(List.of(TIME.shape(),
      new Shape.Scalar("quantile", List.of(Shape.Type.STRING), "^p[0-9]{1,2}(\\.[0-9]+)?$", List.of("p95"))));

  static final Value<Hedge> HEDGE = new Value<>(new Shape.AnyOf(List.of(AFTER,
      new Shape.Object("hedge", "A second operation.",
          () -> List.of(Key.required("after", Value.open(AFTER),
              "After which time, or quantile of the latency without waiting.")),
          Shape.Rule.KNOWN_KEYS))),
      ClientForms.HEDGE);

  static final Value<CircuitBreaker> BREAKER = new Value<>(new Shape.Object("breaker",
      "Stops asking what does not answer; each site has a circuit of its own.",
      () -> List.of(Key.required("failures", SHARE, "Share of failures that opens the circuit."),
          Key.required("of", COUNT, "Operations that are looked at: the last ones of the site."),
          Key.required("open", TIME, "How long it stays open."),
          Key.optional("probes", COUNT, "Operations that are let through then, to see. Default: 1.")),
      Shape.Rule.KNOWN_KEYS), ClientForms.BREAKER);

  static final Value<RetryBudget> BUDGET = either(SHARE, new Shape.Object("budget", "A bucket of tokens.",
      () -> List.of(Key.required("share", SHARE, "Tokens that each first attempt adds."),
          Key.optional("most", Scalars.number(Quantities.NUMBER.atLeast("1"), "10"),
              "Tokens that the bucket holds. Default: 10.")),
      Shape.Rule.KNOWN_KEYS), ClientForms.BUDGET);

  /** How long one attempt at an operation is waited for. */
  public static final Key<TimeLimit> TIMEOUT = Key.optional("timeout", TIME_LIMIT,
      "How long the answer to one attempt is waited for. Default: as long as it takes.");

  /** A second attempt. */
  public static final Key<Hedge> HEDGED = Key.optional("hedge", HEDGE,
      "Sends a second one when the first has not been answered for so long; the first answer counts. Default: none.");

  /** Not to ask any more. */
  public static final Key<CircuitBreaker> GUARDED =
      Key.optional("breaker", BREAKER, "Stops asking what does not answer. Default: goes on.");

  /** How waits are spread. */
  static final Key<RetryPolicy.Jitter> JITTER = Key.optional("jitter", Choices.JITTERS,
      "How waits are spread: full (from 0), equal (from one half), none, or decorrelated (up to three times the one before).");

  /** After which failures. */
  static final Key<List<RetryPolicy.Cause>> ON = Key.optional("on", Value.listOf(Choices.CAUSES),
      "Failures after which is asked again: refused, timed-out. Default: both.");

  /** How many further attempts. */
  static final Key<RetryBudget> RETRY_BUDGET = Key.optional("budget", BUDGET,
      "Share of first attempts that may be followed by further ones, as a bucket of tokens. Default: all.");

  private Clients() {}

  private static <T> Value<T> either(Value<?> scalar, Shape.Object mapping, NodeReader<T> reader) {
    return new Value<>(new Shape.AnyOf(List.of(scalar.shape(), mapping)), reader);
  }
}
