package io.edgewise.sim.model;

import io.edgewise.sim.random.Purpose;
import io.edgewise.sim.random.RandomStream;

/**
 * How the random draws of the replications hang together. Replications form groups; within a group the draws are spread
 * evenly, so that what one replication has too much of another has too little of, and groups are independent. Each
 * replication alone is exactly what an independent one is, so no estimate is biased; intervals are built over groups.
 */
public enum Sampling {
  /** Every replication draws for itself. */
  INDEPENDENT("independent", 1),
  /** Pairs: where one draws u, the other draws 1 - u (antithetic variates). */
  ANTITHETIC("antithetic", 2),
  /** Groups of four: each draw lies in another quarter of 0..1 (Latin hypercube sampling). */
  STRATIFIED("stratified", 4);

  private final String id;
  private final int groupSize;

  Sampling(String id, int groupSize) {
    this.id = id;
    this.groupSize = groupSize;
  }

  /** Name in files, such as {@code stratified}. */
  public String id() {
    return id;
  }

  /** Replications of a group: 1, 2, 4 or 8. */
  public int groupSize() {
    return groupSize;
  }

  /**
   * The stream of one purpose and slot in one replication.
   *
   * @throws NullPointerException if the purpose is null
   * @throws IllegalArgumentException if the replication or the slot is negative
   */
  public RandomStream stream(long seed, int replication, Purpose purpose, int slot) {
    if (replication < 0) {
      throw new IllegalArgumentException("replication must not be negative, was " + replication);
    }
    return RandomStream.ofMember(seed, replication / groupSize, purpose, slot, replication % groupSize, groupSize);
  }
}
