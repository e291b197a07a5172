package io.edgewise.scenario.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told of systems that cannot keep up, of hardly any requests, and of nothing that works. */
class HonestyTest {

  /** What no reader is to see in a text; {@code null} is for JSON alone. */
  private static final Pattern NO_NUMBER = Pattern.compile("\\bNaN\\b|Infinity|\\bnull\\b");
  private static final Pattern NO_JSON_NUMBER = Pattern.compile("\\bNaN\\b|Infinity");

  @TempDir
  private Path folder;

  /**
   * A request of 100 ms on one core and on four.
   *
   * @param rate of the users, such as {@code 5 / s}
   * @param more lines at the end
   */
  private static String scenario(String rate, String horizon, String... more) {
    return """
        name: Stress
        users: {rate: %s, where: city:tokyo, access: none}
        requests: {job: {steps: [{compute: 100 ms}]}}
        strategies:
          one: {name: One core, compute: {platform: one, at: aws:us-east-1}}
          four: {name: Four cores, compute: {platform: four, at: aws:us-east-1}}
        catalog: {platforms: {one: {name: One, cores: 1}, four: {name: Four, cores: 4}}}
        network: {rtt: 10 ms, jitter: none}
        run: {horizon: %s, warmUp: 0 s, replications: 2, seed: 3}
        slo: {p99: 1 h}
        """.formatted(rate, horizon) + String.join("\n", more);
  }

