package io.edgewise.sim.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  @Test
  @DisplayName("A draw depends on nothing but seed, replication, purpose, slot and counter")
  void replay() {
    RandomStream stream = RandomStream.of(42, 3, Purpose.SERVICE, 1);
    long[] forwards = new long[1_000];
    for (int i = 0; i < forwards.length; i++) {
      forwards[i] = stream.bits(i);
    }
    for (int i = forwards.length - 1; i >= 0; i--) {
      assertEquals(forwards[i], RandomStream.of(42, 3, Purpose.SERVICE, 1).bits(i));
    }
  }

  @Test
  @DisplayName("The numbers stay what they are: a changed stream would silently change every published result")
  void pinned() {
    // Recomputed by an independent Python implementation of the formula in the package description.
    long[] found = {
        RandomStream.of(0, 0, Purpose.ARRIVAL_GAP, 0).bits(0),
        RandomStream.of(0, 0, Purpose.ARRIVAL_GAP, 0).bits(1),
        RandomStream.of(1, 0, Purpose.ARRIVAL_GAP, 0).bits(0),
        RandomStream.of(0, 1, Purpose.SERVICE, 0).bits(1_000_000),
        RandomStream.of(-1, Integer.MAX_VALUE, Purpose.RESAMPLING, Integer.MAX_VALUE).bits(-1)
    };
    long[] expected = {
        -7861469825624483802L,
        -6330024099318359087L,
        -8772191431661122627L,
        -3861870770208846191L,
        8217701985195454773L
    };
    assertEquals(Arrays.toString(expected), Arrays.toString(found));
  }

  @Test
  @DisplayName("Every purpose has a positive code of its own")
  void codes() {
    Set<Integer> codes = new HashSet<>();
    for (Purpose purpose : Purpose.values()) {
      assertTrue(purpose.code() > 0 && codes.add(purpose.code()), purpose::name);
    }
  }

  @Test
  @DisplayName("Uniform numbers lie strictly inside 0..1, grow with the bits and mirror exactly")
  void uniform() {
    assertEquals(0x1p-53, RandomStream.toUniform(0));
    assertEquals(1 - 0x1p-53, RandomStream.toUniform(-1L));
    assertTrue(RandomStream.toUniform(Long.MAX_VALUE) < 0.5);
    assertTrue(RandomStream.toUniform(Long.MIN_VALUE) > 0.5);
    RandomStream stream = RandomStream.of(7, 0, Purpose.KEY, 0);
    for (int i = 0; i < 10_000; i++) {
      long bits = stream.bits(i);
      assertEquals(RandomStream.toUniform(bits), stream.uniform(i));
      assertEquals(1 - RandomStream.toUniform(bits), RandomStream.toUniform(~bits));
    }
  }

  @Test
  @DisplayName("Negative replications and slots are refused")
  void refused() {
    assertEquals("replication must not be negative, was -1",
        assertThrows(IllegalArgumentException.class, () -> RandomStream.of(1, -1, Purpose.KEY, 0)).getMessage());
    assertEquals("slot must not be negative, was -2",
        assertThrows(IllegalArgumentException.class, () -> RandomStream.of(1, 0, Purpose.KEY, -2)).getMessage());
    assertEquals("purpose",
        assertThrows(NullPointerException.class, () -> RandomStream.of(1, 0, null, 0)).getMessage());
  }
}
