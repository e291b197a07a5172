package io.edgewise.sim;

import static io.edgewise.sim.Lab.HERE;
import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.deployment;
import static io.edgewise.sim.Lab.plan;
import static io.edgewise.sim.Lab.scenario;
import static io.edgewise.sim.Lab.workload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.SimulatedCase.Sample;
import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Step.Consistency;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.random.Lognormal;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.theory.ProbabilisticStaleness;
import io.edgewise.sim.theory.QuorumWait;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Quorum stores: waits, staleness and limits. Cases with an interval fail by chance in one run of 1,000 each. */
class QuorumTest {

  private static final KeySpace ONE = new KeySpace(1, 0);
  private static final List<Place> PLACES = List.of(Lab.place(1), Lab.place(2), Lab.place(3));

  private static StateStore store(List<Place> replicas, int read, int write, Distribution readMillis,
      Distribution writeMillis) {
    return new StateStore("quorum", new Quorum(replicas, read, write), readMillis, writeMillis, 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
  }

  private static Step read(Consistency consistency) {
    return new Step.Read(0, ONE, 0, consistency);
  }

  private static Step write() {
    return new Step.Write(0, ONE, 0);
  }

  /** All replicas beside the code. */
  private static SimulatedCase here(double rate, double seconds, int replicas, int read, int write, Distribution millis,
      Step... steps) {
    StateStore store = store(Collections.nCopies(replicas, HERE), read, write, millis, millis);
    return new SimulatedCase(scenario(workload(rate, List.of(HERE)), List.of(steps), plan(seconds, 0, 20, 41),
        deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(HERE), store)));
  }

  @Test
  @DisplayName("S14 quorum waits of exponential answers of 10 ms: 2nd of 3 8.333333, 3rd of 3 18.333333, 3rd of 5 7.833333")
  void s14() {
    Exponential answer = new Exponential(10);
    QuorumWait second = new QuorumWait(2, 3, 0.010);
    SimulatedCase reads = here(50, 1_000, 3, 2, 1, answer, read(Consistency.EVENTUAL));
    reads.holds("2nd of 3", Sample::meanSojourn, 0.008333333, 0.01);
    reads.holds("p(2nd of 3 <= 10 ms)", s -> share(s, 0.010), second.cdf(0.010), 0.01);
    here(50, 1_000, 3, 1, 3, answer, write()).holds("3rd of 3", Sample::meanSojourn, 0.018333333, 0.01);
    here(50, 1_000, 5, 3, 1, answer, read(Consistency.EVENTUAL)).holds("3rd of 5", Sample::meanSojourn, 0.007833333,
        0.01);
    here(50, 1_000, 3, 1, 2, answer, read(Consistency.STRONG)).holds("a strong read waits for N - W + 1",
        Sample::meanSojourn, second.mean(), 0.01);
  }

  private static double share(Sample sample, double within) {
    return (double) IntStream.range(0, sample.sojourns().length).filter(i -> sample.sojourns()[i] <= within).count()
        / sample.sojourns().length;
  }

