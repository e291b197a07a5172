package io.edgewise.sim.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.metering.UsageMeter;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueueHoursTest {

  private static final long WINDOW = 1_000_000_000_000L;
  private static final int REQUESTS = 1000;

  /** A window in which as many requests came to each queue, whose servers were busy for such a part of it. */
  private static Measurements window(double... busy) {
    Measurements measured = new Measurements(1, 1, new UsageMeter(1, 1, 0));
    for (int queue = 0; queue < busy.length; queue++) {
      long nanos = Math.round(busy[queue] * WINDOW);
      measured.queue(queue, REQUESTS, nanos, nanos, WINDOW);
      IntStream.range(0, REQUESTS).forEach(request -> measured.failed(Outcome.REJECTED, false));
    }
    measured.window(WINDOW, 0);
    return measured;
  }

  private static QueueMemory memory(List<Measurements> windows) {
    QueueHours hours = new QueueHours(windows.size() + 1);
    IntStream.range(0, windows.size()).forEach(hour -> hours.add(hour, windows.get(hour)));
    return hours.memory();
  }

  @Test
  @DisplayName("Hours that are alike say what all of them say together, and those that were not measured nothing")
  void alike() {
    Measurements sum = window(0.9, 0.7);
    for (int more = 1; more < 8; more++) {
      sum.add(window(0.9, 0.7));
    }
    QueueMemory together = sum.queueMemory(1);
    QueueMemory found = memory(IntStream.range(0, 8).mapToObj(hour -> window(0.9, 0.7)).toList());
    assertEquals(together.longestNanos(), found.longestNanos(), 1e-9 * together.longestNanos());
    assertEquals(together.meanNanos(), found.meanNanos(), 1e-9 * together.meanNanos());
    assertEquals(together.queues(), found.queues(), 1e-9);
    assertEquals(2, found.queues(), 1e-9);
  }

  @Test
  @DisplayName("Of two hours each counts for as many of the longest waits as are its")
  void weighted() {
    // With y = exp(-x / 10) every hundredth request waits for longer than x where (y + y^2) / 2 = 1 / 100.
    double y = (Math.sqrt(1.08) - 1) / 2;
    double busier = 1 / (1 + y);
    double first = window(0.9).queueMemory(1).longestNanos();
    double second = window(0.8).queueMemory(1).longestNanos();
    QueueMemory found = memory(List.of(window(0.9), window(0.8)));
    assertEquals(busier * first + (1 - busier) * second, found.meanNanos(), 1e-6 * first);
    assertEquals(1, found.queues(), 1e-6);
  }

  @Test
  @DisplayName("One busy hour of a day decides alone, also where its servers are never free")
  void busiest() {
    for (double busy : new double[] {0.95, 1}) {
      QueueMemory found =
          memory(IntStream.range(0, 24).mapToObj(hour -> window(hour == 14 ? busy : 0.1)).toList());
      double expected = window(busy).queueMemory(1).longestNanos();
      assertEquals(expected, found.longestNanos());
      // Of one that is never free the memory is infinite, and so is the mean.
      assertEquals(expected, found.meanNanos(), 1e-6 * window(0.95).queueMemory(1).longestNanos());
    }
  }

  @Test
  @DisplayName("More requests keep servers busy for longer, which queues remember for longer, up to all the time")
  void times() {
    assertEquals(window(0.9).queueMemory(1).longestNanos() / 2, window(0.45).queueMemory(2).longestNanos(), 1);
    assertEquals(Double.POSITIVE_INFINITY, window(0.45).queueMemory(3).longestNanos());
  }
}
