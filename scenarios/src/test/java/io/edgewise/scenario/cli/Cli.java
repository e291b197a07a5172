package io.edgewise.scenario.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Runs the command line inside the test and keeps what it wrote. */
public record Cli(int code, String out, String err) {

  /** Three placements of one program with offers of its own; a quarter of a second of work. */
  public static final String SMALL = """
      name: Small shop
      users:
        rate: 40 / s
        where: [{place: city:tokyo, share: 30%}, {place: city:berlin, share: 70%}]
        access: none
        connection: {requestsPerConnection: 4}
      requests:
        get: {share: 90%, steps: [{compute: {exponential: 5 ms}}, {read: {from: items, size: 4 kB}}]}
        put: {share: 10%, steps: [{compute: 8 ms}, {write: items}]}
      strategies:
        far:
          name: Functions in Virginia
          compute: {platform: fun, at: aws:us-east-1}
          stores: {items: table}
        near:
          name: Functions in Frankfurt
          compute: {platform: fun, at: aws:eu-central-1}
          stores: {items: table}
        box:
          name: A server in Frankfurt
          compute: {platform: box, at: aws:eu-central-1}
          stores: {items: table}
      catalog:
        platforms:
          fun:
            name: Functions
            concurrency: 1
            keepAlive: 30 s
            startUp: {initialisation: {p50: 200 ms, p99: 400 ms}}
            prices:
              requests: {item: Requests, meter: invocations, price: $0.20 / 1M requests}
          box: {name: Box, cores: 2}
        stores:
          table: {name: Table, read: {p50: 3 ms, p99: 9 ms}, write: 6 ms}
      network: {rtt: {default: 20 ms, pairs: [{between: [city:tokyo, aws:eu-central-1], rtt: 220 ms}]}, jitter: none}
      run: {horizon: 2 min, warmUp: 1 min, replications: 4, seed: 5}
      slo: {p99: 700 ms, monthly: 30 USD}
      """;

  /** A server with twice the load that it can bear. */
  static final String OVERLOADED = """
      name: Overload
      users: {rate: 20 / s, where: city:tokyo, access: none}
      requests:
        job: {steps: [{compute: 100 ms}]}
      strategies:
        small: {compute: {platform: core}}
        large: {compute: {platform: cores}}
      catalog:
        platforms:
          core: {name: One core, cores: 1}
          cores: {name: Four cores, cores: 4}
      network: {rtt: 0 ms}
      run: {horizon: 5 min, warmUp: 1 min, replications: 3, seed: 5}
      slo: {p99: 1 h}
      """;

  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  /** Runs a command. */
  public static Cli run(Object... arguments) {
    return run(() -> false, arguments);
  }

  /** Runs a command, with a desktop application beside. */
  static Cli run(Desktop desktop, Object... arguments) {
    return run(Optional.of(desktop), () -> false, arguments);
  }

  public static Cli run(BooleanSupplier cancelled, Object... arguments) {
    return run(Optional.empty(), cancelled, arguments);
  }

  private static Cli run(Optional<Desktop> desktop, BooleanSupplier cancelled, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), false, false, Clock.fixed(NOW, ZoneOffset.UTC), cancelled);
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int code = EdgewiseCommand.execute(console, Optional.empty(), desktop, texts);
    return new Cli(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Writes a scenario file. */
  static Path file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
