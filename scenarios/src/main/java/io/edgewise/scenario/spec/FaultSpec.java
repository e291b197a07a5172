package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.Fault.Admission;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;

/**
 * One of {@code faults}: something that breaks for a while.
 *
 * @param node where it stands
 * @param from when it begins, in nanoseconds from the start of the horizon
 * @param length how long it lasts, in nanoseconds
 * @param effect what it does
 * @param strategies the strategies that it is limited to; empty for all
 */
public record FaultSpec(Node node, Optional<Long> from, Optional<Long> length, Optional<Effect> effect,
    Optional<List<Name>> strategies) {

  /** A name, and where it stands. */
  public record Name(Node node, String text) {}

  /** What a fault does. */
  public sealed interface Effect {}

  /** {@code outage}: places are down. */
  public record Outage(List<Name> places) implements Effect {}

  /** {@code slow}: a store takes longer, or all at a place does. */
  public record Slow(Node node, Optional<Name> store, Optional<Name> at, Optional<Double> factor) implements Effect {}

  /** {@code loss}: packets are lost on a path. */
  public record Loss(Node node, Optional<List<Name>> between, Optional<Double> rate) implements Effect {}

  /** {@code deploy}: instances are replaced. */
  public record Deploy(Name what) implements Effect {}

  /** {@code throttle}: a provider refuses what is beyond a limit. */
  public record Throttle(Node node, Optional<Name> compute, Optional<Name> store, Optional<Admission> to)
      implements
        Effect {}

  private static final Value<Name> PLACE = name(new Shape.Identifier(Shape.Identifier.Kind.PLACE));
  private static final Value<Name> TEXT = name(Scalars.TEXT.shape());

  private static final Key<Long> FROM = Key.required("from", Scalars.duration(Quantities.DURATION, "20 min"),
      "When it begins, from the start of the horizon.");
  private static final Key<Long> FOR = Key.optional("for",
      Scalars.duration(Quantities.DURATION.moreThan("0 ms"), "10 min"),
      "How long it lasts. A deploy without it replaces all instances at once, one with it a tenth at each of ten steps.");
  private static final Key<List<Name>> OUTAGE = Key.optional("outage",
      Value.either(Value.listOf(PLACE), PLACE.map(List::of), node -> node.kind() == Node.Kind.LIST),
      "A place that is down, or several: code, services, copies of stores and entries there.");

  private static final Key<Name> SLOW_STORE =
      Key.optional("store", TEXT, "The data set whose store takes longer for every operation.");
  private static final Key<Name> SLOW_AT = Key.optional("at", PLACE, "The place where code and stores take longer.");
  private static final Key<Double> FACTOR = Key.required("factor",
      Scalars.number(Quantities.NUMBER.atLeast("0.01").atMost("10000"), "5"), "How many times as long.");
  private static final Key<Effect> SLOW = Key.optional("slow", Mapping.of("slow", "Something takes longer.",
      () -> List.of(SLOW_STORE, SLOW_AT, FACTOR), fields -> {
        fields.exactlyOne("store", "at");
        return new Slow(fields.node(), SLOW_STORE.in(fields), SLOW_AT.in(fields), FACTOR.in(fields));
      }), "A store, or all at a place, takes longer.");

  private static final Key<List<Name>> BETWEEN = Key.required("between", Value.listOf(TEXT),
      "Two ends, each a place, world, a continent, a part of one, or country:CODE.");
  private static final Key<Double> RATE = Key.required("rate", Scalars.share(Quantities.SHARE, "5%"),
      "Part of the packets that is lost; each is sent again after a time-out.");
  private static final Key<Effect> LOSS = Key.optional("loss", Mapping.of("loss", "Packets are lost on a path.",
      () -> List.of(BETWEEN, RATE), fields -> new Loss(fields.node(), BETWEEN.in(fields), RATE.in(fields))),
      "Packets are lost on a path.");

  private static final Key<Effect> DEPLOY = Key.optional("deploy", TEXT.map(Deploy::new),
      "All instances are replaced: those of compute, or of a service by its name.");

  private static final Key<Name> THROTTLED_COMPUTE = Key.optional("compute", PLACE,
      "The place whose compute is throttled, or all.");
  private static final Key<Name> THROTTLED_STORE =
      Key.optional("store", TEXT, "The data set whose store is throttled.");
  private static final Value<Admission> ADMISSION = Value.either(
      Scalars.rate(Quantities.RATE.moreThan("0 / s"), "100 / s").map(rate -> new Admission(1, rate.perSecond())),
      Scalars.share(Quantities.SHARE, "20%").map(share -> new Admission(share, Double.POSITIVE_INFINITY)),
      node -> node.kind() == Node.Kind.SCALAR && node.text().contains("/"));
  private static final Key<Admission> TO = Key.required("to", ADMISSION,
      "What is let through: a part of it at random, or so much in a second at each place. The rest is refused.");
  private static final Key<Effect> THROTTLE = Key.optional("throttle", Mapping.of("throttle",
      "A provider refuses what is beyond a limit.", () -> List.of(THROTTLED_COMPUTE, THROTTLED_STORE, TO), fields -> {
        fields.exactlyOne("compute", "store");
        return new Throttle(fields.node(), THROTTLED_COMPUTE.in(fields), THROTTLED_STORE.in(fields), TO.in(fields));
      }), "A provider refuses what is beyond a limit.");

  private static final Key<List<Name>> STRATEGIES = Key.optional("strategies", Value.listOf(TEXT),
      "Strategies that it is limited to: of deploys, throttles and slow stores. Default: all.");

  /** The form of a fault. */
  public static final Value<FaultSpec> VALUE = Mapping.of("fault", "Something that breaks for a while.",
      () -> List.of(FROM, FOR, OUTAGE, SLOW, LOSS, DEPLOY, THROTTLE, STRATEGIES),
      fields -> {
        fields.exactlyOne("outage", "slow", "loss", "deploy", "throttle");
        return new FaultSpec(fields.node(), FROM.in(fields), FOR.in(fields), effect(fields), STRATEGIES.in(fields));
      });

  private static Optional<Effect> effect(Fields fields) {
    return OUTAGE.in(fields).<Effect>map(Outage::new).or(() -> SLOW.in(fields)).or(() -> LOSS.in(fields))
        .or(() -> DEPLOY.in(fields)).or(() -> THROTTLE.in(fields));
  }

  private static Value<Name> name(Shape shape) {
    return new Value<>(shape,
        (node, problems) -> Form.TEXT.read(node, problems).map(text -> new Name(node, text)));
  }
}
