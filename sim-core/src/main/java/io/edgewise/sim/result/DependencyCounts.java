package io.edgewise.sim.result;

/** What clients did to get the answers of one store or service: attempts, hedges, circuits. */
public final class DependencyCounts {

  private final String name;
  private long operations;
  private long retries;
  private long attempts;
  private long hedges;
  private long hedgesWon;
  private long timedOut;
  private long failed;
  private long fallbacks;
  private long circuitRefusals;
  private long probes;
  private long budgetRefusals;
  private long circuitsOpened;
  private long circuitOpenNanos;
  private long circuitNanos;
  private int circuits;

  DependencyCounts(String name) {
    this.name = name;
  }

  /** The data set or the service that is asked. */
  public String name() {
    return name;
  }

  /** An operation begins, for the first time or again; it may consist of several attempts. */
  public void begun(boolean again) {
    operations += again ? 0 : 1;
    retries += again ? 1 : 0;
  }

  /** An attempt is sent. */
  public void sent(boolean hedged) {
    attempts++;
    hedges += hedged ? 1 : 0;
  }

  /** The second of two attempts was answered first. */
  public void hedgeWon() {
    hedgesWon++;
  }

  /** A client has given up an operation, which may be begun again. */
  public void timedOut() {
    timedOut++;
  }

  /** An operation has failed for good; steps in its place may be taken. */
  public void failed(boolean fellBack) {
    failed++;
    fallbacks += fellBack ? 1 : 0;
  }

  /** An operation failed because its circuit was open. */
  public void refusedByCircuit() {
    circuitRefusals++;
  }

  /** An operation found its circuit half open. */
  public void probed() {
    probes++;
  }

  /** An operation was not begun again because the budget for that was spent. */
  public void refusedByBudget() {
    budgetRefusals++;
  }

  /**
   * What the circuits did in one measured window.
   *
   * @param count of circuits
   * @param nanos that they existed, summed over circuits
   * @param opened how often they opened
   * @param openNanos that they were open, summed over circuits
   */
  public void circuits(int count, long nanos, long opened, long openNanos) {
    circuits = Math.max(circuits, count);
    circuitNanos += nanos;
    circuitsOpened += opened;
    circuitOpenNanos += openNanos;
  }

  void add(DependencyCounts other) {
    operations += other.operations;
    retries += other.retries;
    attempts += other.attempts;
    hedges += other.hedges;
    hedgesWon += other.hedgesWon;
    timedOut += other.timedOut;
    failed += other.failed;
    fallbacks += other.fallbacks;
    circuitRefusals += other.circuitRefusals;
    probes += other.probes;
    budgetRefusals += other.budgetRefusals;
    circuits(other.circuits, other.circuitNanos, other.circuitsOpened, other.circuitOpenNanos);
  }

  /** Operations, each counted once however often it was attempted. */
  public long operations() {
    return operations;
  }

  /** How often operations were begun again after a failure. */
  public long retries() {
    return retries;
  }

  /** Attempts that were sent. */
  public long attempts() {
    return attempts;
  }

  /** Attempts for each operation; 0 where all circuits were open, not a number without operations. */
  public double attemptsPerOperation() {
    return (double) attempts / operations;
  }

  /** Second attempts that were sent because the first one was not answered. */
  public long hedges() {
    return hedges;
  }

  /** Second attempts that were answered first. */
  public long hedgesWon() {
    return hedgesWon;
  }

  /** Attempts that were given up, alone or with their hedge. */
  public long timeouts() {
    return timedOut;
  }

  /** Operations that failed for good. */
  public long failures() {
    return failed;
  }

  /** Operations that failed and in whose place other steps were taken. */
  public long fallbacks() {
    return fallbacks;
  }

  /** Operations that failed because their circuit was open. */
  public long circuitRefusals() {
    return circuitRefusals;
  }

  /** Operations that found their circuit half open and were let through. */
  public long probes() {
    return probes;
  }

  /** Operations that were not begun again because the budget for that was spent. */
  public long budgetRefusals() {
    return budgetRefusals;
  }

  /** Circuits: one for each site whose code asks; 0 without a breaker. */
  public int circuits() {
    return circuits;
  }

  /** How often circuits opened. */
  public long circuitsOpened() {
    return circuitsOpened;
  }

  /** Share of the time during which a circuit was open, on average; not a number without a breaker. */
  public double circuitOpenShare() {
    return (double) circuitOpenNanos / circuitNanos;
  }
}
