package io.edgewise.scenario.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {

  @TempDir
  private Path folder;

  @ParameterizedTest(name = "edgewise {0} --help")
  @ValueSource(
      strings = {"", "run", "validate", "breakeven", "sensitivity", "check", "explain", "trace", "catalog",
          "catalog list",
          "catalog show",
          "catalog check",
          "schema", "sweep", "merge", "optimize"})
  @DisplayName("the help of every command shows an example")
  void help(String command) {
    Cli help = Cli.run((Object[]) (command + " --help").strip().split(" "));
    assertEquals(0, help.code());
    assertTrue(help.out().contains("Usage: edgewise " + command), help.out());
    assertTrue(help.out().matches("(?s).*Examples?:\n  edgewise " + command + ".*"), help.out());
    assertEquals("", help.err());
  }

  @Test
  @DisplayName("--version names the product; without arguments the help is shown")
  void version() {
    assertTrue(Cli.run("--version").out().startsWith("edgewise "));
    assertTrue(Cli.run("run", "--version").out().startsWith("edgewise "));
    assertTrue(Cli.run().out().startsWith("Usage: edgewise"));
  }

  @Test
  @DisplayName("a misspelt command or option is answered with the right one")
  void suggestions() {
    Cli command = Cli.run("valdiate", "x.yaml");
    assertEquals(2, command.code());
    assertTrue(command.err().contains("no command \"valdiate\"; did you mean \"validate\"?"), command.err());
    Cli option = Cli.run("run", "x.yaml", "--sed=3");
    assertEquals(2, option.code());
    assertTrue(option.err().contains("no option \"--sed\"; did you mean \"--set\" or \"--seed\""), option.err());
    assertTrue(Cli.run("schema", "x").err().contains("unexpected argument \"x\""));
    assertEquals(2, Cli.run("catalog").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "run SCENARIO -o FILE", "check SCENARIO -o FILE", "optimize SCENARIO -o FILE", "inversion SCENARIO -o FILE",
      "sensitivity SCENARIO -o FILE", "breakeven SCENARIO --over users.rate=1/s..2/s --between far,near --output FILE",
      "sweep SCENARIO -o FILE", "merge FILE -o FILE", "report SCENARIO -o FILE", "figure FILE -o FILE",
      "calibrate FILE --into FILE/measured.yaml", "run SCENARIO -o FILE/sub/sub"})
  @DisplayName("a file in the place of the folder to write is wrong input, told before anything is done")
  void fileForFolder(String arguments) throws IOException {
    Path scenario = Cli.file(folder, "small.yaml", Cli.SMALL);
    Path file = Cli.file(folder, "file", "text");
    Object[] all = arguments.replace("SCENARIO", scenario.toString()).replace("FILE", file.toString()).split(" ");
    Cli ran = Cli.run(all);
    assertEquals(2, ran.code(), ran.err());
    String found = all[all.length - 1].equals(file.toString()) ? "this" : file.toString();
    assertTrue(ran.err().startsWith("edgewise: "), ran.err());
    assertTrue(ran.err().contains(all[all.length - 1] + ": " + found + " is a file; name a folder\n"), ran.err());
    assertEquals("text", Files.readString(file));
    assertEquals(0, Cli.run(arguments.split(" ")[0], "--help", all[all.length - 2], file).code());
  }

  @Test
  @DisplayName("validate says what is there, or all that is wrong")
  void validate() {
    Path good = Cli.file(folder, "good.yaml", Cli.SMALL);
    Cli valid = Cli.run("validate", good);
    assertEquals(0, valid.code(), valid.err());
    assertEquals(good + ": valid: 3 strategies, 2 kinds of requests\n", valid.out());
    Path bad = Cli.file(folder, "bad.yaml", Cli.SMALL.replace("rate: 40 / s", "rate: 40"));
    Cli invalid = Cli.run("validate", good, bad);
    assertEquals(2, invalid.code());
    assertEquals("", invalid.out());
    assertTrue(invalid.err().startsWith(bad + ":3:9: users.rate: "), invalid.err());
    assertTrue(invalid.err().endsWith("\n1 problem\n"), invalid.err());
  }

  @Test
  @DisplayName("explain gives assumptions by strategy and closed forms beside simulated values")
  void explain() {
    Path file = Cli.file(folder, "small.yaml", Cli.SMALL);
    Cli all = Cli.run("explain", file);
    assertEquals(0, all.code(), all.err());
    assertTrue(all.out().startsWith("Small shop (" + file + ", sha256 "), all.out());
    assertTrue(all.out().contains("\nAll strategies\n"), all.out());
    assertTrue(all.out().contains("\nbox: A server in Frankfurt\n"), all.out());
    assertTrue(all.out().contains("\nClosed forms\n"), all.out());
    assertTrue(all.out().contains("mean network round trip"), all.out());
    Cli one = Cli.run("explain", file, "--strategy", "far");
    assertTrue(one.out().contains("\nfar: Functions in Virginia\n"), one.out());
    assertFalse(one.out().contains("A server in Frankfurt"), one.out());
    Cli unknown = Cli.run("explain", file, "--strategy", "bax");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("did you mean \"box\"?"), unknown.err());
  }

  @Test
  @DisplayName("what is infeasible is told by validate, explain and every format of run; explain shows other presets")
  void infeasible() {
    Path file = Cli.file(folder, "limits.yaml", Cli.SMALL.replace("catalog:\n", """
          lambda:
            name: Lambda that needs much
            compute: {platform: aws-lambda, at: aws:us-east-1, memory: 20 GB}
            stores: {items: table}
          workers:
            compute: {platform: cloudflare-workers}
            stores: {items: {store: table, at: aws:us-east-1}}
        catalog:
        """));
    String reason = "Lambda that needs much: memory: the strategy asks for 20 GB; AWS Lambda allows 10240 MB";
    Cli validate = Cli.run("validate", file);
    assertEquals(file + ": valid: 4 strategies, 2 kinds of requests; infeasible: 1\n", validate.out(), validate.err());
    assertTrue(validate.err().contains(file + ": infeasible: " + reason), validate.err());
    Cli explain = Cli.run("explain", file);
    assertTrue(explain.out().contains("\nInfeasible, not simulated\n  • " + reason), explain.out());
    assertTrue(explain.out().contains("presets.seed.cpuTime.value"), explain.out());
    Cli trace = Cli.run("trace", file, "--strategy", "lambda");
    assertEquals(2, trace.code());
    assertTrue(trace.err().contains("the strategy \"lambda\" is infeasible: memory: "), trace.err());
    assertTrue(Cli.run("run", file, "--format", "csv").err().contains("infeasible: " + reason));
    assertTrue(Cli.run("run", file, "--format", "markdown").out().contains("**Infeasible, not simulated**"));
  }

  @Test
  @DisplayName("trace shows the slowest of the first thousand, or the one asked for")
  void trace() {
    Path file = Cli.file(folder, "small.yaml", Cli.SMALL);
    Cli slowest = Cli.run("trace", file);
    assertEquals(0, slowest.code(), slowest.err());
    assertEquals(3, slowest.out().lines().filter(line -> line.contains("the slowest of the first 1000")).count());
    assertEquals(slowest.out(), Cli.run("trace", file).out());
    Cli one = Cli.run("trace", file, "--strategy", "box", "--request", 42);
    assertTrue(one.out().startsWith("box: A server in Frankfurt, request 42\n"), one.out());
    assertTrue(one.out().contains("read items (table)") || one.out().contains("write items (table)"), one.out());
    Cli beyond = Cli.run("trace", file, "--request", 9_000_000);
    assertEquals(2, beyond.code());
    assertTrue(beyond.err().contains("far: the horizon has only "), beyond.err());
    assertEquals(2, Cli.run("trace", file, "--request", 0).code());
  }

  @Test
  @DisplayName("catalog lists by kind and provider, and shows an offer with its sources")
  void catalog() {
    Cli stores = Cli.run("catalog", "list", "--kind", "store");
    assertEquals(0, stores.code(), stores.err());
    assertTrue(stores.out().contains("\ndynamodb "), stores.out());
    assertFalse(stores.out().contains("aws-lambda"), stores.out());
    Cli cloudflare = Cli.run("catalog", "list", "--provider", "cloudflare");
    assertTrue(cloudflare.out().contains("cloudflare-workers"), cloudflare.out());
    assertFalse(cloudflare.out().contains("aws-lambda"), cloudflare.out());
    assertTrue(Cli.run("catalog", "list", "--kind", "stoer").err().contains("did you mean \"store\"?"));
    assertTrue(Cli.run("catalog", "list", "--provider", "AWZ").err().contains("did you mean \"AWS\"?"));
    String unlike = Cli.run("catalog", "list", "--provider", "Amazon").err();
    assertTrue(unlike.contains("no provider \"Amazon\"; there are AWS, Cloudflare, "), unlike);
    assertTrue(Cli.run("catalog", "list", "--kind", "nat-gateway").out().contains("\naws-nat-gateway "));
    Cli show = Cli.run("catalog", "show", "dynamodb");
    assertTrue(show.out().contains("\nread.p99 "), show.out());
    assertEquals(1, show.out().split("aws-samples serverless demos", -1).length - 1, "a source is told once");
    assertTrue(show.out().startsWith("DynamoDB (store dynamodb, AWS)\n"), show.out());
    assertTrue(show.out().contains("published"), show.out());
    assertTrue(show.out().contains("\nWorked invoices\n"), show.out());
    assertTrue(show.out().contains("✓ as expected"), show.out());
    assertTrue(show.out().contains("  • prices more than a year old: prices.writes"), show.out());
    Cli workers = Cli.run("catalog", "show", "cloudflare-workers");
    assertTrue(workers.out().contains("\nCPU time      300 s  is infeasible\n"), workers.out());
    assertTrue(Cli.run("catalog", "show", "aws-nat-gateway").out().contains("\nA strategy may set: zones.\n"));
    Cli unknown = Cli.run("catalog", "show", "dynamo");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("did you mean ") && unknown.err().contains("\"dynamodb\""), unknown.err());
  }

  @Test
  @DisplayName("catalog check fails for what is wrong, tells what is old, and fails for that too where it is to")
  void catalogCheck() throws IOException {
    Cli shipped = Cli.run("catalog", "check");
    assertEquals(0, shipped.code(), shipped.err());
    assertTrue(shipped.out().contains("\n✓ no worked invoices that do not hold\n"), shipped.out());
    assertTrue(
        shipped.out()
            .contains("  • aws-lambda: prices.requests, prices.durationX86, prices.durationArm, prices.storage"),
        shipped.out());
    assertEquals(3, Cli.run("catalog", "check", "--strict").code());
    Path own = Files.createDirectories(folder.resolve("own/platforms"));
    String offer = """
        format: 1
        name: Mine
        provider: Me
        summary: A machine.
        sources: {page: {source: a price page, date: 2026-11, kind: published}}
        from: page
        sites: {choose: aws}
        cores: 2
        zones: {places: {asia: [aws:ap-east-1]}, otherwise: elsewhere}
        prices: {machine: {meter: hours, knownIn: elsewhere, price: $1 / hour}}
        invoices:
          - {id: month, name: a month, options: {at: aws:us-east-1}, usage: {invocations: 0}, total: $731}
        """;
    Path file = Cli.file(own, "mine.yaml", offer);
    Cli wrong = Cli.run("catalog", "check", "--catalog", folder.resolve("own"));
    assertEquals(3, wrong.code(), wrong.err());
    assertTrue(wrong.out().contains("✗ worked invoices that do not hold (1)\n"
        + "  • mine: month (the total comes to $730.0000, expected $731)"), wrong.out());
    assertTrue(wrong.out().contains("✗ zones without a price (1)\n"
        + "  • mine: machine (the price \"machine\" is not known in asia)"), wrong.out());
    Cli.file(own, "mine.yaml", offer.replace("from: page\n", ""));
    Cli unsourced = Cli.run("catalog", "check", "--catalog", folder.resolve("own"));
    assertEquals(2, unsourced.code());
    assertTrue(unsourced.err().contains(file + ":7:"), unsourced.err());
    assertTrue(unsourced.err().contains("has no source"), unsourced.err());
  }

  @Test
  @DisplayName("schema prints a JSON Schema that knows the platforms")
  void schema() {
    Cli schema = Cli.run("schema");
    assertEquals(0, schema.code(), schema.err());
    assertTrue(JsonMapper.shared().readTree(schema.out()).has("$schema"));
    assertTrue(schema.out().contains("cloudflare-workers"));
  }
}
