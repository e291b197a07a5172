package io.edgewise.sim;

import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.plan;
import static io.edgewise.sim.Lab.workload;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.SimulatedCase.Sample;
import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceSource;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.TierTable;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.InferenceEndpoint.PromptTime;
import io.edgewise.sim.model.InferenceEndpoint.Quota;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Uniform;
import io.edgewise.sim.result.Bill;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Models that answer requests; every interval fails once in 1,000 seeds. */
class InferenceTest {

  private static final List<Place> SITES = List.of(Lab.place(1), Lab.place(2));
  private static final Place FAR = Lab.place(9);
  private static final long RTT = 80_000_000L;
  private static final int NO_WINDOW = Integer.MAX_VALUE;
  private static final double NO_RATE = Double.POSITIVE_INFINITY;

  private static InferenceEndpoint model(Distribution first, PromptTime prompt, Distribution perToken, int window,
      Quota quota, Place... places) {
    return new InferenceEndpoint("model", List.of(places), first, prompt, perToken, window, quota);
  }

  private static InferenceEndpoint model(Distribution first, Distribution perToken, Place... places) {
    return model(first, PromptTime.NONE, perToken, NO_WINDOW, Quota.NONE, places);
  }

  private static Step infer(Distribution input, Distribution output, boolean streamed) {
    return new Step.Infer(0, input, output, streamed);
  }

  private static Deployment deployment(String id, InferenceEndpoint model, List<Charge> charges) {
    return new Deployment(id, id, SITES, Front.NONE, Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(),
        List.of(), List.of(model), charges);
  }

  private static Scenario scenario(double rate, List<Step> steps, InferenceEndpoint... models) {
    List<Deployment> deployments = IntStream.range(0, models.length)
        .mapToObj(i -> deployment("d" + i, models[i], List.of())).toList();
    return scenario(rate, steps, deployments);
  }

  private static Scenario scenario(double rate, List<Step> steps, List<Deployment> deployments) {
    return new Scenario("inference", workload(rate, SITES), List.of(new RequestProfile("chat", 1, steps, 0)),
        List.of(), List.of(), List.of("assistant"), deployments, (from, to) -> from.equals(to) ? 0 : RTT,
        new Constant(1),
        plan(1_000, 20, 20, 41));
  }

  private static RunPlan autoPlan() {
    return new RunPlan(600 * SECOND, RunPlan.AUTO, 4, new RunPlan.Precision(Metric.MEAN, 0.02), Long.MAX_VALUE, 0.95,
        3);
  }

  private static Measurements run(Scenario scenario, long seconds) {
    return new Simulation(CompiledDeployment.of(scenario).getFirst())
        .run(1, 0, List.of(new Slice(0, seconds * SECOND, 0)));
  }

  @Test
  @DisplayName("mean latency: the round trip, the mean time to the first token, and the means of tokens and their time")
  void meanByHand() {
    // 1 to 199 whole tokens, 100 on average: 80 + 400 + (100 - 1) 20 = 2460 ms.
    List<Step> steps = List.of(infer(new Constant(550), new Uniform(0.5, 199.5), false));
    SimulatedCase one = new SimulatedCase(scenario(20, steps, model(new Exponential(400), new Exponential(20), FAR)));
    one.holds("far", Sample::meanSojourn, 2.46, 0.03);
    // The second site asks the first one's place, half of the requests go nowhere.
    SimulatedCase near =
        new SimulatedCase(scenario(20, steps, model(new Exponential(400), new Exponential(20), FAR, SITES.getFirst())));
    near.holds("nearest", Sample::meanSojourn, 2.42, 0.03);
    // Prompts of 0 to 1000 tokens; those beyond 500 take 2 ms a token: 2 x 125 ms on average.
    List<Step> prompts = List.of(infer(new Uniform(0, 1000), new Constant(1), false));
    SimulatedCase prompt = new SimulatedCase(scenario(20, prompts,
        model(ZERO, new PromptTime(2, 500), new Constant(20), NO_WINDOW, Quota.NONE, SITES.toArray(Place[]::new))));
    prompt.holds("prompt", Sample::meanSojourn, 0.25, 0.03);
  }

