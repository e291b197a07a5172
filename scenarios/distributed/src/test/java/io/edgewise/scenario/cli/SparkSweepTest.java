package io.edgewise.scenario.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.scenario.distributed.SparkSweep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on Spark inside this process; {@code .ci/spark-test} has executors in processes of their own. */
class SparkSweepTest {

  private static final String SCENARIO = """
      name: Replayed
      users:
        where: city:berlin
        access: none
        pattern: {trace: {file: hours.csv}}
      requests:
        page: {steps: [{compute: {exponential: 5 ms}}]}
      strategies:
        box: {name: A box, compute: {platform: crate}}
        core: {name: A core, compute: {platform: core}}
      catalog:
        platforms:
          core: {name: One core, cores: 1}
      network: {rtt: 10 ms, jitter: none}
      run: {replications: 2, seed: 3}
      sweep:
        strategies.core.name: [A core, "Zwölf, \\"sagt man\\""]
        users.pattern.trace.file: [hours.csv, more/days.csv]
        requests.page.steps[0].compute.exponential: [1 ms, 2.5 ms]
        run.seed: 1..3
      """;

  private static final String OFFER = """
      sources: {own: {source: Measured at home, date: 2026-11, kind: measured}}
      from: own
      format: 1
      name: A crate
      provider: Ourselves
      summary: A machine with two cores
      cores: 2
      """;

  @TempDir
  private Path folder;
  private Path file;

  @BeforeEach
  void scenario() throws IOException {
    file = Files.writeString(folder.resolve("replayed.yaml"), SCENARIO);
    Files.writeString(folder.resolve("hours.csv"), "minute,requests\n1,9000\n2,6000\n3,12000\n");
    Files.createDirectories(folder.resolve("more"));
    Files.writeString(folder.resolve("more/days.csv"), "minute,requests\n1,300\n2,18000\n");
    Files.createDirectories(folder.resolve("offers/platforms"));
    Files.writeString(folder.resolve("offers/platforms/crate.yaml"), OFFER);
  }

  private record Done(int code, String err) {}

  private static Done run(BooleanSupplier cancelled, String... words) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    Console console = new Console(new PrintStream(data, true, StandardCharsets.UTF_8),
        new PrintStream(messages, true, StandardCharsets.UTF_8), false, false, Clock.systemUTC(), cancelled);
    int code = EdgewiseCommand.execute(console, Optional.of(SparkSweep::new), Optional.empty(), words);
    return new Done(code, messages.toString(StandardCharsets.UTF_8));
  }

  private Done sweep(BooleanSupplier cancelled, Path out, String... options) {
    return run(cancelled, Stream.concat(
        Stream.of("sweep", file, "-o", out, "--catalog", folder.resolve("offers")).map(Object::toString),
        Stream.of(options)).toArray(String[]::new));
  }

  private String csv(Path out, String... options) throws IOException {
    Done done = sweep(() -> false, out, options);
    assertEquals(0, done.code(), done.err());
    return Files.readString(out.resolve("sweep.csv"));
  }

  @Test
  @DisplayName("Spark gives the same bytes as this machine, also when it was cancelled and goes on")
  void sameBytes() throws IOException {
    String local = csv(folder.resolve("local"));
    assertEquals(1 + 24 * 2, local.lines().count());
    Path out = folder.resolve("spark");
    Path journal = out.resolve("sweep.partial");
    Done cancelled = sweep(() -> lines(journal) > 3, out, "--engine", "spark", "--master", "local[1]");
    assertEquals(130, cancelled.code(), cancelled.err());
    assertTrue(cancelled.err().matches("(?s).*edgewise: cancelled; [0-9]+ of 24 points are finished, and --resume .*"),
        cancelled.err());
    assertTrue(lines(journal) > 3, "what is finished is kept");
    assertEquals(local, csv(out, "--resume", "--engine", "spark", "--master", "local[2]"));
    assertFalse(Files.exists(journal));
  }

  private static int lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("a point at which the scenario is wrong is told with its place, and not tried again and again")
  void wrongPoint() throws IOException {
    Files.writeString(file, SCENARIO.replaceFirst("pattern: .*", """
        rate: 5 / s
          pattern: {flash-crowd: {multiplier: 2, start: 1 min, duration: 1 min, ramp: 0 s}}""")
        .replace("{replications: 2,", "{horizon: 10 min, replications: 2,").replaceFirst("(?s)sweep:.*", """
            sweep:
              run.horizon: [10 min, 3 min]
              users.pattern.flash-crowd.start: [1 min, 5 min]
            """));
    Done wrong = sweep(() -> false, folder.resolve("out"), "--engine", "spark", "--master", "local[1]");
    assertEquals(2, wrong.code(), wrong.err());
    assertTrue(wrong.err().contains("it must end within it"), wrong.err());
    assertFalse(wrong.err().contains("Spark"), wrong.err());
    Done local = sweep(() -> false, folder.resolve("other"), "--threads", "1");
    assertEquals(local.err(), wrong.err());
  }
}
