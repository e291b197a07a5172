package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beside {@link PriorityQueue}. */
@DisplayName("Requests under way")
class UnderWayTest {

  @ParameterizedTest
  @CsvSource({
      // Far more on the way than are sent at a time, as many, few, none that lasts, and many at the same moment.
      "900, 100", "100, 100", "10, 100", "0, 64", "1, 1"
  })
  @DisplayName("reach their sites by time, simultaneous ones as they were sent")
  void order(int delay, int lot) {
    UnderWay underWay = new UnderWay();
    PriorityQueue<long[]> expected = new PriorityQueue<>(
        Comparator.<long[]>comparingLong(entry -> entry[0]).thenComparingLong(entry -> entry[1]));
    SplittableRandom random = new SplittableRandom(delay);
    long now = -5_000;
    int slot = 0;
    for (int round = 0; round < 500; round++) {
      for (int i = 0; i < lot && !underWay.isFull(); i++) {
        long reach = now + random.nextLong(2L * delay + 1);
        underWay.add(reach, slot);
        expected.add(new long[] {reach, slot++});
        now += random.nextInt(3);
      }
      // After the last round, and now and then, all arrive.
      long before = round % 50 == 49 ? Long.MAX_VALUE : now;
      underWay.release(before);
      while (!expected.isEmpty() && expected.peek()[0] < before) {
        assertEquals(expected.peek()[0], underWay.nextNanos());
        assertEquals(expected.remove()[1], underWay.take());
      }
      assertEquals(Long.MAX_VALUE, underWay.nextNanos());
      assertEquals(expected.isEmpty(), underWay.isEmpty());
    }
    assertTrue(underWay.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "1000000000000"})
  @DisplayName("fit up to a bound, however far apart they are")
  void bound(long step) {
    UnderWay underWay = new UnderWay();
    int sent = 0;
    while (!underWay.isFull()) {
      // The later sent, the earlier there.
      underWay.add(-step * sent, sent);
      sent++;
    }
    assertEquals(1024, sent);
    underWay.release(Long.MAX_VALUE);
    for (int i = 0; i < sent; i++) {
      assertEquals(step == 0 ? i : sent - 1 - i, underWay.take());
    }
  }
}
