package io.edgewise.topology.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileTextTest {

  private static final FileText FILE = new FileText("""
      # a shop
      users:
        rate: 400 / s      # mean over the day
        where:
          - {place: europe, share: 40%}   # first
          - {place: asia, share: 60%}
      strategies:

        # near
        edge:
          compute: {platform: cloudflare-workers}

        # far
        region:
          compute: {platform: aws-lambda, at: aws:us-east-1}   # one
      run: {seed: 1}
      """);

  @Test
  void replacesAValueAndNothingElse() {
    assertEquals(FILE.text().replace("400 / s", "50 / s"), FILE.with("users.rate", "50 / s").text());
    assertEquals(FILE.text().replace("40%", "30%"), FILE.with("users.where[0].share", "30%").text());
    assertEquals(FILE.text().replace("seed: 1", "seed: 7"), FILE.with("run.seed", "7").text());
    assertEquals(FILE.text().replace("{seed: 1}", "{seed: 2, level: 90%}"),
        FILE.with("run", "{seed: 2, level: 90%}").text());
  }

  @Test
  void replacesABlockByAScalar() {
    assertEquals("""
        users:
          rate: 1 / s
          where: world   # second
        run: {}
        """, new FileText("""
        users:
          rate: 1 / s
          where:
            - {place: europe, share: 40%}
            - {place: asia, share: 60%}   # second
        run: {}
        """).with("users.where", "world").text());
  }

  @Test
  void replacesAnItemOfAList() {
    assertEquals("""
        steps:
          - {repeat: {times: 2, steps: [{read: {from: a}}]}}   # first
          - write: b
        """, new FileText("""
        steps:
          - read: {from: a}   # first
          - write: b
        """).with("steps[0]", "{repeat: {times: 2, steps: [{read: {from: a}}]}}").text());
    assertEquals("a: [1, 5, 3]\n", new FileText("a: [1, 2, 3]\n").with("a[1]", "5").text());
  }

  @Test
  void addsWhatIsMissing() {
    assertEquals(FILE.text().replace("seed: 1", "seed: 1, level: 90%"), FILE.with("run.level", "90%").text());
    assertEquals(FILE.text().replace("share: 60%}\n", "share: 60%}\n  connection: {protocol: tls1.2}\n"),
        FILE.with("users.connection.protocol", "tls1.2").text());
    assertEquals(FILE.text() + "slo: {p99: 500 ms}\n", FILE.with("slo.p99", "500 ms").text());
    assertEquals("a: {b: 1}\n", new FileText("a: {}\n").with("a.b", "1").text());
    assertEquals("a: 1\nb: 2\n", new FileText("a: 1").with("b", "2").text());
    assertEquals("a: 5 # none\n", new FileText("a: # none\n").with("a", "5").text());
  }

  @Test
  void quotesWhatWouldBeReadAsSomethingElse() {
    assertEquals("name: \"a: b\"\n", new FileText("name: x\n").with("name", "a: b").text());
    assertEquals("name: \"#1\"\n", new FileText("name: x\n").with("name", "#1").text());
    assertEquals("name: aws:us-east-1\n", new FileText("name: x\n").with("name", "aws:us-east-1").text());
    assertEquals("a: {b: \"x, y\"}\n", new FileText("a: {}\n").with("a.b", "x, y").text());
    assertEquals("a: {b: \"x, y\"}\n", new FileText("a: {b: z}\n").with("a.b", "x, y").text());
    assertEquals("{\"a\": \"5 ms\"}", new FileText("{\"a\": 3}").with("a", "5 ms").text());
    assertEquals("{\"a\": 3, \"b\": 4}", new FileText("{\"a\": 3}").with("b", "4").text());
  }

  @Test
  void keepsLineEndsAndWhatIsNotAscii() {
    assertEquals("näme: \uD83D\uDE00 b\r\na: 2\r\nc: 3\r\n",
        new FileText("näme: \uD83D\uDE00 b\r\na: 1\r\n").with("a", "2").with("c", "3").text());
  }

  @Test
  void saysWhatIsWrittenThere() {
    assertEquals(Optional.of("400 / s"), FILE.valueAt("users.rate"));
    assertEquals(Optional.of("{place: asia, share: 60%}"), FILE.valueAt("users.where[1]"));
    assertEquals(Optional.empty(), FILE.valueAt("users.nothing"));
    assertEquals(Map.of("users.rate", "400 / s", "users.where[1].share", "60%"),
        FILE.valuesAt(List.of("users.rate", "users.nothing", "users.where[1].share")));
  }

  @Test
  void takesAnEntryAwayWithTheCommentAboveIt() {
    assertEquals(FILE.text().replace("  # near\n  edge:\n    compute: {platform: cloudflare-workers}\n", ""),
        FILE.without("strategies.edge").text());
    assertEquals(FILE.text().replace("    - {place: europe, share: 40%}   # first\n", ""),
        FILE.without("users.where[0]").text());
    assertEquals(FILE.text().replace(", share: 60%", ""), FILE.without("users.where[1].share").text());
    assertEquals(FILE.text().replace("place: asia, ", ""), FILE.without("users.where[1].place").text());
    assertThrows(InvalidInputException.class, () -> FILE.without("run.seed"));
    assertThrows(InvalidInputException.class, () -> FILE.without("strategies.none"));
  }

  @Test
  void copiesAnEntryUnderAnotherKey() {
    assertEquals(FILE.text().replace("# one\n",
        "# one\n  other:\n    compute: {platform: aws-lambda, at: aws:us-east-1}   # one\n"),
        FILE.withCopy("strategies.region", "other").text());
    assertEquals("{\"s\": {\"a\": {\"x\": 1}, \"b\": {\"x\": 1}, \"c\": 2}}",
        new FileText("{\"s\": {\"a\": {\"x\": 1}, \"c\": 2}}").withCopy("s.a", "b").text());
  }

  @Test
  void movesAnEntryAboveTheOneBefore() {
    assertEquals("""
        strategies:
          # far
          region: {at: x}   # one

          # near
          edge:
            at: y
        run: {}
        """, new FileText("""
        strategies:
          # near
          edge:
            at: y

          # far
          region: {at: x}   # one
        run: {}
        """).movedUp("strategies.region").text());
    assertThrows(InvalidInputException.class, () -> FILE.movedUp("strategies.edge"));
  }

  @Test
  void refusesWhatCannotBeRead() {
    assertThrows(InvalidInputException.class, () -> new FileText("a: [").with("a", "1"));
    assertThrows(InvalidInputException.class, () -> FILE.with("users.rate.x", "1"));
    assertThrows(InvalidInputException.class, () -> FILE.with("users.where[9].share", "1"));
    assertThrows(InvalidInputException.class, () -> FILE.with("", "1"));
  }
}
