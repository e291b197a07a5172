package io.edgewise.scenario.check;

import io.edgewise.scenario.output.ReplicationsCsv;
import io.edgewise.scenario.output.ResultsJson;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an earlier run from the folder that {@code edgewise run -o} wrote. */
public final class BaselineReader {

  private final Problems problems;

  private BaselineReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads {@code results.json} and {@code replications.csv}.
   *
   * @return empty where a problem is recorded
   */
  public static Optional<Baseline> read(Path folder, Problems problems) {
    Optional<Document> document = Document.read(folder.resolve("results.json"), problems);
    Optional<Map<String, Map<Metric, double[]>>> values =
        ReplicationsCsv.read(folder.resolve("replications.csv"), problems);
    Optional<Baseline> baseline = document.flatMap(results -> values
        .flatMap(groups -> new BaselineReader(problems).baseline(results.root(), groups)));
    return problems.errorCount() > 0 ? Optional.empty() : baseline;
  }

  private Optional<Baseline> baseline(Node root, Map<String, Map<Metric, double[]>> groups) {
    if (number(root, "format") != ResultsJson.FORMAT) {
      problems.add(root,
          "these are no results of format " + ResultsJson.FORMAT + "; make them anew with edgewise run -o");
      return Optional.empty();
    }
    Optional<String> name = root.get("scenario").flatMap(scenario -> scenario.get("name")).map(Node::text);
    double level = number(root, "level");
    Map<String, Baseline.Strategy> strategies = new LinkedHashMap<>();
    for (Node strategy : root.get("strategies").filter(node -> node.kind() == Node.Kind.LIST).map(Node::items)
        .orElse(List.of())) {
      String id = strategy.get("id").map(Node::text).orElse("");
      strategies.put(id, strategy(id, strategy, level, groups.getOrDefault(id, Map.of())));
    }
    return Optional.of(new Baseline(name.orElse(""), (long) number(root, "seed"), strategies));
  }

  private static Baseline.Strategy strategy(String id, Node node, double level, Map<Metric, double[]> values) {
    Map<Metric, ConfidenceInterval> intervals = new EnumMap<>(Metric.class);
    Optional<Node> latencies = node.get("latencyMs");
    for (Metric metric : Metric.values()) {
      Optional<Node> interval = metric.isLatency()
          ? latencies.flatMap(all -> all.get(metric.id()))
          : node.get("monthlyCost").flatMap(cost -> cost.get("total"));
      interval.flatMap(each -> interval(each, level)).ifPresent(each -> intervals.put(metric, each));
    }
    boolean saturated = node.get("saturated").map(Node::text).filter("true"::equals).isPresent();
    return new Baseline.Strategy(node.get("name").map(Node::text).orElse(id), saturated, intervals,
        values.isEmpty() ? Map.of() : new EnumMap<>(values),
        node.get("rateIntervals").flatMap(rates -> rates.get("errorRate")).flatMap(rate -> interval(rate, level)));
  }

  /** An interval; empty where it is null. Its ends may be infinite, which is written as null. */
  private static Optional<ConfidenceInterval> interval(Node node, double level) {
    if (node.kind() != Node.Kind.MAPPING) {
      return Optional.empty();
    }
    double value = number(node, "value");
    double low = number(node, "low");
    double high = number(node, "high");
    return Double.isNaN(value) ? Optional.empty()
        : Optional.of(new ConfidenceInterval(value, Double.isNaN(low) ? Double.NEGATIVE_INFINITY : low,
            Double.isNaN(high) ? Double.POSITIVE_INFINITY : high, level));
  }

  private static double number(Node node, String key) {
    try {
      return node.get(key).filter(value -> value.kind() == Node.Kind.SCALAR).map(Node::text).map(Double::parseDouble)
          .orElse(Double.NaN);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
