package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.PageResources.HttpVersion;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;

/**
 * {@code users.connection}.
 *
 * @param node where it stands
 * @param protocol how a connection is set up
 * @param requestsPerConnection mean number of requests over one connection; in sessions the most
 * @param dns name resolution of a new connection
 * @param idle for how long a connection of a session is kept open, in nanoseconds
 * @param version how the resources of a page share connections over TLS
 * @param earlyData whether a resumed connection carries its first request with the first packet
 */
public record ConnectionSpec(Node node, Optional<Protocol> protocol, Optional<Double> requestsPerConnection,
    Optional<NameLookupSpec> dns, Optional<Long> idle,
    Optional<HttpVersion> version, Optional<Boolean> earlyData) {

  /** How connections are set up. */
  public static final Key<Protocol> PROTOCOL = Key.withDefault("protocol", Choices.PROTOCOL,
      "How a new connection is set up: its round trips to the place that ends TLS.",
      Default.assumed(Protocol.TLS13, "tls1.3", "what current browsers and fronts agree on over TCP"));

  /** How long connections are used. */
  public static final Key<Double> REQUESTS = Key.withDefault("requestsPerConnection",
      Value.wordOr("unlimited", Double.POSITIVE_INFINITY,
          Scalars.number(Quantities.NUMBER.atLeast("1").atMost("1000000"), "6")),
      "Mean number of requests that one connection carries; one in so many pays for the set-up. "
          + "unlimited: connections are always open. Of sessions: the most that one carries; default: unlimited.",
      Default.assumed(6.0, "6", "a page view or an app session with a handful of API calls; no measurement behind it, "
          + "and it decides how often users pay for a handshake"));

  /** Name resolution. */
  public static final Key<NameLookupSpec> DNS = Key.withDefault("dns", NameLookupSpec.VALUE,
      "Time for resolving the name, paid by every new connection; or {lookup: 40 ms, share: 30%, ttl: 5 min}.",
      Default.assumed(NameLookupSpec.FREE, "0 ms", "the resolver's cache answers; a strategy rarely changes that"));

  /** How long they are kept open. */
  public static final Key<Long> IDLE = Key.withDefault("idle", Scalars.duration(Quantities.DURATION, "60 s"),
      "A request of a session that comes longer after the one before opens a connection anew, which resumes the last one.",
      new Default<>(60_000_000_000L, "60 s",
          new Provenance("AWS documentation, Elastic Load Balancing, attributes of an "
              + "Application Load Balancer: connection idle timeout, 60 seconds by default", "2026",
              Provenance.Kind.PUBLISHED, Optional.of(Provenance.Confidence.A), "taken for every front")));

  /** How the resources of a page share them. */
  public static final Key<HttpVersion> VERSION = Key.withDefault("version", Choices.HTTP_VERSION,
      "How the resources of a page share connections over TLS: http1.1, up to six, one request at a time on each; http2, one "
          + "for all. Over QUIC it is always HTTP/3.",
      Default.assumed(HttpVersion.HTTP_2, "http2", "what current browsers and fronts agree on over TLS"));

  /** What resuming saves. */
  public static final Key<Boolean> EARLY_DATA = Key.withDefault("earlyData", Scalars.FLAG,
      "Whether the first request over a resumed connection of TLS 1.3 or QUIC goes with its first packet (0-RTT).",
      Default.assumed(false, "false",
          "early data can be replayed, so servers take it only where they are told to (RFC 8446, "
              + "section 8)"));

  static final Value<ConnectionSpec> VALUE = Mapping.of("connection", "Connections of the users.",
      () -> List.of(PROTOCOL, REQUESTS, DNS, IDLE, VERSION, EARLY_DATA),
      fields -> new ConnectionSpec(fields.node(), PROTOCOL.in(fields), REQUESTS.in(fields), DNS.in(fields),
          IDLE.in(fields), VERSION.in(fields), EARLY_DATA.in(fields)));
}