  @Test
  @DisplayName("S03 t-visibility of N = 3, R = W = 1 and write delays of 10 ms: stale .666667, .245253 and .004492")
  void s03() {
    double[] stale = {0.666667, 0.245253, 0.004492};
    int[] sinceCommit = {0, 10, 50};
    ProbabilisticStaleness theory = new ProbabilisticStaleness(3, 1, 1);
    for (int i = 0; i < stale.length; i++) {
      assertEquals(stale[i], theory.staleAfter(sinceCommit[i], 10), 1e-6);
      // Requests are so rare that the writes of all earlier ones have long arrived.
      StateStore store = store(Collections.nCopies(3, HERE), 1, 1, ZERO, new Exponential(10));
      SimulatedCase visibility = new SimulatedCase(scenario(workload(0.001, List.of(HERE)),
          List.of(write(), new Step.Wait(new Constant(sinceCommit[i])), read(Consistency.EVENTUAL)),
          plan(30_000_000, 0, 20, 42), deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(HERE),
              store)));
      visibility.holds("stale at " + sinceCommit[i] + " ms", QuorumTest::staleRate, stale[i], i == 2 ? 0.1 : 0.015);
    }
  }

  @Test
  @DisplayName("overlap of several: N = 5, R = 2, W = 2, read 4 ms after the commit")
  void partialQuorums() {
    StateStore store = store(Collections.nCopies(5, HERE), 2, 2, ZERO, new Exponential(10));
    SimulatedCase visibility = new SimulatedCase(scenario(workload(0.001, List.of(HERE)),
        List.of(write(), new Step.Wait(new Constant(4)), read(Consistency.EVENTUAL)), plan(50_000_000, 0, 20, 43),
        deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(HERE), store)));
    visibility.holds("stale", QuorumTest::staleRate, new ProbabilisticStaleness(5, 2, 2).staleAfter(4, 10), 0.02);
  }

  private static double staleRate(Sample sample) {
    return (double) sample.measurements().staleReads() / sample.measurements().reads();
  }

  private static Scenario places(double rate, StateStore store, long rttNanos, RequestProfile... kinds) {
    return new Scenario("places", workload(rate, PLACES), List.of(kinds), List.of("items"),
        List.of(deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), PLACES, store)),
        (from, to) -> from.equals(to) ? 0 : rttNanos, new Constant(1), plan(200_000, 0, 20, 44));
  }

  @Test
  @DisplayName("S01 k-staleness of N = 3, R = W = 1: within 1, 2, 3, 5 and 10 versions")
  void s01() {
    // A write gets to the replica beside its writer at once and to the others after the end of the simulation; a read is
    // answered by the replica beside its reader: quorums of one at random, and nothing propagates beyond them.
    Scenario scenario = places(1, store(PLACES, 1, 1, ZERO, ZERO), 1_000_000 * SECOND,
        new RequestProfile("read", 1, List.of(read(Consistency.EVENTUAL)), 0),
        new RequestProfile("write", 1, List.of(write()), 0));
    SimulatedCase versions = new SimulatedCase(scenario);
    int[] within = {1, 2, 3, 5, 10};
    double[] fresh = {0.333333, 0.555556, 0.703704, 0.868313, 0.982658};
    for (int i = 0; i < within.length; i++) {
      int k = within[i];
      assertEquals(fresh[i], new ProbabilisticStaleness(3, 1, 1).freshWithin(k), 1e-6);
      versions.holds("within " + k,
          s -> 1 - (double) s.measurements().consistency().readsThatMissed(k) / s.measurements().reads(), fresh[i],
          0.01);
    }
  }

  @Test
  @DisplayName("by hand: three places 60 ms apart, R = 2 and W = 2: 60 ms each; R = 1 answers at once, W = 3 after 60 ms")
  void byHand() {
    long rtt = 60_000_000;
    List<Step> both = List.of(read(Consistency.EVENTUAL), write());
    Simulation strict =
        simulation(places(10, store(PLACES, 2, 2, new Constant(1), new Constant(2)), rtt, profile(both)));
    strict.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> assertEquals(
        123_000_000, components[offset + Component.STORE.ordinal()], "1 + 60 ms, then 2 + 60 ms"));
    Measurements m = strict.run(1, 0, List.of(new Slice(0, 1_000 * SECOND, 0)));
    assertEquals(0, m.staleReads(), "R + W > N");
    assertTrue(m.reads() > 5_000);
    Simulation partial =
        simulation(places(10, store(PLACES, 1, 3, new Constant(1), new Constant(2)), rtt, profile(both)));
    partial.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> assertEquals(
        63_000_000, components[offset + Component.STORE.ordinal()], "1 ms, then 2 + 60 ms"));
    assertEquals(0, partial.run(1, 0, List.of(new Slice(0, 1_000 * SECOND, 0))).staleReads(), "R + W > N");
  }

  private static RequestProfile profile(List<Step> steps) {
    return new RequestProfile("request", 1, steps, 0);
  }

  private static Simulation simulation(Scenario scenario) {
    return new Simulation(CompiledDeployment.of(scenario).getFirst());
  }

  @Test
  @DisplayName("quorums that overlap never miss a write, whatever the delays; those that do not, do")
  void overlap() {
    List<Step> both = List.of(read(Consistency.EVENTUAL), write(), read(Consistency.STRONG));
    Distribution slow = Lognormal.ofMedianAndP99(20, 500);
    for (int read = 1; read <= 3; read++) {
      for (int write = 1; write <= 3; write++) {
        Measurements m = simulation(places(20, store(PLACES, read, write, slow, slow), 80_000_000, profile(both)))
            .run(7, 0, List.of(new Slice(0, 200 * SECOND, 0)));
        assertEquals(read + write <= 3, m.staleReads() > 0, "R = " + read + ", W = " + write);
        assertTrue(m.staleReads() <= m.reads() / 2, "strong reads miss nothing");
        assertEquals(m.staleReads(), m.consistency().readsThatMissed(1));
      }
    }
  }

  @Test
  @DisplayName("one replica is a store with a home: the same latencies, request by request")
  void oneReplica() {
    List<Step> both = List.of(read(Consistency.EVENTUAL), write(), read(Consistency.STRONG));
    Distribution service = Lognormal.ofMedianAndP99(4, 30);
    Place home = PLACES.getFirst();
    StateStore single = new StateStore("home", new StateStore.Home(home), service, service, 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    Slice slice = new Slice(0, 200 * SECOND, 0);
    Measurements alone = simulation(places(20, single, 80_000_000, profile(both))).run(7, 0, List.of(slice));
    Measurements quorum = simulation(places(20, store(List.of(home), 1, 1, service, service), 80_000_000,
        profile(both))).run(7, 0, List.of(slice));
    assertEquals(alone.latency().meanNanos(), quorum.latency().meanNanos());
    assertEquals(alone.latency().maxNanos(), quorum.latency().maxNanos());
    assertEquals(0, quorum.staleReads());
  }

  @Test
  @DisplayName("every operation goes to all replicas: bytes to those elsewhere; units and connections as of one")
  void usage() {
    List<Step> steps = List.of(new Step.Read(0, ONE, 100, Consistency.EVENTUAL), new Step.Write(0, ONE, 100));
    StateStore store = new StateStore("quorum", new Quorum(PLACES, 1, 2), ZERO, ZERO, 2,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    InstancePolicy policy = Lab.scaling(InstancePolicy.KEEP_FOR_EVER, InstancePolicy.IdleSelection.MOST_RECENTLY_USED);
    Scenario scenario = new Scenario("places", workload(1, List.of(PLACES.getFirst())), List.of(profile(steps)),
        List.of("items"), List.of(deployment("d", Lab.functions(policy, ZERO), List.of(PLACES.getFirst()), store)),
        (from, to) -> from.equals(to) ? 0 : 60_000_000, new Constant(1), plan(1, 0, 1, 3));
    Measurements m = simulation(scenario).run(1, 0, List.of(new Slice(0, 1_000 * SECOND, 0)));
    assertEquals(200 * m.requests(), m.usage().total(UsageKind.RECEIVED_BYTES));
    assertEquals(200 * m.requests(), m.usage().total(UsageKind.SENT_BYTES));
    assertEquals(0, m.usage().total(UsageKind.MOVED_BYTES), "nobody pays for what stays");
    assertEquals(1000 * m.requests(), m.usage().total(UsageKind.READ_MILLIUNITS));
    // R = 1: the read is answered by the replica here, whose connection takes no time.
    assertEquals(60e6 * m.requests(), m.components().mean()[Component.STORE.ordinal()] * m.requests(), 1);
  }

  @Test
  @DisplayName("nothing is allocated for each request")
  void allocation() {
    Simulation simulation = simulation(places(500, store(PLACES, 1, 1, new Constant(1), new Exponential(20)),
        80_000_000, profile(List.of(new Step.Write(0, new KeySpace(1_000, 1), 0),
            new Step.Read(0, new KeySpace(1_000, 1), 0, Consistency.EVENTUAL)))));
    Allocation.assertNonePerRequest(simulation);
  }

  @Test
  @DisplayName("quorums are 1 to N, and replicas have no servers")
  void checked() {
    assertThrows(IllegalArgumentException.class, () -> new Quorum(List.of(), 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Quorum(PLACES, 4, 1));
    assertThrows(IllegalArgumentException.class, () -> new Quorum(PLACES, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new StateStore("q", new Quorum(PLACES, 1, 1), ZERO, ZERO, 0,
        StateStore.OperationUnits.ONE, new StateStore.Capacity(1, 0)));
  }
}