  @Test
  @DisplayName("every strategy is asked the same: an answer of twice the time a token takes exactly twice as long")
  void commonRandomNumbers() {
    List<Step> steps = List.of(infer(new Uniform(1, 2_000), new Uniform(2, 300), false));
    Scenario scenario = scenario(20, steps, model(ZERO, new Constant(10), FAR), model(ZERO, new Constant(20), FAR));
    double[] slow = new SimulatedCase(scenario, 1).samples().getFirst().sojourns();
    double[] fast = new SimulatedCase(scenario, 0).samples().getFirst().sojourns();
    double rtt = RTT / 1e9;
    double[] expected = Arrays.stream(fast).map(sojourn -> rtt + 2 * (sojourn - rtt)).sorted().toArray();
    assertArrayEquals(expected, Arrays.stream(slow).sorted().toArray(), 1e-9);
  }

  @Test
  @DisplayName("streamed: the first token comes after the trip and its own time, the last one ends the request")
  void streaming() {
    Measurements m = run(scenario(50, List.of(new Step.Compute(new Constant(3)),
        infer(new Constant(10), new Constant(101), true), new Step.Wait(new Constant(7))),
        model(new Constant(300), new Constant(5), FAR)), 100);
    assertEquals(m.requests(), m.firstToken().count());
    // 3 + 80 + 300, and 100 more tokens of 5 ms and the wait after that; a histogram keeps three digits.
    assertEquals(383e6, m.firstToken().quantile(0.5), 1e6);
    assertEquals(890e6, m.latency().quantile(0.5), 2e6);
    assertEquals(887, m.components().mean()[Component.OTHER.ordinal()] / 1e6, 1e-6, "compute and inference are apart");
    assertNull(run(scenario(50, List.of(infer(new Constant(10), new Constant(101), false)),
        model(new Constant(300), new Constant(5), FAR)), 10).firstToken());
  }

  @Test
  @DisplayName("the first of several streamed answers counts, and only where there is one")
  void firstOfSeveral() {
    Measurements m = run(scenario(50, List.of(new Step.Chance(0.5, List.of(
        new Step.Repeat(2, List.of(infer(new Constant(10), new Constant(11), true)))))),
        model(new Constant(300), new Constant(5), SITES.toArray(Place[]::new))), 400);
    assertEquals(0.5, (double) m.firstToken().count() / m.requests(), 0.02);
    assertEquals(300e6, m.firstToken().quantile(1), 1e6);
    assertEquals(2 * m.firstToken().count(), m.usage().total(UsageKind.INFERENCES));
  }

  @Test
  @DisplayName("twice all delays is twice the latency; another strategy changes nothing")
  void metamorphic() {
    List<Step> steps = List.of(infer(new Uniform(1, 2_000), new Uniform(2, 300), true));
    PromptTime prompt = new PromptTime(0.125, 100);
    PromptTime twicePrompt = new PromptTime(0.25, 100);
    InferenceEndpoint once =
        model(new Constant(256), prompt, new Constant(16), NO_WINDOW, Quota.NONE, SITES.toArray(Place[]::new));
    InferenceEndpoint twice =
        model(new Constant(512), twicePrompt, new Constant(32), NO_WINDOW, Quota.NONE, SITES.toArray(Place[]::new));
    Scenario both = scenario(20, steps, once, twice);
    double[] fast = new SimulatedCase(both, 0).samples().getFirst().sojourns();
    double[] slow = new SimulatedCase(both, 1).samples().getFirst().sojourns();
    assertArrayEquals(Arrays.stream(fast).map(sojourn -> 2 * sojourn).sorted().toArray(),
        Arrays.stream(slow).sorted().toArray(), 1e-8);
    Measurements alone = run(scenario(20, steps, once), 100);
    Measurements besides = run(both, 100);
    assertEquals(alone.fingerprint(), besides.fingerprint());
    assertEquals(alone.usage().total(UsageKind.INPUT_TOKENS), besides.usage().total(UsageKind.INPUT_TOKENS));
    assertEquals(alone.firstToken().quantile(0.9), besides.firstToken().quantile(0.9));
  }

