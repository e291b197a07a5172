package io.edgewise.sim;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Sampling;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.sim.stats.ConfidenceInterval;
import io.edgewise.sim.stats.ControlVariates;
import io.edgewise.sim.theory.NetworkTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every method of variance reduction gives the exact value within its intervals, and saves about what the README says.
 * Seeds are fixed; intervals are at 99.9 %, and the factors are bounded well below those measured with more replications.
 */
@DisplayName("Variance reduction")
class VarianceReductionTest {

  private static StrategyResult run(TheoryModel model, double requests, int replications, Sampling sampling) {
    RunPlan plan = model.plan(requests, replications, 11).withSampling(sampling);
    RunPlan wide = new RunPlan(plan.horizonNanos(), plan.warmUpNanos(), replications, plan.precision(),
        plan.maxRequests(), 0.999, plan.seed()).withSampling(sampling);
    return new Experiment(model.scenario().apply(wide)).run().strategies().get(0);
  }

  @ParameterizedTest
  @EnumSource(Sampling.class)
  @DisplayName("every sampling design gives the exact mean and quantiles")
  void designsAreUnbiased(Sampling sampling) {
    for (TheoryModel model : List.of(TheoryModel.queue(1, 0.5), TheoryModel.network(), TheoryModel.keepAlive())) {
      StrategyResult result = run(model, 2_000, 160, sampling);
      assertAll(Coverage.METRICS.stream().map(metric -> () -> {
        ConfidenceInterval interval = result.metric(metric).orElseThrow();
        assertTrue(interval.contains(model.truths().get(0).of(metric)),
            () -> model.name() + " " + metric.id() + ": " + interval);
      }));
    }
  }

  @Test
  @DisplayName("designs save requests where few draws decide: the median under keep-alive")
  void designsSave() {
    Gains gains = Gains.of(TheoryModel.keepAlive(), 1_000, 400);
    Map<String, Double> antithetic = gains.factors(Sampling.ANTITHETIC);
    assertTrue(antithetic.get("mean") > 1.8, antithetic::toString);
    assertTrue(antithetic.get("p50") > 8, antithetic::toString);
    Map<String, Double> stratified = gains.factors(Sampling.STRATIFIED);
    assertTrue(stratified.get("mean") > 2.5, stratified::toString);
    assertTrue(stratified.get("p50") > 8, stratified::toString);
  }

  @Test
  @DisplayName("common random numbers save most requests of a comparison, of networks and of queues")
  void commonRandomNumbers() {
    Gains network = Gains.of(TheoryModel.network(), 1_000, 200);
    assertTrue(network.commonRandomNumbers(Metric.P50) > 20);
    assertTrue(network.commonRandomNumbers(Metric.P99) > 10);
    assertTrue(Gains.of(TheoryModel.queue(1, 0.8), 4_000, 200).commonRandomNumbers(Metric.MEAN) > 1.3);
    assertTrue(Gains.shop(1_000, 200).commonRandomNumbers(Metric.P50) > 2);
  }

  @Test
  @DisplayName("the mean service time, known, as control of the mean latency of M/M/1 at 0.5")
  void serviceTimeControl() {
    TheoryModel model = TheoryModel.queue(1, 0.5);
    List<Measurements> replications = replications(model.scenario().apply(model.plan(4_000, 1, 3)), 4_000 / 5, 200);
    ControlVariates controlled = controlled(replications, Component.COMPUTE, 100);
    double truth = model.truths().get(0).meanMillis();
    assertTrue(controlled.interval().contains(truth), () -> controlled.interval() + " misses " + truth);
    assertTrue(factor(replications, controlled) > 1.3, () -> "saves " + factor(replications, controlled));
  }

  @Test
  @DisplayName("the network time of a shop of a thousand origins, in closed form, as control of its mean latency")
  void networkControlOfShop() {
    Scenario scenario = ShopModel.scenario(ShopModel.plan(1_000, 1, 3));
    double expected = shopNetworkMillis(scenario);
    assertEquals(expected, NetworkControl.expectedMillis(CompiledDeployment.of(scenario).get(0), true),
        1e-9 * expected);
    Gains.Single control = Gains.networkControl(scenario, 200);
    assertTrue(control.agrees(), control::toString);
    assertTrue(control.factor() > 10, control::toString);
  }

  @Test
  @DisplayName("where the network is all there is, its control leaves the resolution of the tables")
  void networkControlOfNetwork() {
    TheoryModel model = TheoryModel.network();
    ConfidenceInterval mean = run(model, 2_000, 20, Sampling.INDEPENDENT).metric(Metric.MEAN).orElseThrow();
    double truth = model.truths().get(0).meanMillis();
    assertTrue(mean.contains(truth), () -> mean + " misses " + truth);
    assertEquals(ControlledMean.RESOLUTION, mean.relativeHalfWidth(), 1e-8);
  }

