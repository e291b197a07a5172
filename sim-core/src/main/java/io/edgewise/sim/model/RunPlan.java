package io.edgewise.sim.model;

import java.util.Objects;

/**
 * How long and how often to simulate.
 *
 * @param horizonNanos simulated time that a replication stands for
 * @param warmUpNanos time simulated before it and not measured, or {@link #AUTO}
 * @param replications replications of every strategy, or {@link #AUTO_REPLICATIONS} to go on until the precision is
 *     reached
 * @param precision when to stop
 * @param maxRequests requests of one strategy after which no further replication starts, even if the precision is not
 *     reached
 * @param level confidence level of all intervals, such as 0.95
 * @param seed of all random streams
 * @param sampling how the draws of the replications hang together; the number of replications is rounded up to whole
 *     groups
 * @param sizes how large the samples are
 * @param keepsTimes whether latencies are kept by the time of sending, too, which makes small requests a tenth slower to
 *     simulate
 */
public record RunPlan(long horizonNanos, long warmUpNanos, int replications, Precision precision, long maxRequests,
    double level, long seed, Sampling sampling, SampleSizes sizes, boolean keepsTimes) {

  /** The warm-up is chosen from the memory of the deployment and checked by MSER-5. */
  public static final long AUTO = -1;

  /** As many replications as the precision needs. */
  public static final int AUTO_REPLICATIONS = 0;

  /** Most replications of an automatic run. */
  public static final int MOST_REPLICATIONS = 2_000;

  /**
   * A target for the width of an interval.
   *
   * @param metric which metric or rate
   * @param within half-width of its interval relative to its value
   */
  public record Precision(Estimand metric, double within) {

    /**
     * Checks the target.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Precision {
      Objects.requireNonNull(metric, "metric");
      if (!(within > 0)) {
        throw new IllegalArgumentException("precision must be positive, got " + within);
      }
    }
  }

  /** The same plan with other random streams. */
  public RunPlan withSeed(long other) {
    return new RunPlan(horizonNanos, warmUpNanos, replications, precision, maxRequests, level, other, sampling, sizes,
        keepsTimes);
  }

  /**
   * The same question with {@linkplain SampleSizes#QUICK small samples}: a first answer comes soon, with a wide interval,
   * and further replications sharpen it until the precision is reached. A fixed number of replications, which would be
   * meant for large ones, becomes as many as the precision needs.
   */
  public RunPlan quick() {
    return inSteps(SampleSizes.QUICK);
  }

  /**
   * The same as {@link #quick()}, with answers for somebody who {@linkplain SampleSizes#LIVE watches} while a knob moves: the
   * first comes sooner and is coarser, the second is as sharp as the first one of a quick plan.
   */
  public RunPlan live() {
    return inSteps(SampleSizes.LIVE);
  }

  private RunPlan inSteps(SampleSizes small) {
    return new RunPlan(horizonNanos, warmUpNanos, AUTO_REPLICATIONS, precision, maxRequests, level, seed,
        Sampling.INDEPENDENT, small, keepsTimes);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the horizon is not positive, the warm-up or the replications are negative and
   *     not automatic, the request budget is not positive, or the level is outside 0..1
   */
  public RunPlan {
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(sampling, "sampling");
    Objects.requireNonNull(sizes, "sizes");
    if (horizonNanos < 1) {
      throw new IllegalArgumentException("the horizon must be positive, got " + horizonNanos + " ns");
    }
    if (warmUpNanos < AUTO) {
      throw new IllegalArgumentException("the warm-up must not be negative, got " + warmUpNanos + " ns");
    }
    if (replications < 0 || maxRequests < 1) {
      throw new IllegalArgumentException("replications and request budget must be positive");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("the level must lie between 0 and 1, got " + level);
    }
  }

  /**
   * A plan of independent replications of {@linkplain SampleSizes#PRECISE large samples}.
   *
   * @throws IllegalArgumentException as the other constructor
   */
  public RunPlan(long horizonNanos, long warmUpNanos, int replications, Precision precision, long maxRequests,
      double level, long seed) {
    this(horizonNanos, warmUpNanos, replications, precision, maxRequests, level, seed, Sampling.INDEPENDENT,
        SampleSizes.PRECISE);
  }

  /**
   * A plan that keeps no times of sending.
   *
   * @throws IllegalArgumentException as the other constructor
   */
  public RunPlan(long horizonNanos, long warmUpNanos, int replications, Precision precision, long maxRequests,
      double level, long seed, Sampling sampling, SampleSizes sizes) {
    this(horizonNanos, warmUpNanos, replications, precision, maxRequests, level, seed, sampling, sizes, false);
  }

  /** The same plan, which keeps latencies by the time of sending, too. */
  public RunPlan keepingTimes() {
    return new RunPlan(horizonNanos, warmUpNanos, replications, precision, maxRequests, level, seed, sampling, sizes,
        true);
  }

  /** The same plan with another number of replications. */
  public RunPlan withReplications(int count) {
    return new RunPlan(horizonNanos, warmUpNanos, count, precision, maxRequests, level, seed, sampling,
        sizes, keepsTimes);
  }

  /** The same plan with another confidence level of all intervals. */
  public RunPlan withLevel(double other) {
    return new RunPlan(horizonNanos, warmUpNanos, replications, precision, maxRequests, other, seed, sampling, sizes,
        keepsTimes);
  }

  /** The same plan, which ends after so many requests of a strategy if not before. */
  public RunPlan withAtMost(long requests) {
    return new RunPlan(horizonNanos, warmUpNanos, replications, precision, Math.min(maxRequests, requests), level, seed,
        sampling, sizes, keepsTimes);
  }

  /** The same plan with samples of other sizes. */
  public RunPlan withSizes(SampleSizes other) {
    return new RunPlan(horizonNanos, warmUpNanos, replications, precision, maxRequests, level, seed, sampling, other,
        keepsTimes);
  }

  /** The same plan under another sampling design. */
  public RunPlan withSampling(Sampling design) {
    return new RunPlan(horizonNanos, warmUpNanos, replications, precision, maxRequests, level, seed, design,
        sizes, keepsTimes);
  }
}
