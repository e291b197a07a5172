package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {

  private final List<Integer> made = new ArrayList<>();
  private final RecentlyUsed<Integer, Integer> values = new RecentlyUsed<>(10, weight -> weight);

  private int get(int key) {
    return values.get(key, k -> {
      made.add(k);
      return k;
    });
  }

  @Test
  @DisplayName("Makes a value once while it is used, and forgets the one not used for longest")
  void forgets() {
    assertEquals(4, get(4));
    assertEquals(5, get(5));
    assertEquals(4, get(4));
    get(3);
    assertEquals(List.of(4, 5, 3), made);
    get(4);
    get(5);
    assertEquals(List.of(4, 5, 3, 5), made);
  }

  @Test
  @DisplayName("Keeps a single value that alone weighs too much")
  void heavy() {
    get(1);
    get(11);
    get(11);
    get(1);
    assertEquals(List.of(1, 11, 1), made);
  }

  @Test
  @DisplayName("Two threads that miss the same value make it once")
  void once() throws InterruptedException {
    List<Integer> got = new CopyOnWriteArrayList<>();
    AtomicInteger makings = new AtomicInteger();
    Thread second = new Thread(() -> got.add(values.get(7, key -> {
      makings.incrementAndGet();
      return key;
    })));
    got.add(values.get(7, key -> {
      makings.incrementAndGet();
      second.start();
      while (second.getState() != Thread.State.BLOCKED && second.getState() != Thread.State.TERMINATED) {
        Thread.onSpinWait();
      }
      return key;
    }));
    second.join();
    assertEquals(List.of(7, 7), got);
    assertEquals(1, makings.get());
  }
}
