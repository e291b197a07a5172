package io.edgewise.scenario.output;

import static io.edgewise.scenario.output.JsonText.interval;
import static io.edgewise.scenario.output.JsonText.number;

import io.edgewise.report.table.Csv;
import io.edgewise.report.table.Objective;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Course;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.Timeline;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/** How a horizon in which something breaks goes: a part of each strategy of {@code results.json}, and {@code timeline.csv}. */
final class FaultsJson {

  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final List<Metric> QUANTILES = List.of(Metric.P50, Metric.P95, Metric.P99);

  private FaultsJson() {}

  /**
   * Writes {@code availability} and {@code errorBudget} where an availability is demanded or something breaks, and
   * {@code outcomes}, {@code faults}, {@code phases} and {@code timeline} where something breaks. Times are in seconds from
   * the start of the horizon, counts are those of all replications together.
   */
  static void write(StrategyResult strategy, List<Objective> objectives, JsonGenerator json) {
    Course course = strategy.measurements().course();
    List<Objective> demanded = objectives.stream().filter(Objective.Availability.class::isInstance).toList();
    if (course != null || !demanded.isEmpty()) {
      interval("availability", strategy.availability(), json);
    }
    for (Objective objective : demanded) {
      json.writeObjectPropertyStart("errorBudget");
      number("availability", objective.limit(), json);
      number("spentOfMonth", strategy.errorBudgetSpent(objective.limit()), json);
      json.writeEndObject();
    }
    if (course == null) {
      return;
    }
    json.writeObjectPropertyStart("outcomes");
    for (Outcome outcome : Outcome.values()) {
      if (strategy.measurements().count(outcome) > 0) {
        json.writeNumberProperty(id(outcome), strategy.measurements().count(outcome));
      }
    }
    json.writeEndObject();
    json.writeArrayPropertyStart("faults");
    course.events().forEach(event -> event(course, event, json));
    json.writeEndArray();
    parts("phases", course.phases(), json);
    parts("timeline", course.timeline(), json);
  }

  private static void event(Course course, Course.Event event, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", event.name());
    number("fromSeconds", event.fromNanos() / NANOS_PER_SECOND, json);
    number("toSeconds", event.toNanos() / NANOS_PER_SECOND, json);
    number("detectSeconds", seconds(event.detectNanos()), json);
    number("recoverSeconds", seconds(course.recoverNanos(event)), json);
    json.writeEndObject();
  }

  private static double seconds(OptionalLong nanos) {
    return nanos.isPresent() ? nanos.getAsLong() / NANOS_PER_SECOND : Double.NaN;
  }

  private static void parts(String key, Timeline timeline, JsonGenerator json) {
    json.writeArrayPropertyStart(key);
    for (int i = 0; i < timeline.intervals().size(); i++) {
      Timeline.Interval interval = timeline.intervals().get(i);
      Timeline.Part part = timeline.part(i);
      json.writeStartObject();
      if (!interval.name().isEmpty()) {
        json.writeStringProperty("name", interval.name());
      }
      number("fromSeconds", interval.fromNanos() / NANOS_PER_SECOND, json);
      number("toSeconds", interval.toNanos() / NANOS_PER_SECOND, json);
      json.writeNumberProperty("requests", part.requests());
      json.writeNumberProperty("attempts", part.requests() + part.repeats());
      json.writeNumberProperty("errors", part.failed());
      number("mean", part.latency().count() == 0 ? Double.NaN : part.latency().meanNanos() / NANOS_PER_MILLI, json);
      for (Metric metric : QUANTILES) {
        number(metric.id(), millis(part.latency(), metric), json);
      }
      json.writeNumberProperty("coldStarts", part.coldStarts());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * {@code timeline.csv}: a line for each interval of each strategy: when it was, requests sent in it in all replications,
   * attempts, errors, the latency of those that were served, and those that waited for an instance to start. Only of
   * strategies in whose scenario something breaks.
   */
  static String csv(RunResult result) {
    Csv csv = new Csv(List.of("strategy", "fromSeconds", "toSeconds", "requests", "attempts", "errors", "errorRate",
        "meanMs", "p50Ms", "p95Ms", "p99Ms", "coldStarts"));
    for (StrategyResult strategy : result.strategies()) {
      Course course = strategy.measurements().course();
      for (int i = 0; course != null && i < course.timeline().intervals().size(); i++) {
        Timeline.Interval interval = course.timeline().intervals().get(i);
        Timeline.Part part = course.timeline().part(i);
        List<String> cells = new ArrayList<>(List.of(strategy.id(),
            Csv.number(interval.fromNanos() / NANOS_PER_SECOND), Csv.number(interval.toNanos() / NANOS_PER_SECOND),
            Long.toString(part.requests()), Long.toString(part.requests() + part.repeats()),
            Long.toString(part.failed()), Csv.number(part.errorRate()), Csv.number(part.latency().count() == 0
                ? Double.NaN : part.latency().meanNanos() / NANOS_PER_MILLI)));
        QUANTILES.forEach(metric -> cells.add(Csv.number(millis(part.latency(), metric))));
        cells.add(Long.toString(part.coldStarts()));
        csv.row(cells);
      }
    }
    return csv.toString();
  }

  private static double millis(LatencyHistogram latency, Metric metric) {
    return latency.count() == 0 ? Double.NaN : latency.quantile(metric.probability()) / NANOS_PER_MILLI;
  }

  /** Such as {@code badGateway}. */
  private static String id(Outcome outcome) {
    StringBuilder id = new StringBuilder();
    for (String word : outcome.name().toLowerCase(Locale.ROOT).split("_")) {
      id.append(id.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return id.toString();
  }
}
