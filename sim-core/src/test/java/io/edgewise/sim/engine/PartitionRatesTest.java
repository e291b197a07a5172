package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link PartitionRates} decide as the buckets of the partitions alone. */
class PartitionRatesTest {

  private static final long SECOND = 1_000_000_000;

  @ParameterizedTest(name = "{0} a second each of {1} partitions, {2} ms saved up, {3} operations a second")
  @CsvSource({"100, 10, 1000, 50, false", "100, 10, 1000, 90, false", "100, 10, 1000, 3000, true", "5, 3, 0, 10, true",
      "1, 1000, 0, 2, true", "1, 1000, 0, 2000, true", "3000, 50, 300000, 2500, false", "50, 1, 100, 55, true"})
  @DisplayName("Together or apart, the same operations are taken, in quiet times and in busy ones")
  void sameAsApart(double unitsPerSecond, int count, long burstMillis, double perSecond, boolean refuses) {
    SplittableRandom random = new SplittableRandom(count);
    PartitionRates.Partitions partitions =
        (step, copy, bits) -> (long) copy << 32 | Long.remainderUnsigned(bits, count);
    PartitionRates together = new PartitionRates(unitsPerSecond, burstMillis * 1_000_000, partitions);
    RateLimiter apart = new RateLimiter(unitsPerSecond, burstMillis * 1_000_000);
    long now = -100 * SECOND;
    int refused = 0;
    int operations = 60_000;
    for (int i = 0; i < operations; i++) {
      // Bursts of ten times the rate every now and then, and pauses.
      double factor = i % 5000 < 500 ? 10 : i % 5000 == 500 ? 0.001 : 1;
      now += Math.round(-Math.log(1 - random.nextDouble()) / (perSecond * factor) * SECOND);
      int copy = random.nextInt(2);
      long bits = random.nextLong();
      long units = 500 * (1 + random.nextInt(4));
      boolean taken = together.admits(i, copy, bits, units, now);
      assertEquals(apart.admits(partitions.of(i, copy, bits), units, now), taken, "operation " + i);
      refused += taken ? 0 : 1;
    }
    assertTrue(refused > 0 == refuses, "refused " + refused);
    together.clear();
    apart.clear();
    assertEquals(apart.admits(0, 1000, now), together.admits(0, 0, 0, 1000, now));
  }
}
