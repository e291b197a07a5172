package io.edgewise.sim.benchmark.comparison;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Measures the engine beside its yardsticks and prints tables and ratios; ends with exit code 1 when an implementation
 * misses the exact mean of its model, for then its speed says nothing.
 */
public final class EngineComparison {

  private EngineComparison() {}

  /** Runs the parts asked for; {@code --help} tells the options. */
  public static void main(String[] arguments) throws Exception {
    if (Arrays.asList(arguments).contains("--help")) {
      System.out.println(Options.USAGE);
      return;
    }
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(Options.USAGE);
      System.exit(2);
      return;
    }
    Report report = new Report(System.out);
    report.line("Engine comparison, %s; Java %s, %s %s, %d processors, heap of at most %d MB", LocalDate.now(),
        Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20);
    for (Options.Part part : options.parts()) {
      switch (part) {
        case TWO_HOP -> TwoHopPart.run(options, report);
        case THREADS -> ThreadsPart.run(options, report);
        case SIZE -> SizePart.run(options, report);
        case SIMFAAS -> SimFaasPart.run(options, report);
        case WORKLOADS -> WorkloadsPart.run(options, report);
        case IN_FLIGHT -> InFlightPart.run(report);
      }
    }
    System.exit(report.finish() ? 0 : 1);
  }
}
