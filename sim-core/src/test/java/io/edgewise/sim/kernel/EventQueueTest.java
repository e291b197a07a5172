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

  @Test
  @DisplayName("random operations leave it as an obvious queue of objects does")
  void slowTwin() {
    SplittableRandom random = new SplittableRandom(1);
    EventQueue queue = new EventQueue(4);
    PriorityQueue<Event> twin =
        new PriorityQueue<>(Comparator.comparingLong(Event::time).thenComparingLong(Event::sequence));
    long clock = 0;
    for (int i = 0; i < 200_000; i++) {
      if (twin.isEmpty() || random.nextInt(100) < (i < 100_000 ? 55 : 45)) {
        // Few distinct times, so that ties are common.
        long time = clock + random.nextInt(20);
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
