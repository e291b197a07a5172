package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A placement strategy. What stands under {@code compute} and {@code stores} is interpreted by the catalogue, since
 * every offer has options of its own.
 *
 * @param node where it stands
 * @param name what a person calls it
 * @param compute where the code runs
 * @param front the way in; empty where it is left out, an empty list for {@code none}
 * @param stores the store of each data set
 * @param services what each service that steps call runs on
 */
public record StrategySpec(Node node, Optional<String> name, Optional<Node> compute, Optional<List<FrontName>> front,
    Optional<Map<String, Node>> stores, Optional<Map<String, Node>> services) {

  /** The id of a front, and where it stands. */
  public record FrontName(Node node, String id) {}

  private static final Key<String> NAME = Key.optional("name", Scalars.TEXT, "What a person calls it.");

  private static final Value<Node> PLATFORM = Value.open(new Shape.Object("compute",
      "The platform, where it runs, and its options.", () -> List.of(
          Key.required("platform", id(Shape.Identifier.Kind.PLATFORM), "Id of a platform of the catalogue."),
          Key.optional("at", places(), "The region or the regions; left out where the platform is everywhere."),
          preset()),
      Shape.Rule.OPEN));

  private static final Key<Node> COMPUTE =
      Key.required("compute", PLATFORM, "Where the code runs, and on what.");

  private static final Key<Map<String, Node>> SERVICES = Key.optional("services", Value.mapOf("service", PLATFORM),
      "What each service that steps call runs on, and where.");

  private static final Key<List<FrontName>> FRONT = Key.optional("front", fronts(),
      "The way in: the id of a front, several, or none. Default: what the platform brings along.");

  private static final Value<Node> BINDING = Value.open(new Shape.AnyOf(List.of(
      new Shape.Identifier(Shape.Identifier.Kind.STORE),
      new Shape.Object("store", "A store, where it lives, and its options.", () -> List.of(
          Key.required("store", id(Shape.Identifier.Kind.STORE), "Id of a store of the catalogue."),
          Key.optional("at", places(), "Its home."),
          Key.optional("replicas", places(), "Where its copies are."),
          Key.optional("consistency", Choices.CONSISTENCY, "How fresh its answers must be, whatever the steps say."),
          preset()), Shape.Rule.OPEN))));

  private static final Key<Map<String, Node>> STORES = Key.optional("stores",
      Value.mapOf("data set", BINDING), "The store of each data set that the requests read or write.");

  static final Value<StrategySpec> VALUE = Mapping.of("strategy", "A placement of code and data.",
      () -> List.of(NAME, COMPUTE, FRONT, STORES, SERVICES),
      fields -> new StrategySpec(fields.node(), NAME.in(fields), COMPUTE.in(fields), FRONT.in(fields),
          STORES.in(fields), SERVICES.in(fields)));

  private static Key<String> preset() {
    return Key.optional("preset", Scalars.TEXT, "Which of the offer's numbers hold; default: as the scenario says.");
  }

  private static Value<String> id(Shape.Identifier.Kind kind) {
    return new Value<>(new Shape.Identifier(kind), Form.TEXT);
  }

  private static Value<?> places() {
    Shape place = new Shape.Identifier(Shape.Identifier.Kind.PLACE);
    return Value.open(new Shape.AnyOf(List.of(place, new Shape.ListOf(place))));
  }

  private static Value<List<FrontName>> fronts() {
    Value<FrontName> one = new Value<>(new Shape.Identifier(Shape.Identifier.Kind.FRONT),
        (node, problems) -> Form.TEXT.read(node, problems).map(id -> new FrontName(node, id)));
    Value<List<FrontName>> single = one.map(front -> front.id().equals("none") ? List.of() : List.of(front));
    return Value.either(Value.listOf(one), single, node -> node.kind() == Node.Kind.LIST);
  }
}
