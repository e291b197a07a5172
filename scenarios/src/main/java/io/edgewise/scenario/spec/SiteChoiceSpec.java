package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;

/**
 * {@code {choose: 3, of: aws}}: how many places the code runs at, and which they are chosen from.
 *
 * @param node where it stands
 * @param choose how many
 * @param of places, or prefixes that stand for all places of a provider
 */
public record SiteChoiceSpec(Node node, Optional<Count> choose, Optional<List<Node>> of) {

  /** From so many to so many places, both included. */
  public record Count(int least, int most) {}

  private static final String MOST = "20";

  private static final Key<Count> CHOOSE = Key.required("choose", new Value<>(
      new Shape.Scalar("count or range", List.of(Shape.Type.STRING, Shape.Type.NUMBER),
          "^\\s*[0-9]+\\s*(\\.\\.\\s*[0-9]+\\s*)?$", List.of("3", "1..3")),
      SiteChoiceSpec::count), "How many places: a number, or a range such as 1..3.");

  private static final Value<Node> PLACE = Value.open(new Shape.AnyOf(List.of(
      new Shape.Identifier(Shape.Identifier.Kind.PLACE),
      new Shape.Scalar("provider", List.of(Shape.Type.STRING), "", List.of("aws", "gcp", "azure")))));

  private static final Key<List<Node>> OF = Key.required("of",
      Value.either(Value.listOf(PLACE), PLACE.map(List::of), node -> node.kind() == Node.Kind.LIST),
      "Which places: a provider such as aws for all of its places, a place, or a list of these.");

  static final Value<SiteChoiceSpec> VALUE = Mapping.of("sites", "How many places of which.",
      () -> List.of(CHOOSE, OF),
      fields -> new SiteChoiceSpec(fields.node(), CHOOSE.in(fields), OF.in(fields)));

  private static Optional<Count> count(Node node, Problems problems) {
    Optional<String> text = Form.TEXT.read(node, problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String[] ends = text.get().split("\\.\\.", -1);
    Form<Long> form = Quantities.COUNT.atLeast("1").atMost(MOST);
    Optional<Long> least = form.read(node.replacedBy(ends[0].strip()), problems);
    Optional<Long> most = ends.length == 1 ? least : form.read(node.replacedBy(ends[1].strip()), problems);
    if (least.isEmpty() || most.isEmpty()) {
      return Optional.empty();
    }
    if (ends.length > 2 || least.get() > most.get()) {
      problems.add(node, "expected a number or a range that rises, such as 1..3, found \"" + text.get() + "\"");
      return Optional.empty();
    }
    return Optional.of(new Count(least.get().intValue(), most.get().intValue()));
  }
}
