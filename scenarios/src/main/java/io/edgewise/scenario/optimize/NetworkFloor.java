package io.edgewise.scenario.optimize;

import io.edgewise.sim.model.ConnectionSetUp;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.random.Distribution;

/**
 * How long the way between users and their entry takes at least: a distribution that is never larger, stochastically, than
 * what is simulated. A request takes half a round trip out and half a one back, each with a jitter of its own, and one that
 * opens a connection the round trips of the handshake as well; lost packets, name resolution, transfers and slow start,
 * which add to that, are left out.
 *
 * <p>Continuous distributions are replaced by few values, each at the lower end of its part, and all tables are looked up
 * on the lower side, so that the bound holds whatever their resolution is.
 */
final class NetworkFloor {

  /** Neighbouring latencies of the grid differ by this factor. */
  private static final double STEP = 1.005;

  private static final double LEAST_MILLIS = 0.1;
  private static final int LATENCIES = 2_500;

  /** Round trips that are told apart: whole milliseconds; longer ones count as the longest. */
  static final int ROUND_TRIPS = 800;

  private static final int PARTS = 160;
  private static final int LAST_MILE_PARTS = 32;

  /** By round trip in milliseconds and index of the latency: how likely a request takes longer. */
  private final float[][] beyond;

  NetworkFloor(Scenario scenario) {
    Distribution jitter = scenario.workload().access().jitter();
    ConnectionSetUp connection = scenario.workload().connection();
    // Which requests of a session open a connection is another question.
    double opens = scenario.workload().sessions().isPresent() ? 0 : connection.newConnectionProbability();
    double[] factor = new double[LATENCIES];
    addFactor(factor, jitter, 0.5, 1 - opens);
    addFactor(factor, jitter, connection.roundTrips() + 0.5, opens);
    Distribution access = scenario.workload().access().lastMileMillis();
    double[] lastMile = parts(access, access.isConstant() ? 1 : LAST_MILE_PARTS, 1);
    beyond = new float[ROUND_TRIPS][LATENCIES];
    for (int rtt = 0; rtt < ROUND_TRIPS; rtt++) {
      for (double mile : lastMile) {
        if (rtt + mile > 0) {
          addScaled(factor, rtt + mile, lastMile.length, beyond[rtt]);
        }
      }
    }
  }

  /** {@code latency > y} means {@code factor > y / base}: a shift on the logarithmic grid, to the safe side. */
  private static void addScaled(double[] factor, double base, int parts, float[] into) {
    int shift = (int) Math.floor(Math.log(base) / Math.log(STEP));
    for (int y = 0; y < LATENCIES; y++) {
      int at = Math.max(0, y - shift);
      into[y] += (float) ((at >= LATENCIES ? 0 : factor[at]) / parts);
    }
  }

  /** The latency of an index, in milliseconds. */
  static double millis(int index) {
    return LEAST_MILLIS * Math.pow(STEP, index);
  }

  /** Number of latencies on the grid. */
  static int latencies() {
    return LATENCIES;
  }

  /** How likely the way takes longer than so many milliseconds; never more than what is simulated. */
  double beyond(int rttMillis, double millis) {
    if (millis < 0) {
      return 1;
    }
    int index = millis <= LEAST_MILLIS ? 0 : (int) Math.ceil(position(millis));
    return index >= LATENCIES ? 0 : beyond[Math.min(rttMillis, ROUND_TRIPS - 1)][index];
  }

  private static double position(double millis) {
    return millis <= 0 ? Double.NEGATIVE_INFINITY : Math.log(millis / LEAST_MILLIS) / Math.log(STEP);
  }

  /** Adds how likely {@code out x J + J' / 2} is above each value of the grid, with a weight. */
  private static void addFactor(double[] above, Distribution jitter, double out, double weight) {
    if (weight == 0) {
      return;
    }
    double[] values = parts(jitter, PARTS, 2);
    double[] shares = new double[PARTS];
    for (int i = 0; i < PARTS; i++) {
      shares[i] = end(i + 1, PARTS, 2) - end(i, PARTS, 2);
    }
    double[] at = new double[LATENCIES + 1];
    for (int i = 0; i < PARTS; i++) {
      for (int j = 0; j < PARTS; j++) {
        double value = out * values[i] + 0.5 * values[j];
        // Above all grid values below it.
        int index = (int) Math.max(0, Math.min(LATENCIES, Math.ceil(position(value))));
        at[index] += weight * shares[i] * shares[j];
      }
    }
    double sum = 0;
    for (int index = LATENCIES; index > 0; index--) {
      sum += at[index];
      above[index - 1] += sum;
    }
  }

  /** Lower ends of so many parts of a distribution; with a power above 1 the upper parts are finer. */
  private static double[] parts(Distribution distribution, int count, double power) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(0, distribution.quantile(end(i, count, power)));
    }
    return values;
  }

  private static double end(int part, int count, double power) {
    return 1 - Math.pow(1 - (double) part / count, power);
  }
}
