package io.edgewise.sim;

import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.deployment;
import static io.edgewise.sim.Lab.plan;
import static io.edgewise.sim.Lab.workload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.SimulatedCase.Sample;
import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.engine.Slice;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.EdgeCached;
import io.edgewise.sim.model.StateStore.Layout;
import io.edgewise.sim.model.StateStore.OwnWrites;
import io.edgewise.sim.model.StateStore.Replicated;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Step.Consistency;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.ConsistencyCounts;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.theory.ProbabilisticStaleness;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What sessions are promised and what they see, and writes that are lost. Cases with an interval fail by chance in one run
 * of 1,000 each.
 */
class SessionsTest {

  private static final Place EDGE = Lab.place(1);
  private static final Place REGION = Lab.place(2);
  private static final long RTT = 80_000_000;
  /** So near that it takes no time, and yet another place. */
  private static final long CLOSE = 1_000;
  private static final KeySpace ONE = new KeySpace(1, 0);
  private static final KeySpace USERS = new KeySpace(1_000_000, 0, true);

  private static StateStore store(Layout layout, int servers) {
    return new StateStore("store", layout, ZERO, ZERO, 0, StateStore.OperationUnits.ONE,
        new StateStore.Capacity(servers, InstancePolicy.UNLIMITED));
  }

  private static StateStore store(Layout layout) {
    return store(layout, InstancePolicy.UNLIMITED);
  }

  /** A primary in the region, a copy at the edge. */
  private static Replicated copy(Distribution lagMillis, OwnWrites ownWrites) {
    return new Replicated(List.of(REGION, EDGE), false, lagMillis, ownWrites);
  }

