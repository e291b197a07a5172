package io.edgewise.topology.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * The text of a scenario file, changed in place: comments, order, quotes and line ends of all that is not changed stay as
 * they are. Immutable; every change costs one reading of the text.
 *
 * @param text as it stands in the file, YAML or JSON; must have valid syntax for every method but the accessor
 */
public record FileText(String text) {

  /**
   * The value at a path as it is written.
   *
   * @param path such as {@code users.rate} or {@code requests.page.steps[1].repeat.times}
   * @return empty where there is none
   * @throws InvalidInputException if the path or the text is malformed
   */
  public Optional<String> valueAt(String path) {
    return Optional.ofNullable(valuesAt(List.of(path)).get(path));
  }

  /**
   * The values at several paths as they are written, at the cost of one reading.
   *
   * @return by their paths, in the order of these, without those at which there is none
   * @throws InvalidInputException if a path or the text is malformed
   */
  public Map<String, String> valuesAt(Collection<String> paths) {
    TextTree tree = TextTree.of(text);
    Map<String, String> values = new LinkedHashMap<>();
    for (String path : paths) {
      tree.find(steps(path)).ifPresent(node -> values.put(path, text.substring(tree.start(node), tree.end(node))));
    }
    return values;
  }

  /**
   * The text with one value replaced or, where its key is missing, added at the end of its mapping; mappings on the way to it
   * are added, too.
   *
   * @param value as it would stand in the file; quotes are added where it needs them. A value that begins with a quote, a
   *     bracket or a brace is taken as it is
   * @throws InvalidInputException if the path leads through something that is no mapping or list, or the syntax is broken
   */
  public FileText with(String path, String value) {
    TextTree tree = TextTree.of(text);
    List<NodePath> steps = steps(path);
    Node at = tree.root();
    boolean inFlow = tree.isJson();
    for (int depth = 0; depth < steps.size(); depth++) {
      Optional<Node> next = tree.child(at, steps.get(depth));
      if (next.isEmpty()) {
        return new FileText(added(tree, at, steps.subList(depth, steps.size()), value, path));
      }
      inFlow |= !tree.isBlock((CollectionNode<?>) at);
      at = next.get();
    }
    return new FileText(
        replaced(tree, at, steps.getLast().key() == null, inFlow ? TextScalar.inFlow(value, tree.isJson())
            : TextScalar.of(value, false)));
  }

  private String replaced(TextTree tree, Node node, boolean isItem, String written) {
    int start = tree.start(node);
    int end = tree.end(node);
    if (tree.isEmpty(node)) {
      return spliced(start, start, " " + written);
    }
    if (!isItem && node instanceof CollectionNode<?> collection && tree.isBlock(collection)) {
      // From the colon on, so that a value which began on a line of its own moves up beside its key.
      int colon = text.lastIndexOf(':', start);
      return spliced(colon + 1, end, " " + written);
    }
    return spliced(start, end, written);
  }

  private String added(TextTree tree, Node parent, List<NodePath> missing, String value, String path) {
    if (missing.stream().anyMatch(step -> step.key() == null) || !(parent instanceof MappingNode mapping)) {
      throw refused(path, "the path leads to something that the file does not have");
    }
    if (mapping.getValue().isEmpty()) {
      return spliced(tree.start(mapping), tree.end(mapping), "{" + flow(tree, missing, value) + "}");
    }
    if (!tree.isBlock(mapping)) {
      NodeTuple last = mapping.getValue().getLast();
      int end = tree.end(last.getValueNode());
      return spliced(end, end, ", " + flow(tree, missing, value));
    }
    Node first = mapping.getValue().getFirst().getKeyNode();
    String indent = " ".repeat(tree.column(first));
    int end = tree.end(mapping.getValue().getLast().getValueNode());
    int lineEnd = text.indexOf('\n', end);
    String line = indent + TextScalar.key(missing.getFirst().key(), false) + ": "
        + (missing.size() == 1 ? TextScalar.of(value, false)
            : "{" + flow(tree, missing.subList(1, missing.size()), value)
                + "}");
    return lineEnd < 0 ? text + lineEnding() + line + lineEnding()
        : spliced(lineEnd + 1, lineEnd + 1, line + lineEnding());
  }

  private static String flow(TextTree tree, List<NodePath> steps, String value) {
    String key = TextScalar.key(steps.getFirst().key(), tree.isJson());
    return key + ": " + (steps.size() == 1 ? TextScalar.inFlow(value, tree.isJson())
        : "{" + flow(tree, steps.subList(1, steps.size()), value) + "}");
  }

  /**
   * The text without an entry of a mapping or an item of a list, nor the comments right above it.
   *
   * @throws InvalidInputException if there is none, or it is the only one of its mapping
   */
  public FileText without(String path) {
    TextTree tree = TextTree.of(text);
    TextTree.Part part = tree.part(steps(path)).orElseThrow(() -> refused(path, "there is nothing"));
    if (part.siblings() < 2) {
      throw refused(path, "this is the only one, and one is needed");
    }
    return new FileText(text.substring(0, part.start()) + text.substring(part.end()));
  }

  /**
   * The text with an entry of a mapping once more, right behind it, under another key.
   *
   * @throws InvalidInputException if there is no such entry
   */
  public FileText withCopy(String path, String key) {
    TextTree tree = TextTree.of(text);
    List<NodePath> steps = steps(path);
    TextTree.Part part = tree.part(steps).orElseThrow(() -> refused(path, "there is nothing"));
    String entry = text.substring(part.keyStart(), part.end());
    String renamed = TextScalar.key(key, tree.isJson())
        + text.substring(tree.end(part.key()), part.end());
    if (part.block()) {
      String copy = " ".repeat(tree.column(part.key())) + renamed;
      String gap = text.substring(0, part.end()).endsWith("\n") ? "" : lineEnding();
      return new FileText(spliced(part.end(), part.end(), gap + copy + (copy.endsWith("\n") ? "" : lineEnding())));
    }
    int end = tree.end(part.value());
    return new FileText(spliced(end, end, ", " + renamed.substring(0, renamed.length() - (part.end() - end))));
  }

  /**
   * The text with two neighbouring entries of a block mapping in the other order, with the comments above each.
   *
   * @param path of the entry that moves up
   * @throws InvalidInputException if there is none above it, or the mapping is in flow style
   */
  public FileText movedUp(String path) {
    TextTree tree = TextTree.of(text);
    List<NodePath> steps = steps(path);
    TextTree.Part part = tree.part(steps).orElseThrow(() -> refused(path, "there is nothing"));
    TextTree.Part before = tree.before(steps).orElseThrow(() -> refused(path, "there is nothing above it"));
    if (!part.block()) {
      throw refused(path, "it stands in one line with others");
    }
    String upper = text.substring(before.start(), before.end());
    String between = text.substring(before.end(), part.start());
    String lower = text.substring(part.start(), part.end());
    String end = lower.endsWith("\n") ? "" : lineEnding();
    return new FileText(text.substring(0, before.start()) + lower + end + between + upper + text.substring(part.end()));
  }

  private String spliced(int from, int to, String between) {
    return text.substring(0, from) + between + text.substring(to);
  }

  private String lineEnding() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private static List<NodePath> steps(String path) {
    try {
      return NodePath.parse(path).steps();
    } catch (Unreadable e) {
      throw refused(path, e.getMessage());
    }
  }

  private static InvalidInputException refused(String path, String message) {
    return new InvalidInputException(List.of(new Problem(Location.setting(path), path, message)));
  }
}
