package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A data set.
 *
 * @param node where it stands
 * @param stored what is kept, for the bill
 * @param keys its items
 */
public record DataSpec(Node node, Optional<DataSize> stored, Optional<KeysSpec> keys) {

  /** What is kept. */
  public static final Key<DataSize> STORED = Key.withDefault("stored", Scalars.size("10 GB"),
      "How much is kept, for the bill.",
      Default.assumed(new DataSize(BigDecimal.ONE, DataSize.Unit.GIGABYTE), "1 GB", "no measurement behind it"));

  /** Its items. */
  public static final Key<KeysSpec> KEYS =
      Key.optional("keys", KeysSpec.VALUE, "Its items, where a step does not say otherwise.");

  static final Value<DataSpec> VALUE = Mapping.of("data-set", "A data set.", () -> List.of(STORED, KEYS),
      fields -> new DataSpec(fields.node(), STORED.in(fields), KEYS.in(fields)));
}
