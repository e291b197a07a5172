package io.edgewise.scenario.output;

import io.edgewise.report.table.Csv;
import io.edgewise.scenario.analysis.BreakEven;
import io.edgewise.scenario.analysis.Crossing;
import io.edgewise.scenario.analysis.CurvePoint;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A break-even as files: {@code breakeven.json}, format 1, and its curve as {@code breakeven.csv}. */
public final class BreakEvenFiles {

  private BreakEvenFiles() {}

  /**
   * Writes both files into a folder, or none of them.
   *
   * @throws IOException if a file cannot be written; earlier files are then whole
   */
  public static void write(Path folder, CompiledScenario base, BreakEven answer) throws IOException {
    ResultFiles.write(folder, Map.of("breakeven.json", json(base, answer), "breakeven.csv", csv(answer)));
  }

  /** A line for each value: the knob as a number and as text, both strategies and their difference with intervals. */
  static String csv(BreakEven answer) {
    String first = answer.contest().first();
    String second = answer.contest().second();
    Csv csv = new Csv(List.of("value", "setting", first, first + "Low", first + "High", second, second + "Low",
        second + "High", "difference", "differenceLow", "differenceHigh"));
    for (CurvePoint point : answer.curve()) {
      List<String> row = new ArrayList<>(List.of(Csv.number(point.value()), answer.knob().text(point.value())));
      addInterval(point.first().estimate(), row);
      addInterval(point.second().estimate(), row);
      addInterval(point.difference(), row);
      csv.row(row);
    }
    return csv.toString();
  }

  static void addInterval(Optional<ConfidenceInterval> interval, List<String> row) {
    row.add(interval.map(i -> Csv.number(i.value())).orElse(""));
    row.add(interval.map(i -> Csv.number(i.low())).orElse(""));
    row.add(interval.map(i -> Csv.number(i.high())).orElse(""));
  }

  private static String name(String id, CompiledScenario base) {
    return base.scenario().deployments().stream().filter(each -> each.id().equals(id)).map(Deployment::name).findFirst()
        .or(() -> base.infeasible().stream().filter(each -> each.id().equals(id)).map(Infeasible::name).findFirst())
        .orElse(id);
  }

  /** The text of {@code breakeven.json}; values of the knob are numbers in the unit that {@code unit} names. */
  public static String json(CompiledScenario base, BreakEven answer) {
    AnalysisFacts facts = AnalysisFacts.of(base, answer.contest().ids());
    return JsonText.of(json -> {
      json.writeStartObject();
      json.writeNumberProperty("format", ResultsJson.FORMAT);
      facts.write(json);
      json.writeStringProperty("over", answer.knob().path());
      json.writeStringProperty("unit", answer.knob().prefix() + answer.knob().suffix().strip());
      json.writeBooleanProperty("wholeNumbers", answer.knob().whole());
      json.writeStringProperty("first", answer.contest().first());
      json.writeStringProperty("second", answer.contest().second());
      json.writeStringProperty("firstName", name(answer.contest().first(), base));
      json.writeStringProperty("secondName", name(answer.contest().second(), base));
      json.writeStringProperty("metric", answer.contest().metric().id());
      JsonText.number("level", answer.level(), json);
      json.writeNumberProperty("replications", answer.replications());
      json.writeArrayPropertyStart("crossings");
      answer.crossings().forEach(crossing -> write(crossing, json));
      json.writeEndArray();
      json.writeArrayPropertyStart("curve");
      answer.curve().forEach(point -> write(point, json));
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  static void write(Crossing crossing, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("below", crossing.below());
    json.writeStringProperty("above", crossing.above());
    JsonText.number("value", crossing.value(), json);
    JsonText.number("low", crossing.low(), json);
    JsonText.number("high", crossing.high(), json);
    if (crossing.theory().isPresent()) {
      Crossing.Theory theory = crossing.theory().get();
      json.writeObjectPropertyStart("theory");
      JsonText.number("value", theory.value(), json);
      json.writeStringProperty("model", theory.model());
      json.writeBooleanProperty("exact", theory.exact());
      json.writeEndObject();
    } else {
      json.writeNullProperty("theory");
    }
    json.writeEndObject();
  }

  private static void write(CurvePoint point, JsonGenerator json) {
    json.writeStartObject();
    values(point, json);
    json.writeEndObject();
  }

  /** The properties of a point of the curve. */
  static void values(CurvePoint point, JsonGenerator json) {
    JsonText.number("value", point.value(), json);
    json.writeNumberProperty("requests", point.requests());
    json.writeStringProperty("firstState", point.first().state().name().toLowerCase(Locale.ROOT));
    JsonText.interval("first", point.first().estimate(), json);
    json.writeStringProperty("secondState", point.second().state().name().toLowerCase(Locale.ROOT));
    JsonText.interval("second", point.second().estimate(), json);
    JsonText.interval("difference", point.difference(), json);
  }
}
