package io.edgewise.scenario.saved;

import static io.edgewise.scenario.saved.Values.count;
import static io.edgewise.scenario.saved.Values.items;
import static io.edgewise.scenario.saved.Values.number;
import static io.edgewise.scenario.saved.Values.text;

import io.edgewise.report.gallery.Captions;
import io.edgewise.report.gallery.SavedOptimum;
import io.edgewise.report.gallery.SavedOptimum.Placement;
import io.edgewise.report.gallery.SavedOptimum.Proof;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.table.Quantity;
import io.edgewise.report.table.Quantity.Unit;
import io.edgewise.scenario.output.ResultsJson;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult.Rate;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code optimize.json}. */
final class SavedOptimumReader {

  private SavedOptimumReader() {}

  /**
   * Reads a best placement.
   *
   * @return empty where a problem is recorded
   */
  static Optional<SavedOptimum> read(Path file, Problems problems) {
    int before = problems.errorCount();
    Optional<Node> root = Document.read(file, problems).map(Document::root);
    Optional<Metric> least = root.flatMap(node -> metric(text(node, "least")));
    if (root.isPresent() && (number(root.get(), "format") != ResultsJson.FORMAT || least.isEmpty())) {
      problems.add(root.get(), "this is no best placement of format " + ResultsJson.FORMAT
          + "; make it anew with edgewise optimize -o");
    }
    return problems.errorCount() > before ? Optional.empty() : root.map(node -> optimum(node, least.orElseThrow()));
  }

  private static Optional<Metric> metric(String id) {
    return Arrays.stream(Metric.values()).filter(each -> each.id().equals(id)).findFirst();
  }

  private static SavedOptimum optimum(Node root, Metric least) {
    List<Node> placements = items(root, "placements");
    String sample = Captions.sample(placements.stream().mapToLong(node -> count(node, "requests")).toArray(),
        placements.stream().mapToLong(node -> count(node, "replications")).filter(count -> count > 0).toArray(),
        "a placement");
    double level = Values.level(root);
    String best = text(root, "best");
    return new SavedOptimum(SavedCaption.of(root, sample), least,
        items(root, "constraints").stream().filter(node -> !Double.isNaN(number(node, "most")))
            .map(SavedOptimumReader::bound).toList(),
        placements.stream().map(node -> placement(node, best, level)).toList(), proof(root));
  }

  private static String bound(Node node) {
    String metric = text(node, "metric");
    Unit unit = metric(metric).map(known -> known.isLatency() ? Unit.MILLISECONDS : Unit.DOLLARS).orElse(Unit.SHARE);
    return metric + " ≤ " + Quantity.exactly(number(node, "most"), unit).text();
  }

  private static Placement placement(Node node, String best, double level) {
    String id = text(node, "id");
    Map<Rate, ConfidenceInterval> rates = Values.interval(node.get(Rate.STALE_READ.id()), level)
        .map(stale -> Map.of(Rate.STALE_READ, stale)).orElse(Map.of());
    Strategy strategy = Strategy.of(id, text(node, "name"), SavedRunReader.metrics(node, level), rates);
    return new Placement(strategy, id.equals(best), text(node, "tied").equals("true"),
        text(node, "onFront").equals("true"),
        items(node, "notKept").stream().filter(each -> each.kind() == Node.Kind.SCALAR).map(Node::text).toList(),
        text(node, "bounds").equals("open"));
  }

  private static Proof proof(Node root) {
    Optional<Node> proof = root.get("proof");
    Optional<Node> candidates = root.get("candidates");
    return new Proof(proof.map(node -> text(node, "exact").equals("true")).orElse(false),
        proof.map(node -> number(node, "gap")).orElse(Double.NaN),
        proof.map(node -> text(node, "allSetsOfPlaces").equals("true")).orElse(false),
        candidates.map(node -> count(node, "all")).orElse(0L),
        candidates.map(node -> count(node, "simulated")).orElse(0L));
  }
}
