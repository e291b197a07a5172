package io.edgewise.scenario.calibration;

import io.edgewise.scenario.calibration.Entry.Source;
import io.edgewise.sim.fit.Fit.Parameter;
import io.edgewise.sim.fit.HoldOut;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link CalibrationText} writes, or a person wrote by hand: component, labels, distribution and source are enough. */
public final class CalibrationFile {

  private static final double NANOS = 1e6;
  private static final Form<Double> TIME = Quantities.DURATION.map(nanos -> nanos / NANOS);
  private static final Form<Component> COMPONENT = Form.choice("component", names());
  private static final Form<String> DAY = Form.TEXT.map(text -> {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a date is a day such as 2026-11-29");
    }
  });
  private static final List<String> LABELS = List.of("platform", "store", "from", "to", "strategy", "request");

  private CalibrationFile() {}

  private static Map<String, Component> names() {
    Map<String, Component> names = new HashMap<>();
    for (Component component : Component.values()) {
      names.put(component.toString(), component);
    }
    return names;
  }

  /** Reads a file; empty where a problem is recorded. */
  public static Optional<Calibration> read(Path file, Problems problems) {
    return Document.read(file, problems).flatMap(document -> read(document.root(), problems));
  }

  /**
   * Reads the content of a file; empty where a problem is recorded.
   *
   * @param file shown in messages
   */
  public static Optional<Calibration> read(Path file, String text, Problems problems) {
    return Document.parse(file.toString(), text, problems).flatMap(document -> read(document.root(), problems));
  }

  /** Reads a document; empty where a problem is recorded. */
  static Optional<Calibration> read(Node root, Problems problems) {
    int before = problems.errorCount();
    Fields fields = Fields.of(root, problems).required("groups");
    fields.value("format", Quantities.COUNT.atLeast("1").atMost("1"));
    List<Entry> entries = fields.list("groups", CalibrationFile::entry);
    fields.build(() -> true);
    Set<GroupKey> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.key())) {
        problems.add(new Problem(entry.location(), "groups",
            "the group \"" + entry.key() + "\" is there twice"));
      }
    }
    return problems.errorCount() > before ? Optional.empty() : Optional.of(new Calibration(entries));
  }

  private static Optional<Entry> entry(Node node, Problems problems) {
    Fields fields = Fields.of(node, problems).required("component", "distribution", "source");
    Optional<Component> component = fields.value("component", COMPONENT);
    Map<String, String> labels = new HashMap<>();
    for (String label : LABELS) {
      fields.text(label).ifPresent(value -> labels.put(label, value));
    }
    component.ifPresent(found -> found.required().stream().filter(label -> !labels.containsKey(label))
        .forEach(label -> fields.fail("a group of " + found + " needs the key \"" + label + "\"")));
    Optional<Distribution> distribution = fields.value("distribution", Distributions::read);
    String family = fields.text("family", "");
    List<Parameter> parameters = new ArrayList<>();
    fields.map("parameters", CalibrationFile::numbers)
        .forEach((name, numbers) -> parameters.add(new Parameter(name, numbers.value(), numbers.error(),
            numbers.low(), numbers.high())));
    String criterion = fields.text("criterion", "");
    Optional<HoldOut> holdOut = fields.value("holdOut", CalibrationFile::holdOut);
    long samples = fields.count("samples", 0);
    Optional<Summary> observed = fields.value("observed", CalibrationFile::observed);
    double resolution = fields.value("resolution", TIME, 0.0);
    Optional<Source> source = fields.value("source", CalibrationFile::source);
    return fields.build(() -> new Entry(GroupKey.of(component.orElseThrow(), labels), distribution.orElseThrow(),
        family.isEmpty() ? "stated" : family, parameters, criterion, holdOut, samples,
        observed.orElse(new Summary(Map.of())), resolution, source.orElseThrow(), node.location()));
  }

  private record Numbers(double value, double error, double low, double high) {}

  private static Optional<Numbers> numbers(Node node, Problems problems) {
    Fields fields = Fields.of(node, problems).required("value");
    Optional<Double> value = fields.value("value", CalibrationFile::timeOrNumber);
    double error = fields.value("error", CalibrationFile::timeOrNumber, Double.NaN);
    double low = fields.value("low", CalibrationFile::timeOrNumber, Double.NaN);
    double high = fields.value("high", CalibrationFile::timeOrNumber, Double.NaN);
    return fields.build(() -> new Numbers(value.orElseThrow(), error, low, high));
  }

  /** Times have a unit, pure numbers have none. */
  private static Optional<Double> timeOrNumber(Node node, Problems problems) {
    boolean time = node.kind() == Node.Kind.SCALAR && node.text().endsWith("s");
    return time ? TIME.read(node, problems) : Quantities.SIGNED_NUMBER.read(node, problems);
  }

  private static Optional<HoldOut> holdOut(Node node, Problems problems) {
    Fields fields = Fields.of(node, problems).required("distance", "allowed");
    Optional<Double> distance = fields.value("distance", Quantities.NUMBER);
    Optional<Double> allowed = fields.value("allowed", Quantities.NUMBER);
    double p95 = fields.value("p95Error", Quantities.SIGNED_NUMBER, 0.0);
    double p99 = fields.value("p99Error", Quantities.SIGNED_NUMBER, 0.0);
    boolean holds = fields.flag("holds", true);
    return fields.build(() -> new HoldOut(distance.orElseThrow(), allowed.orElseThrow(), p95, p99, holds));
  }

  private static Optional<Summary> observed(Node node, Problems problems) {
    Fields fields = Fields.of(node, problems);
    Map<Metric, ConfidenceInterval> found = new EnumMap<>(Metric.class);
    for (Metric metric : Summary.METRICS) {
      fields.value(metric.id(), CalibrationFile::numbers).ifPresent(each -> {
        double low = Double.isNaN(each.low()) ? Double.NEGATIVE_INFINITY : each.low();
        double high = Double.isNaN(each.high()) ? Double.POSITIVE_INFINITY : each.high();
        if (low <= high) {
          found.put(metric, Summary.within(each.value(), low, high));
        } else {
          fields.fail("of " + metric.id() + " the lower end is above the upper one");
        }
      });
    }
    return fields.build(() -> new Summary(found));
  }

  private static Optional<Source> source(Node node, Problems problems) {
    Fields fields = Fields.of(node, problems).required("files", "date");
    List<String> files = fields.list("files", Form.TEXT);
    List<String> hashes = fields.list("sha256", Form.TEXT);
    Optional<String> date = fields.value("date", DAY);
    if (files.isEmpty() && fields.has("files")) {
      fields.fail("name at least one file");
    }
    return fields.build(() -> new Source(files, hashes, date.orElseThrow()));
  }
}
