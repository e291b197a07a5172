package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Times;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;

/**
 * {@code users.connection}.
 *
 * @param node where it stands
 * @param protocol how a connection is set up
 * @param requestsPerConnection mean number of requests over one connection
 * @param dns name resolution of a new connection, in milliseconds
 */
public record ConnectionSpec(Node node, Optional<Protocol> protocol, Optional<Double> requestsPerConnection,
    Optional<Distribution> dns) {

  /** How connections are set up. */
  public static final Key<Protocol> PROTOCOL = Key.withDefault("protocol", Choices.PROTOCOL,
      "How a new connection is set up: its round trips to the place that ends TLS.",
      Default.assumed(Protocol.TLS13, "tls1.3", "what current browsers and fronts agree on over TCP"));

  /** How long connections are used. */
  public static final Key<Double> REQUESTS = Key.withDefault("requestsPerConnection",
      Value.wordOr("unlimited", Double.POSITIVE_INFINITY,
          Scalars.number(Quantities.NUMBER.atLeast("1").atMost("1000000"), "6")),
      "Mean number of requests that one connection carries; one in so many pays for the set-up. "
          + "unlimited: connections are always open.",
      Default.assumed(6.0, "6", "a page view or an app session with a handful of API calls; no measurement behind it, "
          + "and it decides how often users pay for a handshake"));

  /** Name resolution. */
  public static final Key<Distribution> DNS = Key.withDefault("dns", Times.DISTRIBUTION,
      "Time for resolving the name, paid by every new connection.",
      Default.assumed(new Constant(0), "0 ms", "the resolver's cache answers; a strategy rarely changes that"));

  static final Value<ConnectionSpec> VALUE = Mapping.of("connection", "Connections of the users.",
      () -> List.of(PROTOCOL, REQUESTS, DNS),
      fields -> new ConnectionSpec(fields.node(), PROTOCOL.in(fields), REQUESTS.in(fields), DNS.in(fields)));
}
