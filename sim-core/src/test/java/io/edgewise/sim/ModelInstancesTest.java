package io.edgewise.sim;

import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.plan;
import static io.edgewise.sim.Lab.workload;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.SimulatedCase.Sample;
import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.InferenceEndpoint.PromptTime;
import io.edgewise.sim.model.InferenceEndpoint.Quota;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.InstancePolicy.ScaleUpRate;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Uniform;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.theory.ErlangB;
import io.edgewise.sim.theory.MG1;
import io.edgewise.sim.theory.MMc;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Models on instances of the deployment's own, such as GPUs; every interval fails once in 1,000 seeds. */
class ModelInstancesTest {

  private static final Place CODE = Lab.place(1);
  private static final Place GPU = Lab.place(2);
  private static final long RTT = 30_000_000L;
  private static final double TRIP = 0.03;

  private static InferenceEndpoint model(Distribution first, Distribution perToken) {
    return new InferenceEndpoint("model", List.of(GPU), first, PromptTime.NONE, perToken, Integer.MAX_VALUE,
        Quota.NONE);
  }

  private static InstancePolicy warm(int instances, int slots, int queueLimit) {
    return new InstancePolicy(slots, instances, instances, InstancePolicy.KEEP_FOR_EVER,
        IdleSelection.MOST_RECENTLY_USED, queueLimit, ScaleUpRate.UNLIMITED_RATE);
  }

  private static Deployment shared(InferenceEndpoint model) {
    return new Deployment("shared", "shared", List.of(CODE), Front.NONE,
        Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(), List.of(), List.of(model), List.of());
  }

  private static Deployment own(InferenceEndpoint model, InstancePolicy policy, double loadMillis) {
    Service gpus = new Service("gpus", List.of(GPU), Lab.functions(policy, new Constant(loadMillis)));
    return new Deployment("own", "own", List.of(CODE), Front.NONE, Lab.functions(InstancePolicy.alwaysOn(), ZERO),
        List.of(), List.of(gpus), List.of(model.onInstancesOf(0)), List.of());
  }

  private static Scenario scenario(double rate, Distribution output, Deployment... deployments) {
    Step ask = new Step.Infer(0, new Constant(10), output, true);
    return new Scenario("gpus", workload(rate, List.of(CODE)),
        List.of(new RequestProfile("chat", 1, List.of(ask), 0)), List.of(), List.of(), List.of("assistant"),
        List.of(deployments), (from, to) -> from.equals(to) ? 0 : RTT, new Constant(1), plan(2_000, 100, 20, 43));
  }

  private static Measurements run(Scenario scenario, long seconds) {
    return new Simulation(CompiledDeployment.of(scenario).getFirst())
        .run(1, 0, List.of(new Slice(0, seconds * SECOND, 0)));
  }

  @Test
  @DisplayName("one GPU is M/G/1: exponential, constant, and first token and tokens together")
  void oneGpu() {
    InstancePolicy one = warm(1, 1, InstancePolicy.UNLIMITED);
    new SimulatedCase(scenario(14, new Constant(1), own(model(new Exponential(50), ZERO), one, 0)))
        .holds("M/M/1", Sample::meanSojourn, TRIP + MMc.single(14, 20).meanSojournTime(), 0.05);
    new SimulatedCase(scenario(14, new Constant(1), own(model(new Constant(50), ZERO), one, 0)))
        .holds("M/D/1", Sample::meanSojourn, TRIP + new MG1(14, 0.05, 0).meanSojournTime(), 0.05);
    // 5 ms and 0 to 10 further tokens of 10 ms: mean 55 ms, variance 1000.
    new SimulatedCase(scenario(12, new Uniform(0.5, 11.5), own(model(new Constant(5), new Constant(10)), one, 0)))
        .holds("M/G/1", Sample::meanSojourn, TRIP + new MG1(12, 0.055, 1000.0 / 3025).meanSojournTime(), 0.05);
  }

  @Test
  @DisplayName("GPUs that take longer to load than a warm-up lasts are there when it begins")
  void longLoad() {
    // Ten work at a time; a hundred could, in five minutes.
    InstancePolicy some = new InstancePolicy(1, 0, 100, new Constant(60_000), IdleSelection.MOST_RECENTLY_USED,
        InstancePolicy.UNLIMITED, ScaleUpRate.UNLIMITED_RATE);
    Scenario scenario = scenario(20, new Constant(1), own(model(new Exponential(500), ZERO), some, 300_000));
    Measurements found = new Simulation(CompiledDeployment.of(scenario).getFirst()).run(1, 0,
        List.of(new Slice(0, 100 * SECOND, 100 * SECOND)));
    // 2,000 requests: standard deviations of 2 % of the median and of 4 % of the 90th percentile.
    assertEquals(30 + 500 * Math.log(2), found.latency().quantile(0.5) / 1e6, 25);
    assertEquals(30 + 500 * Math.log(10), found.latency().quantile(0.9) / 1e6, 120);
  }

