package io.edgewise.scenario.output;

import io.edgewise.report.table.Csv;
import io.edgewise.scenario.analysis.CurvePoint;
import io.edgewise.scenario.analysis.LoadStudy;
import io.edgewise.scenario.analysis.LoadStudy.InMetric;
import io.edgewise.scenario.analysis.LoadStudy.Pair;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.result.Component;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** A study of the load as files: {@code inversion.json}, format 1, and the curves as {@code inversion.csv}. */
public final class LoadStudyFiles {

  private LoadStudyFiles() {}

  /**
   * Writes both files into a folder, or none of them.
   *
   * @throws IOException if a file cannot be written; earlier files are then whole
   */
  public static void write(Path folder, CompiledScenario base, LoadStudy study) throws IOException {
    ResultFiles.write(folder, Map.of("inversion.json", json(base, study), "inversion.csv", csv(study)));
  }

  /** A line for each pair, metric and rate: both strategies and their difference with intervals, and the cause. */
  static String csv(LoadStudy study) {
    Csv csv = new Csv(List.of("nearer", "farther", "metric", "rate", "setting", "nearerMs", "nearerLow", "nearerHigh",
        "fartherMs", "fartherLow", "fartherHigh", "difference", "differenceLow", "differenceHigh", "cause"));
    for (Pair pair : study.pairs()) {
      for (InMetric contest : pair.contests()) {
        for (CurvePoint point : contest.tie().curve()) {
          List<String> row =
              new ArrayList<>(List.of(pair.nearer(), pair.farther(), contest.tie().contest().metric().id(),
                  Csv.number(point.value()), study.load().text(point.value())));
          BreakEvenFiles.addInterval(point.first().estimate(), row);
          BreakEvenFiles.addInterval(point.second().estimate(), row);
          BreakEvenFiles.addInterval(point.difference(), row);
          row.add(cause(contest, point).map(Component::id).orElse(""));
          csv.row(row);
        }
      }
    }
    return csv.toString();
  }

  private static Optional<Component> cause(InMetric contest, CurvePoint point) {
    return Optional.ofNullable(contest.causes().get(point.value()));
  }

  /** The text of {@code inversion.json}; rates are numbers in the unit that {@code unit} names. */
  public static String json(CompiledScenario base, LoadStudy study) {
    AnalysisFacts facts = AnalysisFacts.of(base, study.pairs().stream()
        .flatMap(pair -> Stream.of(pair.nearer(), pair.farther())).collect(Collectors.toSet()));
    Map<String, String> names = base.scenario().deployments().stream()
        .collect(Collectors.toMap(Deployment::id, Deployment::name));
    return JsonText.of(json -> {
      json.writeStartObject();
      json.writeNumberProperty("format", ResultsJson.FORMAT);
      facts.write(json);
      json.writeStringProperty("over", study.load().path());
      json.writeStringProperty("unit", study.load().suffix().strip());
      JsonText.number("level", study.level(), json);
      json.writeNumberProperty("replications", study.replications());
      json.writeArrayPropertyStart("pairs");
      study.pairs().forEach(pair -> write(pair, names, json));
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void write(Pair pair, Map<String, String> names, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("nearer", pair.nearer());
    json.writeStringProperty("farther", pair.farther());
    json.writeStringProperty("nearerName", names.getOrDefault(pair.nearer(), pair.nearer()));
    json.writeStringProperty("fartherName", names.getOrDefault(pair.farther(), pair.farther()));
    JsonText.number("advantageMs", pair.advantageMillis(), json);
    json.writeArrayPropertyStart("metrics");
    for (InMetric contest : pair.contests()) {
      json.writeStartObject();
      json.writeStringProperty("metric", contest.tie().contest().metric().id());
      json.writeArrayPropertyStart("crossings");
      contest.tie().crossings().forEach(crossing -> BreakEvenFiles.write(crossing, json));
      json.writeEndArray();
      json.writeArrayPropertyStart("curve");
      for (CurvePoint point : contest.tie().curve()) {
        json.writeStartObject();
        BreakEvenFiles.values(point, json);
        cause(contest, point).ifPresent(cause -> json.writeStringProperty("cause", cause.id()));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
