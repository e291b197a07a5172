package io.edgewise.scenario.output;

import static io.edgewise.scenario.output.JsonText.number;

import io.edgewise.sim.result.DependencyCounts;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What clients of stores and services did besides waiting, and the failures that come of it, in {@code results.json}. */
final class ClientsJson {

  private static final List<Outcome> OWN =
      List.of(Outcome.DEADLINE_EXCEEDED, Outcome.OPERATION_TIMED_OUT, Outcome.CIRCUIT_OPEN);

  private ClientsJson() {}

  static void write(Measurements measured, JsonGenerator json) {
    if (OWN.stream().anyMatch(outcome -> measured.count(outcome) > 0)) {
      json.writeObjectPropertyStart("failureRates");
      rate("deadlineExceeded", Outcome.DEADLINE_EXCEEDED, measured, json);
      rate("operationTimedOut", Outcome.OPERATION_TIMED_OUT, measured, json);
      rate("circuitOpen", Outcome.CIRCUIT_OPEN, measured, json);
      json.writeEndObject();
    }
    if (measured.dependencies().isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("clients");
    for (DependencyCounts counts : measured.dependencies()) {
      json.writeStartObject();
      json.writeStringProperty("of", counts.name());
      json.writeNumberProperty("operations", counts.operations());
      json.writeNumberProperty("attempts", counts.attempts());
      number("attemptsPerOperation", counts.attemptsPerOperation(), json);
      json.writeNumberProperty("retries", counts.retries());
      json.writeNumberProperty("timeouts", counts.timeouts());
      json.writeNumberProperty("hedges", counts.hedges());
      json.writeNumberProperty("hedgesWon", counts.hedgesWon());
      json.writeNumberProperty("failures", counts.failures());
      json.writeNumberProperty("fallbacks", counts.fallbacks());
      json.writeNumberProperty("budgetRefusals", counts.budgetRefusals());
      if (counts.circuits() > 0) {
        circuit(counts, json);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void rate(String name, Outcome outcome, Measurements measured, JsonGenerator json) {
    number(name, (double) measured.count(outcome) / measured.requests(), json);
  }

  private static void circuit(DependencyCounts counts, JsonGenerator json) {
    json.writeObjectPropertyStart("circuit");
    json.writeNumberProperty("circuits", counts.circuits());
    json.writeNumberProperty("opened", counts.circuitsOpened());
    number("openShare", counts.circuitOpenShare(), json);
    json.writeNumberProperty("refusals", counts.circuitRefusals());
    json.writeNumberProperty("probes", counts.probes());
    json.writeEndObject();
  }
}
