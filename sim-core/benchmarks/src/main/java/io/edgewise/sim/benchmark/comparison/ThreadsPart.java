package io.edgewise.sim.benchmark.comparison;

import io.edgewise.sim.benchmark.Workloads;
import java.util.ArrayList;
import java.util.List;

/** Replications of the workload "edge two-hop" on one and on two threads, by the clock on the wall. */
final class ThreadsPart {

  private static final int REPLICATIONS = 4;

  private ThreadsPart() {}

  static void run(Options options, Report report) throws InterruptedException {
    EngineLoop first = new EngineLoop(Workloads.EDGE_TWO_HOP);
    EngineLoop second = first.another();
    int requests = options.requestsPerTurn();
    double one = Double.MAX_VALUE;
    double two = Double.MAX_VALUE;
    wallNanos(requests, List.of(first, second));
    for (int turn = 0; turn < options.turns(); turn++) {
      one = Math.min(one, wallNanos(requests, List.of(first)));
      two = Math.min(two, wallNanos(requests, List.of(first, second)));
    }
    double total = (double) REPLICATIONS * requests;
    report.line("");
    report.line("Edge two-hop by replications, wall clock, best of %d turns: %,.0f requests/s on one thread, %,.0f on"
        + " two (%d processors)", options.turns(), total / one * 1e9, total / two * 1e9,
        Runtime.getRuntime().availableProcessors());
    report.ratio("threads2/threads1", one / two);
  }

  /* The best of the turns, not their median: what else runs on the machine can only make two threads slower. */
  private static double wallNanos(int requests, List<EngineLoop> engines) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    long begin = System.nanoTime();
    for (EngineLoop engine : engines) {
      threads.add(Thread.ofPlatform().start(() -> {
        for (int i = 0; i < REPLICATIONS / engines.size(); i++) {
          engine.run(requests, i);
        }
      }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return System.nanoTime() - begin;
  }
}
