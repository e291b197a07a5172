package io.edgewise.sim.engine;

import io.edgewise.sim.model.Platform;

/** How long the cold starts of one platform take, and what of them is billed. */
final class StartUps {

  private final CompiledPlatform compute;
  private final RequestTable table;
  private final Platform.StartUp startUp;
  private Draws draws;
  private long lastPhaseNanos;

  StartUps(CompiledPlatform compute, RequestTable table) {
    this.compute = compute;
    this.table = table;
    startUp = compute.platform.startUp();
  }

  void use(Draws replicationDraws) {
    draws = replicationDraws;
  }

  /** Starts an instance for a request; returns how long it takes, less what overlaps with the handshake. */
  long start(int slot) {
    long sum = nanos(table.number(slot));
    if (startUp.billed()) {
      table.billedStartNanos(slot, lastPhaseNanos);
    }
    return startUp.overlapsHandshake() ? Math.max(0, sum - Math.max(0, table.headStartNanos(slot))) : sum;
  }

  /** The cold start of a request, all phases together. */
  long nanos(long number) {
    long sum = 0;
    for (int phase = 0; phase < compute.startUp.length; phase++) {
      lastPhaseNanos = compute.startUp[phase].sampleNanos(draws.startUp[phase], number);
      sum += lastPhaseNanos;
    }
    return sum;
  }
}
