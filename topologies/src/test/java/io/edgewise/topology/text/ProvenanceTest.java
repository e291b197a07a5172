package io.edgewise.topology.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenanceTest {

  private static final String CATALOGUE = """
      format: 1
      name: AWS Lambda
      sources:
        perf:  {source: "lambda-perf", date: 2026-10-02, kind: measured, confidence: A-}
        page:  {source: pricing page, date: 2026-11, kind: published}
        guess: {source: none is known, date: 2026, kind: assumed, note: shown in the tornado}
      from: perf
      coldStart:
        nodejs20: {p50: 142 ms, p99: 187 ms}
        java21: {p50: 1.9 s, p99: 2.6 s, from: guess}
      keepAlive: {value: 10 min, from: guess}
      prices:
        from: page
        tiers: [{upTo: 6B, price: $0.20 / 1M requests}]
      """;

  private static String check(String text) {
    Problems problems = new Problems();
    Node root = Document.parse("f.yaml", text, problems).orElseThrow().root();
    Sources.read(root, problems);
    ProvenanceCheck.check(root, Set.of("free"), problems);
    return problems.toString();
  }

  @Test
  @DisplayName("the nearest source around a number is in force")
  void inForce() {
    Problems problems = new Problems();
    Node root = Document.parse("f.yaml", CATALOGUE, problems).orElseThrow().root();
    Sources sources = Sources.read(root, problems);
    assertEquals("", check(CATALOGUE));
    Node cold = root.get("coldStart").orElseThrow();
    Provenance measured = new Provenance("lambda-perf", "2026-10-02", Provenance.Kind.MEASURED,
        Optional.of(Provenance.Confidence.A_MINUS), "");
    assertEquals(Optional.of(measured), sources.of(cold.get("nodejs20").orElseThrow().get("p50").orElseThrow()));
    assertEquals(Optional.of(sources.byId().get("guess")), sources.of(cold.get("java21").orElseThrow()));
    Node tier = root.get("prices").orElseThrow().get("tiers").orElseThrow().items().getFirst();
    assertEquals(Optional.of(sources.byId().get("page")), sources.of(tier.get("price").orElseThrow()));
  }

  @Test
  @DisplayName("numbers without a source, unknown sources and unused sources are all reported")
  void incomplete() {
    assertEquals("""
        f.yaml:3:3: warning: sources.page: no number uses the source "page"; remove it, or name it with "from: page"
        f.yaml:4:8: init: the number "142 ms" has no source; write "from: SOURCE-ID" beside it or in a mapping around it
        f.yaml:5:4: a: the number "$0.20 / 1M" has no source; write "from: SOURCE-ID" beside it or in a mapping \
        around it
        f.yaml:6:32: b.from: no source "pref"; did you mean "perf"?
        f.yaml:7:8: c[1]: the number "5" has no source; write "from: SOURCE-ID" beside it or in a mapping around \
        it
        f.yaml:8:11: o.from: expected the id of a source, found a list\
        """,
        check("""
            sources:
              perf: {source: a, date: 2025, kind: measured}
              page: {source: b, date: 2025, kind: published}
            init:  142 ms
            a: "$0.20 / 1M"
            b: {x: {value: 5, y: 1}, from: pref}
            c: [a, 5, "1.3", {n: 1, from: perf}]
            o: {from: [perf]}
            free: {limit: 5}
            """));
  }

  @Test
  @DisplayName("a source says source, date and kind, or is refused")
  void wrongSources() {
    assertEquals("""
        f.yaml:2:6: sources.a: the key "source" is missing
        f.yaml:2:13: sources.a.date: found "March 2025"; a date is a year, a month or a day: 2025, 2025-03 or 2025-03-14
        f.yaml:2:31: sources.a.kind: no kind "guessed"; allowed: measured, published, assumed
        f.yaml:2:52: sources.a.confidence: no confidence "D"; allowed: A, A-, B, C\
        """, check("sources:\n  a: {date: March 2025, kind: guessed, confidence: D}\nx: {y: 1, from: a}\n"));
    assertEquals("f.yaml:1:10: sources: expected a mapping of source ids, found a list", check("sources: [a]\n"));
  }

  @ParameterizedTest
  @CsvSource({"2026-11-22, 1", "2025-11-23, 365", "2026-10, 23", "2025, 327", "2026, 0", "2027-01-01, 0"})
  @DisplayName("an age is never overstated: a year or month counts from its last day")
  void age(String date, long days) {
    Provenance provenance = new Provenance("s", date, Provenance.Kind.MEASURED, Optional.empty(), "");
    assertEquals(days, provenance.ageInDays(LocalDate.of(2026, 11, 23)));
  }

  @ParameterizedTest
  @CsvSource({"2026-13", "26", "2026-02-30", "''", "today", "2026-1-1", "20x6"})
  @DisplayName("what is no year, month or day is no date")
  void noDate(String date) {
    assertThrows(IllegalArgumentException.class,
        () -> new Provenance("s", date, Provenance.Kind.MEASURED, Optional.empty(), ""));
  }

  @Test
  @DisplayName("a sourced mapping allows from and note, and a value wrapped with its source")
  void sourcedFields() {
    Problems problems = new Problems();
    Node root = Document.parse("f.yaml", """
        a: {value: 5 ms, from: x, note: n}
        b: {c: {p: 1 ms}, from: y}
        d: {value: 5, form: x}
        from: z
        """, problems).orElseThrow().root();
    Fields fields = Fields.sourced(root, problems);
    assertEquals(Optional.of(5_000_000L), fields.duration("a"));
    assertEquals(Set.of(), fields.map("b", Distributions::readSourced).keySet());
    fields.duration("d");
    assertTrue(fields.build(() -> 1).isEmpty());
    assertEquals("""
        f.yaml:2:8: b.c: one of the keys "constant", "exponential", "mean", "lognormal", "uniform", "erlang", "gamma", \
        "hyperexponential", "weibull", "shifted", "mixture", "empirical" or "value" is missing
        f.yaml:2:9: b.c.p: unknown key "p"
        f.yaml:3:12: d.value: found "5"; a duration needs a unit: "5 ms" or "5 s"?
        f.yaml:3:15: d.form: unknown key "form"; did you mean "from"?\
        """, problems.toString());
  }
}
