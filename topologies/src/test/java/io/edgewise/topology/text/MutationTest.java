package io.edgewise.topology.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Breaks a right file at random and compares what is read with what the YAML library makes of it. */
class MutationTest {

  private static final String FILE = """
      format: 1
      name: Global checkout
      sources:
        perf: {source: "lambda-perf", date: 2026-10, kind: measured}
      users:
        rate: 400 / s        # mean over a day
        where:
          - {place: "city:tokyo", share: 30%}
          - place: city:paris
            share: 70%
      cpu:
        mixture:
          - {weight: 99%, of: 4 ms}
          - {weight: 1%, of: {p50: 80 ms, p99: 200 ms}}
      memory: 512 MB
      price: $0.20 / 1M requests
      text: |
        two
        lines
      """;

  private static final String[] TOKENS = {":", ": ", "- ", "\n", "  ", "\t", "{", "}", "[", "]", "\"", "'", "&a ", "*a",
    "!t ", "<<: ", "#", "|", ">", "? ", ",", "%", "---\n", "...\n", "\r\n", "\uFEFF", "\u0000", "é😀", "~", "0x",
    "NaN", "-", "1e999", "\\", "@", "`", "name: x\n"};

  private record Place(String place, double share) {
    static Optional<Place> read(Node node, Problems problems) {
      Fields fields = Fields.of(node, problems).required("place", "share");
      Optional<String> place = fields.text("place");
      Optional<Double> share = fields.share("share");
      return fields.build(() -> new Place(place.orElseThrow(), share.orElseThrow()));
    }
  }

  private static Optional<Boolean> users(Node node, Problems problems) {
    Fields fields = Fields.of(node, problems).required("rate", "where");
    fields.rate("rate");
    fields.list("where", Place::read);
    return fields.build(() -> true);
  }

  private static Optional<Boolean> read(Node root, Problems problems) {
    Fields fields = Fields.of(root, problems).required("format", "name", "users", "cpu").allowed("sources");
    fields.count("format");
    fields.text("name");
    fields.value("users", MutationTest::users);
    fields.value("cpu", Distributions::read);
    fields.size("memory");
    fields.price("price");
    fields.text("text");
    return fields.build(() -> true);
  }

  private static String mutated(Random random) {
    StringBuilder text = new StringBuilder(FILE);
    for (int n = 1 + random.nextInt(3); n > 0 && !text.isEmpty(); n--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(6));
      switch (random.nextInt(6)) {
        case 0 -> text.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
        case 1 -> text.delete(at, end);
        case 2 -> text.replace(at, at + 1, TOKENS[random.nextInt(TOKENS.length)]);
        case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        case 4 -> duplicateLine(text, random);
        default -> text.setLength(random.nextInt(20) == 0 ? at : text.length());
      }
    }
    return text.toString();
  }

  private static void duplicateLine(StringBuilder text, Random random) {
    List<String> lines = new ArrayList<>(text.toString().lines().toList());
    String line = lines.get(random.nextInt(lines.size()));
    lines.add(random.nextInt(lines.size() + 1), random.nextBoolean() ? line : " " + line);
    text.setLength(0);
    text.append(String.join("\n", lines)).append('\n');
  }

  /** The tree as the library would build it, every scalar a text. */
  private static Object plain(Node node) {
    return switch (node.kind()) {
      case MAPPING -> {
        Map<String, Object> map = new LinkedHashMap<>();
        node.entries().forEach(entry -> map.put(entry.key(), plain(entry.value())));
        yield map;
      }
      case LIST -> node.items().stream().map(MutationTest::plain).toList();
      case SCALAR -> node.text();
      case EMPTY -> "";
      case BROKEN -> throw new AssertionError("a broken part without a problem");
    };
  }

  /** What the YAML library's own composer makes of the text. */
  private static Object composed(String text) {
    List<Object> documents = new ArrayList<>();
    new Compose(LoadSettings.builder().build())
        .composeAllFromString(text.startsWith("\uFEFF") ? text.substring(1) : text)
        .forEach(node -> documents.add(plain(node)));
    assertEquals(1, documents.size());
    return documents.getFirst();
  }

  private static Object plain(org.snakeyaml.engine.v2.nodes.Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue();
      case SequenceNode list -> list.getValue().stream().map(MutationTest::plain).toList();
      case MappingNode mapping -> {
        Map<Object, Object> map = new LinkedHashMap<>();
        mapping.getValue().forEach(tuple -> map.put(((ScalarNode) tuple.getKeyNode()).getValue(),
            plain(tuple.getValueNode())));
        yield map;
      }
      default -> throw new AssertionError(node);
    };
  }

  @Test
  @DisplayName("1,000 broken files: no exception, no silence, every problem inside the file, the tree as composed")
  void mutations() {
    Random random = new Random(20_261_123);
    int right = 0;
    for (int i = 0; i < 1_000; i++) {
      String text = mutated(random);
      Problems problems = new Problems();
      Optional<Document> document = Document.parse("f.yaml", text, problems);
      boolean formed = problems.errorCount() == 0;
      String formProblems = problems.toString();
      Optional<Boolean> result = document.flatMap(found -> read(found.root(), problems));
      document.filter(found -> text.length() % 8 == 0).ifPresent(found -> ProvenanceCheck.check(found.root(), Set.of(),
          new Problems()));
      assertEquals(problems.errorCount() == 0, result.isPresent() && formed, () -> problems + "\n" + text);
      long lines = text.chars().filter(c -> c == '\n' || c == '\r').count() + 1;
      for (Problem problem : problems.sorted()) {
        assertTrue(problem.location().line() <= lines, () -> problem + "\n" + text);
        assertFalse(problem.message().chars().anyMatch(Character::isISOControl), problem::message);
      }
      if (formed) {
        assertEquals(composed(text), plain(document.orElseThrow().root()), text);
        right += result.isPresent() ? 1 : 0;
      } else {
        assertRefusedForReason(text, formProblems);
      }
    }
    assertTrue(right > 30 && right < 700, "still right: " + right);
  }

  /** What the library accepts may be refused only for a construct that this package does not support. */
  private static void assertRefusedForReason(String text, String problems) {
    try {
      composed(text);
    } catch (YamlEngineException | ClassCastException | AssertionError e) {
      return;
    }
    assertTrue(problems.lines().allMatch(line -> line.matches(".*(not supported|not allowed|file is empty|"
        + "key must be|key is missing|already given|levels deep|document begins).*")), () -> problems + "\n" + text);
  }

  @Test
  @DisplayName("the file itself is right")
  void unbroken() {
    Problems problems = new Problems();
    Node root = Document.parse("f.yaml", FILE, problems).orElseThrow().root();
    assertEquals(Optional.of(true), read(root, problems), problems::toString);
  }
}
