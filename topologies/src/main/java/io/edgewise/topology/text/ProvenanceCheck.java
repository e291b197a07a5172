package io.edgewise.topology.text;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Checks that every number of a catalogue file has a source, and that every source is known and used. */
public final class ProvenanceCheck {

  private static final Set<String> NO_NUMBERS = Set.of("format", "id", "name", "note", "url", Sources.FROM);

  private final Problems problems;
  private final Set<String> known;
  private final Set<String> used = new HashSet<>();
  private final Set<String> exempt;

  private ProvenanceCheck(Problems problems, Set<String> known, Set<String> exempt) {
    this.problems = problems;
    this.known = known;
    this.exempt = exempt;
  }

  /**
   * Walks a file: records an error for every number or quantity without a source in force and for every unknown source
   * id, and a warning for every source that no number and no {@code {value: ..., from: ...}} uses.
   *
   * @param root the mapping that holds {@code sources}
   * @param exempt keys whose values are no facts about the world, beside {@code format}, {@code id}, {@code name},
   *     {@code note} and {@code url}; nothing below them is looked at
   */
  public static void check(Node root, Set<String> exempt, Problems problems) {
    Set<String> ids = new TreeSet<>();
    root.get(Sources.SECTION).ifPresent(section -> section.entries().forEach(entry -> ids.add(entry.key())));
    ProvenanceCheck check = new ProvenanceCheck(problems, ids, exempt);
    check.walk(root, null, true);
    root.get(Sources.SECTION).ifPresent(section -> section.entries().stream()
        .filter(entry -> !check.used.contains(entry.key()))
        .forEach(entry -> problems.warn(entry, "no number uses the source " + Wording.quote(entry.key())
            + "; remove it, or name it with \"from: " + entry.key() + "\"")));
  }

  private void walk(Node node, String inherited, boolean isRoot) {
    switch (node.kind()) {
      case MAPPING -> {
        String id = Sources.idOf(node, inherited);
        node.get(Sources.FROM).ifPresent(this::checkId);
        if (node.get("value").isPresent()) {
          // Whatever the value is, such as a place: its own source is told with it.
          node.get(Sources.FROM).filter(from -> from.kind() == Node.Kind.SCALAR)
              .ifPresent(from -> used.add(from.text()));
        }
        for (Node.Entry entry : node.entries()) {
          boolean sources = isRoot && entry.key().equals(Sources.SECTION);
          if (!sources && !NO_NUMBERS.contains(entry.key()) && !exempt.contains(entry.key())) {
            walk(entry.value(), id, false);
          }
        }
      }
      case LIST -> node.items().forEach(item -> walk(item, inherited, false));
      case SCALAR -> number(node, inherited);
      case EMPTY, BROKEN -> {}
    }
  }

  private void checkId(Node from) {
    if (from.kind() != Node.Kind.SCALAR) {
      if (from.kind() != Node.Kind.BROKEN) {
        problems.add(from, "expected the id of a source, found " + from.description());
      }
    } else if (!known.contains(from.text())) {
      problems.add(from, "no source " + Wording.quote(from.text()) + Suggestions.hint(from.text(), known));
    }
  }

  private void number(Node scalar, String id) {
    if (!Quantities.isQuantity(scalar)) {
      return;
    }
    if (id == null) {
      problems.add(scalar, "the number " + Wording.quote(scalar.text())
          + " has no source; write \"from: SOURCE-ID\" beside it or in a mapping around it");
    } else {
      used.add(id);
    }
  }
}
