package io.edgewise.sim.engine;

/**
 * The arrays of one hash table of copies, by slot, and one set of each size to spare for all tables of a simulation: a table
 * that is put in order anew needs a second set for a moment, and no two are at the same time.
 *
 * @param keys of the copies, {@link KeySlots#EMPTY} where there is none
 * @param filledNanos when each was filled
 * @param versionNanos which moment of the store each shows
 */
record CopyArrays(int[] keys, long[] filledNanos, long[] versionNanos) {

  /** Sets to spare, by the logarithm of their length. */
  static final class Spare {

    private final CopyArrays[] bySize = new CopyArrays[Integer.SIZE];

    /** A set of a length, a power of two, with any content. */
    CopyArrays take(int length) {
      int size = Integer.numberOfTrailingZeros(length);
      CopyArrays arrays = bySize[size];
      bySize[size] = null;
      return arrays != null ? arrays : new CopyArrays(new int[length], new long[length], new long[length]);
    }

    /** Takes back a set that is no longer used. */
    void give(CopyArrays arrays) {
      bySize[Integer.numberOfTrailingZeros(arrays.keys.length)] = arrays;
    }
  }
}
