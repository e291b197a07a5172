package io.edgewise.sim.benchmark.comparison;

import io.edgewise.sim.benchmark.Workloads;
import io.edgewise.sim.benchmark.reference.Sample;
import io.edgewise.sim.benchmark.reference.TwoHopModel;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * The cost of a request in one very long run and in runs of a million, in the same heap. The short runs go on beside the
 * long one for as long as it takes, on another thread: both meet the same machine.
 */
final class SizePart {

  private static final int SHORT = 1_000_000;

  private SizePart() {}

  static void run(Options options, Report report) throws Exception {
    EngineLoop engine = new EngineLoop(Workloads.EDGE_TWO_HOP);
    EngineLoop other = engine.another();
    Meter.measure(engine, SHORT, 0);
    double nanos = Meter.measure(engine, SHORT, 1).nanosPerRequest();
    int size = options.largest();
    while (size > SHORT && size * nanos > 1e9 * options.secondsForLargest()) {
      size /= 10;
    }
    int largest = size;
    Callable<Meter.Run> job = () -> Meter.measure(engine, largest, 2);
    FutureTask<Meter.Run> task = new FutureTask<>(job);
    long before = Meter.usedBytes();
    Thread.ofPlatform().start(task);
    double shortNanos = 0;
    Sample shortRuns = new Sample(0, 0);
    for (int seed = 3; !task.isDone(); seed++) {
      Meter.Run run = Meter.measure(other, SHORT, seed);
      shortNanos += run.nanos();
      shortRuns = shortRuns.plus(run.sample());
    }
    Meter.Run longRun = task.get();
    long after = Meter.usedBytes();
    double nanosInShort = shortNanos / shortRuns.requests();
    report.line("");
    report.line("Edge two-hop, %,d requests in one run: %.1f ns a request, %.4f bytes allocated a request;"
        + " beside it %d runs of %,d: %.1f ns. Heap %d MB, in use %.1f MB before, %.1f MB after",
        longRun.sample().requests(), longRun.nanosPerRequest(),
        (double) longRun.bytes() / longRun.sample().requests(), shortRuns.requests() / SHORT, SHORT, nanosInShort,
        Runtime.getRuntime().maxMemory() >> 20, before / 1e6, after / 1e6);
    report.check("mean of the long run", longRun.sample().meanMillis(), TwoHopModel.meanMillis(),
        Options.tolerance(longRun.sample().requests()));
    report.ratio("ns" + power(largest) + "/ns1e6", longRun.nanosPerRequest() / nanosInShort);
  }

  private static String power(int size) {
    return "1e" + Math.round(Math.log10(size));
  }
}
