package io.edgewise.scenario.output;

import io.edgewise.report.table.ClaimTable;
import io.edgewise.report.table.Quantity;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The claims of {@code results.json}; nothing where there are none. */
final class ClaimsJson {

  private ClaimsJson() {}

  static void write(List<ClaimTable> tables, JsonGenerator json) {
    if (tables.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("claims");
    for (ClaimTable table : tables) {
      json.writeStartObject();
      json.writeStringProperty("title", table.title());
      json.writeStringProperty("source", table.source());
      json.writeArrayPropertyStart("claims");
      table.rows().forEach(row -> write(row, json));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(ClaimTable.Row row, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("claim", row.says());
    json.writeStringProperty("says", row.expected());
    if (row.found().isPresent()) {
      write("found", row.found().get(), json);
    } else {
      json.writeNullProperty("found");
    }
    json.writeStringProperty("verdict", row.verdict().words());
    json.writeObjectPropertyStart("beside");
    row.beside().forEach((title, quantity) -> write(title, quantity, json));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(String key, Quantity quantity, JsonGenerator json) {
    json.writeObjectPropertyStart(key);
    JsonText.number("value", quantity.value(), json);
    JsonText.number("halfWidth", quantity.halfWidth(), json);
    json.writeStringProperty("unit", quantity.unit().id());
    json.writeEndObject();
  }
}
