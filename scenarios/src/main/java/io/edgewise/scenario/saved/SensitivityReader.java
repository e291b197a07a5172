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
import io.edgewise.report.review.Robustness;
import io.edgewise.report.review.Robustness.Turn;
import io.edgewise.report.table.Numbers;
import io.edgewise.scenario.output.ResultsJson;
import io.edgewise.sim.model.Metric;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads {@code sensitivity.json}. */
public final class SensitivityReader {

  private static final String FILE = "sensitivity.json";

  private SensitivityReader() {}

  /**
   * How far what was varied moves the difference of two strategies.
   *
   * @return empty where a problem is recorded, and where the folder has no such file
   */
  public static Optional<Robustness> robustness(Path folder, Problems problems) {
    return Files.exists(folder.resolve(FILE))
        ? root(folder.resolve(FILE), problems).flatMap(node -> robustness(node, problems)) : Optional.empty();
  }

  private static Optional<Robustness> robustness(Node root, Problems problems) {
    Optional<Metric> metric = Arrays.stream(Metric.values())
        .filter(each -> each.id().equals(text(root, "metric"))).findFirst();
    if (metric.isEmpty()) {
      problems.add(root, "this is no sensitivity that edgewise sensitivity -o has written: it has no metric");
    }
    boolean alone = text(root, "method").equals("tornado");
    return metric.map(each -> new Robustness(root.get("scenario").map(node -> text(node, "sha256")).orElse(""),
        text(root, "first"), text(root, "second"), each, alone, !text(root, "verdict").equals("notDistinguishable"),
        (int) count(root, "replications"),
        items(root, "inputs").stream().map(node -> input(node, root, alone)).toList()));
  }

  private static Robustness.Input input(Node node, Node root, boolean alone) {
    // Without an end it is written as null, as when a strategy is saturated at an end of the range.
    double swing = Math.abs(number(node, alone ? "swing" : "meanOfAbsolutes"));
    List<Turn> turns = new ArrayList<>();
    turn(node, "downwards", "below", root).ifPresent(turns::add);
    turn(node, "upwards", "above", root).ifPresent(turns::add);
    return new Robustness.Input(text(node, "input"), value(node, number(node, "from")) + " to "
        + value(node, number(node, "to")), Double.isNaN(swing) ? Double.POSITIVE_INFINITY : swing, turns,
        items(node, "numbers").stream()
            .map(each -> new Robustness.Number(text(each, "subject"), text(each, "value"))).toList());
  }

  private static Optional<Turn> turn(Node node, String key, String side, Node root) {
    return node.get(key).filter(turn -> turn.kind() == Node.Kind.MAPPING).map(turn -> {
      String verdict = text(turn, "verdict");
      Optional<String> lower = verdict.equals("firstLower") ? Optional.of(text(root, "first"))
          : verdict.equals("secondLower") ? Optional.of(text(root, "second")) : Optional.empty();
      boolean turned = lower.isPresent() && !text(root, "verdict").equals("notDistinguishable");
      double tie = turned ? number(turn, "tie") : Double.NaN;
      return new Turn(lower, side + " " + value(node, Double.isNaN(tie) ? number(turn, "changes") : tie)
          + (text(node, "factor").equals("true") ? " of what is in force" : ""));
    });
  }

  /** A value of an input: a share of what is in force, or a value with its unit, to three digits. */
  private static String value(Node node, double value) {
    if (Double.isNaN(value)) {
      return "an unknown value";
    }
    double rounded = new BigDecimal(value).round(new MathContext(3)).doubleValue();
    return text(node, "factor").equals("true") ? Numbers.plain(100 * rounded) + " %"
        : (Numbers.plain(rounded) + " " + text(node, "unit")).strip();
  }

  private static Optional<Node> root(Path file, Problems problems) {
    Optional<Node> root = Document.read(file, problems).map(Document::root);
    if (root.isPresent() && number(root.get(), "format") != ResultsJson.FORMAT) {
      problems.add(root.get(), "this is no sensitivity of format " + ResultsJson.FORMAT
          + "; make it anew with edgewise sensitivity -o");
    }
    return problems.errorCount() > 0 ? Optional.empty() : root;
  }

  /**
   * The tornado.
   *
   * @param version of the product, for the caption
   * @return empty where a problem is recorded, and where inputs were varied together
   */
  static Optional<Figure> read(Path file, String version, Problems problems) {
    return root(file, problems).filter(node -> text(node, "method").equals("tornado"))
        .map(node -> figure(node, version));
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
