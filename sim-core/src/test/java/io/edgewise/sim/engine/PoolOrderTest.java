package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders in which a pool takes back and picks its instances, beside {@link PriorityQueue}, at all sizes. */
@DisplayName("The orders of a pool")
class PoolOrderTest {

  private static final int STEPS = 20_000;

  /** Grows and shrinks between nothing and some hundred, so that both ways to keep the order are entered and left. */
  private static boolean adds(SplittableRandom random, int step, int size) {
    return size == 0 || random.nextInt(100) < (step / 500 % 2 == 0 ? 60 : 40);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("instances by the number of their start, newest or oldest first")
  void byAge(boolean newestFirst) {
    AgeQueue queue = new AgeQueue(newestFirst);
    Comparator<long[]> byStart = Comparator.comparingLong(entry -> entry[0]);
    PriorityQueue<long[]> expected = new PriorityQueue<>(newestFirst ? byStart.reversed() : byStart);
    SplittableRandom random = new SplittableRandom(1);
    for (int step = 0; step < STEPS; step++) {
      if (adds(random, step, expected.size())) {
        // Numbers that differ, in no order, up to the greatest that there may be.
        long start = (random.nextLong(1L << 24) << 15) + step;
        int instance = random.nextInt(1 << 24);
        queue.add(instance, start);
        expected.add(new long[] {start, instance});
      } else {
        assertEquals(expected.remove()[1], queue.take());
      }
      assertEquals(expected.size(), queue.size());
    }
    queue.clear();
    assertEquals(0, queue.size());
    queue.add(5, 7);
    assertEquals(5, queue.take());
  }

  @Test
  @DisplayName("departures by time, simultaneous ones first in, first out")
  void departures() {
    Departures departures = new Departures();
    PriorityQueue<long[]> expected =
        new PriorityQueue<>(Comparator.<long[]>comparingLong(entry -> entry[0]).thenComparingLong(entry -> entry[1]));
    SplittableRandom random = new SplittableRandom(2);
    long now = -1000;
    for (int step = 0; step < STEPS; step++) {
      if (adds(random, step, expected.size())) {
        // Few different times, so that many are equal.
        long time = now + random.nextInt(20);
        departures.add(time, step);
        expected.add(new long[] {time, step});
      } else {
        long[] next = expected.remove();
        assertEquals(next[0], departures.nextTimeNanos());
        departures.take();
        assertEquals(next[0], departures.timeNanos());
        assertEquals(next[1], departures.instance());
        now = next[0];
      }
      assertEquals(expected.size(), departures.size());
    }
    departures.clear();
    assertEquals(Long.MAX_VALUE, departures.nextTimeNanos());
  }
}
