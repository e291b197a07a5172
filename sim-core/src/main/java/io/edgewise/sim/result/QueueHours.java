package io.edgewise.sim.result;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * How busy the queues of a deployment are at some hours of a load that changes. A queue that is near saturation in few of them is long in
 * those alone: what takes longest, and for how long it lasts, is what they decide.
 *
 * <p>Of an hour in which servers are busy for rho of the time, a part exp(-x (1 - rho)) of the requests waits for longer than x, in units
 * that all hours have in common: near saturation that is the law of waiting times in M/M/c, nearly all of whose requests wait then
 * (Gross, Shortle, Thompson and Harris, Fundamentals of Queueing Theory, 2008, section 2.3). The x that {@value #BEYOND} of the requests
 * of all hours wait for tells how many of those are of each hour.
 */
public final class QueueHours {

  /** The part of the requests, of those of all hours, that wait for longest. */
  private static final double BEYOND = 0.01;

  /** The least part of time that servers count as free in: at saturation waiting times have no end. */
  private static final double LEAST_FREE = 1e-6;

  private static final double ACCURACY = 1e-9;
  private static final int MOST_STEPS = 1_000;

  private final QueueLoads[] loads;
  private final long[] measuredNanos;
  private final long[] requests;

  /** Nothing is known of so many hours. */
  public QueueHours(int hours) {
    loads = Stream.generate(QueueLoads::new).limit(hours).toArray(QueueLoads[]::new);
    measuredNanos = new long[hours];
    requests = new long[hours];
  }

  /**
   * Counts what was measured of an hour. Different hours may be counted at the same time.
   *
   * @param hour from 0, below their number
   */
  public void add(int hour, Measurements measured) {
    loads[hour].add(measured.queues());
    measuredNanos[hour] += measured.measuredNanos();
    requests[hour] += measured.requests();
  }

  /**
   * The memory of the queues, as {@link Measurements#queueMemory} has it where hours are alike. Each weighs in each hour as much as it adds
   * to the variance of the number of requests that wait for longest; as many queues that are alike at all hours would be as many.
   */
  public QueueMemory memory() {
    double all = LongStream.of(requests).sum();
    long hours = LongStream.of(measuredNanos).filter(nanos -> nanos > 0).count();
    double longest = 0;
    double weighted = 0;
    double weights = 0;
    int queues = Stream.of(loads).mapToInt(QueueLoads::count).max().orElse(0);
    for (int queue = 0; queue < queues; queue++) {
      int of = queue;
      int[] used = IntStream.range(0, loads.length).filter(hour -> loads[hour].requests(of) > 0).toArray();
      double[] came = IntStream.of(used).mapToDouble(hour -> loads[hour].requests(of)).toArray();
      double[] free = IntStream.of(used)
          .mapToDouble(hour -> 1 - loads[hour].utilisation(of, measuredNanos[hour], 1)).toArray();
      double part = DoubleStream.of(came).sum() / all;
      double[] waiting = waiting(came, free);
      for (int i = 0; i < used.length; i++) {
        double relaxation = loads[used[i]].relaxationNanos(queue, measuredNanos[used[i]], 1);
        double weight = part * came[i] / all * waiting[i];
        longest = Math.max(longest, relaxation);
        weighted += weight * relaxation;
        weights += weight;
      }
    }
    return new QueueMemory(longest, weighted / weights, 1 / (weights * hours));
  }

  /**
   * Which parts of the requests that wait for longest are of which hour.
   *
   * @param came requests by hour, above 0
   * @param free by hour, the part of the time in which servers are free, 0..1
   */
  private static double[] waiting(double[] came, double[] free) {
    if (came.length == 0) {
      return came;
    }
    double sum = DoubleStream.of(came).sum();
    double[] least = DoubleStream.of(free).map(part -> Math.max(LEAST_FREE, part)).toArray();
    double most = -Math.log(BEYOND) / DoubleStream.of(least).min().orElseThrow();
    double wait = new BrentSolver(ACCURACY, ACCURACY).solve(MOST_STEPS,
        x -> DoubleStream.of(waiting(came, least, x)).sum() / sum - BEYOND, 0, most * (1 + ACCURACY));
    double[] waiting = waiting(came, least, wait);
    double longer = DoubleStream.of(waiting).sum();
    return DoubleStream.of(waiting).map(requests -> requests / longer).toArray();
  }

  /** Requests that wait for longer than so long, by hour. */
  private static double[] waiting(double[] came, double[] free, double wait) {
    return IntStream.range(0, came.length).mapToDouble(i -> came[i] * Math.exp(-wait * free[i])).toArray();
  }
}
