package io.edgewise.sim.random;

/**
 * Samples from finitely many outcomes in constant time, one 64-bit draw each: the alias method.
 *
 * <p>The upper 64 bits of the product (draw x number of outcomes) choose a column, the lower 64 bits decide between the
 * column's own outcome and its alias. Probabilities are met to n 2^-64. Not monotone in the draw. 12 bytes an outcome,
 * built in O(n). Immutable.
 *
 * <p>M. D. Vose, A linear algorithm for generating random numbers with a given distribution, IEEE Transactions on
 * Software Engineering 17(9), 1991.
 */
public final class AliasTable {

  private final long[] thresholds;
  private final int[] aliases;

  private AliasTable(long[] thresholds, int[] aliases) {
    this.thresholds = thresholds;
    this.aliases = aliases;
  }

  /**
   * Builds the table for outcomes 0..n-1 with probabilities proportional to the weights.
   *
   * @throws IllegalArgumentException if there are no weights, one is negative or not finite, or all are 0
   */
  public static AliasTable of(double[] weights) {
    int n = weights.length;
    double[] heights = Arguments.normalised("weights", weights);
    int[] aliases = new int[n];
    long[] thresholds = new long[n];
    int[] work = new int[n];
    int small = 0;
    int large = n;
    for (int i = 0; i < n; i++) {
      heights[i] *= n;
      aliases[i] = i;
      if (heights[i] < 1) {
        work[small++] = i;
      } else {
        work[--large] = i;
      }
    }
    // Below "small": columns to be filled up. From "large" on: columns that can give.
    while (small > 0 && large < n) {
      int poor = work[--small];
      int rich = work[large];
      thresholds[poor] = threshold(heights[poor]);
      aliases[poor] = rich;
      heights[rich] -= 1 - heights[poor];
      if (heights[rich] < 1) {
        large++;
        work[small++] = rich;
      }
    }
    // What is left over is full but for rounding; its alias is itself, so the threshold does not matter. But an outcome
    // of weight 0 must not win a column by rounding: it takes the heaviest outcome as alias.
    giveAway(weights, work, small, aliases);
    return new AliasTable(thresholds, aliases);
  }

  private static void giveAway(double[] weights, int[] work, int small, int[] aliases) {
    int heaviest = 0;
    for (int i = 1; i < weights.length; i++) {
      heaviest = weights[i] > weights[heaviest] ? i : heaviest;
    }
    for (int i = 0; i < small; i++) {
      if (weights[work[i]] == 0) {
        aliases[work[i]] = heaviest;
      }
    }
  }

  /** A share 0..1 as unsigned 64-bit fraction. */
  private static long threshold(double share) {
    return share >= 0.5 ? (long) ((share - 0.5) * 0x1p64) + Long.MIN_VALUE : (long) (share * 0x1p64);
  }

  /** The number of outcomes. */
  public int size() {
    return aliases.length;
  }

  /** The outcome, 0..size-1, that the 64 bits of one draw stand for. */
  public int sample(long bits) {
    int column = (int) Math.unsignedMultiplyHigh(bits, aliases.length);
    long rest = bits * aliases.length;
    // Loaded in any case: a choice between two registers needs no branch, which would be mispredicted half of the time.
    int alias = aliases[column];
    return rest + Long.MIN_VALUE < thresholds[column] + Long.MIN_VALUE ? column : alias;
  }

  /** The probability of an outcome, read back from the table in O(n). */
  double probability(int outcome) {
    double sum = 0;
    for (int column = 0; column < aliases.length; column++) {
      double own = (thresholds[column] >>> 1) * 0x1p-63;
      if (column == outcome) {
        sum += own;
      }
      if (aliases[column] == outcome) {
        sum += 1 - own;
      }
    }
    return sum / aliases.length;
  }
}
