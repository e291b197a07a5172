package io.edgewise.sim.benchmark.comparison;

import com.sun.management.ThreadMXBean;
import io.edgewise.sim.benchmark.reference.Loop;
import io.edgewise.sim.benchmark.reference.Sample;
import java.lang.management.ManagementFactory;

/** Measures runs by the CPU time and the allocations of the calling thread. */
final class Meter {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * What a run took.
   *
   * @param sample what it simulated
   * @param nanos CPU time
   * @param bytes allocated
   */
  record Run(Sample sample, long nanos, long bytes) {

    /** CPU time of a request. */
    double nanosPerRequest() {
      return (double) nanos / sample.requests();
    }
  }

  private Meter() {}

  /** Runs and measures. */
  static Run measure(Loop loop, int requests, long seed) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long nanos = THREADS.getCurrentThreadCpuTime();
    Sample sample = loop.run(requests, seed);
    nanos = THREADS.getCurrentThreadCpuTime() - nanos;
    return new Run(sample, nanos, THREADS.getCurrentThreadAllocatedBytes() - bytes);
  }

  /** Bytes in use after a full collection. */
  static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
