package io.edgewise.scenario.output;

import io.edgewise.scenario.calibration.Entry;
import io.edgewise.scenario.calibration.Summary;
import io.edgewise.scenario.compile.CalibrationInForce;
import io.edgewise.scenario.compile.CalibrationInForce.Replaced;
import io.edgewise.sim.model.Metric;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes {@code calibration} of {@code results.json}: what measurements took the place of, and observed beside simulated. */
final class AgreementJson {

  private AgreementJson() {}

  static void write(CalibrationInForce calibration, Results results, JsonGenerator json) {
    json.writeObjectPropertyStart("calibration");
    json.writeArrayPropertyStart("replaced");
    for (Replaced each : calibration.replaced()) {
      json.writeStartObject();
      key(each.entry(), json);
      json.writeStringProperty("family", each.entry().family());
      json.writeObjectPropertyStart("measuredMs");
      Summary.METRICS.forEach(metric -> JsonText.number(metric.id(),
          CalibrationReport.value(each.entry().distribution(), metric), json));
      json.writeEndObject();
      json.writeObjectPropertyStart("assumedMs");
      Summary.METRICS.forEach(metric -> JsonText.number(metric.id(), AssumedPart.value(each.assumed(), metric), json));
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("idle");
    for (Entry entry : calibration.idle()) {
      json.writeStartObject();
      key(entry, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("observed");
    Agreement.of(calibration, results).forEach(each -> write(each, json));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void key(Entry entry, JsonGenerator json) {
    json.writeStringProperty("component", entry.key().component().toString());
    entry.key().labels().forEach(json::writeStringProperty);
    json.writeNumberProperty("samples", entry.samples());
  }

  private static void write(Agreement agreement, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("strategy", agreement.strategy().id());
    agreement.entry().key().label("request").ifPresent(request -> json.writeStringProperty("request", request));
    json.writeNumberProperty("samples", agreement.entry().samples());
    for (Metric metric : Summary.METRICS) {
      Agreement.Pair pair = agreement.values().get(metric);
      if (pair != null) {
        json.writeObjectPropertyStart(metric.id());
        JsonText.interval("observedMs", Optional.of(pair.observed()), json);
        JsonText.interval("simulatedMs", Optional.of(pair.simulated()), json);
        JsonText.number("error", pair.error(), json);
        json.writeBooleanProperty("intervalsMeet", pair.meet());
        json.writeEndObject();
      }
    }
    json.writeEndObject();
  }
}
