package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that a sweep tries at one place of the file: a list of them, the whole numbers of {@code 1..4}, or so many
 * between two numbers.
 *
 * @param node where they are written
 * @param values as they would stand in the file, at least one
 */
public record AxisSpec(Node node, List<String> values) {

  /** Most values of an axis. */
  private static final int MOST = 10_000;

  private static final Value<Node> SCALAR = Value.open(new Shape.Scalar("value",
      List.of(Shape.Type.STRING, Shape.Type.NUMBER, Shape.Type.BOOLEAN), "", List.of("200 / s", "512 MB")));
  private static final Key<Node> FROM = Key.required("from", SCALAR, "The first value.");
  private static final Key<Node> TO = Key.required("to", SCALAR, "The last value.");
  private static final Key<Long> STEPS = Key.required("steps",
      Scalars.count(Quantities.COUNT.atLeast("2").atMost(Integer.toString(MOST)), "5"),
      "How many values, both ends among them.");
  private static final Key<Boolean> SPACING = Key.optional("spacing", Value.named("spacing",
      Map.of("even", false, "ratio", true)),
      "Whether differences (even) or ratios (ratio) of neighbours are equal. Default: ratio where to is at least 30 times from.");

  private static final Value<Spaced> SPACED = Mapping.of("spaced", "Values between two numbers.",
      () -> List.of(FROM, TO, STEPS, SPACING),
      fields -> new Spaced(fields.node(), FROM.in(fields), TO.in(fields), STEPS.in(fields), SPACING.in(fields)));

  /** Any of the three forms. */
  public static final Value<AxisSpec> VALUE = new Value<>(
      new Shape.AnyOf(List.of(new Shape.ListOf(SCALAR.shape()), SCALAR.shape(), SPACED.shape())), AxisSpec::read);

  /** Copies the list. */
  public AxisSpec {
    values = List.copyOf(values);
  }

  /** Values between two numbers, as they are written. */
  private record Spaced(Node node, Optional<Node> from, Optional<Node> to, Optional<Long> steps,
      Optional<Boolean> ratios) {}

  private static Optional<AxisSpec> read(Node node, Problems problems) {
    Optional<List<String>> values = switch (node.kind()) {
      case LIST -> listed(node, problems);
      case MAPPING -> SPACED.reader().read(node, problems).flatMap(spaced -> spaced(spaced, problems));
      case SCALAR -> whole(node, problems);
      case EMPTY -> Optional.of(List.of());
      case BROKEN -> Optional.empty();
    };
    if (values.isPresent() && values.get().isEmpty()) {
      problems.add(node, "an axis needs at least one value");
      return Optional.empty();
    }
    return values.map(all -> new AxisSpec(node, all));
  }

  private static Optional<List<String>> listed(Node node, Problems problems) {
    List<Node> wrong = node.items().stream().filter(item -> item.kind() != Node.Kind.SCALAR).toList();
    wrong.forEach(item -> problems.add(item, "expected a text or a number, found " + item.description()));
    return wrong.isEmpty() ? Optional.of(node.items().stream().map(AxisSpec::written).toList()) : Optional.empty();
  }

  /** A scalar as it stands in the file. */
  private static String written(Node scalar) {
    return scalar.quoted() ? "\"" + scalar.text().replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : scalar.text();
  }

  private static Optional<List<String>> whole(Node node, Problems problems) {
    return knob(node.text(), node, problems).flatMap(knob -> {
      if (!knob.hasWholeEnds() || knob.to() - knob.from() >= MOST) {
        problems.add(node, "expected whole numbers such as 1..4, a list of values, or from, to and steps; found \""
            + node.text() + "\"");
        return Optional.empty();
      }
      return Optional.of(knob.ofWholeNumbers().points(MOST).stream().map(knob::text).toList());
    });
  }

  private static Optional<List<String>> spaced(Spaced spaced, Problems problems) {
    if (spaced.from().isEmpty() || spaced.to().isEmpty() || spaced.steps().isEmpty()) {
      return Optional.empty();
    }
    return knob(spaced.from().get().text() + ".." + spaced.to().get().text(), spaced.node(), problems)
        .flatMap(knob -> spacedBy(knob, spaced, problems))
        .map(knob -> knob.points(spaced.steps().get().intValue()).stream().map(knob::text).toList());
  }

  private static Optional<Knob> spacedBy(Knob knob, Spaced spaced, Problems problems) {
    if (spaced.ratios().orElse(false) && !(knob.from() > 0)) {
      problems.add(spaced.node(), "even ratios begin above 0");
      return Optional.empty();
    }
    return Optional.of(spaced.ratios().map(knob::spacedBy).orElse(knob));
  }

  private static Optional<Knob> knob(String range, Node node, Problems problems) {
    try {
      return Optional.of(Knob.parse("axis=" + range));
    } catch (IllegalArgumentException e) {
      problems.add(node, e.getMessage().replace("path=from..to, such as users.rate='10 / s..400 / s'",
          "a list of values, whole numbers such as 1..4, or from, to and steps").replace("\"axis=", "\""));
      return Optional.empty();
    }
  }
}
