package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.topology.place.Territory;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code allowed}: the parts of the world that parts of a placement must lie in. A list holds for code and stores alike.
 *
 * @param code where all places must lie at which code and services run, and so the caches that are at them; empty for
 *     anywhere
 * @param stores where all copies of all data sets must lie, those of tiers and replicas among them; empty for anywhere
 * @param entries where the entries must lie at which users' connections end, such as the PoPs of a front; empty for
 *     anywhere
 */
public record ResidencySpec(List<Territory> code, List<Territory> stores, List<Territory> entries) {

  /** Nothing is confined. */
  public static final ResidencySpec ANYWHERE = new ResidencySpec(List.of(), List.of(), List.of());

  private static final Value<List<Territory>> TERRITORIES = Value.listOf(new Value<>(
      new Shape.Scalar("part of the world", List.of(Shape.Type.STRING), "", List.of("eu", "europe", "country:de")),
      ResidencySpec::territory));

  private static final Key<List<Territory>> CODE = Key.optional("code", TERRITORIES,
      "Where code and services must run, with the caches that are there.");
  private static final Key<List<Territory>> STORES = Key.optional("stores", TERRITORIES,
      "Where all copies of all data sets must lie.");
  private static final Key<List<Territory>> ENTRIES = Key.optional("entries", TERRITORIES,
      "Where the entries must lie at which users' connections end.");

  static final Value<ResidencySpec> VALUE = Value.either(
      TERRITORIES.map(both -> new ResidencySpec(both, both, List.of())),
      Mapping.of("allowed", "Which part of a placement must lie where.", () -> List.of(CODE, STORES, ENTRIES),
          fields -> new ResidencySpec(CODE.in(fields).orElse(List.of()), STORES.in(fields).orElse(List.of()),
              ENTRIES.in(fields).orElse(List.of()))),
      node -> node.kind() == Node.Kind.LIST);

  /** Copies the lists. */
  public ResidencySpec {
    code = List.copyOf(code);
    stores = List.copyOf(stores);
    entries = List.copyOf(entries);
  }

  /** Whether nothing is confined. */
  public boolean isEmpty() {
    return Stream.of(code, stores, entries).allMatch(List::isEmpty);
  }

  private static Optional<Territory> territory(Node node, Problems problems) {
    Optional<String> name = Form.TEXT.read(node, problems);
    try {
      return name.map(Territory::new);
    } catch (IllegalArgumentException e) {
      problems.add(node, e.getMessage());
      return Optional.empty();
    }
  }
}
