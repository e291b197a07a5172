package io.edgewise.scenario.output;

import io.edgewise.report.table.Csv;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.optimize.Constraint;
import io.edgewise.scenario.optimize.Optimum;
import io.edgewise.scenario.optimize.Optimum.Counts;
import io.edgewise.scenario.optimize.Optimum.Point;
import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The best placement as files: {@code optimize.json}, format 1, and its placements as {@code optimize.csv}. */
public final class OptimumFiles {

  private OptimumFiles() {}

  /**
   * Writes both files into a folder, or none of them.
   *
   * @throws IOException if a file cannot be written; earlier files are then whole
   */
  public static void write(Path folder, CompiledScenario base, Optimum answer) throws IOException {
    ResultFiles.write(folder, Map.of("optimize.json", json(base, answer), "optimize.csv", csv(answer)));
  }

  /** A line for each placement: latencies in milliseconds, dollars a month and the share of stale reads, with intervals. */
  static String csv(Optimum answer) {
    List<String> header = new ArrayList<>(List.of("id", "placement", "best", "tied", "onFront", "standing"));
    for (Metric metric : Metric.values()) {
      header.addAll(List.of(metric.id(), metric.id() + "Low", metric.id() + "High"));
    }
    header.addAll(List.of(Rate.STALE_READ.id(), Rate.STALE_READ.id() + "Low", Rate.STALE_READ.id() + "High"));
    Csv csv = new Csv(header);
    for (int i = 0; i < answer.points().size(); i++) {
      Point point = answer.points().get(i);
      List<String> row = new ArrayList<>(List.of(point.id(), point.name(), Boolean.toString(isBest(answer, i)),
          Boolean.toString(point.tied()), Boolean.toString(point.onFront()), lowerCase(point.standing())));
      for (Metric metric : Metric.values()) {
        add(point.result().metric(metric), row);
      }
      add(point.result().rate(Rate.STALE_READ), row);
      csv.row(row);
    }
    return csv.toString();
  }

  private static void add(Optional<ConfidenceInterval> interval, List<String> row) {
    row.add(interval.map(each -> Csv.number(each.value())).orElse(""));
    row.add(interval.map(each -> Csv.number(each.low())).orElse(""));
    row.add(interval.map(each -> Csv.number(each.high())).orElse(""));
  }

  /** The text of {@code optimize.json}: times in milliseconds, money in US dollars, shares of 0..1. */
  public static String json(CompiledScenario base, Optimum answer) {
    AnalysisFacts facts = facts(base, answer);
    return JsonText.of(json -> {
      json.writeStartObject();
      json.writeNumberProperty("format", ResultsJson.FORMAT);
      facts.write(json);
      json.writeStringProperty("least", answer.least().id());
      JsonText.number("level", answer.level(), json);
      json.writeArrayPropertyStart("constraints");
      answer.constraints().forEach(each -> write(each, json));
      json.writeEndArray();
      if (answer.best().isPresent()) {
        json.writeStringProperty("best", answer.points().get(answer.best().get()).id());
      } else {
        json.writeNullProperty("best");
      }
      json.writeArrayPropertyStart("placements");
      answer.points().forEach(each -> write(each, json));
      json.writeEndArray();
      json.writeArrayPropertyStart("changes");
      answer.changes().forEach(each -> json.writeString(each.sentence()));
      json.writeEndArray();
      json.writeObjectPropertyStart("proof");
      json.writeBooleanProperty("exact", answer.proof().exact() && answer.proof().complete());
      JsonText.number("gap", answer.proof().gap(), json);
      json.writeBooleanProperty("allSetsOfPlaces", answer.proof().complete());
      json.writeBooleanProperty("frontExact", answer.proof().frontExact());
      json.writeEndObject();
      write(answer.counts(), json);
      json.writeEndObject();
    });
  }

  /** The prices are those of the placements that are told of, which need not be strategies of the file. */
  private static AnalysisFacts facts(CompiledScenario base, Optimum answer) {
    List<String> dates = answer.points().stream().flatMap(point -> point.result().monthlyCost().items().stream())
        .map(item -> item.source().date()).filter(date -> !date.isEmpty()).sorted().distinct().toList();
    return new AnalysisFacts(base.facts().name(), base.facts().sha256(), base.scenario().plan().seed(), answer.level(),
        dates);
  }

  private static void write(Constraint constraint, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("metric", constraint.estimand().id());
    JsonText.number("most", constraint.most(), json);
    json.writeEndObject();
  }

  private static void write(Point point, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", point.id());
    json.writeStringProperty("name", point.name());
    json.writeNumberProperty("requests", point.result().measurements().requests());
    json.writeNumberProperty("replications", point.result().replications());
    json.writeStringProperty("bounds", lowerCase(point.standing()));
    json.writeArrayPropertyStart("notKept");
    point.broken().forEach(each -> json.writeString(each.estimand().id()));
    json.writeEndArray();
    json.writeBooleanProperty("tied", point.tied());
    json.writeBooleanProperty("onFront", point.onFront());
    json.writeStringProperty("reason", point.reason());
    json.writeObjectPropertyStart("latencyMs");
    for (Metric metric : Metric.values()) {
      if (metric.isLatency()) {
        JsonText.interval(metric.id(), point.result().metric(metric), json);
      }
    }
    json.writeEndObject();
    JsonText.interval(Rate.STALE_READ.id(), point.result().rate(Rate.STALE_READ), json);
    JsonText.interval(Rate.ERROR.id(), point.result().rate(Rate.ERROR), json);
    writeParts(point, json);
    json.writeObjectPropertyStart("monthlyCost");
    JsonText.interval("total", point.result().metric(Metric.MONTHLY_COST), json);
    json.writeArrayPropertyStart("items");
    for (CostItem item : point.result().monthlyCost().items()) {
      json.writeStartObject();
      json.writeStringProperty("offer", item.offerAndService());
      json.writeStringProperty("item", item.item());
      json.writeStringProperty("region", item.region());
      JsonText.number("amount", item.amountInCents().doubleValue(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeParts(Point point, JsonGenerator json) {
    json.writeObjectPropertyStart("componentsMs");
    double[] parts = point.result().meanComponentsMillis();
    for (Component component : Component.values()) {
      JsonText.number(component.id(), parts[component.ordinal()], json);
    }
    json.writeEndObject();
  }

  private static void write(Counts counts, JsonGenerator json) {
    json.writeObjectPropertyStart("candidates");
    json.writeNumberProperty("all", counts.all());
    json.writeNumberProperty("placesLeftOut", counts.outside());
    json.writeObjectPropertyStart("excluded");
    counts.excluded().forEach(json::writeNumberProperty);
    json.writeEndObject();
    json.writeObjectPropertyStart("cannotKeep");
    counts.ruledOut().forEach((constraint, count) -> json.writeNumberProperty(constraint.estimand().id(), count));
    json.writeEndObject();
    json.writeNumberProperty("cannotBeBetter", counts.boundedAway());
    json.writeNumberProperty("left", counts.left());
    json.writeNumberProperty("simulated", counts.simulated());
    json.writeNumberProperty("brokeBound", counts.broken());
    json.writeNumberProperty("beaten", counts.beaten());
    json.writeNumberProperty("replications", counts.replications());
    json.writeEndObject();
  }

  private static boolean isBest(Optimum answer, int index) {
    return answer.best().filter(best -> best == index).isPresent();
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
