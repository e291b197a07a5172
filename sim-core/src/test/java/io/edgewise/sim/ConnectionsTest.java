package io.edgewise.sim;

import static io.edgewise.sim.Lab.HERE;
import static io.edgewise.sim.Lab.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.theory.ErlangB;
import io.edgewise.sim.theory.MMc;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections to a database as a resource: beside queues and loss systems with exact answers. */
@DisplayName("Connections")
class ConnectionsTest {

  private static StateStore database(Connections connections, Distribution millis, int connectRoundTrips) {
    return new StateStore("database", new StateStore.Home(HERE), millis, millis, connectRoundTrips,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED, StateStore.RateLimits.NONE, connections);
  }

  private static Step read(int dataSet) {
    return new Step.Read(dataSet, new KeySpace(1, 0), 0, Step.Consistency.STRONG);
  }

  private static Measurements run(double rate, Platform platform, List<Step> steps, StateStore... stores) {
    Deployment deployment = Lab.deployment("code", platform, List.of(HERE), stores);
    Scenario scenario =
        Lab.scenario(Lab.workload(rate, List.of(HERE)), steps, Lab.plan(4000, 200, 8, 5), deployment);
    return new Experiment(scenario).run().strategies().getFirst().measurements();
  }

  @Test
  @DisplayName("requests of a server share its connections as M/M/c")
  void pool() {
    Measurements found = run(16, Lab.servers(1000, InstancePolicy.UNLIMITED), List.of(read(0)),
        database(new Connections(100, 2), new Exponential(100), 0));
    assertEquals(1e3 * new MMc(16, 10, 2).meanWaitingTime(), found.components().mean()[Component.QUEUE.ordinal()] / 1e6,
        6);
    assertEquals(0, found.count(Outcome.CONNECTION_REFUSED));
  }

  @Test
  @DisplayName("data sets of one database share the connections")
  void shared() {
    StateStore database = database(new Connections(100, 2), new Exponential(100), 0);
    Measurements one = run(8, Lab.servers(1000, InstancePolicy.UNLIMITED), List.of(read(0), read(0)), database);
    Measurements two =
        run(8, Lab.servers(1000, InstancePolicy.UNLIMITED), List.of(read(0), read(1)), database, database);
    assertEquals(one.latency().quantile(0.5), two.latency().quantile(0.5), 0.05 * one.latency().quantile(0.5));
    Measurements apart = run(8, Lab.servers(1000, InstancePolicy.UNLIMITED), List.of(read(0), read(1)), database,
        new StateStore("other", database.layout(), database.readMillis(), database.writeMillis(), 0, database.units(),
            database.capacity(), database.rates(), database.connections()));
    assertTrue(apart.latency().quantile(0.5) < 0.8 * two.latency().quantile(0.5));
  }

  @ParameterizedTest(name = "{0} connections")
  @ValueSource(ints = {2, 5, 12})
  @DisplayName("instances that end with their request find all connections taken as often as Erlang's loss formula says")
  void loss(int limit) {
    InstancePolicy policy = Lab.scaling(ZERO, IdleSelection.MOST_RECENTLY_USED);
    Measurements found = run(50, Lab.functions(policy, ZERO), List.of(read(0)),
        database(new Connections(limit, 1), new Exponential(100), 0));
    double loss = ErlangB.blocking(5, limit);
    assertEquals(loss, (double) found.count(Outcome.CONNECTION_REFUSED) / found.requests(), 0.02 * loss + 0.0006);
  }

  @Test
  @DisplayName("idle instances keep their connections: as many as were ever needed at once are held, and no more given")
  void idle() {
    // 5 busy on average; with instances that live for ever, far more than 8 exist after a while.
    InstancePolicy policy = Lab.scaling(InstancePolicy.KEEP_FOR_EVER, IdleSelection.LEAST_RECENTLY_USED);
    Measurements kept = run(50, Lab.functions(policy, ZERO), List.of(read(0)),
        database(new Connections(8, 1), new Exponential(100), 0));
    Measurements ended = run(50, Lab.functions(Lab.scaling(ZERO, IdleSelection.LEAST_RECENTLY_USED), ZERO),
        List.of(read(0)), database(new Connections(8, 1), new Exponential(100), 0));
    double refused = (double) kept.count(Outcome.CONNECTION_REFUSED) / kept.requests();
    assertTrue(refused > 3.0 * ended.count(Outcome.CONNECTION_REFUSED) / ended.requests(), "refused " + refused);
    Measurements enough = run(50, Lab.functions(policy, ZERO), List.of(read(0)),
        database(new Connections(200, 1), new Exponential(100), 0));
    assertEquals(0, enough.count(Outcome.CONNECTION_REFUSED));
    Measurements free = run(50, Lab.functions(policy, ZERO), List.of(read(0)),
        database(Connections.UNLIMITED, new Exponential(100), 0));
    assertEquals(free.latency().quantile(0.5), enough.latency().quantile(0.5), 0.01 * free.latency().quantile(0.5));
  }

  @Test
  @DisplayName("an instance that opens two connections takes two of the limit")
  void each() {
    InstancePolicy policy = Lab.scaling(ZERO, IdleSelection.MOST_RECENTLY_USED);
    Measurements found = run(50, Lab.functions(policy, ZERO), List.of(read(0)),
        database(new Connections(11, 2), new Exponential(100), 0));
    double loss = ErlangB.blocking(5, 5);
    assertEquals(loss, (double) found.count(Outcome.CONNECTION_REFUSED) / found.requests(), 0.02 * loss);
  }

  @Test
  @DisplayName("a limit needs one home and no servers beside it")
  void combinations() {
    assertThrows(IllegalArgumentException.class, () -> new StateStore("d", new StateStore.Home(HERE), ZERO, ZERO, 0,
        StateStore.OperationUnits.ONE, new StateStore.Capacity(2, 0), StateStore.RateLimits.NONE,
        new Connections(5, 1)));
    assertThrows(IllegalArgumentException.class, () -> new Connections(0, 1));
    assertEquals(new Constant(0), database(Connections.UNLIMITED, ZERO, 0).readMillis());
  }
}
