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
 * {@code users.connection.dns}: a time that every new connection pays, or {@code {lookup, share, ttl}}.
 *
 * @param node where it stands; empty for the default
 * @param lookup time of a look-up, in milliseconds
 * @param share part of those who ask whose resolver does not know the name
 * @param ttl for how long a user remembers the name, in nanoseconds
 */
public record NameLookupSpec(Optional<Node> node, Optional<Distribution> lookup, Optional<Double> share,
    Optional<Long> ttl) {

  private static final Key<Distribution> LOOKUP =
      Key.required("lookup", Times.DISTRIBUTION, "Time of a look-up that the resolver's cache does not answer.");

  /** How many need it. */
  public static final Key<Double> SHARE = Key.withDefault("share", Scalars.share(Quantities.SHARE, "30%"),
      "Part of the connections that look the name up; to the others the resolver answers at once.",
      Default.assumed(1.0, "100%", "the time is stated for those who look the name up"));

  /** For how long it is remembered. */
  public static final Key<Long> TTL = Key.withDefault("ttl", Scalars.duration(Quantities.DURATION, "5 min"),
      "For how long a user of a session remembers the name; later connections of the session look it up again after that.",
      Default.assumed(60_000_000_000L, "60 s",
          "a usual time to live of names that point to load balancers and fronts; no "
              + "measurement behind it"));

  private static final Value<NameLookupSpec> MAPPING =
      Mapping.of("dns", "Name resolution of a new connection.", () -> List.of(LOOKUP, SHARE, TTL),
          fields -> new NameLookupSpec(Optional.of(fields.node()), LOOKUP.in(fields), SHARE.in(fields),
              TTL.in(fields)));

  /** Names that cost nothing. */
  static final NameLookupSpec FREE = plain(new Constant(0));

  static final Value<NameLookupSpec> VALUE = Value.either(MAPPING, Times.DISTRIBUTION.map(NameLookupSpec::plain),
      node -> List.of("lookup", "share", "ttl").stream().anyMatch(key -> node.get(key).isPresent()));

  private static NameLookupSpec plain(Distribution everyTime) {
    return new NameLookupSpec(Optional.empty(), Optional.of(everyTime), Optional.empty(), Optional.empty());
  }
}
