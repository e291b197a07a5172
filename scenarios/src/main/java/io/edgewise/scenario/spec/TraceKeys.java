package io.edgewise.scenario.spec;

import io.edgewise.scenario.replay.ColumnChoice;
import io.edgewise.scenario.replay.ColumnRole;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code users.pattern.trace}. */
final class TraceKeys {

  private static final Key<String> FILE =
      Key.required("file", Scalars.file("requests.csv"), "A CSV file with a header, relative to this file.");

  private static final Key<Boolean> MARKS = Key.optional("marks",
      Value.named("moment", Map.of("start", false, "end", true)),
      "Whether times are those of the start or of the end of requests, which then need a duration. Default: the end where "
          + "the column is named end or end_s.");

  private static final Key<Long> STEP = Key.optional("step",
      Scalars.duration(Quantities.DURATION.moreThan("0 ms"), "5 min"),
      "Length of the interval that a count is of. Default: as the header says (minute, requests_per_5min), or the least "
          + "distance between two rows.");

  private static final Map<ColumnRole, Key<String>> COLUMNS = columns();

  /** The name of a file, or a mapping. */
  static final Value<PatternSpec> VALUE = Value.either(
      Mapping.of("trace", "Recorded requests. Columns that no key names are recognised by the header.", TraceKeys::keys,
          TraceKeys::trace),
      new Value<>(FILE.value().shape(), (node, problems) -> FILE.value().reader().read(node, problems)
          .map(file -> new PatternSpec.Trace(node, Optional.of(file), ColumnChoice.OF_HEADER))),
      node -> node.kind() == Node.Kind.MAPPING);

  private TraceKeys() {}

  private static Map<ColumnRole, Key<String>> columns() {
    Map<ColumnRole, Key<String>> keys = new EnumMap<>(ColumnRole.class);
    for (ColumnRole role : ColumnRole.values()) {
      keys.put(role, Key.optional(role.key(), Scalars.TEXT, "The column that says " + switch (role) {
        case TIME -> "when: seconds, the unit that its name ends with (t_ms), or instants.";
        case COUNT -> "how many requests came in the interval that begins then.";
        case DURATION ->
            "how long the work of the request took; a step takes it with compute: recorded or wait: recorded.";
        case KIND -> "of which kind the request is, by its name under requests.";
        case FUNCTION ->
            "which function was asked for; functions have instances of their own where a strategy says so.";
        case INPUT -> "the tokens of its prompt, for infer: {input: recorded}.";
        case OUTPUT -> "the tokens of its answer, for infer: {output: recorded}.";
      }));
    }
    return keys;
  }

  private static List<Key<?>> keys() {
    List<Key<?>> keys = new ArrayList<>(List.of(FILE, MARKS, STEP));
    keys.addAll(COLUMNS.values());
    return keys;
  }

  private static PatternSpec trace(Fields fields) {
    Map<ColumnRole, String> names = new EnumMap<>(ColumnRole.class);
    COLUMNS.forEach((role, key) -> key.in(fields).ifPresent(name -> names.put(role, name)));
    return new PatternSpec.Trace(fields.node(), FILE.in(fields),
        new ColumnChoice(names, STEP.in(fields), MARKS.in(fields)));
  }
}
