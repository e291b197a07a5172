package io.edgewise.sim.engine;

import io.edgewise.sim.model.Hedge;
import io.edgewise.sim.random.QuantileTable;
import java.util.Arrays;

/** After which time a second operation is sent, by site of the code. */
final class HedgeDelays {

  /** Points that each of two independent parts of a latency is taken at, evenly over its distribution. */
  private static final int POINTS = 256;

  private HedgeDelays() {}

  /** Of reads of a store: a quantile is that of the round trip and the service time, without waiting. */
  static long[] ofReads(Hedge hedge, StoreAccess access, QuantileTable jitter) {
    long[] delays = new long[access.readRttNanos.length];
    for (int site = 0; site < delays.length; site++) {
      delays[site] = hedge.afterNanos() == Hedge.BY_QUANTILE
          ? quantile(hedge.quantile(), access.readRttNanos[site], jitter, access.readTable) : hedge.afterNanos();
    }
    return delays;
  }

  private static long quantile(double probability, long rttNanos, QuantileTable jitter, QuantileTable service) {
    double[] trips = points(jitter);
    double[] services = points(service);
    double[] sums = new double[trips.length * services.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = rttNanos * trips[i % trips.length] + services[i / trips.length];
    }
    Arrays.sort(sums);
    return Journey.nanos(sums[Math.min(sums.length - 1, (int) (probability * sums.length))]);
  }

  private static double[] points(QuantileTable table) {
    if (table.isConstant()) {
      return new double[] {table.mean()};
    }
    double[] points = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      points[i] = table.sample((long) ((i + 0.5) / POINTS * 0x1p63) << 1);
    }
    return points;
  }
}
