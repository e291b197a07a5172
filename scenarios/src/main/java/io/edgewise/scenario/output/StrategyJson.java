package io.edgewise.scenario.output;

import static io.edgewise.scenario.output.JsonText.interval;
import static io.edgewise.scenario.output.JsonText.number;

import io.edgewise.report.table.MonthTable;
import io.edgewise.report.table.Objective;
import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.ConsistencyCounts;
import io.edgewise.sim.result.EventMeasurements;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.result.UncertainMonth;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** One strategy of {@code results.json}. Nothing in it depends on the other strategies. */
final class StrategyJson {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Results results;
  private final StrategyResult strategy;
  private final StrategyAnswer answer;
  private final Measurements measured;
  private final JsonGenerator json;

  StrategyJson(Results results, StrategyResult strategy, JsonGenerator json) {
    this.results = results;
    this.strategy = strategy;
    this.json = json;
    answer = new StrategyAnswer(results.scenario(), strategy);
    measured = strategy.measurements();
  }

  void write() {
    json.writeStartObject();
    json.writeStringProperty("id", strategy.id());
    json.writeStringProperty("name", strategy.name());
    json.writeNumberProperty("requests", measured.requests());
    json.writeNumberProperty("replications", strategy.replications());
    json.writeBooleanProperty("saturated", strategy.saturated());
    json.writeBooleanProperty("precisionReached", strategy.precisionReached());
    json.writeBooleanProperty("sampled", strategy.sampled());
    number("warmUpSeconds", strategy.warmUpNanos() / 1e9, json);
    latency();
    firstToken();
    byOrigin();
    PlacesJson.write(answer, json);
    byRequest();
    FunctionsJson.write(results.scenario(), measured.usage(), json);
    components();
    rates();
    staleness();
    consistency();
    messages();
    retries();
    ClientsJson.write(measured, json);
    FaultsJson.write(strategy, results.presentation().objectives(), json);
    json.writeObjectPropertyStart("instances");
    number("mean", measured.meanInstances(), json);
    json.writeNumberProperty("max", measured.mostInstances());
    json.writeEndObject();
    number("utilisation", measured.utilisation(), json);
    cost();
    objectives();
    json.writeEndObject();
  }

  private void latency() {
    json.writeObjectPropertyStart("latencyMs");
    for (Metric metric : Metric.values()) {
      if (metric.isLatency()) {
        interval(metric.id(), answer.metric(metric), json);
      }
    }
    json.writeEndObject();
  }

  /** Of answers that are streamed; their last token is the latency, unless steps follow. */
  private void firstToken() {
    if (strategy.firstToken().isEmpty()) {
      return;
    }
    json.writeObjectPropertyStart("firstTokenMs");
    for (Metric metric : Metric.values()) {
      if (metric.isLatency()) {
        interval(metric.id(),
            Optional.ofNullable(strategy.firstToken().get(metric)).filter(any -> !strategy.saturated()), json);
      }
    }
    json.writeNumberProperty("requests", measured.firstToken().count());
    json.writeEndObject();
  }

  /** Of clients that asked again. */
  private void retries() {
    if (measured.attemptsPerRequest() == 1 && measured.repeatedOperations() == 0) {
      return;
    }
    json.writeObjectPropertyStart("retries");
    number("attemptsPerRequest", measured.attemptsPerRequest(), json);
    number("repeatedOperationsPerRequest", (double) measured.repeatedOperations() / measured.requests(), json);
    json.writeEndObject();
  }

