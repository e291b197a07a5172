package io.edgewise.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import java.lang.management.ManagementFactory;
import java.util.List;

/** What a simulation allocates. */
public final class Allocation {

  private Allocation() {}

  /** After a run of 400 seconds, one of 500 allocates what one of 100 does. */
  public static void assertNonePerRequest(Simulation simulation) {
    bytes(simulation, 400);
    assertEquals(bytes(simulation, 100), bytes(simulation, 500), 64 * 1024, "bytes");
  }

  private static long bytes(Simulation simulation, long seconds) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    simulation.run(1, 0, List.of(new Slice(0, seconds * Lab.SECOND, 0)));
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
