package io.edgewise.sim.benchmark.comparison;

import io.edgewise.sim.benchmark.Workloads;

/** A million requests under way at once: what one costs in time and memory. */
final class InFlightPart {

  /** Of the workload: 100,000 requests a second on a way of ten seconds, whose mean lies above the median. */
  private static final double IN_FLIGHT = 1e6 * Math.exp(0.045);

  private static final int REQUESTS = 1_500_000;

  private InFlightPart() {}

  static void run(Report report) {
    long before = Meter.usedBytes();
    EngineLoop engine = new EngineLoop(Workloads.MILLION_IN_FLIGHT);
    Meter.Run first = Meter.measure(engine, REQUESTS, 1);
    long after = Meter.usedBytes();
    Meter.Run second = Meter.measure(engine, REQUESTS, 2);
    report.line("");
    report.line("A million requests in flight, %,d in all: %.1f ns a request (%.1f while memory grows), %.0f bytes of"
        + " heap for each in flight", second.sample().requests(), second.nanosPerRequest(), first.nanosPerRequest(),
        (after - before) / IN_FLIGHT);
    report.check("requests of the million in flight", second.sample().requests(), REQUESTS, 0.01);
  }
}
