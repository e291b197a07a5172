package io.edgewise.topology.catalog;

import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Provenance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what is in force while an offer is configured, and what a user should be warned of. Not thread-safe. */
final class AssumptionLog {

  private static final Set<String> UNSAID = Set.of("from", "note");

  /** Parts of a price that may have a source of their own. */
  private static final List<String> DUE = List.of("price", "standing", "minimumCharge", "minimumUsage", "free");

  private final OfferFile file;
  private final Optional<LocalDate> today;
  private final List<Assumption> assumptions = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<Provenance, Set<String>> weak = new LinkedHashMap<>();
  private final Map<Provenance, Set<String>> old = new LinkedHashMap<>();

  AssumptionLog(OfferFile file, Optional<LocalDate> today) {
    this.file = file;
    this.today = today;
  }

  /** A part of the offer is in force as it was written. */
  void use(Node node) {
    use(node, written(node));
  }

  /** A part of the offer is in force and means this. */
  void use(Node node, String text) {
    add(node.path(), text, file.provenance(node));
  }

  /** A price of the offer is in force. */
  void usePrice(Node node, String text) {
    use(node, text);
    sources(node).forEach(provenance -> {
      weigh(node.path(), Optional.of(provenance));
      if (isOld(provenance)) {
        old.computeIfAbsent(provenance, key -> new LinkedHashSet<>()).add(node.path());
      }
    });
  }

  /** The source of a price, and of parts of it that are due whoever it is that pays. */
  private Set<Provenance> sources(Node node) {
    Set<Provenance> sources = new LinkedHashSet<>(file.provenance(node).stream().toList());
    for (String part : DUE) {
      node.get(part).filter(found -> found.get("from").isPresent()).flatMap(file::provenance).ifPresent(sources::add);
    }
    return sources;
  }

  /** Something holds that is not written in the offer's file. */
  void add(String subject, String text, Optional<Provenance> provenance) {
    assumptions.add(new Assumption(file.id() + ": " + subject, text, provenance));
    weigh(subject, provenance);
  }

  private void weigh(String subject, Optional<Provenance> provenance) {
    provenance.filter(found -> found.confidence().equals(Optional.of(Provenance.Confidence.C)))
        .ifPresent(found -> weak.computeIfAbsent(found, key -> new LinkedHashSet<>()).add(subject));
  }

  /** Something that a user should be warned of. */
  void warn(String message) {
    warnings.add(file.id() + ": " + message);
  }

  /** Everything that another log holds, under the other offer's name. */
  void addAll(AssumptionLog other) {
    assumptions.addAll(other.assumptions);
    warnings.addAll(other.warnings());
  }

  private boolean isOld(Provenance provenance) {
    return today.isPresent() && provenance.olderThanOneYear(today.get());
  }

  List<Assumption> assumptions() {
    return List.copyOf(assumptions);
  }

  /** All warnings: one for each weak or old source, naming what rests on it. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    weak.forEach((provenance, subjects) -> all.add(file.id() + ": confidence C (" + provenance.source() + "): "
        + String.join(", ", subjects)));
    old.forEach((provenance, subjects) -> all.add(file.id() + ": prices of " + provenance.date()
        + " are more than a year old (" + provenance.source() + "): " + String.join(", ", subjects)));
    return List.copyOf(all);
  }

  /** A part of a file on one line: {@code p50: 18 ms, p99: 74 ms}. */
  static String written(Node node) {
    return switch (node.kind()) {
      case SCALAR -> node.text();
      case LIST -> node.items().stream().map(AssumptionLog::written).collect(Collectors.joining(", ", "[", "]"));
      case MAPPING -> node.get("value").map(AssumptionLog::written).orElseGet(() -> node.entries().stream()
          .filter(entry -> !UNSAID.contains(entry.key()))
          .map(entry -> entry.key() + ": " + nested(entry.value()))
          .collect(Collectors.joining(", ")));
      case EMPTY, BROKEN -> "";
    };
  }

  private static String nested(Node node) {
    return node.kind() == Node.Kind.MAPPING ? "{" + written(node) + "}" : written(node);
  }
}