  @Test
  @DisplayName("the time to the first token has intervals as latencies have, around the exact quantile and mean")
  void intervalsOfFirstToken() {
    Scenario scenario = scenario(20, List.of(infer(new Constant(10), new Constant(50), true)),
        model(new Exponential(400), new Constant(5), FAR));
    Map<Metric, ConfidenceInterval> found =
        new Experiment(scenario).run().strategies().getFirst().firstToken();
    assertTrue(found.get(Metric.MEAN).contains(480), found::toString);
    assertTrue(found.get(Metric.P50).contains(80 + 400 * Math.log(2)), found::toString);
    assertTrue(found.get(Metric.P99).contains(80 + 400 * Math.log(100)), found::toString);
    assertTrue(found.get(Metric.P99).halfWidth() < 40, found::toString);
    Scenario silent = scenario(20, List.of(infer(new Constant(10), new Constant(50), false)),
        model(new Exponential(400), new Constant(5), FAR));
    assertEquals(Map.of(), new Experiment(silent).run().strategies().getFirst().firstToken());
  }

  @Test
  @DisplayName("of streamed answers in branches the earliest counts; in a called function, when its caller has it")
  void streamedInChildren() {
    Step slow = new Step.Wait(new Constant(200));
    Step ask = infer(new Constant(10), new Constant(11), true);
    Step branches = new Step.Parallel(List.of(List.of(slow, ask), List.of(ask)));
    InferenceEndpoint model = model(new Constant(300), new Constant(5), FAR);
    Measurements parallel = run(scenario(50, List.of(branches), model), 20);
    assertEquals(380e6, parallel.firstToken().quantile(1), 1e6);
    assertEquals(630e6, parallel.latency().quantile(0.5), 1e6);
    Service service = new Service("answer", List.of(FAR), Lab.functions(InstancePolicy.alwaysOn(), ZERO));
    Deployment calling = new Deployment("d", "d", SITES, Front.NONE, Lab.functions(InstancePolicy.alwaysOn(), ZERO),
        List.of(), List.of(service), List.of(model), List.of());
    Measurements called = run(new Scenario("calls", workload(50, SITES),
        List.of(new RequestProfile("chat", 1, List.of(new Step.Call(0, List.of(ask), 0, 0)), 0)), List.of(),
        List.of("answer"), List.of("assistant"), List.of(calling), (from, to) -> from.equals(to) ? 0 : RTT,
        new Constant(1), plan(1_000, 20, 20, 41)), 20);
    // There and back, 300, and ten more tokens of 5 ms; the first token does not wait for these.
    assertEquals(380e6, called.firstToken().quantile(0.5), 1e6);
    assertEquals(430e6, called.latency().quantile(0.5), 1e6);
  }

  @Test
  @DisplayName("beyond a quota of requests or tokens an account is refused, in each place or in all together")
  void quotas() {
    List<Step> steps = List.of(infer(new Constant(30), new Constant(20), false));
    Place[] both = SITES.toArray(Place[]::new);
    for (boolean everyPlace : new boolean[] {false, true}) {
      double places = everyPlace ? 2 : 1;
      new SimulatedCase(scenario(40, steps,
          model(ZERO, PromptTime.NONE, ZERO, NO_WINDOW, new Quota(10, NO_RATE, SECOND, everyPlace), both)))
          .holds("requests", Sample::errorRate, 1 - places * 10 / 40, 0.02);
      new SimulatedCase(scenario(40, steps,
          model(ZERO, PromptTime.NONE, ZERO, NO_WINDOW, new Quota(NO_RATE, 50 * 10, SECOND, everyPlace), both)))
          .holds("tokens", Sample::errorRate, 1 - places * 10 / 40, 0.02);
    }
    Measurements m = run(scenario(40, steps,
        model(ZERO, PromptTime.NONE, ZERO, NO_WINDOW, new Quota(10, NO_RATE, SECOND, false), both)), 200);
    assertEquals(m.requests(), m.count(Outcome.SERVED) + m.count(Outcome.MODEL_THROTTLED));
    assertEquals(m.count(Outcome.SERVED), m.usage().total(UsageKind.INFERENCES), "what was refused is not billed");
  }

