package io.edgewise.sim.random;

import java.util.Objects;

/**
 * A counter-based random stream: draw number {@code counter} is a pure function of (seed, replication, purpose, slot,
 * counter). It has no state, so draws may be made in any order, by any thread, or again alone.
 *
 * <p>Usually the counter is the number of the request, and the slot tells apart several draws of one purpose in one
 * request (the step of its program, the try). Common random numbers follow by themselves: two strategies that ask for
 * the same draw get the same bits.
 *
 * <p>Streams of several replications may be made to spread their draws over the unit interval, see {@link #ofMember}.
 *
 * <p>Within one stream the 2^64 counters give 2^64 different values: {@link #bits} is a permutation. Immutable and
 * allocation-free. See the package description for the construction, its references and its measured cost.
 */
public final class RandomStream {

  /** 2^64 divided by the golden ratio, made odd: consecutive multiples are spread evenly over the circle. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  /* Any two different words do; these are the first 128 bits of the fraction of pi. */
  private static final long FIRST_LANE = 0x243F6A8885A308D3L;
  private static final long SECOND_LANE = 0x13198A2E03707344L;

  private final long start;
  /* Odd, so that counters lead once around the circle. */
  private final long step;
  private final long shifts;

  private RandomStream(long start, long step, long shifts) {
    this.start = start;
    this.step = step | 1;
    this.shifts = shifts;
  }

  /**
   * The stream of one purpose and slot in one replication of an experiment.
   *
   * @param seed the experiment's seed; every value is as good as any other
   * @param replication number of the replication, from 0
   * @param purpose what the draws are for
   * @param slot which of several draws for that purpose, from 0
   * @throws NullPointerException if the purpose is null
   * @throws IllegalArgumentException if the replication or the slot is negative
   */
  public static RandomStream of(long seed, int replication, Purpose purpose, int slot) {
    return of(seed, replication, purpose, slot, 0);
  }

  /**
   * The stream of one member of a group of replications that share the draws of replication {@code group}, each shifted
   * in another way: of the m members' draws number {@code counter}, exactly one lies in each m-th part of the unit
   * interval. Member 0 draws what {@link #of} gives for replication {@code group}; in a group of two, member 1 draws the
   * complement 1 - u. Which member gets which part changes from draw to draw, so a member by itself draws independent
   * uniform numbers like any other replication, and draws of different counters are as unrelated as ever.
   *
   * @param group number of the group, from 0
   * @param member number within the group, from 0
   * @param members m, the size of the group: 1, 2, 4 or 8
   * @throws NullPointerException if the purpose is null
   * @throws IllegalArgumentException if the group or the slot is negative, there are no groups of that size, or the
   *     member is not within 0..m - 1
   */
  public static RandomStream ofMember(long seed, int group, Purpose purpose, int slot, int member, int members) {
    return of(seed, group, purpose, slot, DigitalShifts.word(member, members));
  }

  private static RandomStream of(long seed, int replication, Purpose purpose, int slot, long shifts) {
    Objects.requireNonNull(purpose, "purpose");
    if (replication < 0) {
      throw new IllegalArgumentException("replication must not be negative, was " + replication);
    }
    if (slot < 0) {
      throw new IllegalArgumentException("slot must not be negative, was " + slot);
    }
    return new RandomStream(key(FIRST_LANE, seed, replication, purpose, slot),
        key(SECOND_LANE, seed, replication, purpose, slot), shifts);
  }

  /*
   * Every step is a bijection in the absorbed word, so streams that differ in one input differ in both key words; with
   * 128 bits of key, two streams of any experiment coincide with a probability far below that of a memory fault.
   */
  private static long key(long lane, long seed, int replication, Purpose purpose, int slot) {
    long key = absorb(lane, seed);
    key = absorb(key, replication);
    key = absorb(key, purpose.code());
    return absorb(key, slot);
  }

  private static long absorb(long key, long word) {
    return mix13(moremur(key + word * GOLDEN) ^ key);
  }

  /** 64 uniform bits. All counters are allowed, negative ones too. */
  public long bits(long counter) {
    long bits = moremur(start + counter * step);
    return shifts == 0 ? bits : bits ^ DigitalShifts.shift(shifts, bits);
  }

  /** A uniform number strictly between 0 and 1: {@link #toUniform} of {@link #bits}. */
  public double uniform(long counter) {
    return toUniform(bits(counter));
  }

  /**
   * The uniform number of 64 random bits: an odd multiple of 2^-53 from the upper 52 bits, hence strictly between 0 and
   * 1 and never rounded. It grows with the bits taken as unsigned, and {@code toUniform(~bits)} is exactly
   * {@code 1 - toUniform(bits)}, the antithetic draw.
   */
  public static double toUniform(long bits) {
    return ((bits >>> 11) | 1L) * 0x1p-53;
  }

  /** Evensen's "moremur" finaliser. */
  private static long moremur(long word) {
    long mixed = (word ^ (word >>> 27)) * 0x3C79AC492BA7B653L;
    mixed = (mixed ^ (mixed >>> 33)) * 0x1C69B3F74AC4AE35L;
    return mixed ^ (mixed >>> 27);
  }

  /** Stafford's variant 13 of the MurmurHash3 finaliser. */
  private static long mix13(long word) {
    long mixed = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
