package io.edgewise.scenario.saved;

import static io.edgewise.scenario.saved.Values.count;
import static io.edgewise.scenario.saved.Values.items;
import static io.edgewise.scenario.saved.Values.number;
import static io.edgewise.scenario.saved.Values.text;

import io.edgewise.report.gallery.Captions;
import io.edgewise.report.gallery.SavedLoadStudy;
import io.edgewise.report.gallery.SavedLoadStudy.InMetric;
import io.edgewise.report.gallery.SavedLoadStudy.Pair;
import io.edgewise.report.gallery.SavedLoadStudy.Point;
import io.edgewise.report.gallery.SavedLoadStudy.Turn;
import io.edgewise.scenario.output.ResultsJson;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Component;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code inversion.json}. */
final class SavedLoadStudyReader {

  private final double level;

  private SavedLoadStudyReader(double level) {
    this.level = level;
  }

  /**
   * Reads a study of the load.
   *
   * @return empty where a problem is recorded
   */
  static Optional<SavedLoadStudy> read(Path file, Problems problems) {
    int before = problems.errorCount();
    Optional<Node> root = Document.read(file, problems).map(Document::root);
    if (root.isPresent() && number(root.get(), "format") != ResultsJson.FORMAT) {
      problems.add(root.get(), "this is no study of the load of format " + ResultsJson.FORMAT
          + "; make it anew with edgewise inversion -o");
    }
    root.ifPresent(node -> items(node, "pairs").stream().flatMap(pair -> items(pair, "metrics").stream())
        .forEach(metric -> Values.checkOrder(items(metric, "curve"), problems)));
    return problems.errorCount() > before ? Optional.empty() : root.map(node -> new SavedLoadStudyReader(
        Values.level(node)).study(node));
  }

  private SavedLoadStudy study(Node root) {
    long[] requests = items(root, "pairs").stream().flatMap(pair -> items(pair, "metrics").stream())
        .flatMap(metric -> items(metric, "curve").stream()).mapToLong(point -> count(point, "requests")).toArray();
    String sample = Captions.sample(requests, new long[] {count(root, "replications")}, "a load and strategy");
    return new SavedLoadStudy(SavedCaption.of(root, sample), text(root, "over"), text(root, "unit"),
        items(root, "pairs").stream().map(this::pair).toList());
  }

  private Pair pair(Node node) {
    String nearer = text(node, "nearer");
    List<InMetric> metrics = items(node, "metrics").stream().flatMap(each -> metric(each, nearer).stream()).toList();
    return new Pair(name(node, "nearer"), name(node, "farther"), number(node, "advantageMs"), metrics);
  }

  /** Its name, or its key in files from before names were written. */
  private static String name(Node node, String key) {
    String name = text(node, key + "Name");
    return name.isEmpty() ? text(node, key) : name;
  }

  private Optional<InMetric> metric(Node node, String nearer) {
    return Arrays.stream(Metric.values()).filter(each -> each.id().equals(text(node, "metric"))).findFirst()
        .map(metric -> new InMetric(metric,
            items(node, "crossings").stream().map(turn -> new Turn(text(turn, "below").equals(nearer),
                number(turn, "value"), number(turn, "low"), number(turn, "high"))).toList(),
            items(node, "curve").stream().map(this::point).toList()));
  }

  private Point point(Node node) {
    return new Point(number(node, "value"), Values.interval(node.get("difference"), level),
        Arrays.stream(Component.values()).filter(each -> each.id().equals(text(node, "cause"))).findFirst());
  }
}
