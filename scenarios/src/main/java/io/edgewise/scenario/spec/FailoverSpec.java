package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.FailOver;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;

/**
 * {@code failover} of a strategy: how its users get away from a place that is down, and how long those wait who do not.
 *
 * @param node where it stands
 * @param by how
 * @param healthCheck how a place that is down is noticed, under DNS
 * @param ttl how long users keep an address, in nanoseconds, under DNS
 * @param withdrawal how long routes take to change, in nanoseconds, under anycast
 * @param connectTimeout of users' clients, in nanoseconds
 * @param originTimeout of fronts, in nanoseconds
 * @param callTimeout of code, in nanoseconds
 */
public record FailoverSpec(Node node, Optional<FailOver.By> by, Optional<HealthCheck> healthCheck, Optional<Long> ttl,
    Optional<Long> withdrawal, Optional<Long> connectTimeout, Optional<Long> originTimeout,
    Optional<Long> callTimeout) {

  /**
   * {@code healthCheck}.
   *
   * @param interval between checks, in nanoseconds
   * @param failures checks in a row that must fail, or succeed
   */
  public record HealthCheck(Optional<Long> interval, Optional<Long> failures) {}

  private static final String ROUTE_53 = "Amazon Route 53 Developer Guide, ";

  /** How routes change; depends on the strategy where it is left out. */
  public static final Key<FailOver.By> BY = Key.optional("by", Choices.FAIL_OVER,
      "How users get away: dns, anycast or none. Default: dns where the strategy names several places, anycast where it is "
          + "everywhere or has an edge front, else none.");

  /** How often it is checked whether a place is up. */
  public static final Key<Long> INTERVAL = Key.withDefault("interval",
      Scalars.duration(Quantities.DURATION.moreThan("0 ms"), "10 s"), "Time between health checks.",
      new Default<>(30_000_000_000L, "30 s", published(ROUTE_53 + "health check request interval", "10 s costs more")));

  /** How many checks must fail. */
  public static final Key<Long> FAILURES = Key.withDefault("failures",
      Scalars.count(Quantities.COUNT.atLeast("1").atMost("100"), "3"),
      "Health checks in a row that must fail until a place is avoided, and succeed until it is not.",
      new Default<>(3L, "3", published(ROUTE_53 + "health check failure threshold", "")));

  private static final Key<HealthCheck> HEALTH_CHECK = Key.optional("healthCheck",
      Mapping.of("healthCheck", "How a place that is down is noticed.", () -> List.of(INTERVAL, FAILURES),
          fields -> new HealthCheck(INTERVAL.in(fields), FAILURES.in(fields))),
      "How a place that is down is noticed, under dns: interval x failures after it went down.");

  /** How long an address is kept. */
  public static final Key<Long> TTL = Key.withDefault("ttl", Scalars.duration(Quantities.DURATION, "60 s"),
      "How long users keep an address, under dns; ages are spread evenly.",
      new Default<>(60_000_000_000L, "60 s", published(ROUTE_53 + "values for fail-over records",
          "the most that is recommended beside a health check; resolvers that keep addresses longer are not modelled")));

  /** How long routes take. */
  public static final Key<Long> WITHDRAWAL = Key.withDefault("withdrawal",
      Scalars.duration(Quantities.DURATION, "30 s"),
      "From the moment at which a place is down, or up again, until routes have changed, under anycast.",
      Default.assumed(30_000_000_000L, "30 s",
          "an edge network notices within seconds, and routes of the Internet take tens of seconds to converge"));

  /** How long clients wait. */
  public static final Key<Long> CONNECT_TIMEOUT = Key.withDefault("connectTimeout",
      Scalars.duration(Quantities.DURATION.moreThan("0 ms"), "10 s"),
      "How long a user's client waits for a place that does not answer.",
      new Default<>(10_000_000_000L, "10 s", published("OkHttp 5, OkHttpClient.connectTimeoutMillis",
          "the HTTP client of many mobile applications; browsers wait longer")));

  /** How long fronts wait. */
  public static final Key<Long> ORIGIN_TIMEOUT = Key.withDefault("originTimeout",
      Scalars.duration(Quantities.DURATION.moreThan("0 ms"), "30 s"),
      "How long a front waits for code that does not answer, before it says so (504).",
      new Default<>(30_000_000_000L, "30 s",
          published("Amazon CloudFront Developer Guide, origin timeouts and attempts",
              "three attempts of 10 s each to connect")));

  /** How long code waits. */
  public static final Key<Long> CALL_TIMEOUT = Key.withDefault("callTimeout",
      Scalars.duration(Quantities.DURATION.moreThan("0 ms"), "2 s"),
      "How long code waits for a store or a service that does not answer.",
      Default.assumed(2_000_000_000L, "2 s", "a common time-out of client libraries for a connection within a cloud"));

  private static final Value<FailoverSpec> MAPPING = Mapping.of("failover",
      "How users get away from a place that is down, and how long those wait who do not.",
      () -> List.of(BY, HEALTH_CHECK, TTL, WITHDRAWAL, CONNECT_TIMEOUT, ORIGIN_TIMEOUT, CALL_TIMEOUT),
      fields -> new FailoverSpec(fields.node(), BY.in(fields), HEALTH_CHECK.in(fields), TTL.in(fields),
          WITHDRAWAL.in(fields), CONNECT_TIMEOUT.in(fields), ORIGIN_TIMEOUT.in(fields), CALL_TIMEOUT.in(fields)));

  static final Value<FailoverSpec> VALUE = Value.either(MAPPING,
      new Value<>(Choices.FAIL_OVER.shape(),
          (node, problems) -> Choices.FAIL_OVER.reader().read(node, problems).map(by -> of(node, Optional.of(by)))),
      node -> node.kind() == Node.Kind.MAPPING);

  /** Nothing but how, if that. */
  public static FailoverSpec of(Node node, Optional<FailOver.By> by) {
    return new FailoverSpec(node, by, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty());
  }

  private static Provenance published(String source, String note) {
    return new Provenance(source, Default.REVIEWED, Provenance.Kind.PUBLISHED, Optional.empty(), note);
  }
}
