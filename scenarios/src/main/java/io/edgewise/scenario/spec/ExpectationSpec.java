package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;

/**
 * The figure that a claim gives: about a value, between two, at most or at least one. The values keep their text: what
 * unit they need depends on what is found out.
 *
 * @param node where it stands
 * @param about the value
 * @param within by what share the value, or either of the two, may be missed; empty where the file does not say
 * @param between two values
 * @param atMost the greatest value
 * @param atLeast the least value
 */
public record ExpectationSpec(Node node, Optional<Node> about, Optional<Double> within, List<Node> between,
    Optional<Node> atMost,
    Optional<Node> atLeast) {

  /** By what share a value that is claimed to be "about" something may be missed where the file says nothing else. */
  public static final double DEFAULT_WITHIN = 0.1;

  private static final Value<Node> QUANTITY = Value.open(new Shape.Scalar("quantity",
      List.of(Shape.Type.STRING, Shape.Type.NUMBER), "", List.of("$2.50", "200 ms", "10%", "2M")));
  private static final Key<Node> ABOUT = Key.optional("about", QUANTITY, "The value that is claimed.");
  private static final Key<Double> WITHIN = Key.optional("within", Scalars.share(Quantities.SHARE, "10%"),
      "By what share of itself a value may be missed. Default: 10% for \"about\", nothing for \"between\".");
  private static final Key<List<Node>> BETWEEN =
      Key.optional("between", Value.listOf(QUANTITY), "The least and the greatest value that are claimed.");
  private static final Key<Node> AT_MOST = Key.optional("atMost", QUANTITY, "The greatest value that is claimed.");
  private static final Key<Node> AT_LEAST = Key.optional("atLeast", QUANTITY, "The least value that is claimed.");

  static final Value<ExpectationSpec> VALUE = Mapping.of("expectation", "The figure that a claim gives.",
      () -> List.of(ABOUT, WITHIN, BETWEEN, AT_MOST, AT_LEAST), fields -> {
        fields.exactlyOne("about", "between", "atMost", "atLeast");
        List<Node> between = BETWEEN.in(fields).orElse(List.of());
        if (fields.has("between") && between.size() != 2) {
          fields.fail(fields.node("between").orElseThrow(), "expected two values, the least and the greatest");
        }
        return new ExpectationSpec(fields.node(), ABOUT.in(fields), WITHIN.in(fields), between,
            AT_MOST.in(fields), AT_LEAST.in(fields));
      });
}
