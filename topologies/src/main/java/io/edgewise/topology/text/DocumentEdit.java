package io.edgewise.topology.text;

import java.util.List;
import java.util.Map;

/** Replaces or adds one value of a tree, copying the nodes on the way to it. */
final class DocumentEdit {

  private final Location location;
  private final String pathText;
  private final String value;

  private DocumentEdit(String pathText, String value) {
    this.location = Location.setting(pathText);
    this.pathText = pathText;
    this.value = value.strip();
  }

  /**
   * The changed tree.
   *
   * @throws InvalidInputException if the path leads nowhere or the value is broken
   */
  static Node apply(Node root, String path, String value) {
    DocumentEdit edit = new DocumentEdit(path.strip(), value);
    try {
      return edit.replaced(root, NodePath.parse(edit.pathText).steps(), 0);
    } catch (Unreadable e) {
      throw edit.refused(e.getMessage());
    }
  }

  private Node replaced(Node parent, List<NodePath> steps, int depth) throws Unreadable {
    NodePath step = steps.get(depth);
    boolean last = depth == steps.size() - 1;
    return step.key() != null ? inMapping(parent, steps, depth, last) : inList(parent, steps, depth, last);
  }

  private Node inMapping(Node parent, List<NodePath> steps, int depth, boolean last) throws Unreadable {
    String key = steps.get(depth).key();
    if (parent.kind() != Node.Kind.MAPPING) {
      throw new Unreadable(named(parent) + " is " + parent.description() + " and has no key " + Wording.quote(key));
    }
    Node.Entry old = parent.entry(key).orElse(null);
    if (last) {
      Location keyLocation = old == null ? location : old.keyLocation();
      return parent.withEntry(new Node.Entry(key, keyLocation, node(parent.nodePath().child(key))));
    }
    if (old == null) {
      List<String> known = parent.entries().stream().map(Node.Entry::key).toList();
      String hint = Suggestions.closest(key, known).isEmpty()
          ? "; set the whole of it: " + Wording.quote(steps.get(depth) + "={...}")
          : Suggestions.hint(key, known);
      throw new Unreadable("there is no " + Wording.quote(key) + " in " + named(parent) + hint);
    }
    return parent.withEntry(new Node.Entry(key, old.keyLocation(), replaced(old.value(), steps, depth + 1)));
  }

  private Node inList(Node parent, List<NodePath> steps, int depth, boolean last) throws Unreadable {
    int index = steps.get(depth).index();
    int size = parent.items().size();
    if (parent.kind() != Node.Kind.LIST) {
      throw new Unreadable(named(parent) + " is " + parent.description() + " and has no item [" + index + "]");
    }
    if (index > size || (index == size && !last)) {
      throw new Unreadable("there is no item [" + index + "] in " + named(parent) + "; its items are "
          + (size == 0 ? "none" : "[0] to [" + (size - 1) + "]"));
    }
    return parent.withItem(index, last
        ? node(parent.nodePath().item(index))
        : replaced(parent.items().get(index), steps, depth + 1));
  }

  private Node node(NodePath path) {
    if (value.isEmpty()) {
      return Node.empty(location, path);
    }
    if ("[{\"'".indexOf(value.charAt(0)) < 0) {
      return Node.scalar(location, path, value, false);
    }
    Problems problems = new Problems();
    Node node = null;
    try {
      String text = SourceText.checked(value, location.source(), problems);
      node = YamlReader.read(location.source(), text, path, Limits.WRITTEN, problems);
    } catch (StopReading e) {
      // The problem that stopped the reading is thrown below, with all others.
    }
    if (problems.errorCount() > 0) {
      throw new InvalidInputException(problems.sorted().stream()
          .map(problem -> new Problem(location, problem.path(), problem.message()))
          .toList());
    }
    return relocated(node);
  }

  /** A position inside the value would be taken for one in a file. */
  private Node relocated(Node node) {
    NodePath path = node.nodePath();
    return switch (node.kind()) {
      case MAPPING -> {
        Node moved = Node.mapping(location, path, Map.of());
        for (Node.Entry entry : node.entries()) {
          moved = moved.withEntry(new Node.Entry(entry.key(), location, relocated(entry.value())));
        }
        yield moved;
      }
      case LIST -> Node.list(location, path, node.items().stream().map(this::relocated).toList());
      case SCALAR -> Node.scalar(location, path, node.text(), node.quoted());
      case EMPTY, BROKEN -> Node.empty(location, path);
    };
  }

  private static String named(Node node) {
    return node.path().isEmpty() ? "the file" : Wording.quote(node.path());
  }

  private InvalidInputException refused(String message) {
    return new InvalidInputException(List.of(new Problem(location, pathText, message)));
  }
}
