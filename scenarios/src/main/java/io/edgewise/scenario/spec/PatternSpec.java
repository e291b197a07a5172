package io.edgewise.scenario.spec;

import io.edgewise.scenario.replay.ColumnChoice;
import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code users.pattern}: how the load changes with time. */
public sealed interface PatternSpec {

  /** Where it stands. */
  Node node();

  /** The same rate all the time. */
  record Constant(Node node) implements PatternSpec {}

  /** Every city by the hours of its own day. */
  record Daily(Node node) implements PatternSpec {}

  /**
   * A crowd on top of a constant rate, once.
   *
   * @param node where it stands
   * @param multiplier rate at its height over the rate before
   * @param start when it begins to grow, in nanoseconds
   * @param duration how long it stays at its height
   * @param ramp how long it grows, and how long it shrinks
   * @param perMonth how often a month sees one
   */
  record FlashCrowd(Node node, Optional<Double> multiplier, Optional<Long> start, Optional<Long> duration,
      Optional<Long> ramp, Optional<Double> perMonth) implements PatternSpec {}

  /**
   * Recorded requests.
   *
   * @param node where it stands
   * @param file named relative to the scenario file; empty where the key is missing
   * @param columns what they mean
   */
  record Trace(Node node, Optional<String> file, ColumnChoice columns) implements PatternSpec {}

  /** Height of a flash crowd. */
  Key<Double> MULTIPLIER = Key.withDefault("multiplier",
      Scalars.number(Quantities.NUMBER.atLeast("1").atMost("10000"), "50"),
      "Rate at the height of the crowd over the rate before it.",
      Default.assumed(10.0, "10", "a tenfold rise, a common planning figure for launches and mentions"));

  /** When a flash crowd begins. */
  Key<Long> START = Key.withDefault("start", Scalars.duration(Quantities.DURATION.moreThan("0 ms"), "10 min"),
      "When the crowd begins to grow, from the start of the horizon.",
      Default.assumed(600_000_000_000L, "10 min", "late enough for the system to be in its usual state"));

  /** How long a flash crowd stays. */
  Key<Long> DURATION = Key.withDefault("duration", Scalars.duration(Quantities.DURATION.moreThan("0 ms"), "10 min"),
      "How long the crowd stays at its height.",
      Default.assumed(600_000_000_000L, "10 min", "no measurement behind it"));

  /** How fast a flash crowd grows. */
  Key<Long> RAMP = Key.withDefault("ramp", Scalars.duration(Quantities.DURATION, "30 s"),
      "How long the crowd grows, and how long it shrinks; ten even steps each.",
      Default.assumed(30_000_000_000L, "30 s", "steep enough to meet instances that have not been started yet"));

  /** How often a flash crowd comes. */
  Key<Double> PER_MONTH = Key.withDefault("perMonth", Scalars.number(Quantities.NUMBER.atMost("1000"), "1"),
      "How often a month sees such a crowd; for the bill.",
      Default.assumed(1.0, "1", "no measurement behind it"));

  /** A flash crowd's keys. */
  Value<PatternSpec> FLASH_CROWD = Mapping.of("flash-crowd", "A crowd that comes and goes once within the horizon.",
      () -> List.of(MULTIPLIER, START, DURATION, RAMP, PER_MONTH),
      fields -> new FlashCrowd(fields.node(), MULTIPLIER.in(fields), START.in(fields), DURATION.in(fields),
          RAMP.in(fields), PER_MONTH.in(fields)));

  /** A name, {@code {flash-crowd: {...}}} or {@code {trace: file}}. */
  Value<PatternSpec> VALUE = value();

  private static Value<PatternSpec> value() {
    Map<String, Function<Node, PatternSpec>> names = new LinkedHashMap<>();
    names.put("constant", Constant::new);
    names.put("daily", Daily::new);
    names.put("flash-crowd", node -> new FlashCrowd(node, Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty()));
    Value<Function<Node, PatternSpec>> name = Value.named("pattern", names);
    Value<PatternSpec> byName = new Value<>(name.shape(),
        (node, problems) -> name.reader().read(node, problems).map(made -> made.apply(node)));
    Key<PatternSpec> flashCrowd = Key.optional("flash-crowd", FLASH_CROWD, "A crowd that comes and goes.");
    Key<PatternSpec> trace = Key.optional("trace", TraceKeys.VALUE,
        "Recorded requests: a CSV file, relative to this one, or a mapping that says what its columns mean.");
    Value<PatternSpec> byKey = Mapping.oneKey("pattern", "A pattern with parameters.",
        () -> List.of(flashCrowd, trace),
        (Fields fields) -> flashCrowd.in(fields).or(() -> trace.in(fields)));
    return Value.either(byKey, byName, node -> node.kind() == Node.Kind.MAPPING);
  }
}
