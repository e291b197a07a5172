package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import java.util.List;
import java.util.Optional;

/**
 * An entry of {@code users.where}.
 *
 * @param node the whole entry; the place itself where the entry is nothing else
 * @param place a population such as {@code world}, {@code europe}, {@code country:de} or {@code city:tokyo}, or the id
 *     of any other place
 * @param share its part of the users
 */
public record PopulationSpec(Node node, Optional<String> place, Optional<Weight> share) {

  private static final Value<String> PLACE =
      new Value<>(new Shape.Identifier(Shape.Identifier.Kind.PLACE), Form.TEXT);

  private static final Key<String> PLACE_KEY = Key.required("place", PLACE,
      "A population (world, a continent or a part of one, country:de, city:tokyo) or another place.");
  private static final Key<Weight> SHARE_KEY = Key.optional("share", Weight.VALUE,
      "Its part of the users; percentages must add up to 100%, plain numbers are weights.");

  private static final Value<PopulationSpec> ENTRY = Mapping.of("population", "Users at one place.",
      () -> List.of(PLACE_KEY, SHARE_KEY),
      fields -> new PopulationSpec(fields.node(), PLACE_KEY.in(fields), SHARE_KEY.in(fields)));

  private static final Value<List<PopulationSpec>> ONE =
      new Value<>(PLACE.shape(), (node, problems) -> PLACE.reader().read(node, problems)
          .map(place -> List.of(new PopulationSpec(node, Optional.of(place), Optional.empty()))));

  /** One name, or a list of places with shares. */
  static final Value<List<PopulationSpec>> VALUE =
      Value.either(Value.listOf(ENTRY), ONE, node -> node.kind() != Node.Kind.SCALAR);

  /** Where its place stands. */
  public Node placeNode() {
    return node.get("place").orElse(node);
  }
}
