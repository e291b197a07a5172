package io.edgewise.sim;

import static io.edgewise.sim.Lab.HERE;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.compute;
import static io.edgewise.sim.Lab.deployment;
import static io.edgewise.sim.Lab.functions;
import static io.edgewise.sim.Lab.plan;
import static io.edgewise.sim.Lab.scaling;
import static io.edgewise.sim.Lab.scenario;
import static io.edgewise.sim.Lab.startUpBetween;
import static io.edgewise.sim.Lab.workload;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.SimulatedCase.Sample;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.random.Mixture;
import io.edgewise.sim.result.Measurements;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Published and exact results on functions: cold starts, keep-alive, throttling, provisioned concurrency. */
class FunctionCasesTest {

  private static SimulatedCase pool(InstancePolicy policy, double rate, double warmMillis, double coldMillis,
      RunPlan plan) {
    return new SimulatedCase(scenario(workload(rate, List.of(HERE)), List.of(compute(new Exponential(warmMillis))),
        plan, deployment("pool", functions(policy, startUpBetween(warmMillis, coldMillis)), List.of(HERE))));
  }

  @Test
  @DisplayName("F01 SimFaaS reference: 0.9/s, keep-alive 600 s, newest idle first, 1e6 s from empty")
  void f01() {
    Sample run = pool(scaling(new Constant(600_000), IdleSelection.NEWEST), 0.9, 1991, 2244, plan(1e6, 0, 1, 21))
        .samples().get(0);
    Measurements m = run.measurements();
    // pacslab/simfaas 5dd1623, README and examples; tolerances are four standard deviations over 100 runs.
    assertEquals(0.001337, run.coldStartRate(), 0.00013, "cold start probability");
    assertEquals(7.699, m.meanInstances(), 0.083, "servers");
    assertEquals(1.7921, m.meanBusy(), 0.0105, "running");
    assertEquals(5.907, m.meanInstances() - m.meanBusy(), 0.0935, "idle");
    assertEquals(6384, m.meanInstances() * 1e6 / m.instanceStarts(), 564, "lifespan in seconds");
  }

