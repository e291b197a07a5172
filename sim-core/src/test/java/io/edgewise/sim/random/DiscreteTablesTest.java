package io.edgewise.sim.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@link AliasTable} and {@link ZipfTable}. */
class DiscreteTablesTest {

  @Test
  @DisplayName("The alias table holds exactly the probabilities given")
  void aliasReconstruction() {
    RandomStream stream = RandomStream.of(21, 0, Purpose.ORIGIN, 0);
    for (int n : new int[] {1, 2, 3, 7, 64, 1_000}) {
      double[] weights = new double[n];
      double sum = 0;
      for (int i = 0; i < n; i++) {
        // Over twelve orders of magnitude, and every fifth is 0.
        weights[i] = i % 5 == 4 ? 0 : Math.pow(10, 12 * stream.uniform(1_000L * n + i) - 6);
        sum += weights[i];
      }
      AliasTable table = AliasTable.of(weights);
      assertEquals(n, table.size());
      for (int i = 0; i < n; i++) {
        assertEquals(weights[i] / sum, table.probability(i), 4e-16 * n);
      }
    }
  }

  @Test
  @DisplayName("Every column is cut where its threshold says: a sweep over all draws gives the probabilities back")
  void aliasSweep() {
    double[] weights = {0.5, 0, 3, 1.25, 0.25};
    AliasTable table = AliasTable.of(weights);
    long[] counts = new long[weights.length];
    int n = 1_000_000;
    long step = Long.divideUnsigned(-1L, n);
    for (int i = 0; i < n; i++) {
      counts[table.sample(i * step)]++;
    }
    for (int i = 0; i < weights.length; i++) {
      assertEquals(weights[i] / 5, counts[i] / (double) n, 1e-5);
    }
    assertEquals(0, counts[1]);
  }

  @Test
  @DisplayName("An outcome of weight 0 never occurs, not even by rounding")
  void aliasZero() {
    double[] weights = IntStream.range(0, 997).mapToDouble(i -> i % 3 == 0 ? 0 : 1 / (1.0 + i)).toArray();
    AliasTable table = AliasTable.of(weights);
    for (int i = 0; i < weights.length; i += 3) {
      assertEquals(0, table.probability(i));
    }
  }

  @Test
  @DisplayName("Samples of the alias table follow the weights, chi-square")
  void aliasSamples() {
    RandomStream stream = RandomStream.of(22, 0, Purpose.ORIGIN, 0);
    AliasTable table = AliasTable.of(IntStream.range(0, 100).mapToDouble(i -> 1).toArray());
    long[] counts = new long[100];
    for (int i = 0; i < 500_000; i++) {
      counts[table.sample(stream.bits(i))]++;
    }
    StatisticalChecks.assertUniformCounts("alias", counts);
  }

  @Test
  @DisplayName("Wrong weights are refused")
  void aliasRefused() {
    assertEquals("weights[1] must be at least 0 and finite, was -1.0", assertThrows(IllegalArgumentException.class,
        () -> AliasTable.of(new double[] {1, -1})).getMessage());
    assertEquals("sum of weights must be positive and finite, was 0.0", assertThrows(IllegalArgumentException.class,
        () -> AliasTable.of(new double[] {0, 0})).getMessage());
  }

  @Test
  @DisplayName("Zipf probabilities are k^-s over their sum, up to a million keys")
  void zipfProbabilities() {
    // Generalised harmonic numbers H(n, s) from mpmath, 20 digits.
    assertZipf(1_000_000, 1, 14.392726722865723631);
    assertZipf(1_000_000, 0.8, 74.807129131625029498);
    assertZipf(1_000_000, 1.2, 5.2761038004855150663);
    assertZipf(1_000, 0, 1_000);
    assertZipf(1, 1, 1);
    assertZipf(2, 1, 1.5);
  }

  private static void assertZipf(int keys, double exponent, double harmonic) {
    ZipfTable table = ZipfTable.of(keys, exponent);
    assertEquals(keys, table.keys());
    assertEquals(exponent, table.exponent());
    for (int key = 0; key < keys; key += 1 + key / 3) {
      assertEquals(Math.pow(key + 1, -exponent) / harmonic, table.probability(key), 1e-15);
    }
    assertEquals(Math.pow(keys, -exponent) / harmonic, table.probability(keys - 1), 1e-14);
  }

  @Test
  @DisplayName("A draw gives the key whose stretch of the cumulated probabilities it falls in (slow twin)")
  void zipfTwin() {
    RandomStream stream = RandomStream.of(23, 0, Purpose.KEY, 0);
    for (int keys : new int[] {1, 2, 5, 1_000, 70_000}) {
      for (double exponent : new double[] {0, 0.7, 1, 3}) {
        ZipfTable table = ZipfTable.of(keys, exponent);
        double[] edges = new double[keys];
        for (int key = 0; key < keys; key++) {
          edges[key] = (key == 0 ? 0 : edges[key - 1]) + table.probability(key);
        }
        for (int i = 0; i < 300; i++) {
          double u = stream.uniform(i);
          int twin = 0;
          while (twin < keys - 1 && edges[twin] <= u) {
            twin++;
          }
          int found = table.sample(stream.bits(i));
          assertTrue(found == twin || Math.abs(edges[Math.min(found, twin)] - u) < 1e-11,
              () -> keys + " keys, exponent " + exponent + " at " + u);
        }
        assertEquals(0, table.sample(0));
        assertEquals(keys - 1, table.sample(-1L));
      }
    }
  }

  @Test
  @DisplayName("Uniform popularity gives uniform keys")
  void zipfUniform() {
    RandomStream stream = RandomStream.of(24, 0, Purpose.KEY, 0);
    ZipfTable table = ZipfTable.of(500, 0);
    long[] counts = new long[500];
    for (int i = 0; i < 500_000; i++) {
      counts[table.sample(stream.bits(i))]++;
    }
    StatisticalChecks.assertUniformCounts("zipf", counts);
  }

  @Test
  @DisplayName("Wrong parameters are refused")
  void zipfRefused() {
    assertEquals("keys must be at least 1, was 0",
        assertThrows(IllegalArgumentException.class, () -> ZipfTable.of(0, 1)).getMessage());
    assertEquals("exponent must be at least 0 and finite, was -0.5",
        assertThrows(IllegalArgumentException.class, () -> ZipfTable.of(5, -0.5)).getMessage());
  }
}
