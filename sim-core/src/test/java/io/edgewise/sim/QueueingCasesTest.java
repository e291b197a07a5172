package io.edgewise.sim;

import static io.edgewise.sim.Lab.HERE;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.compute;
import static io.edgewise.sim.Lab.deployment;
import static io.edgewise.sim.Lab.plan;
import static io.edgewise.sim.Lab.scenario;
import static io.edgewise.sim.Lab.servers;
import static io.edgewise.sim.Lab.workload;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.SimulatedCase.Sample;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Erlang;
import io.edgewise.sim.random.Exponential;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Queueing theory through the engine. Each case asks that the 99.9 % interval over its replications contains the exact
 * value and is no wider than stated; with about forty such statements a fresh seed has a few per cent chance of one false
 * alarm, so a failure after a change of streams is to be repeated alone at four times the length before it is believed.
 */
class QueueingCasesTest {

  private static final int UNLIMITED = InstancePolicy.UNLIMITED;

  private static SimulatedCase queue(int servers, int limit, double rate, Distribution serviceMillis, double seconds) {
    return new SimulatedCase(scenario(workload(rate, List.of(HERE)), List.of(compute(serviceMillis)),
        plan(seconds, seconds / 20, 20, 11), deployment("queue", servers(servers, limit), List.of(HERE))));
  }

  @Test
  @DisplayName("Q01 M/M/1: W, Wq and the percentiles of both")
  void q01() {
    SimulatedCase q01 = queue(1, UNLIMITED, 8, new Exponential(100), 120_000);
    q01.holds("W", Sample::meanSojourn, 0.5, 0.02);
    q01.holds("Wq", Sample::meanWait, 0.4, 0.02);
    q01.holds("T p95", s -> s.sojourn(0.95), 1.497866, 0.02);
    q01.holds("T p99", s -> s.sojourn(0.99), 2.302585, 0.02);
    q01.holds("Wq p95", s -> s.wait(0.95), 1.386294, 0.02);
    q01.holds("L by Little's law", s -> 8 * s.meanSojourn(), 4, 0.02);
    q01.holds("utilisation", s -> s.measurements().utilisation(), 0.8, 0.01);
  }

  @Test
  @DisplayName("Q03 M/M/5: W, Wq and percentiles")
  void q03() {
    SimulatedCase q03 = queue(5, UNLIMITED, 4, new Exponential(1000), 150_000);
    q03.holds("Wq", Sample::meanWait, 0.554113, 0.02);
    q03.holds("W", Sample::meanSojourn, 1.554113, 0.02);
    q03.holds("Wq p95", s -> s.wait(0.95), 2.405345, 0.02);
    q03.holds("T p95", s -> s.sojourn(0.95), 4.197463, 0.02);
    q03.holds("T p99", s -> s.sojourn(0.99), 6.079663, 0.02);
  }

  @Test
  @DisplayName("Q08 M/D/1: Wq = 2, W = 3")
  void q08() {
    SimulatedCase q08 = queue(1, UNLIMITED, 0.8, new Constant(1000), 150_000);
    q08.holds("Wq", Sample::meanWait, 2, 0.02);
    q08.holds("W", Sample::meanSojourn, 3, 0.02);
  }

  @Test
  @DisplayName("Q11 M/G/1 with Erlang-2 service: Wq = 3")
  void q11() {
    queue(1, UNLIMITED, 0.8, new Erlang(2, 1000), 250_000).holds("Wq", Sample::meanWait, 3, 0.02);
  }

  @Test
  @DisplayName("Q13 M/M/2/5: blocking, W of the accepted, throughput")
  void q13() {
    SimulatedCase q13 = queue(2, 3, 3, new Exponential(1000), 20_000);
    q13.holds("blocking", Sample::errorRate, 0.374422, 0.01);
    q13.holds("W accepted", Sample::meanSojourn, 1.953202, 0.01);
    q13.holds("throughput", s -> 3 * (1 - s.errorRate()), 1.876734, 0.01);
  }

  @Test
  @DisplayName("Q15 M/D/5: Wq = 0.2900 (simulated truth, not the approximation)")
  void q15() {
    queue(5, UNLIMITED, 4, new Constant(1000), 100_000).holds("Wq", Sample::meanWait, 0.289995, 0.02);
  }

