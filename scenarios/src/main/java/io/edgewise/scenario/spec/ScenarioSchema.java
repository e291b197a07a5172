package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.JsonSchema;
import io.edgewise.scenario.schema.Shape;
import java.util.List;
import java.util.Map;

/** The JSON Schema of the scenario format, for editors. */
public final class ScenarioSchema {

  private ScenarioSchema() {}

  /**
   * The schema (draft 2020-12) as text: the same for the same ids.
   *
   * @param platforms ids of the catalogue's platforms, offered as examples
   * @param stores of its stores
   * @param fronts of its fronts
   */
  public static String text(List<String> platforms, List<String> stores, List<String> fronts) {
    return JsonSchema.text("Edgewise scenario", ScenarioSpec.VALUE.shape(), Map.of(
        Shape.Identifier.Kind.PLATFORM, platforms,
        Shape.Identifier.Kind.STORE, stores,
        Shape.Identifier.Kind.FRONT, fronts,
        Shape.Identifier.Kind.PLACE, List.of("world", "city:tokyo", "aws:us-east-1")));
  }
}
