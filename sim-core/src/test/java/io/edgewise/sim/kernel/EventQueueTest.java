package io.edgewise.sim.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventQueueTest {

  private record Event(long time, long sequence, int kind, int slot) {}

  /** How long after the clock an event is scheduled. */
  private interface Delays {
    long next(SplittableRandom random);
  }

  private static void sameAsTwin(Delays delays) {
    SplittableRandom random = new SplittableRandom(1);
    EventQueue queue = new EventQueue(4);
    PriorityQueue<Event> twin =
        new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::sequence));
    long clock = 0;
    for (int i = 0; i < 200_000; i++) {
      if (twin.isEmpty() || random.nextInt(100) < (i < 100_000 ? 55 : 45)) {
        long time = clock + delays.next(random);
        int kind = random.nextInt(EventQueue.KINDS);
        int slot = random.nextInt(EventQueue.SLOTS);
        queue.schedule(time, kind, slot);
        twin.add(new Event(time, i, kind, slot));
      } else {
        Event expected = twin.remove();
        assertEquals(expected.time(), queue.nextTimeNanos());
        assertTrue(queue.advance());
        assertEquals(expected, new Event(queue.timeNanos(), expected.sequence(), queue.kind(), queue.slot()));
        clock = queue.timeNanos();
      }
      assertEquals(twin.size(), queue.size());
    }
  }

  @Test
  @DisplayName("random operations leave it as an obvious queue of objects does: few distinct times, so that ties are common")
  void fewDistinctTimes() {
    sameAsTwin(random -> random.nextInt(20));
  }

  @Test
  @DisplayName("the same with delays of microseconds, timers of ten minutes and events at once, mixed")
  void timers() {
    sameAsTwin(random -> switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> 600_000_000_000L + random.nextInt(3);
      case 2 -> random.nextInt(1_000_000);
      default -> (long) (Math.exp(random.nextDouble(25)));
    });
  }

  @Test
  @DisplayName("the same with bursts: many events crowd into one moment of a long stretch")
  void bursts() {
    sameAsTwin(random -> random.nextInt(1000) == 0 ? 3_600_000_000_000L : 1_000 * random.nextInt(1000)
        + (random.nextInt(10) == 0 ? random.nextInt(1_000_000_000) : 0));
  }

  @Test
  @DisplayName("simultaneous events leave first in, first out")
  void ties() {
    EventQueue queue = new EventQueue(4);
    for (int slot = 0; slot < 1000; slot++) {
      queue.schedule(7, slot % EventQueue.KINDS, slot);
    }
    for (int slot = 0; slot < 1000; slot++) {
      assertTrue(queue.advance());
      assertEquals(slot, queue.slot());
    }
    assertFalse(queue.advance());
    assertEquals(Long.MAX_VALUE, queue.nextTimeNanos());
  }
}
