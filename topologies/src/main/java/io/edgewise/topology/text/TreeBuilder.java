package io.edgewise.topology.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Builds the tree from a stream of openings, scalars and closings, and refuses what no reader could interpret: keys
 * given twice, keys that are not text, and nesting without end. Refused parts become {@link Node.Kind#BROKEN} or are
 * dropped, so that reading goes on and later problems are found too.
 */
final class TreeBuilder {

  /** Deeper nesting than any sensible file has; protects the readers, which recurse. */
  static final int MAX_DEPTH = 64;

  /** A container being filled, and the key that waits for its value. */
  private static final class Frame {
    final boolean mapping;
    final boolean isKey;
    final Location location;
    final NodePath path;
    final Map<String, Node.Entry> entries = new LinkedHashMap<>();
    final List<Node> items = new ArrayList<>();
    boolean expectsValue;
    String key;
    Location keyLocation;

    Frame(boolean mapping, boolean isKey, Location location, NodePath path) {
      this.mapping = mapping;
      this.isKey = isKey;
      this.location = location;
      this.path = path;
    }

    boolean expectsKey() {
      return mapping && !expectsValue;
    }

    NodePath next() {
      return mapping ? path.child(key == null ? "?" : key) : path.item(items.size());
    }
  }

  private final Problems problems;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private final NodePath rootPath;
  private final Limits limits;
  private Node root;
  private int values;

  TreeBuilder(NodePath rootPath, Limits limits, Problems problems) {
    this.rootPath = rootPath;
    this.limits = limits;
    this.problems = problems;
  }

  /** The finished tree, or null where nothing was written. */
  Node root() {
    return root;
  }

  /** Path of whatever comes next. */
  NodePath path() {
    Frame frame = frames.peek();
    return frame == null ? rootPath : frame.expectsKey() ? frame.path : frame.next();
  }

  void refuse(Location at, String message) {
    problems.add(new Problem(at, path().toString(), message));
  }

  /**
   * Begins a mapping or a list.
   *
   * @throws StopReading if it is nested too deep, or the file has too many values
   */
  void open(boolean mapping, Location at) throws StopReading {
    if (frames.size() >= MAX_DEPTH) {
      refuse(at, "nested more than " + MAX_DEPTH + " levels deep; flatten this part of the file");
      throw new StopReading();
    }
    count(at);
    boolean isKey = !frames.isEmpty() && frames.peek().expectsKey();
    if (isKey) {
      refuse(at, "a key must be a plain text, found " + (mapping ? "a mapping" : "a list")
          + "; if braces are part of the text, put it in quotes");
    }
    frames.push(new Frame(mapping, isKey, at, path()));
  }

  void close() {
    Frame frame = frames.pop();
    if (frame.isKey) {
      acceptKey(null, frame.location);
    } else if (frame.mapping) {
      accept(Node.mapping(frame.location, frame.path, frame.entries));
    } else {
      accept(Node.list(frame.location, frame.path, frame.items));
    }
  }

  private void count(Location at) throws StopReading {
    if (++values > limits.values()) {
      refuse(at,
          String.format(Locale.ROOT, "the file holds more than %,d values; %s", limits.values(), limits.wayOut()));
      throw new StopReading();
    }
  }

  /**
   * A scalar in key or value position.
   *
   * @throws StopReading if the file has too many values
   */
  void scalar(String text, boolean quoted, boolean empty, Location at) throws StopReading {
    count(at);
    Frame frame = frames.peek();
    OptionalInt hidden = hidden(text);
    if (hidden.isPresent()) {
      refuse(at,
          String.format("the invisible character U+%04X is not allowed in a text; remove it", hidden.getAsInt()));
      broken(at);
    } else if (frame != null && frame.expectsKey()) {
      key(text, quoted, at);
    } else {
      accept(empty ? Node.empty(at, path()) : Node.scalar(at, path(), text, quoted));
    }
  }

  /**
   * The first character that a terminal obeys and a reader does not see, or that turns the direction of others; escapes bring it
   * into quotes, past the check of the file.
   */
  private static OptionalInt hidden(String text) {
    int unprintable = SourceText.unprintable(text);
    return unprintable < text.length()
        ? OptionalInt.of(text.codePointAt(unprintable))
        : text.codePoints().filter(TreeBuilder::turnsDirection).findFirst();
  }

  /** Embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX #9, section 2). */
  private static boolean turnsDirection(int character) {
    return 0x202A <= character && character <= 0x202E || 0x2066 <= character && character <= 0x2069;
  }

  /** Something that was refused, in key or value position. */
  void broken(Location at) {
    Frame frame = frames.peek();
    if (frame != null && frame.expectsKey()) {
      acceptKey(null, at);
    } else {
      accept(Node.broken(at, path()));
    }
  }

  private void key(String text, boolean quoted, Location at) {
    Frame frame = frames.peek();
    String accepted = null;
    if (text.isEmpty()) {
      refuse(at, "a key is missing before the colon");
    } else if (text.equals("<<") && !quoted) {
      refuse(at, "merge keys (<<) are not supported; write the keys out");
    } else if (frame.entries.containsKey(text)) {
      problems.add(new Problem(at, frame.path.child(text).toString(), "the key " + Wording.quote(text)
          + " was already given at " + frame.entries.get(text).keyLocation().position() + "; keep one of them"));
    } else {
      accepted = text;
    }
    acceptKey(accepted, at);
  }

  private void acceptKey(String key, Location at) {
    Frame frame = frames.peek();
    frame.key = key;
    frame.keyLocation = at;
    frame.expectsValue = true;
  }

  private void accept(Node node) {
    Frame frame = frames.peek();
    if (frame == null) {
      root = node;
    } else if (frame.mapping) {
      if (frame.key != null) {
        frame.entries.put(frame.key, new Node.Entry(frame.key, frame.keyLocation, node));
      }
      frame.expectsValue = false;
    } else {
      frame.items.add(node);
    }
  }
}
