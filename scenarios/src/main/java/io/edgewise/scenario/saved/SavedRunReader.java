package io.edgewise.scenario.saved;

import static io.edgewise.scenario.saved.Values.count;
import static io.edgewise.scenario.saved.Values.items;
import static io.edgewise.scenario.saved.Values.number;
import static io.edgewise.scenario.saved.Values.text;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.SavedRun.Cell;
import io.edgewise.report.gallery.SavedRun.Course;
import io.edgewise.report.gallery.SavedRun.Difference;
import io.edgewise.report.gallery.SavedRun.Distribution;
import io.edgewise.report.gallery.SavedRun.Fault;
import io.edgewise.report.gallery.SavedRun.Interval;
import io.edgewise.report.gallery.SavedRun.Item;
import io.edgewise.report.gallery.SavedRun.Origin;
import io.edgewise.report.gallery.SavedRun.Site;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.scenario.folder.OutputFolder;
import io.edgewise.scenario.output.ResultsJson;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Comparison.Verdict;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Limits;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a run from the folder that {@code edgewise run -o} wrote. */
public final class SavedRunReader {

  private final double level;
  private final Map<String, Distribution> latencies;
  private final Map<String, Distribution> staleness;
  private final Map<String, List<Cell>> byTime;

  private SavedRunReader(Node root, Map<String, Distribution> latencies, Map<String, Distribution> staleness,
      Map<String, List<Cell>> byTime) {
    level = Values.level(root);
    this.latencies = latencies;
    this.staleness = staleness;
    this.byTime = byTime;
  }

  /**
   * Reads {@code results.json}, and {@code latency.csv}, {@code latency-by-time.csv} and {@code staleness.csv} where they are.
   *
   * @return empty where a problem is recorded
   */
  public static Optional<SavedRun> read(Path folder, Problems problems) {
    Optional<Node> root = root(folder, problems);
    Map<String, Distribution> latencies = Distributions.read(folder.resolve("latency.csv"), "latencyMs", problems);
    Map<String, Distribution> staleness = Distributions.read(folder.resolve("staleness.csv"), "ageMs", problems);
    Map<String, List<Cell>> byTime = LatencyCells.read(folder.resolve("latency-by-time.csv"), problems);
    return problems.errorCount() > 0 ? Optional.empty()
        : root.map(node -> new SavedRunReader(node, latencies, staleness, byTime).run(node));
  }

  /**
   * Reads {@code results.json} alone: the run without its distributions.
   *
   * @return empty where a problem is recorded
   */
  public static Optional<SavedRun> summary(Path folder, Problems problems) {
    Optional<Node> root = root(folder, problems);
    return problems.errorCount() > 0 ? Optional.empty()
        : root.map(node -> new SavedRunReader(node, Map.of(), Map.of(), Map.of()).run(node));
  }

  private static Optional<Node> root(Path folder, Problems problems) {
    OutputFolder.settle(folder, problems);
    Optional<Node> root = Document.read(folder.resolve("results.json"), Limits.SAVED, problems).map(Document::root);
    if (root.isPresent() && number(root.get(), "format") != ResultsJson.FORMAT) {
      problems.add(root.get(),
          "these are no results of format " + ResultsJson.FORMAT + "; make them anew with edgewise run -o");
    }
    return root;
  }

  private SavedRun run(Node root) {
    Optional<Node> scenario = root.get("scenario");
    return new SavedRun(scenario.map(node -> text(node, "name")).orElse(""),
        scenario.map(node -> text(node, "sha256")).orElse(""), count(root, "seed"), level,
        items(root, "strategies").stream().map(this::strategy).toList(),
        items(root, "comparisons").stream().flatMap(node -> difference(node).stream()).toList());
  }

  private Strategy strategy(Node node) {
    String id = text(node, "id");
    Optional<Node> parts = node.get("componentsMs");
    return new Strategy(id, text(node, "name"), count(node, "requests"), (int) count(node, "replications"),
        text(node, "saturated").equals("true"), metrics(node, level), rates(node),
        parts(parts.flatMap(all -> all.get("mean"))), parts(parts.flatMap(all -> all.get("tail"))),
        latencies.getOrDefault(id, Distribution.NONE), staleness.getOrDefault(id, Distribution.NONE),
        byTime.getOrDefault(id, List.of()),
        items(node, "byOrigin").stream().map(SavedRunReader::origin).toList(),
        items(node, "sites").stream().map(SavedRunReader::site).toList(),
        items(node, "entries").stream().map(SavedRunReader::site).toList(),
        node.get("monthlyCost").map(cost -> items(cost, "items")).orElse(List.of()).stream()
            .filter(item -> !Double.isNaN(number(item, "amount"))).map(SavedRunReader::item).toList(),
        new Course(items(node, "timeline").stream().map(SavedRunReader::interval).toList(),
            items(node, "faults").stream().map(SavedRunReader::fault).toList()));
  }

  /** The latencies and the monthly cost that a node holds. */
  static Map<Metric, ConfidenceInterval> metrics(Node node, double level) {
    Map<Metric, ConfidenceInterval> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      Optional<Node> value = metric.isLatency()
          ? node.get("latencyMs").flatMap(all -> all.get(metric.id()))
          : node.get("monthlyCost").flatMap(cost -> cost.get("total"));
      Values.interval(value, level).ifPresent(each -> metrics.put(metric, each));
    }
    return metrics;
  }

  private Map<Rate, ConfidenceInterval> rates(Node node) {
    Map<Rate, ConfidenceInterval> rates = new EnumMap<>(Rate.class);
    for (Rate rate : Rate.values()) {
      Values.interval(node.get("rateIntervals").flatMap(all -> all.get(rate.id())), level)
          .ifPresent(each -> rates.put(rate, each));
    }
    return rates;
  }

  private static Map<Component, Double> parts(Optional<Node> node) {
    Map<Component, Double> parts = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      double value = node.map(all -> number(all, component.id())).orElse(Double.NaN);
      if (!Double.isNaN(value)) {
        parts.put(component, value);
      }
    }
    return parts;
  }

  private static Origin origin(Node node) {
    return new Origin(text(node, "id"), text(node, "name"), number(node, "lat"), number(node, "lon"),
        count(node, "requests"), number(node, "p50"), number(node, "p95"));
  }

  private static Site site(Node node) {
    return new Site(text(node, "id"), text(node, "name"), number(node, "lat"), number(node, "lon"),
        count(node, "requests"), count(node, "starts"));
  }

  private static Item item(Node node) {
    return new Item(text(node, "offer"), text(node, "item"), number(node, "amount"), text(node, "date"));
  }

  private static Interval interval(Node node) {
    return new Interval(number(node, "fromSeconds"), number(node, "toSeconds"), count(node, "requests"),
        count(node, "attempts"), count(node, "errors"), number(node, "p50"), number(node, "p99"));
  }

  private static Fault fault(Node node) {
    return new Fault(text(node, "name"), number(node, "fromSeconds"), number(node, "toSeconds"),
        number(node, "detectSeconds"), number(node, "recoverSeconds"));
  }

  private Optional<Difference> difference(Node node) {
    String verdict = text(node, "verdict");
    boolean distinguishable =
        verdict.equals(Verdict.FIRST_LOWER.text()) || verdict.equals(Verdict.SECOND_LOWER.text());
    return Arrays.stream(Metric.values()).filter(metric -> metric.id().equals(text(node, "metric"))).findFirst()
        .map(metric -> new Difference(text(node, "first"), text(node, "second"), metric,
            Values.interval(node.get("difference"), level), distinguishable));
  }
}
