package io.edgewise.topology.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A part of a {@link Document} that knows where it was written. Immutable; equal only to itself.
 *
 * <p>A scalar keeps its source text: {@code country: NO} is the text {@code NO}, and {@code 1e3}, {@code 0x10} or
 * {@code yes} mean nothing before a {@link Form} reads them.
 */
public final class Node {

  /** The shape of a node. */
  public enum Kind {
    /** Keys with values. */
    MAPPING,
    /** Items in order. */
    LIST,
    /** A text, a number, a quantity. */
    SCALAR,
    /** Nothing, {@code ~} or {@code null}, unquoted. */
    EMPTY,
    /** A part that was refused when the file was read, such as an alias. Its problem is recorded: pass it over. */
    BROKEN
  }

  /**
   * A key with its value.
   *
   * @param key never empty
   * @param keyLocation the key's first character
   * @param value the value
   */
  public record Entry(String key, Location keyLocation, Node value) {}

  private final Kind kind;
  private final Location location;
  private final NodePath path;
  private final String text;
  private final boolean quoted;
  private final Map<String, Entry> entries;
  private final List<Node> items;

  private Node(Kind kind, Location location, NodePath path, String text, boolean quoted,
      Map<String, Entry> entries, List<Node> items) {
    this.kind = kind;
    this.location = location;
    this.path = path;
    this.text = text;
    this.quoted = quoted;
    this.entries = entries;
    this.items = items;
  }

  static Node scalar(Location location, NodePath path, String text, boolean quoted) {
    return new Node(Kind.SCALAR, location, path, text, quoted, Map.of(), List.of());
  }

  static Node empty(Location location, NodePath path) {
    return new Node(Kind.EMPTY, location, path, "", false, Map.of(), List.of());
  }

  static Node broken(Location location, NodePath path) {
    return new Node(Kind.BROKEN, location, path, "", false, Map.of(), List.of());
  }

  static Node mapping(Location location, NodePath path, Map<String, Entry> entries) {
    return new Node(Kind.MAPPING, location, path, "", false,
        Collections.unmodifiableMap(new LinkedHashMap<>(entries)), List.of());
  }

  static Node list(Location location, NodePath path, List<Node> items) {
    return new Node(Kind.LIST, location, path, "", false, Map.of(), List.copyOf(items));
  }

  /** Its shape. */
  public Kind kind() {
    return kind;
  }

  /** Its first character: of a mapping the first key or the brace, of a list the first dash or the bracket. */
  public Location location() {
    return location;
  }

  /** Its path from the root, such as {@code strategies.edge.compute} or {@code where[2].share}; empty at the root. */
  public String path() {
    return path.toString();
  }

  NodePath nodePath() {
    return path;
  }

  /**
   * The scalar's text as written, without quotes and with escapes resolved.
   *
   * @throws IllegalStateException if this is not a scalar
   */
  public String text() {
    if (kind != Kind.SCALAR) {
      throw new IllegalStateException(location + ": " + path + " is " + description() + ", not a scalar");
    }
    return text;
  }

  /** Whether a scalar was written in quotes or as a block text, and so is meant as text. */
  public boolean quoted() {
    return quoted;
  }

  /** The entries of a mapping in file order; none for other kinds. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** The items of a list in file order; none for other kinds. */
  public List<Node> items() {
    return items;
  }

  /** The value of a key; empty where this is not a mapping or has no such key. */
  public Optional<Node> get(String key) {
    return entry(key).map(Entry::value);
  }

  /** A key with its value; empty where this is not a mapping or has no such key. */
  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** What was found, in words, for a message: {@code the text "abc"}, {@code a list}, {@code nothing}. */
  public String description() {
    return switch (kind) {
      case MAPPING -> entries.isEmpty() ? "an empty mapping" : "a mapping with " + keysInWords();
      case LIST -> items.isEmpty() ? "an empty list" : "a list";
      case SCALAR -> "the text " + Wording.quote(text);
      case EMPTY -> "nothing";
      case BROKEN -> "a part that could not be read";
    };
  }

  private String keysInWords() {
    List<String> keys = entries.keySet().stream().limit(4).toList();
    return "the key" + (entries.size() > 1 ? "s " : " ") + Wording.listing(keys)
        + (entries.size() > keys.size() ? ", ..." : "");
  }

  /** This mapping with the entries of another in place of its own of the same keys, or added; each keeps its place. */
  public Node overlaidBy(Node other) {
    Map<String, Entry> all = new LinkedHashMap<>(entries);
    all.putAll(other.entries);
    return mapping(location, path, all);
  }

  /** This mapping with the entry of another of a key in place of its own, or added; itself where the other has none. */
  public Node overlaidBy(Node other, String key) {
    return other.entry(key).map(this::withEntry).orElse(this);
  }

  /** This mapping without the entry of a key. */
  public Node without(String key) {
    Map<String, Entry> kept = new LinkedHashMap<>(entries);
    kept.remove(key);
    return mapping(location, path, kept);
  }

  /** This mapping with another value for a key, at the place of that, or added to the end where it has no such key. */
  public Node with(String key, Node value) {
    return withEntry(new Entry(key, entry(key).map(Entry::keyLocation).orElse(value.location), value));
  }

  /** A text in place of this node, as if it were written there. */
  public Node replacedBy(String other) {
    return scalar(location, path, other, false);
  }

  /** A list in place of this node, as if it were written there. */
  public Node replacedBy(List<Node> others) {
    return list(location, path, others);
  }

  /** A mapping with one key in place of this node, as if it were written there. */
  public Node replacedBy(String key, Node value) {
    return mapping(location, path, Map.of(key, new Entry(key, location, value)));
  }

  /** This mapping with one entry replaced where its key exists, or added at the end. */
  Node withEntry(Entry entry) {
    Map<String, Entry> changed = new LinkedHashMap<>(entries);
    changed.put(entry.key(), entry);
    return mapping(location, path, changed);
  }

  /** This list with one item replaced, or added where the index is its size. */
  Node withItem(int index, Node item) {
    List<Node> changed = new ArrayList<>(items);
    if (index == changed.size()) {
      changed.add(item);
    } else {
      changed.set(index, item);
    }
    return list(location, path, changed);
  }

  /** The value in one line, as it may stand anywhere in a file; comments are lost. */
  public String inOneLine() {
    return switch (kind) {
      case MAPPING -> entries().stream()
          .map(entry -> TextScalar.key(entry.key(), false) + ": " + entry.value().inOneLine())
          .collect(Collectors.joining(", ", "{", "}"));
      case LIST -> items().stream().map(Node::inOneLine).collect(Collectors.joining(", ", "[", "]"));
      case SCALAR -> quoted() ? TextScalar.quoted(text()) : TextScalar.inFlow(text(), false);
      case EMPTY, BROKEN -> "null";
    };
  }

  /** The location, path and what stands there; for debugging. */
  @Override
  public String toString() {
    return location + ": " + path + ": " + description();
  }
}
