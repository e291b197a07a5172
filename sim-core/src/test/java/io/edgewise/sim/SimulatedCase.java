package io.edgewise.sim;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A validation case: the replications of one deployment with every request observed, so that exact order statistics and
 * waits can be compared with theory. Times are in seconds.
 */
final class SimulatedCase {

  /** One replication. */
  record Sample(Measurements measurements, double[] sojourns, double[] waits, double[] starts, double[] ends) {

    double meanSojourn() {
      return Arrays.stream(sojourns).average().orElseThrow();
    }

    double meanWait() {
      return Arrays.stream(waits).average().orElseThrow();
    }

    double sojourn(double p) {
      return quantile(sojourns, p);
    }

    double wait(double p) {
      return quantile(waits, p);
    }

    double errorRate() {
      return 1 - (double) measurements.count(Outcome.SERVED) / measurements.requests();
    }

    double coldStartRate() {
      return (double) measurements.coldStarts() / measurements.requests();
    }

    /** Share of arrivals, in the later half, that found more than so many requests in the system. */
    double fractionWithMoreInSystem(int count) {
      int[] found = inSystem();
      return (double) Arrays.stream(found).filter(n -> n > count).count() / found.length;
    }

    /** Requests in the system as arrivals of the later half found it. */
    int[] inSystem() {
      double[] sorted = ends.clone();
      Arrays.sort(sorted);
      double[] arrivals = starts.clone();
      Arrays.sort(arrivals);
      int first = arrivals.length / 2;
      int[] found = new int[arrivals.length - first];
      int left = 0;
      for (int i = 0; i < arrivals.length; i++) {
        while (left < sorted.length && sorted[left] <= arrivals[i]) {
          left++;
        }
        if (i >= first) {
          found[i - first] = i - left;
        }
      }
      return found;
    }

    private static double quantile(double[] values, double p) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return sorted[(int) Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)];
    }
  }

  private final List<Sample> samples = new ArrayList<>();
  private final double level;

  SimulatedCase(Scenario scenario) {
    this(scenario, 0);
  }

  SimulatedCase(Scenario scenario, int deployment) {
    level = scenario.plan().level();
    CompiledDeployment compiled = CompiledDeployment.of(scenario).get(deployment);
    Simulation simulation = new Simulation(compiled);
    Recorder recorder = new Recorder();
    simulation.observe(recorder::over);
    for (int replication = 0; replication < scenario.plan().replications(); replication++) {
      recorder.clear();
      Measurements measured = simulation.run(scenario.plan().seed(), replication,
          List.of(new Slice(0, scenario.plan().horizonNanos(),
              scenario.plan().warmUpNanos())));
      samples.add(recorder.sample(measured));
    }
  }

  List<Sample> samples() {
    return samples;
  }

  /** The interval over replications must contain the value, and its half-width must be within a share of the value. */
  void holds(String what, ToDoubleFunction<Sample> metric, double expected, double within) {
    ConfidenceInterval interval =
        ConfidenceInterval.ofReplications(samples.stream().mapToDouble(metric).toArray(), level);
    assertAll(what,
        () -> assertTrue(interval.contains(expected), () -> what + ": " + interval + " misses " + expected),
        () -> assertTrue(interval.halfWidth() <= within * expected,
            () -> what + ": " + interval + " is wider than " + within + " of " + expected));
  }

  /** Quantile of the number in system over the arrivals of all replications. */
  int pooledInSystemQuantile(double p) {
    int[] all = samples.stream().flatMapToInt(sample -> Arrays.stream(sample.inSystem())).sorted().toArray();
    return all[(int) Math.ceil(p * all.length) - 1];
  }

  /** Quantile of the sojourn time over the requests of all replications, in seconds. */
  double pooledSojourn(double p) {
    double[] all = samples.stream().flatMapToDouble(sample -> Arrays.stream(sample.sojourns())).sorted().toArray();
    return all[(int) Math.ceil(p * all.length) - 1];
  }

  private static final class Recorder {

    private double[] sojourns = new double[1024];
    private double[] waits = new double[1024];
    private double[] starts = new double[1024];
    private double[] ends = new double[1024];
    private int count;

    void clear() {
      count = 0;
    }

    void over(long number, long sentNanos, long latencyNanos, Outcome outcome, int origin, int kind, int site,
        long[] components, int offset) {
      long sum = 0;
      for (int i = 0; i < Component.COUNT; i++) {
        sum += components[offset + i];
      }
      assertTrue(sum == latencyNanos || outcome != Outcome.SERVED, "the components must sum to the latency");
      if (outcome != Outcome.SERVED) {
        return;
      }
      if (count == sojourns.length) {
        sojourns = Arrays.copyOf(sojourns, 2 * count);
        waits = Arrays.copyOf(waits, 2 * count);
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
      }
      sojourns[count] = latencyNanos / 1e9;
      waits[count] = components[offset + Component.QUEUE.ordinal()] / 1e9;
      starts[count] = sentNanos / 1e9;
      ends[count] = (sentNanos + latencyNanos) / 1e9;
      count++;
    }

    Sample sample(Measurements measured) {
      return new Sample(measured, Arrays.copyOf(sojourns, count), Arrays.copyOf(waits, count),
          Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
    }
  }
}
