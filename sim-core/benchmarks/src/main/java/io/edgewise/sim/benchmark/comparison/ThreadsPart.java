package io.edgewise.sim.benchmark.comparison;

import io.edgewise.sim.benchmark.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.ToDoubleFunction;

/** Replications of the workload "edge two-hop" on one and on two threads, by the clock on the wall. */
final class ThreadsPart {

  private static final int REPLICATIONS = 4;

  /**
   * All replications once.
   *
   * @param wallNanos time by the clock on the wall
   * @param cpuNanos CPU time of all threads
   */
  private record Turn(double wallNanos, double cpuNanos) {}

  private ThreadsPart() {}

  static void run(Options options, Report report) throws InterruptedException, ExecutionException {
    EngineLoop first = new EngineLoop(Workloads.EDGE_TWO_HOP);
    EngineLoop second = first.another();
    int requests = options.requestsPerTurn();
    List<Turn> one = new ArrayList<>();
    List<Turn> two = new ArrayList<>();
    turn(requests, List.of(first, second));
    for (int turn = 0; turn < options.turns(); turn++) {
      one.add(turn(requests, List.of(first)));
      two.add(turn(requests, List.of(first, second)));
    }
    double total = (double) REPLICATIONS * requests;
    double wallOne = least(one, Turn::wallNanos);
    double wallTwo = least(two, Turn::wallNanos);
    double cpuOne = least(one, Turn::cpuNanos);
    double cpuTwo = least(two, Turn::cpuNanos);
    report.line("");
    report.line("Edge two-hop by replications, wall clock, best of %d turns (%d processors)", options.turns(),
        Runtime.getRuntime().availableProcessors());
    report.line("  one thread  %,12.0f requests/s, %.1f ns of CPU a request", total / wallOne * 1e9, cpuOne / total);
    report.line("  two threads %,12.0f requests/s, %.1f ns of CPU a request", total / wallTwo * 1e9, cpuTwo / total);
    double share = two.stream().mapToDouble(turn -> turn.cpuNanos() / turn.wallNanos() / 2).max().orElseThrow();
    if (share < 0.97) {
      report.line("  other programs were running: two threads got at most %.0f %% of two processors", 100 * share);
    }
    report.ratio("threads2/threads1", wallOne / wallTwo);
    report.ratio("threads2/threads1-cpu", 2 * cpuOne / cpuTwo);
  }

  private static double least(List<Turn> turns, ToDoubleFunction<Turn> time) {
    return turns.stream().mapToDouble(time).min().orElseThrow();
  }

  private static Turn turn(int requests, List<EngineLoop> engines) throws InterruptedException, ExecutionException {
    List<FutureTask<Long>> tasks = new ArrayList<>();
    long begin = System.nanoTime();
    for (EngineLoop engine : engines) {
      FutureTask<Long> task = new FutureTask<>(() -> {
        long nanos = 0;
        for (int i = 0; i < REPLICATIONS / engines.size(); i++) {
          nanos += Meter.measure(engine, requests, i).nanos();
        }
        return nanos;
      });
      tasks.add(task);
      Thread.ofPlatform().start(task);
    }
    double cpu = 0;
    for (FutureTask<Long> task : tasks) {
      cpu += task.get();
    }
    return new Turn(System.nanoTime() - begin, cpu);
  }
}
