package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
  @DisplayName("idle instances by their start, newest or oldest first, while instances start and end")
  void bySeniority(boolean newestFirst) {
    Seniority seniority = new Seniority(newestFirst);
    for (int most : new int[] {3, 70, 5000}) {
      SplittableRandom random = new SplittableRandom(most);
      TreeMap<Integer, Integer> idleByStart = new TreeMap<>();
      List<int[]> busy = new ArrayList<>();
      Deque<Integer> free = new ArrayDeque<>();
      for (int instance = 0; instance < most; instance++) {
        free.addFirst(instance);
      }
      for (int start = 0; start < 12 * STEPS; start++) {
        // What living instances do, taken, given back and ended, is as likely as starts: all sizes up to the most occur.
        switch (random.nextInt(4)) {
          case 0 -> {
            if (!free.isEmpty()) {
              int instance = free.removeFirst();
              seniority.started(instance);
              busy.add(new int[] {start, instance});
            }
          }
          case 1 -> {
            if (!busy.isEmpty()) {
              int[] one = busy.remove(random.nextInt(busy.size()));
              seniority.add(one[1]);
              idleByStart.put(one[0], one[1]);
            }
          }
          default -> {
            assertEquals(idleByStart.isEmpty(), seniority.isEmpty());
            if (!idleByStart.isEmpty()) {
              var first = newestFirst ? idleByStart.pollLastEntry() : idleByStart.pollFirstEntry();
              int instance = seniority.take();
              assertEquals(first.getValue(), instance);
              if (random.nextInt(10) == 0) {
                seniority.ended(instance);
                free.addFirst(instance);
              } else {
                busy.add(new int[] {first.getKey(), instance});
              }
            }
          }
        }
      }
      seniority.clear();
      assertTrue(seniority.isEmpty());
    }
  }

  @Test
  @DisplayName("instances by their start: all of them alive, and numbers that begin high")
  void manyAlive() {
    Seniority seniority = new Seniority(false);
    seniority.started(500);
    seniority.add(500);
    assertEquals(500, seniority.take());
    for (int instance = 0; instance < 200; instance++) {
      seniority.started(instance);
      seniority.add(instance);
    }
    for (int instance = 0; instance < 200; instance++) {
      assertEquals(instance, seniority.take());
    }
  }

  @Test
  @DisplayName("instances by their start take no more room than those that live at a time need, however many have ended")
  void room() {
    Seniority seniority = new Seniority(true);
    for (int start = 0; start < STEPS; start++) {
      seniority.started(start % 20);
      seniority.ended(start % 20);
    }
    assertEquals(Long.SIZE, seniority.capacity());
    for (int instance = 0; instance < 65; instance++) {
      seniority.started(instance);
    }
    assertEquals(2 * Long.SIZE, seniority.capacity());
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
