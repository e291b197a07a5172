package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A month's bill by the price book.
 *
 * @param node where it stands
 * @param compute what is rented, as a strategy says it
 * @param front ids of fronts before it
 * @param usage amounts of the month, as in the worked invoices of the catalogue
 * @param freeTier whether promotional allowances are taken off
 */
public record BillSpec(Node node, Optional<Node> compute, List<String> front, Map<String, Node> usage,
    boolean freeTier) {

  private static final Key<Node> COMPUTE = Key.required("compute", Value.open(new Shape.Object("rented",
      "The platform, where it runs, and its options.", List::of, Shape.Rule.OPEN)), "What is rented.");
  private static final Key<List<String>> FRONT =
      Key.optional("front", Value.listOf(Scalars.TEXT), "Ids of fronts before it.");
  private static final Key<Map<String, Node>> USAGE = Key.optional("usage",
      Value.mapOf("amount", Value.open(new Shape.Scalar("amount",
          List.of(Shape.Type.STRING, Shape.Type.NUMBER), "", List.of("3M", "100 ms")))),
      "What is used in the month: invocations, duration of each, and what else the invoices of the catalogue have.");
  private static final Key<Boolean> FREE_TIER =
      Key.optional("freeTier", Scalars.FLAG, "Whether promotional allowances are taken off. Default: false.");

  static final Value<BillSpec> VALUE = Mapping.of("bill", "A month's bill by the price book.",
      () -> List.of(COMPUTE, FRONT, USAGE, FREE_TIER),
      fields -> new BillSpec(fields.node(), COMPUTE.in(fields), FRONT.in(fields).orElse(List.of()),
          USAGE.in(fields).orElse(Map.of()), FREE_TIER.in(fields).orElse(false)));
}
