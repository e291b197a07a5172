package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;

/**
 * {@code network}: round-trip times in place of the measured ones.
 *
 * @param node where it stands
 * @param rtt fixed round trips
 * @param jitter whether they vary
 */
public record NetworkSpec(Node node, Optional<Rtt> rtt, Optional<JitterChoice> jitter) {

  /** Whether round trips vary. */
  public enum JitterChoice {
    /** They do not. */
    NONE,
    /** They do as in the shipped measurements. */
    MEASURED
  }

  /**
   * Fixed round trips.
   *
   * @param everywhere between any two different places that no pair names, in nanoseconds; empty for the measured one
   * @param pairs exceptions
   */
  public record Rtt(Optional<Long> everywhere, List<Pair> pairs) {}

  /**
   * The round trip between two places.
   *
   * @param between the two places
   * @param rtt in nanoseconds
   */
  public record Pair(Node node, Optional<List<PlaceName>> between, Optional<Long> rtt) {}

  /** The id of a place, and where it stands. */
  public record PlaceName(Node node, String id) {}

  private static final Value<Long> DURATION = Scalars.duration(Quantities.DURATION.atMost("10 s"), "20 ms");
  private static final Value<PlaceName> PLACE = new Value<>(new Shape.Identifier(Shape.Identifier.Kind.PLACE),
      (node, problems) -> Form.TEXT.read(node, problems).map(id -> new PlaceName(node, id)));
  private static final Key<List<PlaceName>> BETWEEN =
      Key.required("between", new Value<>(Value.listOf(PLACE).shape(), NetworkSpec::twoPlaces), "Two places.");
  private static final Key<Long> PAIR_RTT = Key.required("rtt", DURATION, "Their round-trip time.");
  private static final Key<Long> DEFAULT = Key.optional("default", DURATION,
      "Round-trip time of all pairs that are not listed; left out, the measured ones hold.");
  private static final Key<List<Pair>> PAIRS = Key.optional("pairs",
      Value.listOf(Mapping.of("pair", "The round trip between two places.", () -> List.of(BETWEEN, PAIR_RTT),
          fields -> new Pair(fields.node(), BETWEEN.in(fields), PAIR_RTT.in(fields)))),
      "Single pairs.");
  private static final Key<Rtt> RTT = Key.optional("rtt", Value.either(
      Mapping.of("rtt", "Round-trip times.", () -> List.of(DEFAULT, PAIRS),
          fields -> new Rtt(DEFAULT.in(fields), PAIRS.in(fields).orElse(List.of()))),
      DURATION.map(rtt -> new Rtt(Optional.of(rtt), List.of())),
      node -> node.kind() == Node.Kind.MAPPING),
      "Round-trip time between any two different places, or a mapping. Default: measured and interpolated ones.");
  private static final Key<JitterChoice> JITTER = Key.optional("jitter", Choices.JITTER,
      "Whether round trips vary. Default: none where rtt is given, otherwise measured.");

  static final Value<NetworkSpec> VALUE = Mapping.of("network", "Round-trip times in place of the measured ones.",
      () -> List.of(RTT, JITTER),
      fields -> new NetworkSpec(fields.node(), RTT.in(fields), JITTER.in(fields)));

  private static Optional<List<PlaceName>> twoPlaces(Node node, Problems problems) {
    Optional<List<PlaceName>> places = Value.listOf(PLACE).reader().read(node, problems);
    if (node.kind() == Node.Kind.LIST && node.items().size() != 2) {
      problems.add(node, "a pair has two places, found " + node.items().size());
      return Optional.empty();
    }
    return places.filter(two -> two.size() == 2);
  }
}
