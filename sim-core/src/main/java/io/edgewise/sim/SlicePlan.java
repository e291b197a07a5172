package io.edgewise.sim;

import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which stretches of simulated time stand for the horizon in one replication.
 *
 * <p>A short horizon is simulated whole. A long one under a load that repeats (a day) is sampled: a few slices
 * of equal length, evenly spaced over the period with a random offset for each replication (a systematic sample; Cochran,
 * Sampling Techniques, 1977, chapter 8). Together they see every hour of the day with equal probability, and the daily
 * cycle's own frequency and its odd harmonics cancel within each replication. Under a constant load one slice is enough. A load
 * that does not repeat, or was recorded, or has schedules beside it, is always simulated whole, because its one event must not be missed; so is a
 * horizon in which something breaks.
 */
final class SlicePlan {

  /** A slice is measured at least for this part of its warm-up, so that warming up does not cost most of the run. */
  private static final double PART_OF_WARM_UP = 1.0 / 12;

  private final LoadCurve curve;
  private final RunPlan plan;
  private final long warmUpNanos;
  private final int slices;
  private final long sliceNanos;
  private final boolean whole;

  /** The plan where nothing breaks. */
  SlicePlan(Workload workload, RunPlan plan, long warmUpNanos) {
    this(workload, plan, warmUpNanos, false);
  }

  /** @param eventful whether something breaks within the horizon, which must not be missed either */
  SlicePlan(Workload workload, RunPlan plan, long warmUpNanos, boolean eventful) {
    curve = workload.load();
    this.plan = plan;
    this.warmUpNanos = warmUpNanos;
    slices = plan.sizes().slices();
    double rate = curve.meanRatePerSecond();
    int count = curve.isConstant() ? 1 : slices;
    double least = plan.sizes().continued() ? 0 : PART_OF_WARM_UP * warmUpNanos;
    double requests = plan.sizes().replicationRequests() / count;
    long wanted = (long) Math.max(least, requests / Math.max(rate, 1e-9) * 1e9);
    whole = isWhole(workload, plan, eventful) || count * wanted >= plan.horizonNanos();
    sliceNanos = whole ? plan.horizonNanos() : wanted;
  }

  /**
   * Whether every replication simulates the whole horizon, however long its warm-up is.
   *
   * @param eventful whether something breaks within the horizon
   */
  static boolean isWhole(Workload workload, RunPlan plan, boolean eventful) {
    LoadCurve curve = workload.load();
    boolean coversPeriods = curve.isConstant() || plan.horizonNanos() % curve.lengthNanos() == 0;
    return eventful || workload.recorded().isPresent() || !workload.triggers().isEmpty() || !curve.periodic()
        || !coversPeriods
        || curve.meanRatePerSecond() * plan.horizonNanos() / 1e9 <= plan.sizes().wholeRequests();
  }

  /** The slices of a replication. */
  List<Slice> slices(int replication) {
    if (whole) {
      return List.of(new Slice(0, sliceNanos, warmUpNanos));
    }
    if (curve.isConstant()) {
      return List.of(new Slice(0, sliceNanos, warmUpNanos));
    }
    return Arrays.stream(startNanos(replication, slices)).mapToObj(start -> new Slice(start, sliceNanos, warmUpNanos))
        .toList();
  }

  /** When so many stretches begin that stand for a load which changes, evenly over its period; in ascending order. */
  long[] startNanos(int replication, int count) {
    double u = plan.sampling().stream(plan.seed(), replication, Purpose.SLICE, 0).uniform(0);
    long spacing = curve.lengthNanos() / count;
    return IntStream.range(0, count).mapToLong(i -> Math.round((i + u) * spacing)).toArray();
  }

  /** Whether every replication simulates the whole horizon. */
  boolean isWhole() {
    return whole;
  }

  /** Simulated time that one replication measures, in nanoseconds. */
  long measuredNanos() {
    return whole || curve.isConstant() ? sliceNanos : slices * sliceNanos;
  }

  /** Expected requests of one replication, the warm-up included. */
  double expectedRequests() {
    long count = whole || curve.isConstant() ? 1 : slices;
    double rate = whole ? curve.expectedRequests(0, sliceNanos) / (sliceNanos / 1e9) : curve.meanRatePerSecond();
    return rate * count * ((sliceNanos + warmUpNanos) / 1e9);
  }

  /** Expected requests that a replication measures. */
  double expectedMeasured(int replication) {
    return slices(replication).stream()
        .mapToDouble(slice -> curve.expectedRequests(slice.startNanos(), slice.startNanos() + slice.lengthNanos()))
        .sum();
  }
}
