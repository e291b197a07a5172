package io.edgewise.sim.result;

/**
 * For how long the queues of a deployment are known to have been as they were.
 *
 * @param longestNanos relaxation time of the queue that remembers longest; 0 without queues, infinite where one was busy all the time
 * @param meanNanos mean of the relaxation times, weighted by the square of the part of all requests that comes to a queue; not a number
 *     without queues
 * @param queues as many queues with equal parts of the requests would be as many: one over the sum of the squares; infinite without
 *     queues. Queues that requests come to one after the other count as less than one, as if each of them decided alone how long
 *     requests take
 */
public record QueueMemory(double longestNanos, double meanNanos, double queues) {

  /** The relaxation time of one queue to which all requests come and whose state is known as well as that of these; 0 without queues. */
  public double pooledNanos() {
    return longestNanos == 0 ? 0 : meanNanos / queues;
  }
}
