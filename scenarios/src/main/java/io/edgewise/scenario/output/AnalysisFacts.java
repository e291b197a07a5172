package io.edgewise.scenario.output;

import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Scenario;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * What an analysis was made from, as its files say it, so that a reader can make it again: scenario, seed and prices.
 *
 * @param name of the scenario
 * @param sha256 hash of what it says
 * @param seed of all random streams
 * @param level confidence level of the intervals, 0..1
 * @param prices dates of the prices in force, rising, each once; empty where nothing is charged
 */
public record AnalysisFacts(String name, String sha256, long seed, double level, List<String> prices) {

  /** Copies the list. */
  public AnalysisFacts {
    prices = List.copyOf(prices);
  }

  /** What is told of a scenario with all its strategies. */
  public static AnalysisFacts of(CompiledScenario compiled) {
    return of(compiled, compiled.scenario().deployments().stream());
  }

  /** What is told of some strategies of a scenario. */
  static AnalysisFacts of(CompiledScenario compiled, Set<String> ids) {
    return of(compiled, compiled.scenario().deployments().stream().filter(each -> ids.contains(each.id())));
  }

  private static AnalysisFacts of(CompiledScenario compiled, Stream<Deployment> deployments) {
    Scenario scenario = compiled.scenario();
    List<String> dates = deployments.flatMap(each -> each.charges().stream())
        .flatMap(charge -> charge.sheet().terms().stream()).map(term -> term.source().date())
        .filter(date -> !date.isEmpty()).sorted().distinct().toList();
    return new AnalysisFacts(compiled.facts().name(), compiled.facts().sha256(), scenario.plan().seed(),
        scenario.plan().level(), dates);
  }

  /** A file of its own: format 1, with the level of the intervals. */
  public String json() {
    return JsonText.of(json -> {
      json.writeStartObject();
      json.writeNumberProperty("format", ResultsJson.FORMAT);
      write(json);
      JsonText.number("level", level, json);
      json.writeEndObject();
    });
  }

  /** The properties {@code scenario}, {@code seed} and {@code prices}. */
  void write(JsonGenerator json) {
    json.writeObjectPropertyStart("scenario");
    json.writeStringProperty("name", name);
    json.writeStringProperty("sha256", sha256);
    json.writeEndObject();
    json.writeNumberProperty("seed", seed);
    if (prices.isEmpty()) {
      json.writeNullProperty("prices");
    } else {
      json.writeObjectPropertyStart("prices");
      json.writeStringProperty("from", prices.getFirst());
      json.writeStringProperty("to", prices.getLast());
      json.writeEndObject();
    }
  }
}
