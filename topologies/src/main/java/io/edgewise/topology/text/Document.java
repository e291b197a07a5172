package io.edgewise.topology.text;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A catalogue or scenario file as a tree in which every key, value and item knows where it was written. Immutable.
 *
 * <p>Files are YAML 1.2, or JSON: by the name's end, and for other names than {@code .yaml}, {@code .yml} and
 * {@code .json} by whether the text begins as a JSON object does. Refused, each with its place: keys given twice,
 * anchors, aliases, merge keys, tags, more than one document, broken syntax, an empty file, bytes that are not UTF-8,
 * control characters, also as escapes, more bytes or values than {@link Limits} allows, and more than 64 levels of nesting. A byte order mark and Windows line ends
 * are accepted.
 *
 * @param source the file as the user named it
 * @param root the outermost value
 */
public record Document(String source, Node root) {

  /**
   * Reads a file.
   *
   * @throws InvalidInputException with all problems of the file's form, if there is any
   */
  public static Document read(Path file) {
    Problems problems = new Problems();
    Optional<Document> document = read(file, problems);
    problems.throwIfAny();
    return document.orElseThrow();
  }

  /**
   * Reads a file and goes on after problems, so that a reader can add those it finds in the rest.
   *
   * @return the tree, without the parts that were refused; empty where the syntax is broken
   */
  public static Optional<Document> read(Path file, Problems problems) {
    return read(file, Limits.WRITTEN, problems);
  }

  /**
   * Reads a file that may be larger or smaller than others.
   *
   * @return the tree, without the parts that were refused; empty where the syntax is broken
   */
  public static Optional<Document> read(Path file, Limits limits, Problems problems) {
    String name = file.toString();
    try {
      return tree(name, SourceText.read(file, name, limits, problems), limits, problems);
    } catch (StopReading e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a text as if it were a file's.
   *
   * @param name the name of the file, shown in messages; its end says whether it is JSON
   * @return the tree, without the parts that were refused; empty where the syntax is broken
   */
  public static Optional<Document> parse(String name, String text, Problems problems) {
    try {
      return tree(name, SourceText.checked(text, name, problems), Limits.WRITTEN, problems);
    } catch (StopReading e) {
      return Optional.empty();
    }
  }

  private static Optional<Document> tree(String name, String text, Limits limits, Problems problems)
      throws StopReading {
    Node root = isJson(name, text)
        ? JsonReader.read(name, text, NodePath.ROOT, limits, problems)
        : YamlReader.read(name, text, NodePath.ROOT, limits, problems);
    if (root == null || root.kind() == Node.Kind.EMPTY) {
      problems.add(new Problem(Location.whole(name), "", "the file is empty"));
      return Optional.empty();
    }
    return Optional.of(new Document(name, root));
  }

  private static boolean isJson(String name, String text) {
    String end = name.toLowerCase(Locale.ROOT);
    if (end.endsWith(".json")) {
      return true;
    }
    String start = text.substring(0, Math.min(text.length(), 1000)).stripLeading();
    return !end.endsWith(".yaml") && !end.endsWith(".yml")
        && start.startsWith("{") && start.substring(1).stripLeading().startsWith("\"");
  }

  /**
   * This document with one value changed, as {@code --set path=value} asks for.
   *
   * @param path such as {@code run.seed}, {@code where[1].share} or {@code hosts."a.b"}. All but its last step must
   *     exist; the last replaces a value, adds a key, or, one past the end of a list, adds an item
   * @param value text as it is; or, where it begins with a quote, a bracket or a brace, a YAML value in flow style
   * @throws InvalidInputException if the path leads nowhere or the value is broken, located at {@code --set path}
   */
  public Document with(String path, String value) {
    return new Document(source, DocumentEdit.apply(root, path, value));
  }
}
