package io.edgewise.sim.benchmark.comparison;

import io.edgewise.sim.benchmark.Workloads;
import io.edgewise.sim.benchmark.reference.TwoHopModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The cost of a request in one very long run and in runs of a million before and behind it, in the same heap.
 */
final class SizePart {

  private static final int SHORT = 1_000_000;
  private static final int SHORT_RUNS = 6;

  private SizePart() {}

  static void run(Options options, Report report) {
    EngineLoop engine = new EngineLoop(Workloads.EDGE_TWO_HOP);
    Meter.measure(engine, SHORT, 0);
    double nanos = Meter.measure(engine, SHORT, 1).nanosPerRequest();
    int size = options.largest();
    while (size > SHORT && size * nanos > 1e9 * options.secondsForLargest()) {
      size /= 10;
    }
    int largest = size;
    long before = Meter.usedBytes();
    // Before and behind, one after the other: two runs side by side would share the caches and the clock of the machine.
    List<Meter.Run> shortRuns = new ArrayList<>(shortRuns(engine, 2));
    Meter.Run longRun = Meter.measure(engine, largest, 2);
    shortRuns.addAll(shortRuns(engine, 2 + SHORT_RUNS));
    long after = Meter.usedBytes();
    double nanosInShort = shortRuns.stream().mapToDouble(Meter.Run::nanosPerRequest).average().orElseThrow();
    report.line("");
    report.line("Edge two-hop, %,d requests in one run: %.1f ns a request, %.4f bytes allocated a request;"
        + " before and after it %d runs of %,d: %.1f ns. Heap %d MB, in use %.1f MB before, %.1f MB after",
        longRun.sample().requests(), longRun.nanosPerRequest(),
        (double) longRun.bytes() / longRun.sample().requests(), shortRuns.size(), SHORT, nanosInShort,
        Runtime.getRuntime().maxMemory() >> 20, before / 1e6, after / 1e6);
    report.check("mean of the long run", longRun.sample().meanMillis(), TwoHopModel.meanMillis(),
        Options.tolerance(longRun.sample().requests()));
    report.ratio("ns" + power(largest) + "/ns1e6", longRun.nanosPerRequest() / nanosInShort);
  }

  private static List<Meter.Run> shortRuns(EngineLoop engine, int firstSeed) {
    return IntStream.range(firstSeed, firstSeed + SHORT_RUNS).mapToObj(seed -> Meter.measure(engine, SHORT, seed))
        .toList();
  }

  private static String power(int size) {
    return "1e" + Math.round(Math.log10(size));
  }
}
