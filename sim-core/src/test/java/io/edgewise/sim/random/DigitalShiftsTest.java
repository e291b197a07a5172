package io.edgewise.sim.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The members of a group of replications")
class DigitalShiftsTest {

  private static final int DRAWS = 1 << 16;

  private static RandomStream member(int group, Purpose purpose, int member, int members) {
    return RandomStream.ofMember(8, group, purpose, 1, member, members);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  @DisplayName("have one draw each in every part of the unit interval, for every counter")
  void oneInEachPart(int members) {
    for (int counter = 0; counter < DRAWS; counter++) {
      int seen = 0;
      for (int member = 0; member < members; member++) {
        seen |= 1 << (int) (members * member(5, Purpose.SERVICE, member, members).uniform(counter));
      }
      assertEquals((1 << members) - 1, seen, "draw " + counter);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  @DisplayName("mirror half of their draws inside their parts, so that what is linear there cancels exactly")
  void mirrored(int members) {
    for (int counter = 0; counter < 4096; counter++) {
      double sum = 0;
      for (int member = 0; member < members; member++) {
        sum += member(5, Purpose.SERVICE, member, members).uniform(counter);
      }
      assertEquals(members / 2.0, sum, members * 0x1p-48);
    }
  }

  @Test
  @DisplayName("start with the plain stream; the second of two draws the complement")
  void firstAndComplement() {
    for (int counter = 0; counter < 4096; counter++) {
      double plain = RandomStream.of(8, 5, Purpose.SERVICE, 1).uniform(counter);
      for (int members : new int[] {1, 2, 4, 8}) {
        assertEquals(plain, member(5, Purpose.SERVICE, 0, members).uniform(counter));
      }
      assertEquals(1 - plain, member(5, Purpose.SERVICE, 1, 2).uniform(counter));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  @DisplayName("are permuted anew for every draw: the parts of two draws in one member fill the square evenly")
  void permutedAnew(int members) {
    RandomStream base = member(5, Purpose.SERVICE, 0, members);
    for (int member = 1; member < members; member++) {
      RandomStream stream = member(5, Purpose.SERVICE, member, members);
      long[] flips = new long[members * members];
      for (int counter = 0; counter < 64 * DRAWS; counter += 2) {
        flips[flip(base, stream, counter, members) * members + flip(base, stream, counter + 1, members)]++;
      }
      double draws = 32.0 * DRAWS;
      for (int first = 1; first < members; first++) {
        assertEquals(0, flips[first * members], "member 0 keeps its part to itself");
        for (int second = 1; second < members; second++) {
          // Of the 64 places of the ring, a flip has 8 to 11.
          double expected = 1.0 / (members - 1) / (members - 1);
          assertEquals(expected, flips[first * members + second] / draws, 0.5 * expected);
        }
      }
    }
  }

  private static int flip(RandomStream base, RandomStream stream, int counter, int members) {
    int bits = 31 - Integer.numberOfLeadingZeros(members);
    return (int) ((base.bits(counter) ^ stream.bits(counter)) >>> (64 - bits));
  }

  /**
   * Variance of the mean of a group over that of as many independent replications, for a function of two draws, here e^x
   * e^y. Main effects vanish almost wholly under every design; what two draws do together stays, and is m / (m - 1) of
   * what it was, twice as much in pairs (McKay, Beckman and Conover 1979; Owen 1992).
   */
  @Test
  @DisplayName("leave only what several draws do together")
  void varianceOfProducts() {
    double mean = Math.pow(Math.E - 1, 2);
    double variance = Math.pow((Math.E * Math.E - 1) / 2, 2) - mean * mean;
    double covariance = Math.E * Math.E - mean * mean;
    assertEquals(1 + covariance / variance, ratio(2, (x, y) -> Math.exp(x) * Math.exp(y)), 0.01);
    assertTrue(ratio(4, (x, y) -> Math.exp(x) * Math.exp(y)) < 0.16);
    assertTrue(ratio(8, (x, y) -> Math.exp(x) * Math.exp(y)) < 0.14);
    // No main effect at all: a design can only do harm, and does least in large groups.
    assertEquals(2, ratio(2, (x, y) -> (x - 0.5) * (y - 0.5)), 0.2);
    assertEquals(4 / 3.0, ratio(4, (x, y) -> (x - 0.5) * (y - 0.5)), 0.2);
    assertEquals(8 / 7.0, ratio(8, (x, y) -> (x - 0.5) * (y - 0.5)), 0.2);
  }

  private interface Product {
    double of(double x, double y);
  }

  private static double ratio(int members, Product product) {
    List<Double> groups = new ArrayList<>();
    List<Double> singles = new ArrayList<>();
    for (int group = 0; group < 20_000; group++) {
      double sum = 0;
      for (int member = 0; member < members; member++) {
        // Two counters of one stream, as the services of two requests that meet in a queue.
        RandomStream stream = RandomStream.ofMember(3, group, Purpose.SERVICE, 0, member, members);
        double value = product.of(stream.uniform(0), stream.uniform(1));
        sum += value;
        singles.add(value);
      }
      groups.add(sum / members);
    }
    return variance(groups) * members / variance(singles);
  }

  private static double variance(List<Double> values) {
    double mean = values.stream().mapToDouble(d -> d).average().orElseThrow();
    DoubleUnaryOperator square = x -> (x - mean) * (x - mean);
    return values.stream().mapToDouble(d -> square.applyAsDouble(d)).sum() / (values.size() - 1);
  }

  @Test
  @DisplayName("are refused where there is no such group")
  void refused() {
    assertEquals("groups have 1, 2, 4 or 8 members, was 3", assertThrows(IllegalArgumentException.class,
        () -> RandomStream.ofMember(1, 0, Purpose.KEY, 0, 2, 3)).getMessage());
    assertEquals("member must be within 0..3, was 4", assertThrows(IllegalArgumentException.class,
        () -> RandomStream.ofMember(1, 0, Purpose.KEY, 0, 4, 4)).getMessage());
  }
}
