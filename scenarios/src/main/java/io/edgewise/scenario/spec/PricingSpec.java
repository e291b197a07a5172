package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Node;
import java.util.List;
import java.util.Optional;

/**
 * {@code pricing}: how bills are made.
 *
 * @param node where it stands
 * @param freeTier whether promotional allowances count
 */
public record PricingSpec(Node node, Optional<Boolean> freeTier) {

  /** Promotional allowances. */
  public static final Key<Boolean> FREE_TIER = Key.withDefault("freeTier", Scalars.FLAG,
      "Whether promotional allowances are taken off the bill.",
      Default.assumed(false, "false", "other workloads of the same account use them up"));

  static final Value<PricingSpec> VALUE = Mapping.of("pricing", "How bills are made.", () -> List.of(FREE_TIER),
      fields -> new PricingSpec(fields.node(), FREE_TIER.in(fields)));
}
