package io.edgewise.sim.benchmark.comparison;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the engine beside its yardsticks and prints tables and ratios, every part in a process of its own; ends with exit code 1 when an implementation
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
    if (options.parts().size() == 1) {
      run(options.parts().getFirst(), options, report);
      System.exit(report.finish() ? 0 : 1);
    }
    report.line("Engine comparison, %s; Java %s, %s %s, %d processors, heap of at most %d MB", LocalDate.now(),
        Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20);
    for (Options.Part part : options.parts()) {
      if (!PartProcess.run(List.of(arguments), part, report)) {
        report.failed(part.id());
      }
    }
    report.line("");
    System.exit(report.finish() ? 0 : 1);
  }

  private static void run(Options.Part part, Options options, Report report) throws Exception {
    switch (part) {
      case TWO_HOP -> TwoHopPart.run(options, report);
      case THREADS -> ThreadsPart.run(options, report);
      case SIZE -> SizePart.run(options, report);
      case SIMFAAS -> SimFaasPart.run(options, report);
      case WORKLOADS -> WorkloadsPart.run(options, report);
      case IN_FLIGHT -> InFlightPart.run(report);
    }
  }
}
