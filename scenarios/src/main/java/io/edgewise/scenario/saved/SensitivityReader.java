package io.edgewise.scenario.saved;

import static io.edgewise.scenario.saved.Values.count;
import static io.edgewise.scenario.saved.Values.items;
import static io.edgewise.scenario.saved.Values.number;
import static io.edgewise.scenario.saved.Values.text;

import io.edgewise.report.figure.Caption;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.Ranges.Range;
import io.edgewise.report.gallery.Captions;
import io.edgewise.report.gallery.TornadoPlot;
import io.edgewise.report.table.Numbers;
import io.edgewise.scenario.output.ResultsJson;
import io.edgewise.sim.model.Metric;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads {@code sensitivity.json} of inputs that were varied one by one. */
final class SensitivityReader {

  private SensitivityReader() {}

  /**
   * The tornado.
   *
   * @param version of the product, for the caption
   * @return empty where a problem is recorded, and where inputs were varied together
   */
  static Optional<Figure> read(Path file, String version, Problems problems) {
    Optional<Node> root = Document.read(file, problems).map(Document::root);
    if (root.isPresent() && number(root.get(), "format") != ResultsJson.FORMAT) {
      problems.add(root.get(), "this is no sensitivity of format " + ResultsJson.FORMAT
          + "; make it anew with edgewise sensitivity -o");
    }
    return problems.errorCount() > 0 ? Optional.empty()
        : root.filter(node -> text(node, "method").equals("tornado")).map(node -> figure(node, version));
  }

  private static Figure figure(Node root, String version) {
    String metric = text(root, "metric");
    boolean money = metric.equals(Metric.MONTHLY_COST.id());
    String difference = (money ? "monthly cost" : metric) + " of " + text(root, "first") + " minus that of "
        + text(root, "second") + (money ? " (US dollars)" : " (ms)");
    LongStream requests = Stream.concat(root.get("base").stream(), items(root, "inputs").stream()
        .flatMap(node -> Stream.of("low", "high").flatMap(key -> node.get(key).stream())))
        .mapToLong(point -> count(point, "requests"));
    Caption caption = SavedCaption.of(root, Captions.sample(requests.toArray(), new long[] {count(root,
        "replications")}, "a value")).by(version);
    List<Range> ranges = items(root, "inputs").stream()
        .map(node -> new Range(text(node, "input"), end(node, "from"), end(node, "to"), difference(node, "low"),
            difference(node, "high")))
        .toList();
    return TornadoPlot.of(difference, difference(root, "base"),
        !text(root, "verdict").equals("notDistinguishable"), ranges, caption);
  }

  private static double difference(Node node, String key) {
    return node.get(key).flatMap(point -> point.get("difference")).filter(value -> value.kind() == Node.Kind.MAPPING)
        .map(value -> number(value, "value")).orElse(Double.NaN);
  }

  /** An end of the range of an input: a factor on what is in force, or a value with its unit. */
  private static String end(Node node, String key) {
    String value = Numbers.plain(number(node, key));
    return text(node, "factor").equals("true") ? "× " + value : (value + " " + text(node, "unit")).strip();
  }
}
