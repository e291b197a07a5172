package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.JsonSchema;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.OfferKind;
import java.util.List;
import java.util.Map;

/** The JSON Schema of the scenario format, for editors. */
public final class ScenarioSchema {

  private ScenarioSchema() {}

  /**
   * The schema (draft 2020-12) as text: the same for the same ids.
   *
   * @param catalog whose ids are offered as examples
   */
  public static String text(Catalog catalog) {
    return JsonSchema.text("Edgewise scenario", ScenarioSpec.VALUE.shape(), Map.of(
        Shape.Identifier.Kind.PLATFORM, catalog.ids(OfferKind.PLATFORM),
        Shape.Identifier.Kind.STORE, catalog.ids(OfferKind.STORE),
        Shape.Identifier.Kind.MODEL, catalog.ids(OfferKind.MODEL),
        Shape.Identifier.Kind.FRONT, catalog.ids(OfferKind.FRONT),
        Shape.Identifier.Kind.QUEUE, catalog.ids(OfferKind.QUEUE),
        Shape.Identifier.Kind.NAT, catalog.ids(OfferKind.NAT),
        Shape.Identifier.Kind.WORKFLOW, catalog.ids(OfferKind.WORKFLOW),
        Shape.Identifier.Kind.PLACE, List.of("world", "city:tokyo", "aws:us-east-1")));
  }
}
