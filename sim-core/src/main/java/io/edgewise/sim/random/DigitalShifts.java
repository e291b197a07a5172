package io.edgewise.sim.random;

/**
 * How the members of a group of replications spread one draw over the unit interval: member j flips some of its bits, and
 * the m members flip the upper log2 m bits in m different ways, so that each m-th part gets one of them. Half of the
 * members flip all the bits below as well, which mirrors the draw inside its part.
 *
 * <p>A draw decides by its lowest six bits, which no member flips, which member goes where. It has to change from draw to
 * draw: if one member were shifted in the same way throughout, products of two draws (the gaps before two requests, say)
 * would be the same in all members, and a queue, which lives on them, would gain nothing. So the parts are permuted as
 * in Latin hypercube sampling.
 *
 * <p>J. M. Hammersley and K. W. Morton, A new Monte Carlo technique: antithetic variates, Proc. Cambridge Philosophical
 * Society 52, 1956; M. D. McKay, R. J. Beckman and W. J. Conover, A comparison of three methods for selecting values of
 * input variables, Technometrics 21, 1979; A. N. Avramidis and J. R. Wilson, Integrated variance reduction strategies for
 * simulation, Operations Research 44, 1996, and Correlation-induction techniques for estimating quantiles in simulation
 * experiments, Operations Research 46, 1998.
 */
final class DigitalShifts {

  /** Bits that are never flipped, because the choice is made by them. */
  private static final long CHOICE = 63;

  /*
   * A word is a ring of 64 bits; a draw takes four in a row from the place that its lowest six bits point to. The first
   * is for the bits below, the others are the upper three. Bit t of member j's word is the scalar product, modulo 2, of
   * j and the t-th vector here, written as a number. Any log2 m neighbours are linearly independent, which makes the
   * upper bits of the members all different. Eight members: the powers of a root of x^3 + x + 1; four: 1, 2, 3 in turn.
   * 64 is one more than a multiple of both periods, and the last vector is the one that fits between its neighbours.
   */
  private static final int[] CYCLE_OF_EIGHT = {1, 2, 4, 3, 6, 7, 5};
  private static final int LAST_OF_EIGHT = 6;
  private static final int[] CYCLE_OF_FOUR = {1, 2, 3};
  private static final int LAST_OF_FOUR = 2;

  private DigitalShifts() {}

  /**
   * The word of one member; 0, which flips nothing, for member 0.
   *
   * @throws IllegalArgumentException if the size is not 1, 2, 4 or 8, or the member not within 0..size - 1
   */
  static long word(int member, int members) {
    if (member < 0 || member >= members) {
      throw new IllegalArgumentException("member must be within 0.." + (members - 1) + ", was " + member);
    }
    return switch (members) {
      case 1, 2 -> -member;
      case 4 -> word(member, CYCLE_OF_FOUR, LAST_OF_FOUR);
      case 8 -> word(member, CYCLE_OF_EIGHT, LAST_OF_EIGHT);
      default -> throw new IllegalArgumentException("groups have 1, 2, 4 or 8 members, was " + members);
    };
  }

  private static long word(int member, int[] cycle, int last) {
    long word = 0;
    for (int t = 0; t < Long.SIZE; t++) {
      int vector = t == Long.SIZE - 1 ? last : cycle[t % cycle.length];
      word = word << 1 | Integer.bitCount(member & vector) & 1;
    }
    return word;
  }

  /** The bits that a draw is flipped in. */
  static long shift(long word, long bits) {
    // The first of the four bits fills the word by sign extension, the other three go to the top.
    long four = Long.rotateLeft(word, (int) bits) >> Long.SIZE - 4;
    return Long.rotateRight(four, 3) & ~CHOICE;
  }
}
