package io.edgewise.scenario.output;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.metering.UsageMeter;
import io.edgewise.sim.model.RecordedArrivals;
import io.edgewise.sim.model.Scenario;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The functions of a trace in {@code results.json}, where each has instances of its own. */
final class FunctionsJson {

  private FunctionsJson() {}

  /** Writes {@code byFunction}; nothing where functions share their instances. */
  static void write(Scenario scenario, UsageMeter usage, JsonGenerator json) {
    if (usage.poolsPerSite() == 1) {
      return;
    }
    List<String> names = scenario.workload().recorded().map(RecordedArrivals::functions).orElse(List.of());
    json.writeArrayPropertyStart("byFunction");
    for (int function = 0; function < names.size(); function++) {
      long invocations = usage.ofPool(UsageKind.INVOCATIONS, function);
      long starts = usage.ofPool(UsageKind.COLD_STARTS, function);
      json.writeStartObject();
      json.writeStringProperty("id", names.get(function));
      json.writeNumberProperty("invocations", invocations);
      json.writeNumberProperty("coldStarts", starts);
      JsonText.number("coldStartRate", (double) starts / invocations, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
