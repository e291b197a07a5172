package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * {@code resources} of a request: what its user fetches when the answer, a document, is there.
 *
 * @param node where it stands
 * @param count how many
 * @param size of each
 */
public record ResourcesSpec(Node node, Optional<Long> count, Optional<DataSize> size) {

  private static final Key<Long> COUNT = Key.required("count",
      Scalars.count(Quantities.COUNT.atLeast("1").atMost("10000"), "30"), "How many resources a page has.");

  /** How large. */
  public static final Key<DataSize> SIZE = Key.withDefault("size", Scalars.size("20 kB"),
      "Size of each resource on the wire.",
      Default.assumed(new DataSize(BigDecimal.TEN, DataSize.Unit.KILOBYTE), "10 kB",
          "no measurement behind it; state your own"));

  static final Value<ResourcesSpec> VALUE = Mapping.of("resources",
      "What users fetch from the place that ends TLS when they have the answer: the page is there with the last of it.",
      () -> List.of(COUNT, SIZE),
      fields -> new ResourcesSpec(fields.node(), COUNT.in(fields), SIZE.in(fields)));
}
