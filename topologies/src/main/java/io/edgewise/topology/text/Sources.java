package io.edgewise.topology.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sources of a catalogue file, and which of them is in force at each node: the {@code from} of the node itself or
 * of the nearest mapping around it. Immutable.
 */
public final class Sources {

  static final String SECTION = "sources";
  static final String FROM = "from";

  private final Node root;
  private final Map<String, Provenance> byId;

  private Sources(Node root, Map<String, Provenance> byId) {
    this.root = root;
    this.byId = Collections.unmodifiableMap(byId);
  }

  /**
   * Reads the {@code sources} section of a catalogue file, or of a scenario's {@code catalog} section.
   *
   * @param root the mapping that holds {@code sources}; every node asked for must lie in it
   */
  public static Sources read(Node root, Problems problems) {
    Map<String, Provenance> byId = new LinkedHashMap<>();
    root.get(SECTION).ifPresent(section -> {
      if (section.kind() == Node.Kind.MAPPING) {
        section.entries().forEach(entry -> Provenance.read(entry.value(), problems)
            .ifPresent(provenance -> byId.put(entry.key(), provenance)));
      } else if (section.kind() != Node.Kind.BROKEN) {
        problems.add(section, "expected a mapping of source ids, found " + section.description());
      }
    });
    return new Sources(root, byId);
  }

  /** All sources by id, in file order. */
  public Map<String, Provenance> byId() {
    return byId;
  }

  /** Whether a node is one of the file as it was read; O(depth). */
  public boolean holds(Node node) {
    Node at = root;
    for (NodePath step : node.nodePath().steps().stream().skip(root.nodePath().steps().size()).toList()) {
      Optional<Node> next = step.key() == null ? Optional.ofNullable(item(at, step.index())) : at.get(step.key());
      if (next.isEmpty()) {
        return false;
      }
      at = next.get();
    }
    return at == node;
  }

  /** The source in force at a node of the file; O(depth). */
  public Optional<Provenance> of(Node node) {
    Node at = root;
    String id = idOf(at, null);
    int depth = root.nodePath().steps().size();
    for (NodePath step : node.nodePath().steps().stream().skip(depth).toList()) {
      Optional<Node> next = step.key() == null ? Optional.ofNullable(item(at, step.index())) : at.get(step.key());
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
      id = idOf(at, id);
    }
    return Optional.ofNullable(id).map(byId::get);
  }

  private static Node item(Node list, int index) {
    return index < list.items().size() ? list.items().get(index) : null;
  }

  /** The id a mapping names, or the one inherited. */
  static String idOf(Node node, String inherited) {
    return node.get(FROM).filter(from -> from.kind() == Node.Kind.SCALAR).map(Node::text).orElse(inherited);
  }
}