  @Test
  @DisplayName("F04 throttling at 1,000 concurrent: 1,000/s of 2.016 s is rejected as Erlang B says")
  void f04() {
    InstancePolicy capped = new InstancePolicy(1, 0, 1000, new Constant(600_000), IdleSelection.NEWEST, 0,
        InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    Sample run = pool(capped, 1000, 2016, 2163, plan(1000, 0, 1, 22)).samples().get(0);
    assertEquals(0.503944, run.errorRate(), 0.002, "SimFaaS notebook, 1,000 s from empty");
    Sample steady = pool(capped, 1000, 2016, 2163, plan(1000, 100, 1, 22)).samples().get(0);
    assertEquals(0.504455, steady.errorRate(), 0.002, "steady state: B(2016, 1000)");
  }

  @Test
  @DisplayName("F06 keep-alive 60 s at 10/s of 2.016 s: cold start probability 0.003646, 33.05 instances")
  void f06() {
    // Four runs of the published length: one has a standard deviation of 2.1 %.
    List<Sample> runs = pool(scaling(new Constant(60_000), IdleSelection.NEWEST), 10, 2016, 2163, plan(1e5, 0, 4, 23))
        .samples();
    assertEquals(0.003646, runs.stream().mapToDouble(Sample::coldStartRate).average().orElseThrow(), 0.06 * 0.003646,
        "cold start probability");
    assertEquals(33.05, runs.stream().mapToDouble(run -> run.measurements().meanInstances()).average().orElseThrow(),
        0.01 * 33.05, "instances");
  }

  @Test
  @DisplayName("F09 exponential keep-alive of 60 s: cold starts, running, idle and total as the exact chain has them")
  void f09() {
    SimulatedCase f09 = pool(scaling(new Exponential(60_000), IdleSelection.RANDOM), 0.9, 2000, 2500,
        plan(100_000, 600, 40, 24));
    f09.holds("cold", Sample::coldStartRate, 0.0556668, 0.01);
    f09.holds("warm running", s -> s.measurements().meanBusy() - s.measurements().meanColdBusy(), 1.699800, 0.01);
    f09.holds("cold running", s -> s.measurements().meanColdBusy(), 0.125250, 0.02);
    f09.holds("idle", s -> s.measurements().meanInstances() - s.measurements().meanBusy(), 3.006008, 0.01);
    f09.holds("total", s -> s.measurements().meanInstances(), 4.831058, 0.01);
  }

  @Test
  @DisplayName("F12 fixed keep-alive T, almost no service: cold with probability e^(-lambda T)")
  void f12() {
    for (double[] row : new double[][] {{1.0 / 300, 0.135335}, {1.0 / 3600, 0.846482}}) {
      SimulatedCase f12 = new SimulatedCase(scenario(workload(row[0], List.of(HERE)), List.of(compute(new Constant(1))),
          plan(90_000 / row[0], 10 / row[0], 20, 25),
          deployment("rare", functions(scaling(new Constant(600_000), IdleSelection.MOST_RECENTLY_USED), ZERO),
              List.of(HERE))));
      f12.holds("cold", Sample::coldStartRate, row[1], 0.01);
    }
  }

  @Test
  @DisplayName("F14 conservation: running = rate x share x time, starts = expiries, idle = starts x mean keep-alive")
  void f14() {
    double warm = 2.0;
    double cold = 2.5;
    Sample run = pool(scaling(new Exponential(60_000), IdleSelection.LEAST_RECENTLY_USED), 9, 1000 * warm, 1000 * cold,
        plan(120_000, 1000, 1, 26)).samples().get(0);
    Measurements m = run.measurements();
    double p = run.coldStartRate();
    assertEquals(9 * p * cold, m.meanColdBusy(), 0.02 * m.meanColdBusy(), "cold running");
    assertEquals(9 * (1 - p) * warm, m.meanBusy() - m.meanColdBusy(), 0.02 * m.meanBusy(), "warm running");
    double idle = m.meanInstances() - m.meanBusy();
    assertEquals(9 * p * 60, idle, 0.02 * idle, "idle");
    assertEquals(m.coldStarts(), m.instanceStarts(), 2, "every cold request started one instance");
    assertEquals(m.instanceStarts(), m.usage().total(UsageKind.COLD_STARTS));
  }

  @Test
  @DisplayName("F16 Lambda concurrency: 100/s x 500 ms need 50 instances, 10/s x 3 s need 30")
  void f16() {
    for (double[] row : new double[][] {{100, 500, 50}, {10, 3000, 30}}) {
      SimulatedCase f16 = new SimulatedCase(scenario(workload(row[0], List.of(HERE)),
          List.of(compute(new Constant(row[1]))), plan(40_000 / row[0], 20, 20, 27),
          deployment("function", functions(scaling(InstancePolicy.KEEP_FOR_EVER, IdleSelection.RANDOM), ZERO),
              List.of(HERE))));
      f16.holds("concurrency", s -> s.measurements().meanBusy(), row[2], 0.02);
    }
  }

  @Test
  @DisplayName("F18 provisioned concurrency: 10 erlangs on 15 instances spill 0.0364969 at utilisation 0.642335")
  void f18() {
    InstancePolicy provisioned = new InstancePolicy(1, 15, InstancePolicy.UNLIMITED, new Constant(600_000),
        IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    double rate = 20;
    SimulatedCase f18 = new SimulatedCase(scenario(workload(rate, List.of(HERE)),
        List.of(compute(new Exponential(500))), plan(40_000, 700, 20, 28),
        deployment("provisioned", functions(provisioned, ZERO), List.of(HERE))));
    f18.holds("utilisation of provisioned instances",
        s -> nanos(s, UsageKind.PROVISIONED_NANOS) / (15 * 40_000.0), 0.642335, 0.02);
    f18.holds("spill", s -> nanos(s, UsageKind.BILLED_NANOS)
        / (nanos(s, UsageKind.BILLED_NANOS) + nanos(s, UsageKind.PROVISIONED_NANOS)), 0.0364969, 0.03);
  }

  private static double nanos(Sample sample, UsageKind kind) {
    return sample.measurements().usage().total(kind) / 1e9;
  }

  @Test
  @DisplayName("F24 one request in a hundred cold: mean 13.568 ms, p99 58.8 ms, p99.9 440.5 ms")
  void f24() {
    Distribution warm = Lognormal.ofMedianAndP99(10, 30);
    Distribution start = new Mixture(new double[] {0.99, 0.01}, List.of(ZERO, Lognormal.ofMedianAndP99(200, 800)));
    // Every request starts an instance of its own, and one in a hundred of these starts takes time.
    InstancePolicy fresh = scaling(new Constant(0), IdleSelection.MOST_RECENTLY_USED);
    SimulatedCase f24 = new SimulatedCase(scenario(workload(100, List.of(HERE)), List.<Step>of(compute(warm)),
        plan(4_000, 0, 20, 29), deployment("mixture", functions(fresh, start), List.of(HERE))));
    f24.holds("mean", s -> 1000 * s.meanSojourn(), 13.568223, 0.02);
    f24.holds("p99.9", s -> 1000 * s.sojourn(0.999), 440.532993, 0.02);
    // The density is thin at the 99th percentile, between warm and cold, so its interval stays wide.
    f24.holds("p99", s -> 1000 * s.sojourn(0.99), 58.795858, 0.12);
    assertEquals(58.795858, 1000 * f24.pooledSojourn(0.99), 0.05 * 58.795858, "p99 over all requests");
  }
}
