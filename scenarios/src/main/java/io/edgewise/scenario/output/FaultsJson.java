package io.edgewise.scenario.output;

import static io.edgewise.scenario.output.JsonText.interval;
import static io.edgewise.scenario.output.JsonText.number;

import io.edgewise.report.gallery.SavedRun.Fault;
import io.edgewise.report.gallery.SavedRun.Interval;
import io.edgewise.report.table.Csv;
import io.edgewise.report.table.Objective;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Course;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.Timeline;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** How a horizon in which something breaks goes: a part of each strategy of {@code results.json}, and {@code timeline.csv}. */
final class FaultsJson {

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
    Courses.faults(course).forEach(fault -> write(fault, json));
    json.writeEndArray();
    parts("phases", course.phases(), json);
    parts("timeline", course.timeline(), json);
  }

  private static void write(Fault fault, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("name", fault.name());
    number("fromSeconds", fault.fromSeconds(), json);
    number("toSeconds", fault.toSeconds(), json);
    number("detectSeconds", fault.detectSeconds(), json);
    number("recoverSeconds", fault.recoverSeconds(), json);
    json.writeEndObject();
  }

  private static void parts(String key, Timeline timeline, JsonGenerator json) {
    json.writeArrayPropertyStart(key);
    List<Interval> intervals = Courses.intervals(timeline);
    for (int i = 0; i < intervals.size(); i++) {
      String name = timeline.intervals().get(i).name();
      Timeline.Part part = timeline.part(i);
      Interval interval = intervals.get(i);
      json.writeStartObject();
      if (!name.isEmpty()) {
        json.writeStringProperty("name", name);
      }
      number("fromSeconds", interval.fromSeconds(), json);
      number("toSeconds", interval.toSeconds(), json);
      json.writeNumberProperty("requests", interval.requests());
      json.writeNumberProperty("attempts", interval.attempts());
      json.writeNumberProperty("errors", interval.errors());
      number("mean", Courses.meanMillis(part.latency()), json);
      number("p50", interval.p50(), json);
      number("p95", Courses.quantileMillis(part.latency(), Metric.P95), json);
      number("p99", interval.p99(), json);
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
      List<Interval> intervals = course == null ? List.of() : Courses.intervals(course.timeline());
      for (int i = 0; i < intervals.size(); i++) {
        Interval interval = intervals.get(i);
        Timeline.Part part = course.timeline().part(i);
        csv.row(List.of(strategy.id(), Csv.number(interval.fromSeconds()), Csv.number(interval.toSeconds()),
            Long.toString(interval.requests()), Long.toString(interval.attempts()), Long.toString(interval.errors()),
            Csv.number(part.errorRate()), Csv.number(Courses.meanMillis(part.latency())), Csv.number(interval.p50()),
            Csv.number(Courses.quantileMillis(part.latency(), Metric.P95)), Csv.number(interval.p99()),
            Long.toString(part.coldStarts())));
      }
    }
    return csv.toString();
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