  @Test
  @DisplayName("a long saved-up quota is used up before the measured time")
  void quotaWarmUp() {
    List<Step> steps = List.of(infer(new Constant(30), new Constant(20), false));
    Scenario scenario = scenario(20, steps,
        model(ZERO, PromptTime.NONE, ZERO, NO_WINDOW, new Quota(10, NO_RATE, 60 * SECOND, false), FAR));
    Measurements m = new Experiment(scenario.withPlan(autoPlan())).run().strategies().getFirst()
        .measurements();
    assertEquals(0.5, (double) m.count(Outcome.MODEL_THROTTLED) / m.requests(), 0.02);
  }

  @Test
  @DisplayName("prompt and answer beyond the context window fail, after the trip, and are not billed")
  void contextWindow() {
    List<Step> steps = List.of(infer(new Uniform(0.5, 1000.5), new Constant(100), true));
    Scenario scenario = scenario(40, steps,
        model(new Constant(300), PromptTime.NONE, new Constant(5), 900, Quota.NONE, FAR));
    new SimulatedCase(scenario).holds("too long", Sample::errorRate, 0.2, 0.05);
    Measurements m = run(scenario, 100);
    assertEquals(m.requests(), m.count(Outcome.SERVED) + m.count(Outcome.CONTEXT_EXCEEDED));
    assertEquals(100 * m.count(Outcome.SERVED), m.usage().total(UsageKind.OUTPUT_TOKENS));
    assertEquals(m.count(Outcome.SERVED), m.firstToken().count());
  }

  @Test
  @DisplayName("the bill of fixed tokens, to the last digit")
  void bill() {
    PriceSource source = new PriceSource("a price page", "2026-07-20", "published", "A");
    PriceSheet sheet = new PriceSheet("Model", List.of(
        PriceTerm.of("Input tokens", "input-tokens", "token", source).withPrice("1000000", TierTable.flat("2.65")),
        PriceTerm.of("Output tokens", "output-tokens", "token", source).withPrice("1000000", TierTable.flat("3.50"))));
    Charge charge = new Charge(sheet, false, List.of(new Charge.Use("", Map.of(
        "input-tokens", new Charge.Counted(UsageKind.INPUT_TOKENS, List.of(0), BigDecimal.ONE),
        "output-tokens", new Charge.Counted(UsageKind.OUTPUT_TOKENS, List.of(0), BigDecimal.ONE)))));
    Deployment deployment = deployment("d", model(new Constant(300), new Constant(5), FAR), List.of(charge));
    Measurements m = run(scenario(40, List.of(infer(new Constant(550), new Constant(150), false)),
        List.of(deployment)), 500);
    BigDecimal requests = BigDecimal.valueOf(m.requests());
    CostBreakdown bill = Bill.of(deployment.charges(), m.usage(), new Bill.Month(1, 1));
    // 550 x 2.65 / 1M + 150 x 3.50 / 1M dollars a request.
    assertEquals(0, requests.multiply(new BigDecimal("0.0019825")).compareTo(bill.total()),
        () -> String.valueOf(bill.total()));
  }

  @Test
  @DisplayName("five times the requests allocate nothing more")
  void allocation() {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario(500,
        List.of(infer(new Uniform(1, 2_000), new Uniform(2, 300), true)), model(new Exponential(300), PromptTime.NONE,
            new Exponential(5), 2_000, new Quota(400, NO_RATE, SECOND, true), FAR)))
        .getFirst());
    Allocation.assertNonePerRequest(simulation);
  }

  @Test
  @DisplayName("a deployment has an endpoint for each model, with a place, a window and rates above 0")
  void checked() {
    assertThrows(IllegalArgumentException.class, () -> model(ZERO, ZERO));
    assertThrows(IllegalArgumentException.class,
        () -> model(ZERO, PromptTime.NONE, ZERO, 0, Quota.NONE, FAR));
    assertThrows(IllegalArgumentException.class, () -> new Quota(0, 1, 0, false));
    assertThrows(IllegalArgumentException.class, () -> new Quota(1, 1, -1, false));
    assertThrows(IllegalArgumentException.class, () -> new PromptTime(-1, 0));
    List<Step> steps = List.of(infer(new Constant(1), new Constant(1), false));
    Deployment without = Lab.deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), SITES);
    assertTrue(assertThrows(IllegalArgumentException.class, () -> scenario(1, steps, List.of(without))).getMessage()
        .contains("0 endpoints for 1 models"));
  }
}