  @Test
  @DisplayName("requests that fail leave the mean uncorrected: those that are served need not be like all")
  void noControlWhereRequestsFail() {
    TheoryModel model = TheoryModel.network();
    Scenario all = model.scenario().apply(model.plan(2_000, 20, 3));
    Deployment near = all.deployments().get(0);
    InstancePolicy few = new InstancePolicy(1, 0, 4, InstancePolicy.KEEP_FOR_EVER, IdleSelection.RANDOM, 0,
        InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    List<RequestProfile> busy =
        List.of(new RequestProfile("busy", 1, List.of(Lab.compute(new Exponential(30))), 0));
    Scenario throttled = new Scenario("throttled", all.workload(), busy, List.of(),
        List.of(Lab.deployment("few", Lab.functions(few, Lab.ZERO), near.sites())), all.network(),
        all.backboneJitter(), all.plan());
    StrategyResult result = new Experiment(throttled).run().strategies().get(0);
    assertTrue(result.measurements().count(Outcome.THROTTLED) > 100);
    assertEquals(result.measurements().latency().meanNanos() / 1e6,
        result.metric(Metric.MEAN).orElseThrow().value(), 1e-9);
  }

  @Test
  @DisplayName("slices evenly spread over the day, in place of as many at any time")
  void hoursOfTheDay() {
    Gains.Single hours = Gains.hoursOfTheDay(400);
    assertTrue(hours.agrees() && hours.reduced().contains(DayModel.MEAN_MILLIS), hours::toString);
    assertTrue(hours.factor() > 5, hours::toString);
  }

  /** Connection set-up and network together, in milliseconds: what the shop's inputs say. */
  private static double shopNetworkMillis(Scenario scenario) {
    CompiledDeployment compiled = CompiledDeployment.of(scenario).get(0);
    var access = scenario.workload().access();
    var connection = scenario.workload().connection();
    double opens = connection.newConnectionProbability();
    // 20 kB take one round of slow start beyond the first window, 2 kB none; transfers run at 50 Mbit/s.
    double rounds = connection.roundTrips() + 0.9;
    double transfer = 0.9 * 8 * 20_000 / 50e3 + 0.1 * 8 * 2_000 / 50e3;
    NetworkTime users = new NetworkTime(access.jitter().mean(), opens, rounds);
    var mix = scenario.workload().load().segments().get(0).mix();
    double total = 0;
    double weights = 0;
    for (int origin = 0; origin < mix.size(); origin++) {
      double mean = 0;
      for (int route = compiled.routes().firstRoute(origin); route < compiled.routes().firstRoute(origin + 1);
          route++) {
        mean += compiled.routes().share(origin, route) * (users.mean(access.lastMileMillis().mean()
            + compiled.routes().userRttNanos(route) / 1e6)
            + compiled.routes().siteRttNanos(route) / 1e6 * scenario.backboneJitter().mean());
      }
      total += mix.weight(origin) * mean;
      weights += mix.weight(origin);
    }
    return total / weights + opens * connection.dnsMillis().mean()
        + access.lossProbability() * access.retransmissionMillis().mean() + transfer;
  }

  private static List<Measurements> replications(Scenario scenario, double seconds, int count) {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).get(0));
    List<Measurements> all = new ArrayList<>();
    for (int replication = 0; replication < count; replication++) {
      all.add(simulation.run(scenario.plan().seed(), replication,
          List.of(new Slice(0, Math.round(seconds * 1e9), 20 * Lab.SECOND))));
    }
    return all;
  }

  private static double[] column(List<Measurements> replications, Component component) {
    return replications.stream().mapToDouble(m -> m.components().mean()[component.ordinal()] / 1e6).toArray();
  }

  private static ControlVariates controlled(List<Measurements> replications, Component component, double expected) {
    double[] control = column(replications, component);
    double[][] controls = new double[control.length][];
    for (int i = 0; i < controls.length; i++) {
      controls[i] = new double[] {control[i]};
    }
    return ControlVariates.of(replications.stream().mapToDouble(m -> m.latency().meanNanos() / 1e6).toArray(), controls,
        new double[] {expected}, 0.999);
  }

  private static double factor(List<Measurements> replications, ControlVariates controlled) {
    double plain = ConfidenceInterval.ofReplications(
        replications.stream().mapToDouble(m -> m.latency().meanNanos() / 1e6).toArray(), 0.999).halfWidth();
    return Math.pow(plain / controlled.interval().halfWidth(), 2);
  }
}
