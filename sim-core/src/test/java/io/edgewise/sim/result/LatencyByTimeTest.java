package io.edgewise.sim.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LatencyByTimeTest {

  private static final long HOUR = 3_600_000_000_000L;

  private static List<String> cells(LatencyByTime times) {
    List<String> cells = new ArrayList<>();
    times.forEach((interval, low, high, count) -> cells.add(interval + ": " + low + ".." + high + " x " + count));
    return cells;
  }

  @Test
  @DisplayName("counts in quarters of octaves, by hour of the day")
  void byHand() {
    LatencyByTime times = new LatencyByTime(30 * 24 * HOUR);
    times.record(0, 0);
    times.record(1, 1L << 17);
    times.record(HOUR, (1L << 20) + (1L << 18));
    times.record(25 * HOUR + 5, (1L << 20) + (1L << 18) + 1);
    times.record(-1, Long.MAX_VALUE);
    assertEquals(List.of("0: 0..131072 x 1", "0: 131072..163840 x 1", "1: 1310720..1572864 x 2",
        "23: " + (1L << 50) + ".." + ((1L << 50) + (1L << 48)) + " x 1"), cells(times));
    assertEquals(5, times.count());
    assertEquals(HOUR, times.fromNanos(1));
  }

  @Test
  @DisplayName("every latency lies in its class, which is at most a quarter wide")
  void classes() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2000; i++) {
      long latency = random.nextLong(1L << 17, 1L << random.nextInt(18, 50));
      LatencyByTime one = new LatencyByTime(1000);
      one.record(random.nextLong(1000), latency);
      one.forEach((interval, low, high, count) -> {
        assertTrue(low <= latency && latency < high, latency + " in " + low + ".." + high);
        assertTrue(high - low <= low / 4, low + ".." + high);
      });
    }
  }

  @Test
  @DisplayName("what was recorded apart and added is what was recorded together, and the horizon must be positive")
  void merges() {
    SplittableRandom random = new SplittableRandom(4);
    LatencyByTime together = new LatencyByTime(HOUR);
    LatencyByTime first = new LatencyByTime(HOUR);
    LatencyByTime second = new LatencyByTime(HOUR);
    for (int i = 0; i < 500; i++) {
      long sent = random.nextLong(HOUR);
      long latency = random.nextLong(1_000_000_000);
      together.record(sent, latency);
      (i % 3 == 0 ? first : second).record(sent, latency);
    }
    second.add(first);
    assertEquals(cells(together), cells(second));
    assertThrows(IllegalArgumentException.class, () -> new LatencyByTime(0));
  }
}
