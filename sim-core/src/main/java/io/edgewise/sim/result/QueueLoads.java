package io.edgewise.sim.result;

import java.util.Arrays;

/**
 * How busy the servers of each queue were in the measured time, and how much work came to them: the backlog of a queue grows without
 * end where as much comes as its servers can do. Times are those of one server, of which all have an equal part.
 *
 * <p>Work that comes says so far sooner than servers that are busy: below their capacity they are busy all the while between two empty
 * queues, which near it lie tens of thousands of requests apart.
 */
final class QueueLoads {

  /** Part of the time that servers have from which on they cannot keep up: what a sample tells of more than that is chance. */
  private static final double SATURATED = 0.99;

  private long[] requests = {};
  private long[] busyNanos = {};
  private long[] offeredNanos = {};

  /** Counts a window of a queue; returns whether its backlog grew. */
  boolean add(int queue, long came, long busy, long offered, long windowNanos) {
    grow(queue + 1);
    requests[queue] += came;
    busyNanos[queue] += busy;
    // Twice what servers can do says all that more would.
    long counted = Math.min(offered, 2 * windowNanos);
    offeredNanos[queue] += counted;
    return grows(busy, counted, windowNanos);
  }

  void add(QueueLoads other) {
    grow(other.busyNanos.length);
    for (int queue = 0; queue < other.busyNanos.length; queue++) {
      requests[queue] += other.requests[queue];
      busyNanos[queue] += other.busyNanos[queue];
      offeredNanos[queue] += other.offeredNanos[queue];
    }
  }

  /** Whether the backlog of any queue grew over all of the measured time. */
  boolean anyGrows(long measuredNanos) {
    boolean any = false;
    for (int queue = 0; queue < busyNanos.length; queue++) {
      any |= grows(busyNanos[queue], offeredNanos[queue], measuredNanos);
    }
    return any;
  }

  /** So many queues are known, of which some may have had nothing to do. */
  int count() {
    return requests.length;
  }

  long requests(int queue) {
    return queue < requests.length ? requests[queue] : 0;
  }

  /**
   * The relaxation times of the queues, as {@link #relaxationNanos} has them, weighted.
   *
   * @param allRequests of all queues
   * @param times how many times the requests that were counted
   */
  QueueMemory memory(long measuredNanos, long allRequests, double times) {
    double longest = 0;
    double weighted = 0;
    double weights = 0;
    for (int queue = 0; queue < busyNanos.length; queue++) {
      if (busyNanos[queue] > 0 && requests[queue] > 0) {
        double relaxation = relaxationNanos(queue, measuredNanos, times);
        double part = (double) requests[queue] / allRequests;
        longest = Math.max(longest, relaxation);
        weighted += part * part * relaxation;
        weights += part * part;
      }
    }
    return new QueueMemory(longest, weighted / weights, 1 / weights);
  }

  /** Part of the time that the servers of a queue are busy with so many times the requests that were counted, 0..1. */
  double utilisation(int queue, long measuredNanos, double times) {
    return Math.min(1, times * busyNanos[queue] / measuredNanos);
  }

  /**
   * The relaxation time of a queue that had requests, from which on its past is forgotten exponentially: 1 / (c mu (1 - sqrt(rho))^2) for
   * M/M/1, and for M/M/c near saturation (Abate and Whitt, Transient behavior of the M/M/1 queue: starting at the origin, 1987).
   */
  double relaxationNanos(int queue, long measuredNanos, double times) {
    double utilisation = utilisation(queue, measuredNanos, times);
    double distance = 1 - Math.sqrt(utilisation);
    return utilisation / (distance * distance) * measuredNanos / (times * requests[queue]);
  }

  private static boolean grows(long busy, long offered, long nanos) {
    return Math.min(busy, offered) > SATURATED * nanos;
  }

  private void grow(int queues) {
    if (queues > busyNanos.length) {
      requests = Arrays.copyOf(requests, queues);
      busyNanos = Arrays.copyOf(busyNanos, queues);
      offeredNanos = Arrays.copyOf(offeredNanos, queues);
    }
  }
}
