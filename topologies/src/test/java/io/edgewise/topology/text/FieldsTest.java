package io.edgewise.topology.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FieldsTest {

  private enum Consistency { EVENTUAL, READ_YOUR_WRITES, STRONG }

  private record Store(long keepAliveNanos, Consistency consistency) {
    Store {
      if (keepAliveNanos == 7) {
        throw new IllegalArgumentException("the keep-alive must not be 7 ns");
      }
    }

    static Optional<Store> read(Node node, Problems problems) {
      Fields fields = Fields.of(node, problems);
      long keepAlive = fields.duration("keepAlive", 5);
      Consistency consistency = fields.choice("consistency", Consistency.class, Consistency.EVENTUAL);
      return fields.build(() -> new Store(keepAlive, consistency));
    }
  }

  private record Spec(String name, double share, Optional<DataSize> size, List<Long> delays,
      Map<String, Store> stores) {
    static Optional<Spec> read(Node node, Problems problems) {
      Fields fields = Fields.of(node, problems).required("name", "share").atMostOne("size", "items")
          .requires("delays", "unit");
      Optional<String> name = fields.text("name");
      Optional<Double> share = fields.share("share");
      Optional<DataSize> size = fields.size("size");
      fields.count("items");
      fields.text("unit");
      List<Long> delays = fields.list("delays", Quantities.DURATION);
      Map<String, Store> stores = fields.map("stores", Store::read);
      return fields.build(() -> new Spec(name.orElseThrow(), share.orElseThrow(), size, delays, stores));
    }
  }

  private static Optional<Spec> read(String text, Problems problems) {
    return Document.parse("f.yaml", text, problems).flatMap(document -> Spec.read(document.root(), problems));
  }

  private static String problems(String text) {
    Problems problems = new Problems();
    assertTrue(read(text, problems).isEmpty());
    return problems.toString();
  }

  @Test
  @DisplayName("a right file is read, omitted keys have their defaults")
  void reads() {
    Problems problems = new Problems();
    Spec spec = read("""
        name: NO
        share: 30%
        delays: [1 ms, 2 ms]
        unit: x
        stores: {b: {keepAlive: 1 s}, a: {consistency: read-your-writes}}
        """, problems).orElseThrow();
    assertTrue(problems.isEmpty());
    assertEquals(new Spec("NO", 0.3, Optional.empty(), List.of(1_000_000L, 2_000_000L), Map.of(
        "b", new Store(1_000_000_000L, Consistency.EVENTUAL), "a", new Store(5, Consistency.READ_YOUR_WRITES))), spec);
    assertEquals(List.of("b", "a"), List.copyOf(spec.stores().keySet()));
  }

  @Test
  @DisplayName("ten different mistakes give ten messages, each at its line and column")
  void tenMistakes() {
    assertEquals("""
        f.yaml:1:7: name: expected a text such as "abc", found a list
        f.yaml:2:1: shaer: unknown key "shaer"; did you mean "share"?
        f.yaml:3:7: size: found "4 kb"; "kb" is no unit here; did you mean "4 kB"?
        f.yaml:4:1: items: "items" and "size" exclude each other; keep one of them
        f.yaml:5:1: delays: "delays" needs unit beside it
        f.yaml:6:5: delays[0]: found "30"; a duration needs a unit: "30 ms" or "30 s"?
        f.yaml:7:5: delays[1]: aliases are not supported (*x); write the value out, or put it in quotes if it is a \
        text that begins with "*"
        f.yaml:9:19: stores.a.keepAlive: found "1,5 ms"; the decimal sign is a point: "1.5 ms"
        f.yaml:10:20: stores.b.consistency: no consistency "Strnog"; did you mean "strong"?
        f.yaml:11:6: stores.c: expected a mapping (key: value), found the text "dynamodb"\
        """,
        problems("""
            name: [a]
            shaer: 1
            size: 4 kb
            items: 5
            delays:
              - 30
              - *x
            stores:
              a: {keepAlive:  "1,5 ms"}
              b: {consistency: Strnog}
              c: dynamodb
            """));
  }

  @Test
  @DisplayName("missing, empty and misshapen values")
  void shapes() {
    assertEquals("""
        f.yaml:1:1: the key "name" is missing
        f.yaml:1:1: the key "share" is missing
        f.yaml:1:9: delays: expected a list, found the text "5 ms"\
        """,
        problems("delays: 5 ms\nunit: ms\n"));
    assertEquals("""
        f.yaml:1:6: name: the value is empty; write a text such as "abc", or leave the key out
        f.yaml:2:8: share: expected a share such as "30%" or 0.3, found a mapping with the key a
        f.yaml:3:9: stores: expected a mapping (key: value), found a list\
        """,
        problems("name:\nshare: {a: 1}\nstores: [x]\n"));
    assertEquals("f.yaml:1:1: expected a mapping (key: value), found a list", problems("- a\n"));
    assertEquals("f.yaml:1:7: name: found an empty text; expected a text such as \"abc\"",
        problems("name: ''\nshare: 1\n"));
  }

  @Test
  @DisplayName("unknown keys are all reported, with what is allowed when nothing is near")
  void unknownKeys() {
    assertEquals("""
        f.yaml:3:1: zzz: unknown key "zzz"; allowed: name, share, size, items, delays, unit, stores
        f.yaml:4:1: Stores: unknown key "Stores"; did you mean "stores"?\
        """,
        problems("name: a\nshare: 1\nzzz: 1\nStores: {}\n"));
  }

  @Test
  @DisplayName("what a record refuses is located at its mapping")
  void recordChecks() {
    assertEquals("f.yaml:3:13: stores.a: the keep-alive must not be 7 ns",
        problems("name: a\nshare: 1\nstores: {a: {keepAlive: 7 ns}}\n"));
  }

  @Test
  @DisplayName("exactly one of several keys; a misspelled one is not missing as well")
  void exactlyOne() {
    Problems problems = new Problems();
    Node root = Document.parse("f.yaml", "a: {}\nb: {exponental: 1}\n", problems).orElseThrow().root();
    for (Node.Entry entry : root.entries()) {
      assertTrue(Fields.of(entry.value(), problems).exactlyOne("constant", "exponential").build(() -> 1).isEmpty());
    }
    assertEquals("""
        f.yaml:1:4: a: one of the keys "constant" or "exponential" is missing
        f.yaml:2:5: b.exponental: unknown key "exponental"; did you mean "exponential"?\
        """, problems.toString());
  }

  @Test
  @DisplayName("problems are sorted by position, shown once, settings last, and thrown together")
  void problemsInOrder() {
    Problems problems = new Problems();
    problems.throwIfAny();
    problems.add(new Problem(Location.setting("run.seed"), "run.seed", "found \"x\""));
    problems.add(new Problem(new Location("f.yaml", 10, 2), "b", "second"));
    problems.add(new Problem(new Location("f.yaml", 10, 2), "b", "second"));
    problems.add(new Problem(Severity.WARNING, new Location("f.yaml", 9, 12), "a", "first"));
    assertEquals(1, problems.warnings().size());
    assertEquals("""
        f.yaml:9:12: warning: a: first
        f.yaml:10:2: b: second
        --set run.seed: found "x"\
        """, assertThrows(InvalidInputException.class, problems::throwIfAny).getMessage());
  }
}
