package io.edgewise.sim.model;

import java.util.List;

/**
 * Replicas without a primary: the code sends every operation to all of them at once, a write is committed when
 * {@code writeQuorum} of them have taken it, and a read is answered by the newest of the first {@code readQuorum} answers.
 * With {@code readQuorum + writeQuorum > } the number of replicas every read sees every write committed before; otherwise it
 * sees those that have reached the replicas which answer first.
 *
 * <p>Reference: Bailis, Venkataraman, Franklin, Hellerstein and Stoica (2012), Probabilistically bounded staleness for
 * practical partial quorums, PVLDB 5(8), section 4.1 (the messages W, A, R and S).
 *
 * @param replicas places of the replicas
 * @param readQuorum R, answers that a read waits for, 1..N; a strong read waits for as many as overlap every write
 * @param writeQuorum W, acknowledgements that a write waits for, 1..N
 */
public record Quorum(List<Place> replicas, int readQuorum, int writeQuorum) implements StateStore.Layout {

  /** The most replicas. */
  public static final int MOST_REPLICAS = 60;

  /**
   * Checks the quorums.
   *
   * @throws IllegalArgumentException if there is no replica, there are more than {@value #MOST_REPLICAS}, or a quorum is not
   *     1 to their number
   */
  public Quorum {
    replicas = List.copyOf(replicas);
    int count = replicas.size();
    if (count < 1 || count > MOST_REPLICAS) {
      throw new IllegalArgumentException("a quorum store needs 1.." + MOST_REPLICAS + " replicas, got " + count);
    }
    if (readQuorum < 1 || readQuorum > count || writeQuorum < 1 || writeQuorum > count) {
      throw new IllegalArgumentException("quorums of " + count + " replicas are 1.." + count + ", got " + readQuorum
          + " for reads and " + writeQuorum + " for writes");
    }
  }

  /** Answers that a read waits for to have one of every committed write's quorum among them: N - W + 1, at least R. */
  public int strongQuorum() {
    return Math.max(readQuorum, replicas.size() - writeQuorum + 1);
  }
}
