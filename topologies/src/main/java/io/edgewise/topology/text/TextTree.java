package io.edgewise.topology.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The nodes of a text with the places where they begin and end in it. */
final class TextTree {

  /**
   * An entry of a mapping or an item of a list, in a text.
   *
   * @param key its key; the item itself in a list
   * @param value its value
   * @param block whether it stands on lines of its own
   * @param start where it begins, with the comment lines right above it
   * @param keyStart where its key begins
   * @param end where it ends, with its line where it has lines of its own, else with the comma that parts it from others
   * @param siblings number of entries beside it, itself included
   */
  record Part(Node key, Node value, boolean block, int start, int keyStart, int end, int siblings) {}

  private final String text;
  private final Node root;

  private TextTree(String text, Node root) {
    this.text = text;
    this.root = root;
  }

  /**
   * Reads a text.
   *
   * @throws InvalidInputException if its syntax is broken or it is empty
   */
  static TextTree of(String text) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    try {
      return new TextTree(text, new Compose(settings).composeString(text)
          .orElseThrow(() -> new YamlEngineException("the file is empty")));
    } catch (YamlEngineException e) {
      throw new InvalidInputException(List.of(new Problem(Location.whole("the text"), "",
          "its syntax is broken: " + Wording.shortened(String.valueOf(e.getMessage())))));
    }
  }

  Node root() {
    return root;
  }

  boolean isJson() {
    return text.stripLeading().startsWith("{");
  }

  boolean isBlock(CollectionNode<?> node) {
    return node.getFlowStyle() == FlowStyle.BLOCK;
  }

  /** Whether nothing is written where the value should be. */
  boolean isEmpty(Node node) {
    return node instanceof ScalarNode && start(node) == end(node);
  }

  int start(Node node) {
    return index(node.getStartMark());
  }

  /** Where the last character of a node is: the parser's own end of a block lies at the next token, behind comments. */
  int end(Node node) {
    Node last = node;
    while (last instanceof CollectionNode<?> collection && isBlock(collection) && !collection.getValue().isEmpty()) {
      last = collection instanceof MappingNode mapping ? mapping.getValue().getLast().getValueNode()
          : ((SequenceNode) collection).getValue().getLast();
    }
    int end = index(last.getEndMark());
    while (last instanceof ScalarNode && end > start(last) && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  int column(Node node) {
    return node.getStartMark().orElseThrow().getColumn();
  }

  private int index(Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }

  Optional<Node> find(List<NodePath> steps) {
    Optional<Node> at = Optional.of(root);
    for (NodePath step : steps) {
      at = at.flatMap(node -> child(node, step));
    }
    return at;
  }

  Optional<Node> child(Node parent, NodePath step) {
    if (parent instanceof MappingNode mapping && step.key() != null) {
      return mapping.getValue().stream().filter(entry -> isKey(entry, step.key())).map(NodeTuple::getValueNode)
          .findFirst();
    }
    if (parent instanceof SequenceNode list && step.key() == null && step.index() < list.getValue().size()) {
      return Optional.of(list.getValue().get(step.index()));
    }
    return Optional.empty();
  }

  private static boolean isKey(NodeTuple entry, String key) {
    return entry.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key);
  }

  /** An entry or item with its place; empty where there is none. */
  Optional<Part> part(List<NodePath> steps) {
    return find(steps.subList(0, steps.size() - 1)).flatMap(parent -> {
      int index = index(parent, steps.getLast());
      return index < 0 ? Optional.empty() : Optional.of(part(parent, index));
    });
  }

  /** The one above it. */
  Optional<Part> before(List<NodePath> steps) {
    return find(steps.subList(0, steps.size() - 1)).flatMap(parent -> {
      int index = index(parent, steps.getLast());
      return index < 1 ? Optional.empty() : Optional.of(part(parent, index - 1));
    });
  }

  private static int index(Node parent, NodePath step) {
    if (parent instanceof MappingNode mapping && step.key() != null) {
      for (int i = 0; i < mapping.getValue().size(); i++) {
        if (isKey(mapping.getValue().get(i), step.key())) {
          return i;
        }
      }
    }
    return parent instanceof SequenceNode list && step.key() == null && step.index() < list.getValue().size()
        ? step.index() : -1;
  }

  private Part part(Node parent, int index) {
    boolean block = isBlock((CollectionNode<?>) parent);
    List<Node> keys = new ArrayList<>();
    List<Node> values = new ArrayList<>();
    if (parent instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> keys.add(entry.getKeyNode()));
      mapping.getValue().forEach(entry -> values.add(entry.getValueNode()));
    } else {
      keys.addAll(((SequenceNode) parent).getValue());
      values.addAll(keys);
    }
    Node key = keys.get(index);
    int end = end(values.get(index));
    if (block) {
      int newline = text.indexOf('\n', end);
      return new Part(key, values.get(index), true, withComments(start(key)), start(key),
          newline < 0 ? text.length() : newline + 1, keys.size());
    }
    boolean last = index == keys.size() - 1;
    int from = last && index > 0 ? end(values.get(index - 1)) : start(key);
    return new Part(key, values.get(index), false, from, start(key), last ? end : start(keys.get(index + 1)),
        keys.size());
  }

  /** The start of the line, or of the comment lines right above it that are indented as it is. */
  private int withComments(int start) {
    int line = text.lastIndexOf('\n', start - 1) + 1;
    String indent = text.substring(line, start).isBlank() ? text.substring(line, start) : "";
    while (line > 0) {
      int above = text.lastIndexOf('\n', line - 2) + 1;
      if (!text.startsWith(indent + "#", above)) {
        return line;
      }
      line = above;
    }
    return line;
  }
}
