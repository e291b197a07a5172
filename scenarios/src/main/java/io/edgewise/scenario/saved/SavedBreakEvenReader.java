package io.edgewise.scenario.saved;

import static io.edgewise.scenario.saved.Values.count;
import static io.edgewise.scenario.saved.Values.items;
import static io.edgewise.scenario.saved.Values.number;
import static io.edgewise.scenario.saved.Values.text;

import io.edgewise.report.gallery.Captions;
import io.edgewise.report.gallery.SavedBreakEven;
import io.edgewise.report.gallery.SavedBreakEven.Pair;
import io.edgewise.report.gallery.SavedBreakEven.Tie;
import io.edgewise.scenario.analysis.BreakEven;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.output.BreakEvenFiles;
import io.edgewise.scenario.output.ResultsJson;
import io.edgewise.sim.model.Metric;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Reads {@code breakeven.json}. */
public final class SavedBreakEvenReader {

  private SavedBreakEvenReader() {}

  /**
   * Reads a break-even.
   *
   * @return empty where a problem is recorded
   */
  public static Optional<SavedBreakEven> read(Path file, Problems problems) {
    return read(Document.read(file, problems), problems);
  }

  /**
   * A break-even as it would be read from its file; takes the same way through its text, so that what is drawn of it does not
   * depend on whether it was saved.
   *
   * @param base the scenario without settings
   */
  public static SavedBreakEven of(CompiledScenario base, BreakEven answer) {
    Problems problems = new Problems();
    Optional<SavedBreakEven> saved =
        read(Document.parse("breakeven.json", BreakEvenFiles.json(base, answer), problems), problems);
    problems.throwIfAny();
    return saved.orElseThrow();
  }

  private static Optional<SavedBreakEven> read(Optional<Document> document, Problems problems) {
    Optional<Node> root = document.map(Document::root);
    Optional<Metric> metric = root.flatMap(node -> Arrays.stream(Metric.values())
        .filter(each -> each.id().equals(text(node, "metric"))).findFirst());
    if (root.isPresent() && (number(root.get(), "format") != ResultsJson.FORMAT || metric.isEmpty())) {
      problems.add(root.get(), "this is no break-even of format " + ResultsJson.FORMAT
          + "; make it anew with edgewise breakeven -o");
    }
    root.ifPresent(node -> Values.checkOrder(items(node, "curve"), problems));
    return problems.errorCount() > 0 ? Optional.empty() : root.map(node -> breakEven(node, metric.orElseThrow()));
  }

  private static SavedBreakEven breakEven(Node root, Metric metric) {
    double level = Values.level(root);
    String first = text(root, "first");
    String firstName = name(root, "first");
    String secondName = name(root, "second");
    String sample = Captions.sample(items(root, "curve").stream().mapToLong(node -> count(node, "requests")).toArray(),
        new long[] {count(root, "replications")}, "a value");
    return new SavedBreakEven(SavedCaption.of(root, sample), text(root, "over"), text(root, "unit"),
        text(root, "wholeNumbers").equals("true"), metric, firstName, secondName,
        items(root, "crossings").stream().map(node -> new Tie(
            text(node, "below").equals(first) ? firstName : secondName,
            text(node, "above").equals(first) ? firstName : secondName, number(node, "value"), number(node, "low"),
            number(node, "high"))).toList(),
        items(root, "curve").stream().map(node -> new Pair(number(node, "value"),
            Values.interval(node.get("first"), level), Values.interval(node.get("second"), level))).toList());
  }

  /** Its name, or its key in files from before names were written. */
  private static String name(Node root, String key) {
    String name = text(root, key + "Name");
    return name.isEmpty() ? text(root, key) : name;
  }
}
