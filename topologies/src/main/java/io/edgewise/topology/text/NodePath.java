package io.edgewise.topology.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from the root to a node, such as {@code where[1].share}. A key that holds other characters than letters,
 * digits and {@code _ - : / + @} is written in double quotes: {@code hosts."a.b"}.
 *
 * <p>Linked to its parent and written out on demand: a text per node would be quadratic for long keys.
 */
final class NodePath {

  static final NodePath ROOT = new NodePath(null, null, -1);

  private final NodePath parent;
  private final String key;
  private final int index;

  private NodePath(NodePath parent, String key, int index) {
    this.parent = parent;
    this.key = key;
    this.index = index;
  }

  NodePath child(String childKey) {
    return new NodePath(this, childKey, -1);
  }

  NodePath item(int itemIndex) {
    return new NodePath(this, null, itemIndex);
  }

  /** The last step's key, or null at the root and at a list item. */
  String key() {
    return key;
  }

  /** The last step's list index, or -1 at the root and at a key. */
  int index() {
    return index;
  }

  /** All steps below the root, outermost first; each element's own last step is the one to take. */
  List<NodePath> steps() {
    List<NodePath> steps = new ArrayList<>();
    for (NodePath step = this; step.parent != null; step = step.parent) {
      steps.add(step);
    }
    return steps.reversed();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (NodePath step : steps()) {
      if (step.key == null) {
        text.append('[').append(step.index).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(isPlain(step.key) ? step.key : quote(step.key));
      }
    }
    return text.toString();
  }

  private static boolean isPlain(String key) {
    return !key.isEmpty() && key.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "_-:/+@".indexOf(c) >= 0);
  }

  private static String quote(String key) {
    return '"' + Wording.shortened(key).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * Reads a path.
   *
   * @throws Unreadable if it is empty, has an empty step, an unclosed quote, or a list index that is not a whole number
   */
  static NodePath parse(String text) throws Unreadable {
    if (text.isBlank()) {
      throw new Unreadable("the path is empty; write it as \"run.seed=7\" or \"where[1].share=30%\"");
    }
    NodePath path = ROOT;
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '[') {
        int end = text.indexOf(']', at);
        path = path.item(index(text, end < 0 ? "" : text.substring(at + 1, end)));
        at = end + 1;
        if (at < text.length() && ".[".indexOf(text.charAt(at)) < 0) {
          throw malformed(text, "a \".\" or \"[\" is missing after \"]\"");
        }
      } else {
        at += path != ROOT && text.charAt(at) == '.' ? 1 : 0;
        StringBuilder key = new StringBuilder();
        at = key(text, at, key);
        path = path.child(key.toString());
      }
    }
    return path;
  }

  private static int key(String text, int start, StringBuilder key) throws Unreadable {
    int at = start;
    if (at < text.length() && text.charAt(at) == '"') {
      for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
        at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
        key.append(text.charAt(at));
      }
      if (at >= text.length()) {
        throw malformed(text, "a quote is not closed");
      }
      at++;
    } else {
      while (at < text.length() && ".[".indexOf(text.charAt(at)) < 0) {
        key.append(text.charAt(at++));
      }
      if (key.isEmpty()) {
        throw malformed(text, "a key is missing before or after a \".\"");
      }
    }
    if (at < text.length() && ".[".indexOf(text.charAt(at)) < 0) {
      throw malformed(text, "a \".\" is missing after a quote");
    }
    return at;
  }

  private static int index(String text, String digits) throws Unreadable {
    if (!digits.matches("[0-9]{1,8}")) {
      throw malformed(text, "a list index is a whole number in brackets, counted from 0, such as \"where[1].share\"");
    }
    return Integer.parseInt(digits);
  }

  private static Unreadable malformed(String text, String reason) {
    return new Unreadable("the path " + Wording.quote(text) + " cannot be read: " + reason);
  }
}
