package io.edgewise.sim.benchmark.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much is measured.
 *
 * @param parts what is measured
 * @param requestsPerTurn requests of one turn
 * @param warmUps turns that are not counted
 * @param turns turns that are
 * @param sizes requests a run in the table of all workloads
 * @param largest requests of the longest run
 * @param secondsForLargest how long that may take; it is cut to a tenth, and so on, where it would take longer
 */
record Options(List<Part> parts, int requestsPerTurn, int warmUps, int turns, List<Integer> sizes, int largest,
    double secondsForLargest) {

  /** What can be measured. */
  enum Part {
    /** The engine, hand-written loops and SSJ on one workload. */
    TWO_HOP,
    /** One and two threads. */
    THREADS,
    /** A very long run and short ones. */
    SIZE,
    /** The engine and a bare loop on the model of SimFaaS. */
    SIMFAAS,
    /** The engine on all standard workloads. */
    WORKLOADS,
    /** A million requests in flight. */
    IN_FLIGHT;

    /** Name on the command line. */
    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static final String USAGE = """
      Options: --short              fewer turns
               --parts A,B          of two-hop, threads, size, simfaas, workloads, in-flight
               --requests N         in a turn
               --turns N            that are counted
               --sizes N,M          requests a run, in the table of all workloads; 1e4 to 1e8
               --largest N          requests of the longest run
               --seconds N          that the longest run may take""";

  private static final Options WHOLE = new Options(List.of(Part.values()), 1_000_000, 5, 15,
      List.of(10_000, 100_000, 1_000_000, 10_000_000), 100_000_000, 120);
  private static final Options SHORT = new Options(List.of(Part.values()), 400_000, 8, 8,
      List.of(200_000), 100_000_000, 16);

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if it is not understood
   */
  static Options of(String... arguments) {
    Options options = Arrays.asList(arguments).contains("--short") ? SHORT : WHOLE;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--short")) {
        continue;
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " is no option or lacks its value");
      }
      options = options.with(arguments[i], arguments[++i]);
    }
    return options;
  }

  private Options with(String option, String value) {
    return switch (option) {
      case "--parts" -> new Options(
          Arrays.stream(value.split(",")).map(Options::part).toList(),
          requestsPerTurn, warmUps, turns, sizes, largest, secondsForLargest);
      case "--requests" ->
          new Options(parts, count(value), warmUps, turns, sizes, largest, secondsForLargest);
      case "--turns" ->
          new Options(parts, requestsPerTurn, warmUps, count(value), sizes, largest, secondsForLargest);
      case "--sizes" -> new Options(parts, requestsPerTurn, warmUps, turns,
          Arrays.stream(value.split(",")).map(Options::count).toList(), largest, secondsForLargest);
      case "--largest" ->
          new Options(parts, requestsPerTurn, warmUps, turns, sizes, count(value), secondsForLargest);
      case "--seconds" ->
          new Options(parts, requestsPerTurn, warmUps, turns, sizes, largest, Double.parseDouble(value));
      default -> throw new IllegalArgumentException("no option " + option);
    };
  }

  private static Part part(String name) {
    return Arrays.stream(Part.values())
        .filter(part -> part.id().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no part " + name));
  }

  /** A number such as 1000000, 1_000_000 or 1e6. */
  private static int count(String text) {
    double value = Double.parseDouble(text.replace("_", ""));
    if (!(value >= 1 && value <= Integer.MAX_VALUE)) {
      throw new IllegalArgumentException("a count must lie between 1 and " + Integer.MAX_VALUE + ", got " + text);
    }
    return (int) value;
  }

  /** Relative error of a mean over so many requests that is still put down to chance: 0.3 % from a million on. */
  static double tolerance(long requests) {
    return 0.003 * Math.max(1, Math.sqrt(1e6 / requests));
  }
}
