package io.edgewise.scenario.output;

import io.edgewise.scenario.calibration.Calibration;
import io.edgewise.scenario.calibration.Entry;
import io.edgewise.scenario.calibration.Millis;
import io.edgewise.scenario.calibration.Summary;
import io.edgewise.sim.fit.Fit.Parameter;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * A calibration as JSON, format 1: what {@link CalibrationReport} says. Times are milliseconds, {@code error} of a parameter
 * its standard error, of a quantile or mean fitted over observed less 1.
 */
public final class CalibrationJson {

  private CalibrationJson() {}

  /**
   * The text, with a line feed at its end.
   *
   * @param remarks what a reader should know beside the numbers
   */
  public static String of(Calibration calibration, List<String> remarks) {
    return JsonText.of(json -> {
      json.writeStartObject();
      json.writeNumberProperty("format", ResultsJson.FORMAT);
      json.writeArrayPropertyStart("groups");
      calibration.entries().forEach(entry -> write(entry, json));
      json.writeEndArray();
      strings("remarks", remarks, json);
      json.writeEndObject();
    });
  }

  private static void write(Entry entry, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("component", entry.key().component().toString());
    entry.key().labels().forEach(json::writeStringProperty);
    json.writeNumberProperty("samples", entry.samples());
    json.writeStringProperty("family", entry.family());
    json.writeStringProperty("distribution", Millis.form(entry.distribution()));
    json.writeStringProperty("criterion", entry.criterion());
    json.writeObjectPropertyStart("parameters");
    entry.parameters().forEach(parameter -> write(parameter, json));
    json.writeEndObject();
    json.writeObjectPropertyStart("observedMs");
    for (Metric metric : Summary.METRICS) {
      Optional<ConfidenceInterval> observed = entry.observed().of(metric);
      JsonText.interval(metric.id(), observed, json);
    }
    json.writeEndObject();
    json.writeObjectPropertyStart("error");
    for (Metric metric : Summary.METRICS) {
      JsonText.number(metric.id(), entry.observed().of(metric)
          .map(observed -> CalibrationReport.error(entry, metric, observed)).orElse(Double.NaN), json);
    }
    json.writeEndObject();
    if (entry.holdOut().isPresent()) {
      json.writeObjectPropertyStart("holdOut");
      JsonText.number("distance", entry.holdOut().get().distance(), json);
      JsonText.number("allowedDistance", entry.holdOut().get().allowedDistance(), json);
      JsonText.number("p95Error", entry.holdOut().get().p95Error(), json);
      JsonText.number("p99Error", entry.holdOut().get().p99Error(), json);
      json.writeBooleanProperty("holds", entry.holdOut().get().holds());
      json.writeEndObject();
    } else {
      json.writeNullProperty("holdOut");
    }
    JsonText.number("resolutionMs", entry.resolutionMillis(), json);
    strings("files", entry.source().files(), json);
    strings("sha256", entry.source().sha256(), json);
    json.writeStringProperty("date", entry.source().date());
    json.writeEndObject();
  }

  private static void write(Parameter parameter, JsonGenerator json) {
    json.writeObjectPropertyStart(parameter.name());
    JsonText.number("value", parameter.value(), json);
    JsonText.number("error", parameter.standardError(), json);
    JsonText.number("low", parameter.low(), json);
    JsonText.number("high", parameter.high(), json);
    json.writeEndObject();
  }

  private static void strings(String key, List<String> texts, JsonGenerator json) {
    json.writeArrayPropertyStart(key);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
