package io.edgewise.scenario.output;

import static io.edgewise.scenario.output.JsonText.number;

import io.edgewise.report.gallery.SavedRun.Site;
import tools.jackson.core.JsonGenerator;

/**
 * Where a strategy of {@code results.json} is: {@code sites} where its code runs, each with the requests that reached an
 * instance there and the instances that were started, over all replications; and {@code entries}, the PoPs where its users
 * enter, if they do not enter at the sites.
 */
final class PlacesJson {

  private PlacesJson() {}

  /** Writes both lists. */
  static void write(StrategyAnswer answer, JsonGenerator json) {
    json.writeArrayPropertyStart("sites");
    for (Site site : answer.sites()) {
      open(site, json);
      json.writeNumberProperty("requests", site.requests());
      json.writeNumberProperty("starts", site.starts());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("entries");
    for (Site pop : answer.entries()) {
      open(pop, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void open(Site place, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", place.id());
    json.writeStringProperty("name", place.name());
    number("lat", place.latitude(), json);
    number("lon", place.longitude(), json);
  }
}
