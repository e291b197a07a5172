package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.InstancePolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cores whose number changes, beside a clock that ticks. */
@DisplayName("Cores whose number changes")
class ScaledStationTest {

  private final TimeWindow window = new TimeWindow();

  @Test
  @DisplayName("are at rest when nobody is served and nobody waits")
  void rest() {
    window.set(0, 100);
    ScaledStation station = new ScaledStation(1, window);
    station.reset(0, 1);
    assertTrue(station.isAtRest());
    station.arrive(0, 1, 10);
    station.arrive(1, 2, 10);
    assertFalse(station.isAtRest(), "one waits until somebody lets it begin");
    station.reset(0, 0);
    assertEquals(ScaledStation.WAITS, station.arrive(0, 1, 10), "no core is there");
    assertFalse(station.isAtRest());
  }

  /** Cores with a queue, looked at every nanosecond. */
  private static final class Ticking {
    final List<Long> ends = new ArrayList<>();
    final Deque<long[]> waiting = new ArrayDeque<>();
    long work;
    long inside;

    void tick(long now, TimeWindow window) {
      long before = now - 1;
      work += ends.size();
      inside += window.contains(before) ? ends.size() : 0;
      ends.removeIf(end -> end <= now);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, InstancePolicy.UNLIMITED})
  @DisplayName("cores whose number changes serve first come, first served")
  void changingCores(int queueLimit) {
    window.set(500, 4000);
    ScaledStation station = new ScaledStation(queueLimit, window);
    Ticking twin = new Ticking();
    SplittableRandom random = new SplittableRandom(queueLimit);
    int cores = 3;
    station.reset(0, cores);
    for (long now = 1; now <= 4000; now++) {
      twin.tick(now, window);
      if (random.nextInt(60) == 0) {
        cores = random.nextInt(6);
        station.cores(cores);
      }
      begin(station, twin, now, cores);
      if (random.nextInt(5) == 0) {
        arrive(station, twin, now, cores, queueLimit, new long[] {now, now, 1 + random.nextInt(30)});
      }
      long wake = twin.waiting.isEmpty() ? Long.MAX_VALUE
          : twin.ends.stream().mapToLong(end -> end).min().orElse(Long.MAX_VALUE);
      assertEquals(wake, station.wakeNanos());
      if (random.nextInt(20) == 0) {
        assertEquals(twin.work, station.workUntil(now));
      }
    }
    // Services that began are counted as far as the window reaches.
    assertEquals(twin.inside, station.busyNanos());
    station.goOn();
    assertEquals(0, station.busyNanos());
  }

  @Test
  @DisplayName("what is served when a window begins works in it, also in the one after it")
  void goesOn() {
    TimeWindow window = new TimeWindow();
    window.set(Long.MAX_VALUE, Long.MAX_VALUE);
    window.goesOnFrom(100);
    ScaledStation station = new ScaledStation(5, window);
    station.reset(0, 2);
    station.arrive(10, 1, 80);
    station.arrive(20, 2, 500);
    window.set(110, 150);
    window.goesOnFrom(150);
    station.goOn();
    assertEquals(40, station.busyNanos());
    station.arrive(120, 3, 10);
    assertEquals(40 + 10, station.busyNanos());
    window.set(160, 260);
    window.goesOnFrom(260);
    station.goOn();
    assertEquals(100, station.busyNanos());
    // Begun anew, nobody is inside, nor waits.
    station.cores(1);
    assertEquals(ScaledStation.WAITS, station.arrive(270, 4, 30));
    station.reset(300, 2);
    station.goOn();
    assertEquals(0, station.busyNanos());
    assertEquals(Long.MAX_VALUE, station.wakeNanos());
    station.cores(0);
    assertEquals(ScaledStation.WAITS, station.arrive(310, 5, 40));
    station.cores(1);
    assertEquals(5, station.next(320));
    assertEquals(310, station.startedAskedNanos());
    assertEquals(360, station.startedEndNanos());
    assertEquals(40, station.workUntil(600));
    assertTrue(station.isAtRest());
  }

  private static void begin(ScaledStation station, Ticking twin, long now, int cores) {
    while (!twin.waiting.isEmpty() && twin.ends.size() < cores) {
      long[] first = twin.waiting.removeFirst();
      assertEquals(first[0], station.next(now));
      assertEquals(first[1], station.startedAskedNanos());
      assertEquals(now + first[2], station.startedEndNanos());
      twin.ends.add(now + first[2]);
    }
    assertEquals(-1, station.next(now));
  }

  private static void arrive(ScaledStation station, Ticking twin, long now, int cores, int queueLimit,
      long[] customer) {
    long begins = station.arrive(now, (int) customer[0], customer[2]);
    if (twin.ends.size() < cores && twin.waiting.isEmpty()) {
      assertEquals(now, begins);
      twin.ends.add(now + customer[2]);
    } else if (twin.waiting.size() < queueLimit) {
      assertEquals(ScaledStation.WAITS, begins);
      twin.waiting.add(customer);
    } else {
      assertEquals(Station.NEVER, begins);
    }
  }
}
