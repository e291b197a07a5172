package io.edgewise.scenario.trust;

import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A file with one thing in it spoilt.
 *
 * @param kind what was done
 * @param path of what it was done to
 * @param at where the spoilt thing stands in the new text
 * @param spoilt makes the new text
 */
record Mutation(Kind kind, String path, Location at, Supplier<String> spoilt) {

  /** What can be done to a value. */
  enum Kind {
    REMOVED, DOUBLED, NEGATED, RETYPED, MISSPELT
  }

  /** The new text, made anew at each call: of the many mutations of a file, few may be looked at. */
  String text() {
    return spoilt.get();
  }

  /** All mutations of a file, in its order. */
  static List<Mutation> of(String name, String text) {
    Document document = Document.parse(name, text, new Problems()).orElseThrow();
    List<Mutation> all = new ArrayList<>();
    collect(new FileText(text), document.root(), all);
    return all;
  }

  private static void collect(FileText file, Node parent, List<Mutation> all) {
    for (Node.Entry entry : parent.kind() == Node.Kind.MAPPING ? parent.entries() : List.<Node.Entry>of()) {
      spoil(file, entry.value(), entry, parent, all);
      collect(file, entry.value(), all);
    }
    for (Node item : parent.kind() == Node.Kind.LIST ? parent.items() : List.<Node>of()) {
      spoil(file, item, null, parent, all);
      collect(file, item, all);
    }
  }

  private static void spoil(FileText file, Node value, Node.Entry entry, Node parent, List<Mutation> all) {
    String path = value.path();
    Location place = entry == null ? value.location() : entry.keyLocation();
    all.add(new Mutation(Kind.REMOVED, path, place, () -> removed(file, path, parent)));
    if (entry != null) {
      all.add(new Mutation(Kind.DOUBLED, path, place, () -> file.withCopy(path, entry.key()).text()));
      int at = index(file.text(), place) + (file.text().charAt(index(file.text(), place)) == '"' ? 2 : 1);
      all.add(new Mutation(Kind.MISSPELT, path, place, () -> inserted(file, at, 'x')));
    }
    int start = index(file.text(), value.location());
    boolean number = value.kind() == Node.Kind.SCALAR && !value.quoted() && start < file.text().length()
        && "0123456789$".indexOf(file.text().charAt(start)) >= 0;
    if (number) {
      all.add(new Mutation(Kind.NEGATED, path, value.location(), () -> inserted(file, start, '-')));
    }
    for (String other : value.kind() == Node.Kind.SCALAR ? List.of("{mutated: 1}", "[1, 2]", number ? "mutated" : "7")
        : List.of("7", "mutated")) {
      all.add(new Mutation(Kind.RETYPED, path, value.location(), () -> file.with(path, other).text()));
    }
  }

  private static String inserted(FileText file, int at, char character) {
    return file.text().substring(0, at) + character + file.text().substring(at);
  }

  private static String removed(FileText file, String path, Node parent) {
    try {
      return file.without(path).text();
    } catch (InvalidInputException e) {
      // The only one of its mapping or list.
      return file.with(parent.path(), parent.kind() == Node.Kind.LIST ? "[]" : "{}").text();
    }
  }

  private static int index(String text, Location location) {
    int line = 0;
    for (int i = 1; i < location.line(); i++) {
      line = text.indexOf('\n', line) + 1;
    }
    return text.offsetByCodePoints(line, location.column() - 1);
  }

  @Override
  public String toString() {
    return kind + " " + path + " at " + at;
  }
}
