package io.edgewise.sim.benchmark.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ladder queue beside {@link PriorityQueue} with sequence numbers: a queue that errs makes a fast reference. */
class LadderQueueTest {

  private record Twin(long at, long sequence, int node) {}

  /** Random insertions and removals; {@code delays} says how long after the last removal an event is due. */
  private static void compare(int most, long seed, LongSupplier delays) {
    SplittableRandom random = new SplittableRandom(seed);
    LadderQueue queue = new LadderQueue(4);
    PriorityQueue<Twin> twins =
        new PriorityQueue<>(Comparator.comparingLong(Twin::at).thenComparingLong(Twin::sequence));
    ArrayDeque<Integer> free = new ArrayDeque<>();
    for (int node = 0; node < most; node++) {
      free.add(node);
    }
    long now = 0;
    boolean filling = true;
    for (int i = 0; i < 20 * most; i++) {
      if (free.isEmpty() || random.nextInt(10_000) == 0) {
        filling = false;
      } else if (twins.isEmpty()) {
        filling = true;
      }
      boolean adds = !free.isEmpty() && (twins.isEmpty() || random.nextInt(10) < (filling ? 7 : 3));
      if (adds) {
        Twin twin = new Twin(now + delays.getAsLong(), i, free.remove());
        twins.add(twin);
        queue.add(twin.node(), twin.at());
      } else {
        Twin twin = twins.remove();
        if (random.nextBoolean()) {
          assertEquals(twin.at(), queue.nextTimeNanos());
        }
        assertEquals(twin.node(), queue.remove());
        now = twin.at();
        free.add(twin.node());
      }
    }
    while (!twins.isEmpty()) {
      assertEquals(twins.remove().node(), queue.remove());
    }
    assertEquals(LadderQueue.NONE, queue.remove());
    assertEquals(Long.MAX_VALUE, queue.nextTimeNanos());
  }

  @Test
  @DisplayName("evenly spread delays, few and many events")
  void even() {
    SplittableRandom random = new SplittableRandom(1);
    for (int most : new int[] {1, 2, 10, 1000, 20_000}) {
      compare(most, most, () -> random.nextLong(1_000_000));
    }
  }

  @Test
  @DisplayName("many ties leave first in, first out")
  void ties() {
    SplittableRandom random = new SplittableRandom(2);
    compare(3000, 3, () -> random.nextLong(3));
    compare(3000, 4, () -> 0);
    compare(3000, 5, () -> 1000 * random.nextLong(2));
  }

  @Test
  @DisplayName("bursts within nanoseconds between timers of ten minutes")
  void bursts() {
    SplittableRandom random = new SplittableRandom(6);
    compare(5000, 7, () -> random.nextInt(20) == 0 ? 600_000_000_000L : random.nextLong(100));
  }

  @Test
  @DisplayName("delays of all magnitudes")
  void magnitudes() {
    SplittableRandom random = new SplittableRandom(8);
    compare(5000, 9, () -> random.nextLong(1L << random.nextInt(1, 50)));
  }
}
