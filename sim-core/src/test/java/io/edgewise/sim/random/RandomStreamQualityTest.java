package io.edgewise.sim.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The streams as a simulation uses them: along the counter, and across neighbouring seeds, replications, purposes and
 * slots. Every check fails by chance with probability {@link StatisticalChecks#FALSE_ALARM}; about 600 are made, so the
 * chance that a perfect generator fails one is 6e-5. Seeds are fixed.
 */
class RandomStreamQualityTest {

  private static final int DRAWS = 1 << 18;

  private record Named(String name, LongUnaryOperator draw) {}

  /** One sequence along each input, the others held still. */
  private static List<Named> sequences() {
    List<Named> all = new ArrayList<>();
    for (long seed : new long[] {0, 1, 42, -1, 1L << 63, 0x9E3779B97F4A7C15L}) {
      all.add(new Named("counter, seed " + seed, RandomStream.of(seed, 0, Purpose.SERVICE, 0)::bits));
    }
    RandomStream strided = RandomStream.of(5, 0, Purpose.SERVICE, 0);
    all.add(new Named("every 4096th counter", i -> strided.bits(i << 12)));
    all.add(new Named("every 2^40th counter", i -> strided.bits(i << 40)));
    all.add(new Named("seed", i -> RandomStream.of(i, 0, Purpose.SERVICE, 0).bits(0)));
    all.add(new Named("seed in its upper half", i -> RandomStream.of(i << 32, 0, Purpose.SERVICE, 0).bits(0)));
    all.add(new Named("replication", i -> RandomStream.of(1, (int) i, Purpose.SERVICE, 0).bits(0)));
    all.add(new Named("slot", i -> RandomStream.of(1, 0, Purpose.SERVICE, (int) i).bits(0)));
    all.add(new Named("slot and counter together", i -> RandomStream.of(1, 0, Purpose.SERVICE, (int) i).bits(i)));
    Purpose[] purposes = Purpose.values();
    all.add(new Named("purpose fastest, then replication",
        i -> RandomStream.of(1, (int) i / purposes.length, purposes[(int) i % purposes.length], 0).bits(0)));
    all.add(new Named("slot fastest, then counter",
        i -> RandomStream.of(1, 0, Purpose.SERVICE, (int) (i & 15)).bits(i >> 4)));
    for (int[] member : new int[][] {{1, 2}, {1, 4}, {3, 4}, {2, 8}, {7, 8}}) {
      all.add(new Named("member " + Arrays.toString(member),
          RandomStream.ofMember(1, 3, Purpose.ARRIVAL_GAP, 0, member[0], member[1])::bits));
      all.add(new Named("group of member " + Arrays.toString(member),
          i -> RandomStream.ofMember(1, (int) i, Purpose.SERVICE, 0, member[0], member[1]).bits(0)));
    }
    return all;
  }

  /** Pairs of streams that differ in one input by the smallest step. */
  private static List<Named[]> neighbours() {
    List<Named[]> all = new ArrayList<>();
    Named base = new Named("base", RandomStream.of(9, 4, Purpose.SERVICE, 2)::bits);
    all.add(new Named[] {base, new Named("next seed", RandomStream.of(10, 4, Purpose.SERVICE, 2)::bits)});
    all.add(new Named[] {base, new Named("next replication", RandomStream.of(9, 5, Purpose.SERVICE, 2)::bits)});
    all.add(new Named[] {base, new Named("next slot", RandomStream.of(9, 4, Purpose.SERVICE, 3)::bits)});
    all.add(new Named[] {base, new Named("swapped", RandomStream.of(9, 2, Purpose.SERVICE, 4)::bits)});
    RandomStream farSeed = RandomStream.of(9 ^ (1L << 63), 4, Purpose.SERVICE, 2);
    all.add(new Named[] {base, new Named("top seed bit", farSeed::bits)});
    Purpose[] purposes = Purpose.values();
    for (int i = 1; i < purposes.length; i++) {
      Named left = new Named(purposes[i - 1].name(), RandomStream.of(9, 4, purposes[i - 1], 0)::bits);
      Named right = new Named(purposes[i].name(), RandomStream.of(9, 4, purposes[i], 0)::bits);
      all.add(new Named[] {left, right});
    }
    for (int members : new int[] {2, 4, 8}) {
      for (int member : new int[] {1, members - 1}) {
        String name = "member " + member + " of " + members;
        Named here = new Named(name, RandomStream.ofMember(9, 4, Purpose.SERVICE, 2, member, members)::bits);
        all.add(new Named[] {here,
            new Named("the next group", RandomStream.ofMember(9, 5, Purpose.SERVICE, 2, member, members)::bits)});
        all.add(new Named[] {here,
            new Named("another slot", RandomStream.ofMember(9, 4, Purpose.SERVICE, 3, member, members)::bits)});
        all.add(new Named[] {here,
            new Named("another purpose", RandomStream.ofMember(9, 4, Purpose.ORIGIN, 2, 0, members)::bits)});
      }
    }
    return all;
  }

  @Test
  @DisplayName("Values are uniform in coarse and fine cells, by their upper, middle and lowest bits")
  void uniformity() {
    for (Named sequence : sequences()) {
      for (int cellBits : new int[] {4, 8, 12}) {
        for (int shift : new int[] {64 - cellBits, 30, 0}) {
          long[] counts = new long[1 << cellBits];
          for (int i = 0; i < DRAWS; i++) {
            counts[(int) (sequence.draw.applyAsLong(i) >>> shift) & (counts.length - 1)]++;
          }
          StatisticalChecks.assertUniformCounts(sequence.name + " " + cellBits + " bits from " + shift, counts);
        }
      }
    }
  }

  @Test
  @DisplayName("Values at 65,536 cells are uniform over four million draws")
  void fineUniformity() {
    RandomStream stream = RandomStream.of(20_261_123, 0, Purpose.ARRIVAL_GAP, 0);
    long[] counts = new long[1 << 16];
    for (int i = 0; i < 1 << 22; i++) {
      counts[(int) (stream.bits(i) >>> 48)]++;
    }
    StatisticalChecks.assertUniformCounts("fine cells", counts);
  }

  @Test
  @DisplayName("Values are uncorrelated with those 1 to 32 steps on, and consecutive pairs fill the square evenly")
  void serial() {
    for (Named sequence : sequences()) {
      double[] u = uniforms(sequence, DRAWS);
      for (int lag = 1; lag <= 32; lag++) {
        StatisticalChecks.assertNormal(sequence.name + " lag " + lag, correlation(u, u, lag), 32);
      }
      assertSquare(sequence.name + " pairs", u, Arrays.copyOfRange(u, 1, u.length));
    }
  }

  @Test
  @DisplayName("Neighbouring seeds, replications, slots and purposes are uncorrelated and jointly uniform")
  void across() {
    for (Named[] pair : neighbours()) {
      double[] left = uniforms(pair[0], DRAWS);
      double[] right = uniforms(pair[1], DRAWS);
      String what = pair[0].name + " and " + pair[1].name;
      for (int lag = 0; lag <= 3; lag++) {
        StatisticalChecks.assertNormal(what + " lag " + lag, correlation(left, right, lag), 8);
        StatisticalChecks.assertNormal(what + " lag -" + lag, correlation(right, left, lag), 8);
      }
      assertSquare(what, left, right);
    }
  }

  @Test
  @DisplayName("Every output bit is one half of the time, and the number of one bits is binomial")
  void bitBalance() {
    for (Named sequence : sequences()) {
      long[] ones = new long[64];
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < DRAWS; i++) {
        long bits = sequence.draw.applyAsLong(i);
        for (int bit = 0; bit < 64; bit++) {
          ones[bit] += (bits >>> bit) & 1;
        }
        double excess = Long.bitCount(bits) - 32;
        sum += excess;
        squares += excess * excess;
      }
      for (int bit = 0; bit < 64; bit++) {
        double z = (ones[bit] - DRAWS / 2.0) / Math.sqrt(DRAWS / 4.0);
        StatisticalChecks.assertNormal(sequence.name + " bit " + bit, z, 64);
      }
      StatisticalChecks.assertNormal(sequence.name + " bit count", sum / Math.sqrt(16.0 * DRAWS), 1);
      // Binomial(64, 1/2): variance 16, fourth central moment 3 * 16^2 - 32 = 736, so the square has variance 480.
      StatisticalChecks.assertNormal(sequence.name + " spread of the bit count",
          (squares - 16.0 * DRAWS) / Math.sqrt(480.0 * DRAWS), 1);
    }
  }

  @Test
  @DisplayName("Changing one bit of the seed, replication, slot or counter changes each output bit half of the time")
  void avalanche() {
    assertAvalanche("seed", 64, (x, bit) -> RandomStream.of(x, 1, Purpose.KEY, 1).bits(7)
        ^ RandomStream.of(x ^ (1L << bit), 1, Purpose.KEY, 1).bits(7));
    assertAvalanche("replication", 31, (x, bit) -> RandomStream.of(3, (int) x, Purpose.KEY, 1).bits(7)
        ^ RandomStream.of(3, (int) x ^ (1 << bit), Purpose.KEY, 1).bits(7));
    assertAvalanche("slot", 31, (x, bit) -> RandomStream.of(3, 1, Purpose.KEY, (int) x).bits(7)
        ^ RandomStream.of(3, 1, Purpose.KEY, (int) x ^ (1 << bit)).bits(7));
    RandomStream stream = RandomStream.of(3, 1, Purpose.KEY, 1);
    assertAvalanche("counter", 64, (x, bit) -> stream.bits(x) ^ stream.bits(x ^ (1L << bit)));
    int purposes = Purpose.values().length;
    assertAvalanche("purpose", purposes - 1, (x, bit) -> RandomStream.of(x, 1, Purpose.values()[0], 1).bits(7)
        ^ RandomStream.of(x, 1, Purpose.values()[bit + 1], 1).bits(7));
  }

  @Test
  @DisplayName("Collisions among 2^30 cells are as frequent as among random points")
  void collisions() {
    for (Named sequence : sequences()) {
      for (int shift : new int[] {34, 0}) {
        long[] cells = new long[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
          cells[i] = (sequence.draw.applyAsLong(i) >>> shift) & ((1 << 30) - 1);
        }
        Arrays.sort(cells);
        int collisions = (int) IntStream.range(1, DRAWS).filter(i -> cells[i] == cells[i - 1]).count();
        // n^2 / 2m = 2^36 / 2^31, less a correction below 1e-4 of it (Knuth, TAOCP 2, section 3.3.2 I).
        StatisticalChecks.assertPoisson(sequence.name + " collisions from bit " + shift, collisions, 32);
      }
    }
  }

  @Test
  @DisplayName("Birthday spacings repeat as often as they should (Marsaglia)")
  void birthdaySpacings() {
    int birthdays = 1 << 12;
    int rounds = 64;
    for (Named sequence : sequences()) {
      int repeats = 0;
      for (int round = 0; round < rounds; round++) {
        long[] days = new long[birthdays];
        for (int i = 0; i < birthdays; i++) {
          days[i] = sequence.draw.applyAsLong((long) round * birthdays + i) >>> 30;
        }
        Arrays.sort(days);
        long[] spacings = IntStream.range(1, birthdays).mapToLong(i -> days[i] - days[i - 1]).sorted().toArray();
        repeats += (int) IntStream.range(1, spacings.length).filter(i -> spacings[i] == spacings[i - 1]).count();
      }
      // n^3 / 4m a round with m = 2^34 days (Knuth, TAOCP 2, section 3.3.2 J).
      StatisticalChecks.assertPoisson(sequence.name + " birthday spacings", repeats, rounds * 1.0);
    }
  }

  private interface Change {
    long difference(long input, int bit);
  }

  private static void assertAvalanche(String what, int inputBits, Change change) {
    int trials = 2_000;
    RandomStream inputs = RandomStream.of(77, 0, Purpose.RESAMPLING, 0);
    for (int bit = 0; bit < inputBits; bit++) {
      int[] flips = new int[64];
      for (int trial = 0; trial < trials; trial++) {
        // Small inputs, as used, take turns with random ones.
        long input = trial % 2 == 0 ? trial / 2 : inputs.bits(trial) >>> 33;
        long difference = change.difference(input, bit);
        for (int out = 0; out < 64; out++) {
          flips[out] += (int) (difference >>> out) & 1;
        }
      }
      for (int out = 0; out < 64; out++) {
        double z = (flips[out] - trials / 2.0) / Math.sqrt(trials / 4.0);
        StatisticalChecks.assertNormal(what + " bit " + bit + " to " + out, z, 64 * inputBits);
      }
    }
  }

  private static double[] uniforms(Named sequence, int n) {
    return IntStream.range(0, n).mapToDouble(i -> RandomStream.toUniform(sequence.draw.applyAsLong(i))).toArray();
  }

  /** The correlation of left[i] and right[i + lag], times the root of the number of pairs: standard normal. */
  private static double correlation(double[] left, double[] right, int lag) {
    double sum = 0;
    for (int i = 0; i + lag < right.length; i++) {
      sum += (left[i] - 0.5) * (right[i + lag] - 0.5);
    }
    return 12 * sum / Math.sqrt(right.length - lag);
  }

  private static void assertSquare(String what, double[] left, double[] right) {
    long[] counts = new long[64 * 64];
    for (int i = 0; i < right.length; i++) {
      counts[64 * (int) (64 * left[i]) + (int) (64 * right[i])]++;
    }
    StatisticalChecks.assertUniformCounts(what + " in the square", counts);
  }
}