  @Test
  @DisplayName("Q18 open Jackson network of three stations: mean time 0.325840 and the stations' shares")
  void q18() {
    StateStore one = station("one", 50, 1);
    StateStore two = station("two", 250, 2);
    StateStore three = station("three", 1000.0 / 3, 1);
    SimulatedCase q18 = new SimulatedCase(scenario(workload(10, List.of(HERE)),
        List.of(visit(0), new Step.Chance(0.3, from2(12))), plan(16_000, 800, 20, 12),
        deployment("jackson", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(HERE), one, two, three)));
    q18.holds("time in network", Sample::meanSojourn, 0.325840, 0.02);
  }

  /** Station 2, then with probability 0.5 station 3, then with probability 0.2 back; cut off after some rounds. */
  private static List<Step> from2(int rounds) {
    List<Step> again = rounds == 1 ? List.of() : List.of(new Step.Chance(0.2, from2(rounds - 1)));
    List<Step> then = new ArrayList<>(List.of(visit(2)));
    then.addAll(again);
    return List.of(visit(1), new Step.Chance(0.5, then));
  }

  private static Step visit(int dataSet) {
    return new Step.Read(dataSet, new KeySpace(1, 0), 0, Step.Consistency.EVENTUAL);
  }

  private static StateStore station(String id, double serviceMillis, int servers) {
    return new StateStore(id, new StateStore.Home(HERE), new Exponential(serviceMillis), ZERO, 0,
        StateStore.OperationUnits.ONE, new StateStore.Capacity(servers, UNLIMITED));
  }

  @Test
  @DisplayName("Q22 M/G/infinity: 50 busy on average, P(N > 60) = 0.0721602, 99th percentile 67")
  void q22() {
    // An unlimited pool of functions is the infinite-server queue; arrivals see time averages.
    InstancePolicy unlimited = Lab.scaling(InstancePolicy.KEEP_FOR_EVER, InstancePolicy.IdleSelection.RANDOM);
    SimulatedCase q22 = new SimulatedCase(scenario(workload(100, List.of(HERE)), List.of(compute(new Erlang(2, 500))),
        plan(6_000, 20, 20, 13), deployment("isolates", Lab.functions(unlimited, ZERO), List.of(HERE))));
    q22.holds("busy", s -> s.measurements().meanBusy(), 50, 0.01);
    q22.holds("P(N > 60)", s -> s.fractionWithMoreInSystem(60), 0.0721602, 0.04);
    assertEquals(67, q22.pooledInSystemQuantile(0.99), "99th percentile of the number in system");
  }

  @Test
  @DisplayName("E04 five small edge sites against one pooled region: means and 95th percentiles")
  void e04() {
    List<Place> cities = IntStream.range(0, 5).mapToObj(Lab::place).toList();
    var users = workload(40, cities);
    var steps = List.of(compute(new Exponential(1000.0 / 13)));
    Place region = new Place("lab:region", "Region", "", 60, 0);
    var edge = deployment("edge", servers(1, UNLIMITED), cities);
    var cloud = deployment("cloud", servers(5, UNLIMITED), List.of(region));
    var scenario = new Scenario("inversion", users,
        List.of(new RequestProfile("request", 1, steps, 0)), List.of(), List.of(edge, cloud),
        (from, to) -> from.equals(to) ? 1_000_000 : to.equals(region) ? 25_000_000 : 99_000_000,
        new Constant(1), plan(6_000, 300, 20, 14));
    SimulatedCase atEdge = new SimulatedCase(scenario, 0);
    SimulatedCase inCloud = new SimulatedCase(scenario, 1);
    atEdge.holds("edge mean", Sample::meanSojourn, 0.201000, 0.02);
    atEdge.holds("edge p95", s -> s.sojourn(0.95), 0.600146, 0.02);
    inCloud.holds("cloud mean", Sample::meanSojourn, 0.112148, 0.02);
    inCloud.holds("cloud p95", s -> s.sojourn(0.95), 0.273394, 0.02);
  }
}
