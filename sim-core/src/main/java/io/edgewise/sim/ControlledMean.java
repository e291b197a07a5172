package io.edgewise.sim;

import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.ControlVariates;
import io.edgewise.sim.stats.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The mean latency of one strategy, in milliseconds, by groups of replications. It is corrected by how far the time on the
 * network is from its expectation ({@link NetworkControl}), if all requests were served: those that are served where
 * others fail need not be like all.
 */
final class ControlledMean {

  /**
   * Relative accuracy of a simulated mean, however many requests it is taken over: that of the tables which delays are
   * drawn from. No interval of a mean is narrower.
   */
  static final double RESOLUTION = 1e-5;

  private static final double NANOS_PER_MILLI = 1e6;

  private final double expectedNetwork;
  private final List<Double> means = new ArrayList<>();
  private final List<Double> networks = new ArrayList<>();
  private boolean allServed = true;

  /** Nothing measured yet; the network is expected to take so many milliseconds, not a number where that is not known. */
  ControlledMean(double expectedNetwork) {
    this.expectedNetwork = expectedNetwork;
  }

  /** Nothing measured yet, and nothing is expected of the network: the mean is left as it is. */
  static ControlledMean uncontrolled() {
    ControlledMean mean = new ControlledMean(0);
    mean.allServed = false;
    return mean;
  }

  /** Takes in what a group measured. */
  void add(Measurements group) {
    allServed &= group.requests() > 0 && group.count(Outcome.SERVED) == group.requests();
    means.add(mean(group));
    networks.add(NetworkControl.simulatedMillis(group));
  }

  /** One number a group, corrected; not a number where no request was served. */
  double[] values(double level) {
    double slope = controlled(level).map(fitted -> fitted.coefficients()[0]).orElse(0.0);
    return IntStream.range(0, means.size())
        .mapToDouble(group -> means.get(group) - (slope == 0 ? 0 : slope * (networks.get(group) - expectedNetwork)))
        .toArray();
  }

  /** The mean over everything measured, which is given, corrected, with its interval. */
  ConfidenceInterval interval(Measurements total, double level) {
    double pooled = mean(total);
    ConfidenceInterval interval = controlled(level).map(fitted -> {
      double excess = NetworkControl.simulatedMillis(total) - expectedNetwork;
      return fitted.interval().around(pooled - fitted.coefficients()[0] * excess);
    }).orElseGet(() -> ConfidenceInterval.ofReplications(pooled,
        Arrays.stream(array(means)).filter(Double::isFinite).toArray(), level));
    return interval.atLeast(RESOLUTION * interval.value());
  }

  private Optional<ControlVariates> controlled(double level) {
    // What hardly varies explains nothing, and would have its own small error multiplied.
    if (!allServed
        || !(Math.sqrt(Tally.of(array(networks)).variance()) > RESOLUTION * expectedNetwork)) {
      return Optional.empty();
    }
    double[][] controls = networks.stream().map(network -> new double[] {network}).toArray(double[][]::new);
    return Optional.of(ControlVariates.of(array(means), controls, new double[] {expectedNetwork}, level))
        .filter(fitted -> fitted.coefficients().length > 0);
  }

  private static double[] array(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double mean(Measurements measured) {
    return measured.latency().meanNanos() / NANOS_PER_MILLI;
  }
}
