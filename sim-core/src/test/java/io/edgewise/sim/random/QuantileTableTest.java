package io.edgewise.sim.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantileTableTest {

  /* Compiled once for all tests. */
  private static final Map<Distribution, QuantileTable> TABLES = new HashMap<>();

  private static QuantileTable table(Distribution distribution) {
    return TABLES.computeIfAbsent(distribution, d -> QuantileTable.of(d, 1e6));
  }

  static Stream<Distribution> distributions() {
    double[] levels = IntStream.range(0, 300).mapToDouble(i -> i * i).toArray();
    return Stream.concat(DistributionTest.all(), Stream.of(
        new Mixture(new double[] {0.5 + 1e-6, 0.5 - 1e-6}, List.of(new Constant(1), new Constant(1_000))),
        new Mixture(new double[] {1 - 1e-7, 1e-7}, List.of(new Constant(1), new Constant(1e6))),
        Empirical.ofSamples(levels),
        Lognormal.ofMeanAndSd(1, 30)));
  }

  @ParameterizedTest
  @MethodSource("distributions")
  @DisplayName("The table's mean is the distribution's")
  void mean(Distribution distribution) {
    double expected = 1e6 * distribution.mean();
    double tolerance = distribution.scv() > 100 ? 1e-4 : 1e-5;
    assertEquals(expected, table(distribution).mean(), tolerance * Math.abs(expected),
        distribution::toString);
  }

  @ParameterizedTest
  @MethodSource("distributions")
  @DisplayName("Samples follow the exact quantile function within 0.1 %, far into both tails")
  void quantiles(Distribution distribution) {
    QuantileTable table = table(distribution);
    RandomStream stream = RandomStream.of(11, 0, Purpose.SERVICE, 0);
    for (int i = 0; i < 3_000; i++) {
      // Bits with up to 45 leading zeros or ones, so that tails are met as often as the middle.
      int depth = i % 46;
      long random = stream.bits(i);
      long bits = i % 2 == 0 ? random >>> depth : ~(random >>> depth);
      double exact = distribution.quantile(RandomStream.toUniform(bits));
      // Values far below the mean need less relative accuracy.
      double floor = 2e-6 * Math.abs(distribution.mean());
      assertEquals(exact, table.sample(bits) / 1e6, 1e-3 * Math.abs(exact) + floor,
          () -> distribution + " at " + RandomStream.toUniform(bits));
    }
  }

  @ParameterizedTest
  @MethodSource("distributions")
  @DisplayName("A larger draw never gives a smaller value")
  void monotone(Distribution distribution) {
    QuantileTable table = table(distribution);
    RandomStream stream = RandomStream.of(12, 0, Purpose.SERVICE, 0);
    long[] draws = new long[30_000];
    for (int i = 0; i < draws.length; i += 3) {
      long random = stream.bits(i);
      // Neighbours of a cell's edge, and both tails.
      long edge = (random >>> 52) << 52;
      draws[i] = random >>> (i % 40);
      draws[i + 1] = edge - 1 - (i % 5) * 2_048L;
      draws[i + 2] = edge + (i % 7) * 2_048L;
    }
    long[] sorted = Arrays.stream(draws).map(x -> x + Long.MIN_VALUE).sorted().map(x -> x - Long.MIN_VALUE).toArray();
    double last = Double.NEGATIVE_INFINITY;
    for (long draw : sorted) {
      double value = table.sample(draw);
      // One in 1e13: where the distribution itself is asked, its quantile function has that much rounding.
      assertTrue(value >= last - 1e-13 * Math.abs(last), () -> distribution + " at " + Long.toHexString(draw));
      last = Math.max(last, value);
    }
  }

  @Test
  @DisplayName("Atoms come out exactly, with their probabilities")
  void atoms() {
    Distribution cache = new Mixture(new double[] {0.9, 0.1}, List.of(new Constant(2), new Constant(30)));
    QuantileTable table = QuantileTable.of(cache, 1);
    RandomStream stream = RandomStream.of(13, 0, Purpose.SERVICE, 0);
    int hits = 0;
    int n = 200_000;
    for (int i = 0; i < n; i++) {
      double value = table.sample(stream.bits(i));
      assertTrue(value == 2 || value == 30, () -> "no atom at " + value);
      hits += value == 2 ? 1 : 0;
    }
    StatisticalChecks.assertNormal("hits", (hits - 0.9 * n) / Math.sqrt(0.09 * n), 1);
  }

  @Test
  @DisplayName("A jump on the very edge of a cell is not smeared")
  void jumpOnEdge() {
    QuantileTable table =
        QuantileTable.of(new Mixture(new double[] {1, 1}, List.of(new Constant(1), new Constant(10))), 1);
    assertEquals(1, table.sample(Long.MAX_VALUE));
    assertEquals(10, table.sample(Long.MIN_VALUE));
    assertEquals(10, table.sample(Long.MIN_VALUE + (1L << 20)));
    assertEquals(QuantileTable.CELLS, table.pieces());
  }

  @Test
  @DisplayName("Samples are rounded to whole nanoseconds, from bits or straight from a stream")
  void nanos() {
    QuantileTable table = QuantileTable.of(new Exponential(3), 1e6);
    RandomStream stream = RandomStream.of(14, 0, Purpose.SERVICE, 0);
    for (int i = 0; i < 1_000; i++) {
      assertEquals(Math.rint(table.sample(stream.bits(i))), table.sampleNanos(stream.bits(i)));
      assertEquals(table.sampleNanos(stream.bits(i)), table.sampleNanos(stream, i));
    }
    assertEquals(62_383_246, table.sampleNanos(-1L - (1L << 34) + 1), 2_000_000);
  }

  @Test
  @DisplayName("Constants need no draw")
  void constants() {
    QuantileTable table = QuantileTable.of(new Constant(2.5), 1e6);
    assertTrue(table.isConstant());
    assertEquals(2_500_000, table.sampleNanos(null, 0));
    assertEquals(2.5e6, table.sample(123));
    assertEquals(2.5e6, table.mean());
    assertEquals(2.5e6, table.least());
  }

  @Test
  @DisplayName("Distributions of one family that differ in scale give the same values, scaled")
  void scaled() {
    QuantileTable table = QuantileTable.of(new Lognormal(0, 0.3), 1);
    for (QuantileTable other : List.of(QuantileTable.of(new Lognormal(Math.log(30), 0.3), 1), table.scaled(30),
        QuantileTable.of(new Scaled(10, Lognormal.ofMedianAndSigma(3, 0.3)), 1))) {
      for (long bits = Long.MIN_VALUE; bits < Long.MAX_VALUE - (1L << 54); bits += 1L << 54) {
        assertEquals(30 * table.sample(bits), other.sample(bits), 1e-12 * other.sample(bits));
      }
    }
    assertEquals(3, QuantileTable.of(new Shifted(3, new Exponential(2)), 1).least());
  }

  @Test
  @DisplayName("Tables stay small")
  void size() {
    DistributionTest.all().filter(distribution -> !distribution.isConstant())
        .forEach(distribution -> assertTrue(table(distribution).pieces() < 4 * QuantileTable.CELLS,
            () -> distribution + ": " + table(distribution).pieces()));
  }

  @Test
  @DisplayName("What has no finite mean or scale cannot be compiled")
  void refused() {
    assertEquals("scale must be positive and finite, was 0.0", assertThrows(IllegalArgumentException.class,
        () -> QuantileTable.of(new Exponential(1), 0)).getMessage());
    assertEquals("scaled mean must be finite, was Infinity", assertThrows(IllegalArgumentException.class,
        () -> QuantileTable.of(new Lognormal(0, 50), 1)).getMessage());
  }
}