  @Test
  @DisplayName("four GPUs of one slot, and two of two, are M/M/4; without a queue they are a loss system")
  void severalGpus() {
    InferenceEndpoint model = model(new Exponential(500), ZERO);
    for (InstancePolicy policy : List.of(warm(4, 1, InstancePolicy.UNLIMITED), warm(2, 2, InstancePolicy.UNLIMITED))) {
      new SimulatedCase(scenario(6.4, new Constant(1), own(model, policy, 0)))
          .holds("M/M/4", Sample::meanWait, new MMc(6.4, 2, 4).meanWaitingTime(), 0.15);
    }
    SimulatedCase lost = new SimulatedCase(scenario(6.4, new Constant(1), own(model, warm(4, 1, 0), 0)));
    lost.holds("lost", Sample::errorRate, ErlangB.blocking(3.2, 4), 0.05);
    Measurements m = lost.samples().getFirst().measurements();
    assertEquals(m.requests(), m.count(Outcome.SERVED) + m.count(Outcome.CALL_FAILED));
    assertEquals(m.count(Outcome.SERVED), m.usage().total(UsageKind.INFERENCES));
  }

  @Test
  @DisplayName("a model asks the same and answers as fast on instances of one's own as where it is shared")
  void commonRandomNumbers() {
    InferenceEndpoint model = model(new Exponential(400), new Exponential(20));
    Scenario scenario =
        scenario(5, new Uniform(1, 300), shared(model), own(model, warm(1, InstancePolicy.UNLIMITED, 0), 0));
    double[] shared = new SimulatedCase(scenario, 0).samples().getFirst().sojourns();
    double[] own = new SimulatedCase(scenario, 1).samples().getFirst().sojourns();
    assertArrayEquals(sorted(shared), sorted(own), 1e-9);
  }

  private static double[] sorted(double[] values) {
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }

  @Test
  @DisplayName("scaled to zero: seldom asked, instances load the model again, and are paid for until they end")
  void coldStarts() {
    // A request every ten seconds, five seconds of scale-down window: cold with probability exp(-1/2).
    InstancePolicy policy = new InstancePolicy(1, 0, InstancePolicy.UNLIMITED, new Constant(5_000),
        IdleSelection.MOST_RECENTLY_USED, 0, ScaleUpRate.UNLIMITED_RATE);
    InferenceEndpoint model = model(new Constant(1), ZERO);
    SimulatedCase rare = new SimulatedCase(scenario(0.1, new Constant(1), own(model, policy, 1)));
    rare.holds("cold", Sample::coldStartRate, Math.exp(-0.5), 0.08);
    Measurements m = run(scenario(0.1, new Constant(1), own(model, policy, 60_000)), 20_000);
    assertTrue(m.components().mean()[Component.COLD_START.ordinal()] > 0.5 * 20e9, "most wait for the model to load");
    // The code runs at the first place; the instances at the second exist longer than the model loads.
    assertTrue(m.usage().get(UsageKind.INSTANCE_NANOS, 1) > m.usage().get(UsageKind.COLD_STARTS, 1) * 60e9);
    assertTrue(m.firstToken().quantile(0.9) >= 60e9);
  }

  @Test
  @DisplayName("the first token of a streamed answer passes the caller on its way")
  void streaming() {
    Measurements m = run(scenario(2, new Constant(101),
        own(model(new Constant(200), new Constant(5)), warm(20, 1, 0), 0)), 100);
    assertEquals(230e6, m.firstToken().quantile(0.5), 1e6);
    assertEquals(730e6, m.latency().quantile(0.5), 2e6);
    assertEquals(m.requests(), m.firstToken().count());
  }

  @Test
  @DisplayName("a model runs on a service that is there, and called services are counted apart")
  void checked() {
    InferenceEndpoint model = model(ZERO, ZERO);
    assertThrows(IllegalArgumentException.class, () -> shared(model.onInstancesOf(0)));
    Deployment own = own(model, warm(1, 1, 0), 0);
    assertEquals(1, own.modelServices());
    assertThrows(IllegalArgumentException.class, () -> new Scenario("s", workload(1, List.of(CODE)),
        List.of(new RequestProfile("chat", 1, List.of(), 0)), List.of(), List.of("called"), List.of("assistant"),
        List.of(own), (from, to) -> 0, new Constant(1), plan(1, 0, 1, 1)));
  }
}
