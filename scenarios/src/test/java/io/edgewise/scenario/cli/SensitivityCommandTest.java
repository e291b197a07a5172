package io.edgewise.scenario.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SensitivityCommandTest {

  /** Cheap: a minute of 20 requests a second. */
  private static final String SHOP = Cli.SMALL.replace("horizon: 2 min", "horizon: 1 min").replace("40 / s", "20 / s")
      + """
          uncertainty:
            network.rtt: 50%..200%
            "table: read": 50%..200%
            assumed: known
          month: {demand: {p50: 100%, p90: 300%}}
          """;

  @TempDir
  private Path folder;

  @Test
  @DisplayName("the figure shows factors as factors and values of the file as values")
  void figure() throws IOException {
    Path file = Cli.file(folder, "shop.yaml", SHOP.replace("assumed: known",
        "assumed: known\n  users.connection.requestsPerConnection: 2..8"));
    Path out = folder.resolve("out");
    assertEquals(0, Cli.run("sensitivity", file, "--between", "far,near", "--metric", "mean", "-o", out).code());
    Cli report = Cli.run("report", out, "--images", "svg");
    assertEquals(0, report.code(), report.err());
    String svg = Files.readString(out.resolve("figures/tornado.svg"));
    assertTrue(svg.contains(">8</text>") && svg.contains(">× 0.5</text>"), svg);
    assertFalse(svg.contains(">× 8</text>"), svg);
  }

  @Test
  @DisplayName("the tornado is printed and written, the same bytes on any number of threads")
  void tornado() throws IOException {
    Path file = Cli.file(folder, "shop.yaml", SHOP);
    Path out = folder.resolve("out");
    Cli run = Cli.run("sensitivity", file, "--between", "far,near", "--metric", "mean", "-o", out, "--sources");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("length of round trips"), run.out());
    assertTrue(run.out().contains("as the scenario stands: Functions in "), run.out());
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 120), run.out());
    JsonNode json = JsonMapper.shared().readTree(Files.readString(out.resolve("sensitivity.json")));
    assertEquals("tornado", json.get("method").asString());
    assertEquals(2, json.get("inputs").size());
    assertEquals(0.5, json.get("inputs").get(0).get("from").asDouble());
    List<String> csv = Files.readAllLines(out.resolve("sensitivity.csv"));
    assertEquals(3, csv.size());
    assertTrue(csv.get(0).startsWith("id,input,class,from,to,unit,swing,low,lowLow,lowHigh,high"), csv.get(0));
    Cli one = Cli.run("sensitivity", file, "--between", "far,near", "--metric", "mean", "--threads", 1, "--sources");
    assertEquals(run.out(), one.out());
    Cli printed = Cli.run("sensitivity", file, "--between", "far,near", "--metric", "mean", "--format", "json");
    assertEquals(Files.readString(out.resolve("sensitivity.json")), printed.out());
  }

  @Test
  @DisplayName("elementary effects tell how often the verdict holds where all is varied together")
  void morris() {
    Path file = Cli.file(folder, "shop.yaml", SHOP);
    Cli run = Cli.run("sensitivity", file, "--between", "far,near", "--metric", "mean", "--method", "morris",
        "--trajectories", 2, "--format", "json");
    assertEquals(0, run.code(), run.err());
    JsonNode json = JsonMapper.shared().readTree(run.out());
    int points = 0;
    for (JsonNode count : json.get("verdicts")) {
      points += count.asInt();
    }
    assertEquals(2 * 3, points);
    assertEquals(2, json.get("inputs").get(0).get("effects").asInt());
  }

  @Test
  @DisplayName("without --between the two best are compared, and that is said")
  void twoBest() {
    Path file = Cli.file(folder, "shop.yaml", SHOP);
    Cli run = Cli.run("sensitivity", file, "--metric", "mean");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.err().contains("compares the two best at mean, "), run.err());
  }

  @Test
  @DisplayName("what cannot be asked ends with 2 and the likely fix")
  void wrongQuestions() {
    Path file = Cli.file(folder, "shop.yaml", SHOP);
    Cli metric = Cli.run("sensitivity", file, "--metric", "p98");
    assertEquals(2, metric.code());
    assertTrue(metric.err().contains("no metric \"p98\"; did you mean"), metric.err());
    Cli strategy = Cli.run("sensitivity", file, "--between", "far,nera");
    assertEquals(2, strategy.code());
    assertTrue(strategy.err().contains("no strategy \"nera\"; did you mean \"near\"?"), strategy.err());
    assertEquals(2, Cli.run("sensitivity", file, "--trajectories", 0).code());
    Path known = Cli.file(folder, "known.yaml", Cli.SMALL + "uncertainty: {assumed: known, measured: known}\n");
    Cli nothing = Cli.run("sensitivity", known, "--between", "far,near");
    assertEquals(2, nothing.code());
    assertTrue(nothing.err().contains("nothing is varied"), nothing.err());
    Path misspelt = Cli.file(folder, "misspelt.yaml", SHOP.replace("table: read", "tabel: read"));
    Cli unknown = Cli.run("sensitivity", misspelt, "--between", "far,near");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("misspelt.yaml:40:18: ")
        && unknown.err().contains("nothing is called \"tabel: read\""), unknown.err());
  }

  @Test
  @DisplayName("validate tells of a range of what is not there")
  void unknownNamesAreFoundEarly() {
    Path misspelt = Cli.file(folder, "misspelt.yaml", SHOP.replace("table: read", "tabel: read"));
    for (String command : List.of("validate", "run")) {
      Cli unknown = Cli.run(command, misspelt);
      assertEquals(2, unknown.code());
      assertTrue(unknown.err().contains("did you mean \"table: read\"?"), unknown.err());
    }
    Path unvaried = Cli.file(folder, "unvaried.yaml", SHOP.replace("\"table: read\"", "users.pattern"));
    assertEquals(0, Cli.run("validate", unvaried).code());
    Cli refused = Cli.run("sensitivity", unvaried, "--between", "far,near");
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("\"users.pattern\" is no number that can be varied"), refused.err());
  }

  @Test
  @DisplayName("months of uncertain demand are told in every format, and only where they are asked for")
  void months() throws IOException {
    Path file = Cli.file(folder, "shop.yaml", SHOP);
    Path out = folder.resolve("run");
    Cli run = Cli.run("run", file, "-o", out);
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("What a month costs, as demand varies"), run.out());
    assertTrue(run.out().contains("Functions in Virginia costs more than $30 in "), run.out());
    assertTrue(run.out().contains("A server in Frankfurt costs at most $30 in every month"), run.out());
    JsonNode month = JsonMapper.shared().readTree(Files.readString(out.resolve("results.json"))).get("strategies")
        .get(0).get("monthlyCost").get("month");
    // $0.20 a million: the bill is proportional to the demand, so its 90th percentile is three times its median.
    assertEquals(3 * month.get("p50").asDouble(), month.get("p90").asDouble(), 1e-9);
    double over = month.get("overBudget").asDouble();
    // $30 against a median of some $10.5, where $31.5 are the 90th percentile.
    assertTrue(over > 0.1 && over < 0.12, "over the budget: " + over);
    assertTrue(Files.readString(out.resolve("summary.csv")).lines().findFirst().orElseThrow()
        .endsWith("monthP10Usd,monthP50Usd,monthP90Usd,monthMeanUsd,monthOverBudget"));
    assertTrue(Cli.run("run", file, "--format", "markdown").out().contains("| P10 | P50 | P90 | mean |"));
    Cli without = Cli.run("run", Cli.file(folder, "plain.yaml", Cli.SMALL), "--format", "json");
    assertFalse(without.out().contains("\"month\" :"), without.out());
  }

  @Test
  @DisplayName("a demand that is no distribution is refused with its place")
  void wrongDemands() {
    for (String demand : List.of("{p50: 100%}", "{p50: 100%, p90: 50%}", "{median: 100%, p90: 150%}", "150%..100%",
        "{p50: 0%, p90: 10%}", "much")) {
      Path file = Cli.file(folder, "wrong.yaml", Cli.SMALL + "month: {demand: " + demand + "}\n");
      Cli run = Cli.run("validate", file);
      assertEquals(2, run.code(), demand);
      assertTrue(run.err().contains("wrong.yaml:38:"), demand + run.err());
    }
    for (String demand : List.of("{p10: 50%, p50: 100%, p90: 250%}", "60%..1.5", "{p5: 40%, p99.5: 400%}")) {
      Path file = Cli.file(folder, "right.yaml", Cli.SMALL + "month: {demand: " + demand + "}\n");
      assertEquals(0, Cli.run("validate", file).code(), demand);
    }
  }
}
