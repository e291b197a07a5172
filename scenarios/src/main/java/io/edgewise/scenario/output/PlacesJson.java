package io.edgewise.scenario.output;

import static io.edgewise.scenario.output.JsonText.number;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.StrategyResult;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Where a strategy of {@code results.json} is: {@code sites} where its code runs, each with the requests that reached an
 * instance there and the instances that were started, over all replications; and {@code entries}, the PoPs where its users
 * enter, if they do not enter at the sites.
 */
final class PlacesJson {

  private final Optional<Deployment> deployment;
  private final UsageMeter usage;
  private final JsonGenerator json;

  PlacesJson(Scenario scenario, StrategyResult strategy, JsonGenerator json) {
    deployment = scenario.deployments().stream().filter(each -> each.id().equals(strategy.id())).findFirst();
    usage = strategy.measurements().usage();
    this.json = json;
  }

  void write() {
    List<Place> sites = deployment.map(Deployment::sites).orElse(List.of());
    json.writeArrayPropertyStart("sites");
    for (int i = 0; i < sites.size(); i++) {
      open(sites.get(i));
      json.writeNumberProperty("requests", usage.get(UsageKind.INVOCATIONS, i));
      json.writeNumberProperty("starts", usage.get(UsageKind.COLD_STARTS, i));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("entries");
    for (Place pop : deployment.map(each -> each.front().pops()).orElse(List.of())) {
      open(pop);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void open(Place place) {
    json.writeStartObject();
    json.writeStringProperty("id", place.id());
    json.writeStringProperty("name", place.name());
    number("lat", place.latitudeDegrees(), json);
    number("lon", place.longitudeDegrees(), json);
  }
}
