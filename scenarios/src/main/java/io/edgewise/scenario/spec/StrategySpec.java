package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.TimeLimit;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A placement strategy. What stands under {@code compute}, {@code stores} and {@code models} is interpreted by the catalogue, since
 * every offer has options of its own.
 *
 * @param node where it stands
 * @param name what a person calls it
 * @param compute where the code runs
 * @param front the way in; empty where it is left out, an empty list for {@code none}
 * @param stores the store of each data set
 * @param services what each service that steps call runs on
 * @param workflows who runs each workflow
 * @param models the offer that answers for each model
 * @param queues the queue before each service that messages are published to
 * @param nat what code in a private network reaches the outside through
 * @param separateFunctions whether recorded functions have instances of their own
 * @param retries how users' clients ask again; empty for what {@code users} says
 * @param deadline how long they wait; empty for what {@code users} says
 * @param failover how users get away from a place that is down
 */
public record StrategySpec(Node node, Optional<String> name, Optional<Node> compute, Optional<List<FrontName>> front,
    Optional<Map<String, Node>> stores, Optional<Map<String, Node>> services,
    Optional<Map<String, Node>> workflows, Optional<Map<String, Node>> models, Optional<Map<String, Node>> queues,
    Optional<Node> nat, Optional<Boolean> separateFunctions, Optional<RetrySpec> retries,
    Optional<TimeLimit> deadline, Optional<FailoverSpec> failover) {

  /** The id of a front, and where it stands. */
  public record FrontName(Node node, String id) {}

  private static final Key<String> NAME = Key.optional("name", Scalars.TEXT, "What a person calls it.");

  static final Value<Node> PLATFORM = Value.open(new Shape.Object("compute",
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

  private static final Value<?> CAPACITY = Value.open(new Shape.AnyOf(
      List.of(Scalars.size("128 MB").shape(), Scalars.count(Quantities.COUNT, "10k").shape())));

  static final Value<Node> BINDING = Value.open(new Shape.AnyOf(List.of(
      new Shape.Identifier(Shape.Identifier.Kind.STORE),
      new Shape.Object("store", "A store, where it lives, and its options.", () -> List.of(
          Key.required("store", id(Shape.Identifier.Kind.STORE), "Id of a store of the catalogue."),
          Key.optional("at", places(), "Its home."),
          Key.optional("replicas", places(), "Where its copies are."),
          Key.optional("capacity", CAPACITY, "How much each cache of it holds: a size, or a number of items."),
          Key.optional("eviction", Choices.EVICTION, "Which copy makes room for another. Default: lru."),
          Key.optional("consistency", Choices.CONSISTENCY, "How fresh its answers must be, whatever the steps say."),
          Clients.TIMEOUT, Clients.HEDGED, Clients.GUARDED,
          preset()), Shape.Rule.OPEN))));

  private static final Key<Map<String, Node>> STORES = Key.optional("stores",
      Value.mapOf("data set", BINDING), "The store of each data set that the requests read or write.");

  private static final Value<Node> ENGINE = Value.open(new Shape.AnyOf(List.of(
      new Shape.Identifier(Shape.Identifier.Kind.WORKFLOW),
      new Shape.Object("engine", "An engine of workflows, where it runs, and its options.", () -> List.of(
          Key.required("workflow", id(Shape.Identifier.Kind.WORKFLOW), "Id of a workflow engine of the catalogue."),
          Key.optional("at", places(), "Its region; default: that of the code."), preset()), Shape.Rule.OPEN))));

  private static final Key<Map<String, Node>> WORKFLOWS = Key.optional("workflows",
      Value.mapOf("workflow", ENGINE), "Who runs each workflow of the requests.");

  private static final Value<Node> MODEL_BINDING = Value.open(new Shape.AnyOf(List.of(
      new Shape.Identifier(Shape.Identifier.Kind.MODEL),
      new Shape.Object("model", "What answers for a model, where it does, and its options.", () -> List.of(
          Key.required("offer", id(Shape.Identifier.Kind.MODEL), "Id of a model of the catalogue."),
          Key.optional("at", places(), "Where it answers; code asks the nearest place."), preset()),
          Shape.Rule.OPEN))));

  private static final Key<Map<String, Node>> MODELS = Key.optional("models",
      Value.mapOf("model", MODEL_BINDING), "What answers for each model that the requests ask.");

  private static final Value<Node> QUEUE = Value.open(new Shape.AnyOf(List.of(
      new Shape.Identifier(Shape.Identifier.Kind.QUEUE),
      new Shape.Object("queue", "A queue and its options.", () -> List.of(
          Key.required("queue", id(Shape.Identifier.Kind.QUEUE), "Id of a queue of the catalogue."), preset()),
          Shape.Rule.OPEN))));

  private static final Key<Map<String, Node>> QUEUES = Key.optional("queues",
      Value.mapOf("service", QUEUE), "The queue before each service that messages are published to.");

  private static final Key<RetrySpec> RETRIES = Key.optional("retries", RetrySpec.VALUE,
      "How users' clients ask again here. Default: as users says.");

  private static final Key<TimeLimit> DEADLINE = Key.optional("deadline", Clients.TIME_LIMIT,
      "How long users' clients wait here. Default: as users says.");

  private static final Key<Node> NAT = Key.optional("nat", Value.open(new Shape.AnyOf(List.of(
      new Shape.Identifier(Shape.Identifier.Kind.NAT),
      new Shape.Object("nat", "A NAT gateway in each region of the code.", () -> List.of(
          Key.required("gateway", id(Shape.Identifier.Kind.NAT), "Id of a NAT gateway of the catalogue."),
          Key.optional("zones", Scalars.count(Quantities.COUNT, "2"),
              "Zones of each region that have one; default: as the offer says."),
          Key.optional("stores", Value.listOf(Scalars.TEXT), "The data sets that are reached through it; default: "
              + "all whose stores lie outside the private network."),
          preset()), Shape.Rule.OPEN)))),
      "What code in a private network reaches the outside through. Default: it is in none.");

  private static final Key<Boolean> FUNCTIONS = Key.optional("functions",
      Value.named("arrangement", Map.of("separate", true, "together", false)),
      "Whether each function of a trace has instances of its own, or all run together on each instance. Default: separate "
          + "where instances start on demand, together on servers.");

  private static final Key<FailoverSpec> FAILOVER = Key.optional("failover", FailoverSpec.VALUE,
      "How users get away from a place that is down: dns, anycast, none, or a mapping. Matters where there are faults.");

  static final Value<StrategySpec> VALUE = Mapping.of("strategy", "A placement of code and data.",
      () -> List.of(NAME, COMPUTE, FRONT, STORES, SERVICES, WORKFLOWS, MODELS, QUEUES, NAT,
          FUNCTIONS, RETRIES, DEADLINE, FAILOVER),
      fields -> new StrategySpec(fields.node(), NAME.in(fields), COMPUTE.in(fields), FRONT.in(fields),
          STORES.in(fields), SERVICES.in(fields), WORKFLOWS.in(fields), MODELS.in(fields), QUEUES.in(fields),
          NAT.in(fields), FUNCTIONS.in(fields), RETRIES.in(fields), DEADLINE.in(fields), FAILOVER.in(fields)));

  /** The same code, data and ways with another name, another platform and other stores. */
  public StrategySpec with(String otherName, Node otherCompute, Map<String, Node> otherStores) {
    return new StrategySpec(node, Optional.of(otherName), Optional.of(otherCompute), front, Optional.of(otherStores),
        services, workflows, models, queues, nat, separateFunctions, retries, deadline, failover);
  }

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