  private static Scenario scenario(double rate, double seconds, List<Place> origins, long rtt, StateStore store,
      RequestProfile... kinds) {
    return new Scenario("sessions", workload(rate, origins), List.of(kinds), List.of("items"),
        List.of(deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(EDGE, REGION), store)),
        (from, to) -> from.equals(to) ? 0 : rtt, new Constant(1), plan(seconds, 0, 20, 51)).observingSessions(true);
  }

  private static RequestProfile kind(double share, Step... steps) {
    return new RequestProfile("kind " + steps.length, share, List.of(steps), 0);
  }

  private static Step read(KeySpace keys, Consistency consistency) {
    return new Step.Read(0, keys, 0, consistency);
  }

  private static Step write(KeySpace keys) {
    return new Step.Write(0, keys, 0);
  }

  private static Step pause(double millis) {
    return new Step.Wait(new Constant(millis));
  }

  private static Measurements writeAndRead(StateStore store, double pauseMillis, Consistency consistency,
      double expectedStoreMillis) {
    Scenario scenario = scenario(0.01, 1, List.of(EDGE), RTT, store,
        kind(1, write(USERS), pause(pauseMillis), read(USERS, consistency)));
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    simulation.observe((number, sent, latency, outcome, origin, kind, site, components, offset) -> assertEquals(
        expectedStoreMillis * 1e6, components[offset + Component.STORE.ordinal()] + components[offset
            + Component.QUEUE.ordinal()]));
    Measurements m = simulation.run(1, 0, List.of(new Slice(0, 100_000 * SECOND, 0)));
    assertTrue(m.requests() > 900);
    return m;
  }

  @Test
  @DisplayName("by hand: a write 80 ms away has a lag of 1 s; the read 100 ms later waits 860 ms, or asks the primary in 80 ms")
  void byHand() {
    // The primary has the write 40 ms after the request began and the copy at 1,040 ms; the read comes to it at 180 ms.
    Distribution lag = new Constant(1000);
    for (int servers : new int[] {InstancePolicy.UNLIMITED, 1}) {
      Measurements eventual =
          writeAndRead(store(copy(lag, OwnWrites.WAIT), servers), 100, Consistency.EVENTUAL, 80);
      assertEquals(eventual.requests(), eventual.staleReads());
      assertEquals(eventual.requests(), eventual.consistency().backwardReads(), "it has written something newer");
      for (OwnWrites rule : List.of(OwnWrites.WAIT, OwnWrites.PRIMARY)) {
        double expected = rule == OwnWrites.WAIT ? 80 + 860 : 80 + 80;
        Measurements own =
            writeAndRead(store(copy(lag, rule), servers), 100, Consistency.READ_YOUR_WRITES, expected);
        assertEquals(0, own.staleReads());
        assertEquals(0, own.consistency().backwardReads());
        assertEquals(0, writeAndRead(store(copy(lag, rule), servers), 2000, Consistency.READ_YOUR_WRITES, 80)
            .staleReads(), "the copy has caught up");
      }
    }
  }

  @Test
  @DisplayName("P(copy is behind t after the write) = P(lag > t): share that asks the primary, and the mean wait")
  void lagBeyondTheRead() {
    // 40 ms after the primary has it the answer is back, the read comes 60 ms later: t = 100 ms, of a mean lag of 100 ms.
    RequestProfile steps = kind(1, write(USERS), pause(60), read(USERS, Consistency.READ_YOUR_WRITES));
    SimulatedCase primary = new SimulatedCase(scenario(1, 20_000, List.of(EDGE), RTT,
        store(copy(new Exponential(100), OwnWrites.PRIMARY)), steps));
    primary.holds("declined", s -> (double) Arrays.stream(s.sojourns()).filter(t -> t > 0.200).count()
        / s.sojourns().length, Math.exp(-1), 0.01);
    SimulatedCase wait = new SimulatedCase(scenario(1, 20_000, List.of(EDGE), RTT,
        store(copy(new Exponential(100), OwnWrites.WAIT)), steps));
    wait.holds("mean wait", s -> s.meanSojourn() - 0.140, 0.100 * Math.exp(-1), 0.02);
    RequestProfile eventual = kind(1, write(USERS), pause(60), read(USERS, Consistency.EVENTUAL));
    SimulatedCase stale = new SimulatedCase(scenario(1, 20_000, List.of(EDGE), RTT,
        store(copy(new Exponential(100), OwnWrites.WAIT)), eventual));
    stale.holds("stale without a session", s -> (double) s.measurements().staleReads() / s.measurements().reads(),
        Math.exp(-1), 0.01);
    stale.holds("back in time", SessionsTest::backward, Math.exp(-1), 0.01);
  }

  private static double backward(Sample sample) {
    ConsistencyCounts counts = sample.measurements().consistency();
    return (double) counts.backwardReads() / counts.sessionReads();
  }

  @Test
  @DisplayName("S16 a copy of exponential lag .8 s, read 1 s after the write, is behind with probability .286505")
  void s16() {
    SimulatedCase lag = new SimulatedCase(scenario(0.1, 200_000, List.of(EDGE), CLOSE,
        store(copy(new Exponential(800), OwnWrites.UNKNOWN)),
        kind(1, write(USERS), pause(1000), read(USERS, Consistency.EVENTUAL))));
    lag.holds("stale", s -> (double) s.measurements().staleReads() / s.measurements().reads(), 0.286505, 0.0105);
  }

  @Test
  @DisplayName("a strong read, then one of a copy of lag 1 s: back in time if somebody wrote within the last second")
  void strongThenEventual() {
    // Both origins read; only at the edge the nearest copy may be behind, and only every second read is an eventual one.
    SimulatedCase both = new SimulatedCase(scenario(1, 40_000, List.of(EDGE, REGION), CLOSE,
        store(copy(new Constant(1000), OwnWrites.UNKNOWN)), kind(1, write(ONE)),
        kind(1, read(ONE, Consistency.STRONG), read(ONE, Consistency.EVENTUAL))));
    both.holds("back in time", SessionsTest::backward, (1 - Math.exp(-0.5)) / 4, 0.02);
    both.holds("sessions", s -> s.measurements().consistency().sessions(), 2, 0);
    both.holds("sessions at the edge", s -> s.measurements().consistency().backwardSessions(), 1, 0);
    SimulatedCase own = new SimulatedCase(scenario(1, 5_000, List.of(EDGE, REGION), CLOSE,
        store(copy(new Constant(1000), OwnWrites.WAIT)), kind(1, write(ONE)),
        kind(1, read(ONE, Consistency.STRONG), read(ONE, Consistency.READ_YOUR_WRITES))));
    own.holds("a session with bookmarks", SessionsTest::backward, 0, 0);
  }

  @Test
  @DisplayName("a session with bookmarks never goes back, however its requests overlap and wait for each other; without, it does")
  void overlapping() {
    KeySpace keys = new KeySpace(20, 1);
    for (int servers : new int[] {InstancePolicy.UNLIMITED, 2}) {
      for (OwnWrites rule : List.of(OwnWrites.WAIT, OwnWrites.PRIMARY)) {
        for (Consistency consistency : List.of(Consistency.READ_YOUR_WRITES, Consistency.EVENTUAL)) {
          StateStore store = new StateStore("store", copy(new Exponential(300), rule), new Exponential(2),
              new Exponential(3), 0, StateStore.OperationUnits.ONE,
              new StateStore.Capacity(servers, InstancePolicy.UNLIMITED));
          Scenario scenario = scenario(200, 1, List.of(EDGE, REGION), RTT, store,
              kind(1, write(keys), read(keys, consistency)), kind(2, read(keys, consistency)));
          ConsistencyCounts counts = new Simulation(CompiledDeployment.of(scenario).getFirst())
              .run(1, 0, List.of(new Slice(0, 200 * SECOND, 0))).consistency();
          assertEquals(consistency == Consistency.EVENTUAL, counts.backwardReads() > 0);
        }
      }
    }
  }

  @Test
  @DisplayName("quorums of one: the writer's session misses its own write as PBS says; R + W > N never")
  void quorums() {
    Layout partial = new Quorum(Collections.nCopies(3, EDGE), 1, 1);
    StateStore store = new StateStore("q", partial, ZERO, new Exponential(10), 0, StateStore.OperationUnits.ONE,
        StateStore.Capacity.UNLIMITED);
    RequestProfile steps = kind(1, write(USERS), pause(5), read(USERS, Consistency.EVENTUAL));
    SimulatedCase back = new SimulatedCase(scenario(1, 20_000, List.of(EDGE), CLOSE, store, steps));
    back.holds("back in time", SessionsTest::backward, new ProbabilisticStaleness(3, 1, 1).staleAfter(5, 10), 0.01);
    RequestProfile own = kind(1, write(USERS), pause(5), read(USERS, Consistency.READ_YOUR_WRITES));
    new SimulatedCase(scenario(1, 5_000, List.of(EDGE), CLOSE, store, own)).holds("read your writes",
        SessionsTest::backward, 0, 0);
  }

  @Test
  @DisplayName("one cache for all never goes back: its copies live as long as those of its tier; one in each instance does")
  void caches() {
    KeySpace keys = new KeySpace(20, 1);
    RequestProfile reads = kind(4, pause(200), read(keys, Consistency.EVENTUAL));
    RequestProfile writes = kind(1, write(keys));
    for (List<Place> tiers : List.of(List.<Place>of(), List.of(REGION))) {
      Layout kv = new EdgeCached(List.of(REGION), tiers, 10 * SECOND, ZERO, ZERO);
      new SimulatedCase(scenario(5, 2_000, List.of(EDGE, REGION), CLOSE, store(kv), reads, writes)).samples()
          .forEach(sample -> assertEquals(0, sample.measurements().consistency().backwardReads()));
    }
    Layout memory =
        new EdgeCached(List.of(REGION), List.of(), 10 * SECOND, ZERO, ZERO, StateStore.CacheScope.INSTANCE, true);
    InstancePolicy policy = Lab.scaling(InstancePolicy.KEEP_FOR_EVER, InstancePolicy.IdleSelection.RANDOM);
    Scenario base = scenario(5, 2_000, List.of(EDGE, REGION), CLOSE, store(memory), reads, writes);
    Scenario instances = new Scenario("instances", base.workload(), base.requests(), base.dataSets(),
        List.of(deployment("d", Lab.functions(policy, ZERO), List.of(EDGE, REGION), store(memory))), base.network(),
        base.backboneJitter(), base.plan()).observingSessions(true);
    for (Sample sample : new SimulatedCase(instances).samples()) {
      ConsistencyCounts counts = sample.measurements().consistency();
      assertTrue(counts.backwardReads() > 0 && counts.backwardSessions() > 0);
      assertTrue(counts.backwardSessions() <= counts.sessions() && counts.sessions() <= 2 * 20);
    }
  }

  @Test
  @DisplayName("users know from before the first measured second what copies have shown to them: they go back as often as ever")
  void knownBefore() {
    KeySpace keys = new KeySpace(20, 0);
    StateStore memory = store(
        new EdgeCached(List.of(REGION), List.of(), 10 * SECOND, ZERO, ZERO, StateStore.CacheScope.INSTANCE, true));
    InstancePolicy three =
        new InstancePolicy(1, 3, 3, InstancePolicy.KEEP_FOR_EVER, InstancePolicy.IdleSelection.RANDOM,
            0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    Scenario base = scenario(5, 5, List.of(EDGE, REGION), CLOSE, memory,
        kind(4, read(keys, Consistency.EVENTUAL)), kind(1, write(keys)));
    Simulation simulation = new Simulation(CompiledDeployment.of(new Scenario("instances", base.workload(),
        base.requests(), base.dataSets(), List.of(deployment("d", Lab.functions(three, ZERO), List.of(EDGE, REGION),
            memory)),
        base.network(), base.backboneJitter(), base.plan()).observingSessions(true)).getFirst());
    Measurements ever = simulation.run(1, 0, List.of(new Slice(0, 50_000 * SECOND, 33 * SECOND)));
    Measurements first = simulation.run(2, 0, IntStream.range(0, 10_000)
        .mapToObj(i -> new Slice(i * 1_000 * SECOND, 5 * SECOND, 33 * SECOND)).toList());
    // 200,000 reads, of which 2.8 % go back: a standard deviation of 2 % of the difference.
    double expected = (double) ever.consistency().backwardReads() / ever.reads();
    assertEquals(expected, (double) first.consistency().backwardReads() / first.reads(), 0.06 * expected);
  }

  private static double lost(Sample sample) {
    ConsistencyCounts counts = sample.measurements().consistency();
    return (double) counts.lostWrites() / counts.contestedWrites();
  }

  @Test
  @DisplayName("last writer wins: of Poisson writes at two copies, half of those that the next one follows within the lag are lost")
  void conflicts() {
    // P(the next write is made at the other copy) = 1 - sum of squared shares; the lag outlasts an exponential gap.
    double rate = 2;
    Layout constant = new Replicated(List.of(REGION, EDGE), true, new Constant(300));
    new SimulatedCase(scenario(rate, 20_000, List.of(EDGE, REGION), CLOSE, store(constant), kind(1, write(ONE))))
        .holds("constant lag", SessionsTest::lost, 0.5 * (1 - Math.exp(-rate * 0.3)), 0.02);
    Layout exponential = new Replicated(List.of(REGION, EDGE), true, new Exponential(300));
    new SimulatedCase(scenario(rate, 20_000, List.of(EDGE, REGION), CLOSE, store(exponential), kind(1, write(ONE))))
        .holds("exponential lag", SessionsTest::lost, 0.5 * rate / (rate + 1 / 0.3), 0.02);
    Layout onePrimary = copy(new Constant(300), OwnWrites.UNKNOWN);
    new SimulatedCase(scenario(rate, 100, List.of(EDGE, REGION), CLOSE, store(onePrimary), kind(1, write(ONE))))
        .samples()
        .forEach(sample -> assertEquals(0, sample.measurements().consistency().contestedWrites()));
  }

  @Test
  @DisplayName("where every copy takes writes a strong read knows those of the nearest one, and no more")
  void strongReadOfManyPrimaries() {
    Layout global = new Replicated(List.of(REGION, EDGE), true, new Constant(1000));
    double[] rates = new double[2];
    for (int strong = 0; strong < 2; strong++) {
      Scenario scenario = scenario(2, 1, List.of(EDGE, REGION), RTT, store(global), kind(1, write(ONE)),
          kind(1, read(ONE, strong == 1 ? Consistency.STRONG : Consistency.EVENTUAL)));
      Measurements m = new Simulation(CompiledDeployment.of(scenario).getFirst()).run(1, 0,
          List.of(new Slice(0, 10_000 * SECOND, 0)));
      assertEquals(0, m.latency().maxNanos(), "the nearest copy answers");
      rates[strong] = (double) m.staleReads() / m.reads();
    }
    assertEquals(0.5 * (1 - Math.exp(-1)), rates[1], 0.02);
    assertEquals(rates[0], rates[1]);
    assertThrows(IllegalArgumentException.class,
        () -> new Replicated(List.of(REGION, EDGE), true, ZERO, OwnWrites.PRIMARY));
  }

  @Test
  @DisplayName("looking at sessions changes no result, and nothing is allocated for each request")
  void observation() {
    Scenario observed = scenario(500, 1, List.of(EDGE, REGION), RTT, store(copy(new Exponential(500), OwnWrites.WAIT)),
        kind(1, write(new KeySpace(1_000, 1)), read(new KeySpace(1_000, 1), Consistency.EVENTUAL)));
    Slice slice = new Slice(0, 100 * SECOND, 0);
    Measurements with = new Simulation(CompiledDeployment.of(observed).getFirst()).run(1, 0, List.of(slice));
    Measurements without = new Simulation(CompiledDeployment.of(observed.observingSessions(false)).getFirst())
        .run(1, 0, List.of(slice));
    assertEquals(without.fingerprint(), with.fingerprint());
    assertEquals(without.staleReads(), with.staleReads());
    assertEquals(0, without.consistency().sessionReads());
    assertEquals(with.reads(), with.consistency().sessionReads());
    Simulation simulation = new Simulation(CompiledDeployment.of(observed).getFirst());
    Allocation.assertNonePerRequest(simulation);
  }
}