  /** Runs a scenario, draws its review, and returns what was printed; no output has a number that is none. */
  private String told(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("stress.yaml"), text);
    Path out = folder.resolve("out");
    Cli run = Cli.run("run", file, "-o", out);
    assertEquals(0, run.code(), run.err());
    Cli report = Cli.run("report", out, "--format", "html,markdown", "--images", "svg");
    assertEquals(0, report.code(), report.err());
    assertFalse(NO_NUMBER.matcher(run.out() + report.out()).find(), run.out() + report.out());
    try (Stream<Path> files = Files.walk(out)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        // The table of a figure says Infinity where an interval has no end, by its format.
        String content = each.getParent().endsWith("figures") && each.toString().endsWith(".csv")
            ? Files.readString(each).replaceAll(",-?Infinity(?=,|$)", ",") : Files.readString(each);
        Pattern wrong = each.toString().endsWith(".json") ? NO_JSON_NUMBER : NO_NUMBER;
        assertFalse(wrong.matcher(content).find(), each + ": " + content);
      }
    }
    return run.out();
  }

  private JsonNode strategy(int index) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(folder.resolve("out/results.json"))).path("strategies")
        .path(index);
  }

  private String review(String name) throws IOException {
    return Files.readString(folder.resolve("out").resolve(name));
  }

  @Test
  @DisplayName("a strategy with more work than it can do is called saturated everywhere, and has no p99")
  void saturated() throws IOException {
    // 20 requests a second of 100 ms are twice what one core can do, and half of what four can.
    String printed = told(scenario("20 / s", "2 min"));
    assertTrue(printed.contains("saturated"), printed);
    assertTrue(strategy(0).path("latencyMs").path("p99").isNull(), strategy(0)::toPrettyString);
    assertTrue(strategy(0).path("saturated").asBoolean(), strategy(0)::toPrettyString);
    assertFalse(strategy(1).path("saturated").asBoolean(), strategy(1)::toPrettyString);
    assertTrue(strategy(1).path("latencyMs").path("p99").path("value").asDouble() > 100, strategy(1)::toPrettyString);
    for (String name : List.of("review.html", "review.md")) {
      assertTrue(review(name).contains("saturated"), name);
    }
  }

  @Test
  @DisplayName("percentiles and rates of a few requests are told to rest on too few")
  void fewRequests() throws IOException {
    String printed = told(scenario("1 / day", "5 days"));
    assertTrue(printed.contains("too few requests: p99 needs at least 368 observations"), printed);
    assertTrue(review("review.md").contains("too few requests"), review("review.md"));
  }

  @Test
  @DisplayName("a horizon of one second has answers that say how weak they are")
  void oneSecond() throws IOException {
    String printed = told(scenario("5 / s", "1 s"));
    assertTrue(printed.contains("too few requests: p95 needs at least 72 observations"), printed);
  }

  @Test
  @DisplayName("where all places are down for the whole horizon, all requests fail and no latency is told")
  void allDown() throws IOException {
    String printed = told(scenario("5 / s", "1 min", "faults: [{from: 0 s, for: 1 min, outage: aws:us-east-1}]"));
    assertTrue(printed.contains("100 %"), printed);
    assertTrue(strategy(0).path("latencyMs").path("p99").isNull(), strategy(0)::toPrettyString);
    assertEquals(1, strategy(0).path("errorRate").asDouble(), 1e-9, strategy(0)::toPrettyString);
  }

  @Test
  @DisplayName("a trace with a night without requests is replayed, and its hours without any have no latency")
  void emptyNight() throws IOException {
    night(0);
    String printed = told(scenario("1 / min", "1 day").replace("rate: 1 / min", "pattern: {trace: night.csv}"));
    assertTrue(printed.contains("One core"), printed);
    // 960 requests a day, and two days.
    assertEquals(1920, strategy(0).path("requests").asInt(), 200, strategy(0)::toPrettyString);
    String byTime = review("latency-by-time.csv");
    assertFalse(byTime.isEmpty(), byTime);
  }

  /** Writes {@code night.csv}: a request a minute for sixteen hours, and nobody for eight, which begin at an hour of the day. */
  private void night(int from) throws IOException {
    StringBuilder trace = new StringBuilder("minute,requests\n");
    for (int minute = 0; minute < 24 * 60; minute++) {
      trace.append(minute).append(from * 60 <= minute && minute < (from + 8) * 60 ? ",0\n" : ",1\n");
    }
    Files.writeString(folder.resolve("night.csv"), trace);
  }

  @Test
  @DisplayName("nights without requests, at either end of the day or within it, have quick answers, sweeps and reviews")
  void otherCommandsAtNight() throws IOException {
    for (int from : new int[] {0, 10, 16}) {
      night(from);
      String text = scenario("1 / min", "1 day", "sweep: {network.rtt: [10 ms, 20 ms]}")
          .replace("rate: 1 / min", "pattern: {trace: night.csv}");
      Path file = Files.writeString(folder.resolve("night.yaml"), text);
      Path out = folder.resolve("night-" + from);
      for (Cli run : List.of(Cli.run("run", file, "--quick", "-o", out), Cli.run("sweep", file, "-o", out),
          Cli.run("report", out, "--format", "html,markdown", "--images", "svg"))) {
        assertEquals(0, run.code(), run.err());
        assertFalse(NO_NUMBER.matcher(run.out()).find(), run.out());
      }
      assertFalse(NO_NUMBER.matcher(Files.readString(out.resolve("sweep.csv"))).find());
    }
  }

  @Test
  @DisplayName("a trace without any request is refused")
  void emptyTrace() throws IOException {
    Files.writeString(folder.resolve("none.csv"), "minute,requests\n0,0\n1,0\n");
    Path file = Files.writeString(folder.resolve("none.yaml"),
        scenario("1 / min", "1 day").replace("rate: 1 / min", "pattern: {trace: none.csv}"));
    Cli run = Cli.run("run", file);
    assertEquals(2, run.code(), run.out());
    assertTrue(run.err().contains("none.csv"), run.err());
  }

  @Test
  @DisplayName("more strategies than can be compared are refused, with the ways out")
  void manyStrategies() throws IOException {
    StringBuilder more = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      more.append("  s").append(i).append(": {compute: {platform: one, at: aws:us-east-1}}\n");
    }
    Path file = Files.writeString(folder.resolve("many.yaml"),
        scenario("1 / s", "1 min").replace("catalog:", more + "catalog:"));
    Cli run = Cli.run("run", file, "-o", folder.resolve("many"));
    assertEquals(2, run.code(), run.out());
    assertTrue(run.err().contains("many.yaml:5:3: strategies: 10,002 entries, at most 100 may stand here; edgewise "
        + "optimize chooses among many placements, edgewise sweep combines values"), run.err());
    assertFalse(Files.exists(folder.resolve("many")));
  }

  @Test
  @DisplayName("nobody for the whole horizon is told in words")
  void nobody() throws IOException {
    // A request a month, in an hour of simulated time: nearly surely none.
    String printed = told(scenario("1 / month", "1 h"));
    assertFalse(printed.contains(" 0 ms"), printed);
  }
}