  private void byOrigin() {
    json.writeArrayPropertyStart("byOrigin");
    List<Place> origins = results.scenario().workload().origins();
    for (int i = 0; i < origins.size(); i++) {
      Place place = origins.get(i);
      json.writeStartObject();
      json.writeStringProperty("id", place.id());
      json.writeStringProperty("name", place.name());
      number("lat", place.latitudeDegrees(), json);
      number("lon", place.longitudeDegrees(), json);
      distribution(answer.latencyOfOrigin(i), List.of(Metric.P50, Metric.P95, Metric.P99));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void byRequest() {
    json.writeArrayPropertyStart("byRequest");
    List<RequestProfile> requests = results.scenario().requests();
    for (int i = 0; i < requests.size(); i++) {
      json.writeStartObject();
      json.writeStringProperty("id", requests.get(i).id());
      distribution(measured.latencyOfKind(i), List.of(Metric.P50, Metric.P90, Metric.P95, Metric.P99));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void distribution(LatencyHistogram latency, List<Metric> quantiles) {
    json.writeNumberProperty("requests", latency.count());
    number("mean", answer.meanMillis(latency), json);
    for (Metric metric : quantiles) {
      number(metric.id(), answer.quantileMillis(latency, metric), json);
    }
  }

  private void components() {
    json.writeObjectPropertyStart("componentsMs");
    components("mean", answer.meanComponentsMillis());
    components("tail", answer.tailComponentsMillis());
    json.writeEndObject();
  }

  private void components(String key, Optional<double[]> millis) {
    json.writeObjectPropertyStart(key);
    for (Component component : Component.values()) {
      number(component.id(), millis.map(parts -> parts[component.ordinal()]).orElse(Double.NaN), json);
    }
    json.writeEndObject();
  }

  private void rates() {
    for (Rate rate : Rate.values()) {
      number(rate.id(), rate.of(measured), json);
    }
    json.writeObjectPropertyStart("rateIntervals");
    for (Rate rate : Rate.values()) {
      interval(rate.id(), strategy.rate(rate), json);
    }
    json.writeEndObject();
    json.writeObjectPropertyStart("tooSmall");
    strategy.tooSmall().forEach((estimand, statement) -> json.writeStringProperty(estimand.id(), statement));
    json.writeEndObject();
  }

  private void staleness() {
    LatencyHistogram ages = measured.staleness();
    json.writeObjectPropertyStart("stalenessMs");
    number("mean", ages.meanNanos() / NANOS_PER_MILLI, json);
    for (Metric metric : List.of(Metric.P50, Metric.P95, Metric.P99)) {
      number(metric.id(), ages.quantile(metric.probability()) / NANOS_PER_MILLI, json);
    }
    number("max", ages.count() == 0 ? Double.NaN : ages.maxNanos() / NANOS_PER_MILLI, json);
    json.writeEndObject();
  }

  /** Only of stores that tell. */
  private void consistency() {
    ConsistencyCounts counts = measured.consistency();
    if (counts.contestedWrites() > 0) {
      number("lostWriteRate", (double) counts.lostWrites() / counts.contestedWrites(), json);
    }
    if (counts.sessions() > 0) {
      json.writeObjectPropertyStart("sessions");
      json.writeNumberProperty("count", counts.sessions());
      number("backwardRate", (double) counts.backwardSessions() / counts.sessions(), json);
      number("backwardReadRate", (double) counts.backwardReads() / counts.sessionReads(), json);
      json.writeEndObject();
    }
  }

  private void messages() {
    if (measured.events().isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("messages");
    for (EventMeasurements events : measured.events()) {
      LatencyHistogram done = events.endToEnd();
      json.writeStartObject();
      json.writeStringProperty("consumer", events.consumer());
      json.writeNumberProperty("done", done.count());
      json.writeNumberProperty("deadLetters", events.deadLetters());
      number("deliveriesPerMessage", events.deliveriesPerMessage(), json);
      times("endToEndMs", done);
      events.iteratorAge().ifPresent(age -> times("iteratorAgeMs", age));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void times(String property, LatencyHistogram times) {
    boolean none = times.count() == 0;
    json.writeObjectPropertyStart(property);
    number("mean", none ? Double.NaN : times.meanNanos() / NANOS_PER_MILLI, json);
    for (Metric metric : List.of(Metric.P50, Metric.P90, Metric.P95, Metric.P99)) {
      number(metric.id(), none ? Double.NaN : times.quantile(metric.probability()) / NANOS_PER_MILLI, json);
    }
    json.writeEndObject();
  }

  private void cost() {
    json.writeObjectPropertyStart("monthlyCost");
    interval("total", answer.metric(Metric.MONTHLY_COST), json);
    json.writeArrayPropertyStart("items");
    for (CostItem item : strategy.monthlyCost().items()) {
      json.writeStartObject();
      json.writeStringProperty("offer", item.offerAndService());
      json.writeStringProperty("item", item.item());
      json.writeStringProperty("region", item.region());
      number("quantity", item.quantity().doubleValue(), json);
      number("billable", item.billable().doubleValue(), json);
      json.writeStringProperty("unit", item.unit());
      number("amount", item.amount().doubleValue(), json);
      json.writeBooleanProperty("guessedRegion", item.guessedRegion());
      json.writeStringProperty("source", item.source().source());
      json.writeStringProperty("date", item.source().date());
      json.writeStringProperty("kind", item.source().kind());
      json.writeStringProperty("confidence", item.source().confidence());
      json.writeEndObject();
    }
    json.writeEndArray();
    results.presentation().months().ifPresent(this::month);
    json.writeEndObject();
  }

  private void month(MonthTable months) {
    UncertainMonth month = months.of(strategy).orElseThrow();
    json.writeObjectPropertyStart("month");
    number("p10", month.quantile(0.1), json);
    number("p50", month.quantile(0.5), json);
    number("p90", month.quantile(0.9), json);
    number("mean", month.mean(), json);
    number("overBudget", months.overBudget(month).orElse(Double.NaN), json);
    json.writeEndObject();
  }

  private void objectives() {
    Optional<Boolean> met = results.presentation().met(strategy);
    if (met.isPresent()) {
      json.writeBooleanProperty("sloMet", met.get());
    } else {
      json.writeNullProperty("sloMet");
    }
    json.writeArrayPropertyStart("sloBroken");
    for (Objective objective : results.presentation().broken(strategy)) {
      json.writeString(objective.id());
    }
    json.writeEndArray();
  }
}
