package io.edgewise.sim.result;

/**
 * What copies that follow each other did to reads and writes, counted by the stores that tell: versions that reads missed,
 * sessions that saw time go backwards, writes that were lost.
 */
public final class ConsistencyCounts {

  /** Missed writes of one read that are told apart. */
  public static final int MOST_MISSED = 16;

  /* By number of writes that were missed, less one; the last one for so many or more. */
  private final long[] missedWrites = new long[MOST_MISSED];
  private long sessionReads;
  private long backwardReads;
  private long sessions;
  private long backwardSessions;
  private long contestedWrites;
  private long lostWrites;

  ConsistencyCounts() {}

  /**
   * Counts a read that missed committed writes.
   *
   * @param writes at least 1
   */
  public void missed(int writes) {
    missedWrites[Math.min(writes, MOST_MISSED) - 1]++;
  }

  /**
   * Counts a read of a session that is observed.
   *
   * @param first whether it is the first one of its session
   * @param back whether it shows something older than what the session knows
   * @param firstBack whether it is the first one of its session that does
   */
  public void sessionRead(boolean first, boolean back, boolean firstBack) {
    sessionReads++;
    sessions += first ? 1 : 0;
    backwardReads += back ? 1 : 0;
    backwardSessions += firstBack ? 1 : 0;
  }

  /**
   * Counts a write to a store of which several copies take writes.
   *
   * @param lost whether it and the one before did not know of each other, so that the earlier one is lost
   */
  public void contestedWrite(boolean lost) {
    contestedWrites++;
    lostWrites += lost ? 1 : 0;
  }

  void add(ConsistencyCounts other) {
    for (int i = 0; i < MOST_MISSED; i++) {
      missedWrites[i] += other.missedWrites[i];
    }
    sessionReads += other.sessionReads;
    backwardReads += other.backwardReads;
    sessions += other.sessions;
    backwardSessions += other.backwardSessions;
    contestedWrites += other.contestedWrites;
    lostWrites += other.lostWrites;
  }

  /**
   * Reads that missed at least so many committed writes.
   *
   * @param writes 1..{@value #MOST_MISSED}
   */
  public long readsThatMissed(int writes) {
    long sum = 0;
    for (int i = writes - 1; i < MOST_MISSED; i++) {
      sum += missedWrites[i];
    }
    return sum;
  }

  /** Reads of sessions that were observed. */
  public long sessionReads() {
    return sessionReads;
  }

  /** Of these, reads that showed something older than what their session had written or read before. */
  public long backwardReads() {
    return backwardReads;
  }

  /** Sessions that read. */
  public long sessions() {
    return sessions;
  }

  /** Of these, sessions that saw time go backwards. */
  public long backwardSessions() {
    return backwardSessions;
  }

  /** Writes to stores of which several copies take writes. */
  public long contestedWrites() {
    return contestedWrites;
  }

  /** Writes that were lost because the next one to the same item was made at another copy that did not have them yet. */
  public long lostWrites() {
    return lostWrites;
  }
}
