package io.edgewise.scenario.trust;

import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.FileText;
import io.edgewise.topology.text.InvalidInputException;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Spoils texts at random, in ways that keep most of their structure: values and entries of trees, cells and rows of tables,
 * lines, and at last bytes and encodings.
 */
final class Mutator {

  private static final int MOST_BYTES = 200_000;
  private static final int MOST_CHANGES = 5;

  private final SplittableRandom random;

  Mutator(SplittableRandom random) {
    this.random = random;
  }

  /** A spoilt one of the seeds of a target. */
  byte[] spoilt(Target target) {
    List<byte[]> seeds = target.seeds();
    byte[] seed = seeds.get(random.nextInt(seeds.size()));
    String text = new String(seed, StandardCharsets.UTF_8);
    boolean tree = isTree(target, text);
    for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
      String other = new String(seeds.get(random.nextInt(seeds.size())), StandardCharsets.UTF_8);
      String next = random.nextInt(4) == 0 ? lines(text, other) : tree ? tree(text, other) : table(text);
      text = next.length() > MOST_BYTES ? text : next;
    }
    return random.nextInt(6) == 0 ? bytes(text) : text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isTree(Target target, String text) {
    return target.file().endsWith(".yaml") || target.file().endsWith(".json") && text.stripLeading().startsWith("{");
  }

  private String tree(String text, String other) {
    if (random.nextInt(3) == 0) {
      return random.nextInt(3) == 0 ? HostileTexts.otherUnit(text, random) : HostileTexts.otherNumber(text, random);
    }
    try {
      FileText file = new FileText(text);
      List<Node> nodes = nodes(text);
      if (nodes.isEmpty()) {
        return HostileTexts.otherNumber(text, random);
      }
      String path = nodes.get(random.nextInt(nodes.size())).path();
      String away = nodes.get(random.nextInt(nodes.size())).path();
      return switch (random.nextInt(8)) {
        case 0 -> file.without(path).text();
        case 1 -> file.withCopy(path, random.nextBoolean() ? HostileTexts.any(random) : "copy").text();
        case 2 -> file.with(path, file.valueAt(away).orElse("~")).text();
        case 3 ->
            file.with(path + "." + (random.nextBoolean() ? "extra" : name(away)), HostileTexts.any(random)).text();
        case 4 -> file.with(path, nested(file.valueAt(path).orElse("1"))).text();
        case 5 -> {
          List<Node> others = nodes(other);
          yield others.isEmpty() ? text : file.with(path, new FileText(other)
              .valueAt(others.get(random.nextInt(others.size())).path()).orElse("~")).text();
        }
        default -> file.with(path, HostileTexts.any(random)).text();
      };
    } catch (InvalidInputException | StringIndexOutOfBoundsException | ClassCastException e) {
      // Spoilt before, so that there is no tree any more.
      return HostileTexts.otherNumber(text, random);
    }
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[.*", "");
  }

  private String nested(String value) {
    int depth = random.nextInt(5) == 0 ? 1_000 : 1 + random.nextInt(3);
    return random.nextBoolean() ? "[".repeat(depth) + value + "]".repeat(depth)
        : "{x: ".repeat(depth) + value + "}".repeat(depth);
  }

  private static List<Node> nodes(String text) {
    List<Node> nodes = new ArrayList<>();
    Document.parse("any", text, new Problems()).ifPresent(document -> collect(document.root(), nodes));
    return nodes;
  }

  private static void collect(Node node, List<Node> nodes) {
    if (!node.path().isEmpty()) {
      nodes.add(node);
    }
    node.entries().forEach(entry -> collect(entry.value(), nodes));
    node.items().forEach(item -> collect(item, nodes));
  }

  private String table(String text) {
    List<String> rows = new ArrayList<>(List.of(text.split("\n", -1)));
    int row = random.nextInt(rows.size());
    List<String> cells = new ArrayList<>(List.of(rows.get(row).split(",", -1)));
    int cell = random.nextInt(cells.size());
    switch (random.nextInt(7)) {
      case 0 -> cells.remove(cell);
      case 1 -> cells.add(cell, HostileTexts.any(random));
      case 2 -> cells.set(cell, cells.get(random.nextInt(cells.size())));
      case 3 -> cells.set(cell, "\"" + cells.get(cell));
      case 4 -> cells.set(cell, HostileTexts.otherNumber(cells.get(cell), random));
      default -> cells.set(cell, HostileTexts.any(random));
    }
    rows.set(row, String.join(",", cells));
    return String.join("\n", rows);
  }

  private String lines(String text, String other) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    List<String> others = List.of(other.split("\n", -1));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(9)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 2 -> lines.add(at, others.get(random.nextInt(others.size())));
      case 3 -> lines.set(at, "  " + lines.get(at));
      case 4 -> lines.set(at, lines.get(at) + " &a ");
      case 5 -> lines.set(at, lines.get(at).substring(0, random.nextInt(lines.get(at).length() + 1)));
      case 6 -> lines.set(at, lines.get(at) + HostileTexts.any(random).repeat(1 + random.nextInt(50)));
      case 7 -> lines.subList(at, lines.size()).clear();
      default -> lines.set(at, HostileTexts.any(random));
    }
    return String.join("\n", lines);
  }

  private byte[] bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int at = random.nextInt(bytes.length + 1);
    return switch (random.nextInt(9)) {
      case 0 -> text.getBytes(StandardCharsets.UTF_16);
      case 1 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
      case 2 -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      case 3 -> text.replace("\n", "\r").getBytes(StandardCharsets.UTF_8);
      case 4 -> Arrays.copyOf(bytes, at);
      case 5 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)});
      case 6 -> joined(bytes, at, new byte[] {(byte) 0xC3, (byte) 0x28});
      case 7 -> joined(bytes, at, new byte[random.nextInt(1, 4)]);
      default -> {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        yield flipped;
      }
    };
  }

  private static byte[] joined(byte[] bytes, int at, byte[] between) {
    byte[] all = Arrays.copyOf(bytes, bytes.length + between.length);
    System.arraycopy(between, 0, all, at, between.length);
    System.arraycopy(bytes, at, all, at + between.length, bytes.length - at);
    return all;
  }
}
