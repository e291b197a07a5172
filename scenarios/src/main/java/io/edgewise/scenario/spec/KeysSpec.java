package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;

/**
 * {@code keys} of a data set, or of one step that reads or writes it.
 *
 * @param node where it stands
 * @param zipf exponent of the popularity
 * @param count number of keys
 * @param per for what a key is drawn
 */
public record KeysSpec(Node node, Optional<Double> zipf, Optional<Long> count, Optional<Drawn> per) {

  /** For what a key is drawn. */
  public enum Drawn {
    /** Every step touches an item of its own. */
    STEP,
    /** All steps of a request touch the item of its user. */
    USER
  }

  /** Popularity. */
  public static final Key<Double> ZIPF = Key.withDefault("zipf",
      Scalars.number(Quantities.NUMBER.atMost("5"), "1.0"),
      "Exponent s of the popularity: key k is asked for in proportion to 1 / k^s; 0 for all alike.",
      Default.assumed(0.99, "0.99", "the skew of the YCSB benchmark: Cooper et al., Benchmarking Cloud Serving Systems "
          + "with YCSB, SoCC 2010"));

  /** How many. */
  public static final Key<Long> COUNT = Key.withDefault("count",
      Scalars.count(Quantities.COUNT.atLeast("1").atMost("10M"), "100000"), "Number of keys.",
      Default.assumed(100_000L, "100000", "no measurement behind it; decides cache hit ratios together with zipf"));

  /** For what a key is drawn. */
  public static final Key<Drawn> PER = Key.withDefault("per", Choices.DRAWN,
      "Whether each step touches an item of its own, or all steps of a request that of its user.",
      Default.assumed(Drawn.STEP, "step", "items belong to nobody, as a catalogue's"));

  static final Value<KeysSpec> VALUE = Mapping.of("keys", "How many items there are, and how popular each is.",
      () -> List.of(ZIPF, COUNT, PER),
      fields -> new KeysSpec(fields.node(), ZIPF.in(fields), COUNT.in(fields), PER.in(fields)));
}
