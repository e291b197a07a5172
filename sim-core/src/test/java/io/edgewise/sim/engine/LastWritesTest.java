package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LastWritesTest {

  @Test
  @DisplayName("Knows of every key the latest write, as a map of all writes does")
  void asAMap() {
    Random random = new Random(1);
    LastWrites writes = new LastWrites();
    for (int round = 0; round < 3; round++) {
      Map<Integer, long[]> expected = new HashMap<>();
      for (int i = 0; i < 20_000; i++) {
        int key = random.nextInt(round == 0 ? 50 : 10_000_000);
        long nanos = random.nextLong(1_000_000) - 500_000;
        writes.written(key, nanos, i, i % 3);
        long[] now = {nanos, i, i % 3};
        expected.merge(key, now, (old, later) -> later[0] > old[0] ? later : old);
      }
      expected.forEach((key, write) -> {
        int found = writes.find(key);
        assertEquals(write[0], writes.nanos(found));
        assertEquals(write[1], writes.request(found));
        assertEquals(write[2], writes.copy(found));
      });
      assertEquals(-1, writes.find(10_000_001));
      writes.clear();
      assertEquals(-1, writes.find(expected.keySet().iterator().next()));
    }
  }
}
