package io.edgewise.sim.benchmark;

import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.stats.LatencyHistogram;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Recording one latency in a histogram. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class HistogramBenchmark {

  private static final int SAMPLES = 1 << 14;

  /** Resolution: as of all requests, and as of each origin. */
  @Param({"8", "4"})
  public int subBucketBits;

  private final long[] samples = new long[SAMPLES];
  private LatencyHistogram histogram;
  private int at;

  /** Draws the latencies. */
  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(1);
    QuantileTable table = QuantileTable.of(Lognormal.ofMedianAndP99(44, 150), 1e6);
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = table.sampleNanos(random.nextLong());
    }
    histogram = new LatencyHistogram(subBucketBits);
  }

  /** One latency. */
  @Benchmark
  public void record() {
    histogram.record(samples[at]);
    at = (at + 1) & (SAMPLES - 1);
  }
}
