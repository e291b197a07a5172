package io.edgewise.sim.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.edgewise.sim.random.AliasTable;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.RandomStream;
import io.edgewise.sim.random.ZipfTable;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllocationTest {

  private final RandomStream stream = RandomStream.of(1, 0, Purpose.SERVICE, 0);
  private final QuantileTable service = QuantileTable.of(Lognormal.ofMeanAndSd(3.24, 7.1), 1e6);
  private final AliasTable origins = AliasTable.of(new double[] {1, 2, 3});
  private final ZipfTable keys = ZipfTable.of(10_000, 0.9);
  private final LatencyHistogram histogram = new LatencyHistogram();
  private final Tally tally = new Tally();
  private final TimeAverage inFlight = new TimeAverage(0, Long.MAX_VALUE);

  @Test
  @DisplayName("Drawing, sampling and recording allocate nothing")
  void nothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    run(0, 1_000);
    // A histogram has room for the octaves between the least and the greatest value so far.
    histogram.record(1);
    histogram.record(1L << 45);
    long before = threads.getThreadAllocatedBytes(thread);
    run(1_000, 500_000);
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    // One byte a call would already be half a megabyte; the measurement itself takes a few hundred bytes.
    assertTrue(allocated < 20_000, () -> allocated + " bytes");
    assertEquals(501_002, histogram.count());
  }

  private void run(int from, int n) {
    for (int i = from; i < from + n; i++) {
      histogram.record(service.sampleNanos(stream, i));
      tally.add(keys.sample(stream.bits(-1L - i)));
      inFlight.set(i, origins.sample(stream.bits(i)));
    }
  }
}
