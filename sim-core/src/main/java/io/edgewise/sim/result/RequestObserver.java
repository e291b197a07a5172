package io.edgewise.sim.result;

/** Is told of every measured request when its outcome is known. For tests, traces and exports; costs when it is used. */
@FunctionalInterface
public interface RequestObserver {

  /**
   * A request is over.
   *
   * @param number its number within the replication
   * @param sentNanos when the user sent it, on the simulation clock
   * @param latencyNanos from then until the user has the response
   * @param outcome how it ended
   * @param origin index of its origin
   * @param kind index of its request profile
   * @param site index of the compute site
   * @param components parts of the latency in nanoseconds, by ordinal of {@link Component} from {@code offset} on; valid
   *     during the call only
   * @param offset where they begin
   */
  void over(long number, long sentNanos, long latencyNanos, Outcome outcome, int origin, int kind, int site,
      long[] components, int offset);
}
