package io.edgewise.sim;

import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.FailOver;
import io.edgewise.sim.model.Fault;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.result.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Stores and services whose places go down. The code is at CODE, which lives; every other place is 100 ms away, the farther
 * one 200 ms. Nothing takes time but the way, and code waits for 2 s.
 */
class BrokenStoresTest {

  private static final Place CODE = new Place("lab:code", "Code", "", 0, 0);
  private static final Place NEAR = new Place("lab:near", "Near", "", 0, 10);
  private static final Place FAR = new Place("lab:far", "Far", "", 0, 20);
  private static final Place THIRD = new Place("lab:third", "Third", "", 0, 30);
  private static final FailOver TEN_SECONDS =
      new FailOver(FailOver.By.ANYCAST, 10 * SECOND, 10 * SECOND, 0, 10 * SECOND,
          30 * SECOND, 2 * SECOND);
  private static final KeySpace ONE = new KeySpace(1, 0);
  private static final Step READ = new Step.Read(0, ONE, 0, Step.Consistency.EVENTUAL);
  private static final Step STRONG = new Step.Read(0, ONE, 0, Step.Consistency.STRONG);
  private static final Step WRITE = new Step.Write(0, ONE, 0);

  private static Fault outage(Place... places) {
    return fault(new Fault.Outage(Set.of(Arrays.stream(places).map(Place::id).toArray(String[]::new))));
  }

  private static Fault fault(Fault.Effect effect) {
    return new Fault("fault", 100 * SECOND, 200 * SECOND, effect, Set.of());
  }

  private static StateStore store(StateStore.Layout layout, StateStore.Capacity capacity, RetryPolicy retries) {
    return new StateStore("store", layout, ZERO, ZERO, 0, StateStore.OperationUnits.ONE, capacity,
        StateStore.RateLimits.NONE, Connections.UNLIMITED, retries);
  }

  private static StateStore store(StateStore.Layout layout) {
    return store(layout, StateStore.Capacity.UNLIMITED, RetryPolicy.NONE);
  }

  private static Scenario scenario(StateStore store, FailOver failOver, Step step, Fault... faults) {
    Deployment deployment = new Deployment("d", "d", List.of(CODE), Front.NONE,
        Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(store), List.of()).withFailOver(failOver);
    return new Scenario("stores", Lab.workload(20, List.of(CODE)),
        List.of(new RequestProfile("request", 1, List.of(step), 0)), List.of("items"), List.of(deployment),
        (from, to) -> from.equals(to) ? 0 : from.equals(FAR) || to.equals(FAR) ? 200_000_000L : 100_000_000L,
        new Constant(1), plan(300, 0, 1, 3)).withFaults(List.of(faults));
  }

  /** Outcome and latency of the requests sent in a second that begins at a time. */
  private static void assertAt(Sent all, double from, Outcome outcome, double latency) {
    List<Sent.Request> seen = all.requests().stream().filter(request -> request.sentWithin(from, from + 1)).toList();
    assertTrue(seen.size() > 3, "there are some");
    seen.forEach(request -> {
      assertEquals(outcome, request.outcome(), request::toString);
      assertEquals(latency, request.latency(), 1e-6, request::toString);
    });
  }

  @Test
  @DisplayName("one home: operations fail after the time-out of the code, with a queue before it or without")
  void home() {
    for (StateStore.Capacity capacity : List.of(StateStore.Capacity.UNLIMITED, new StateStore.Capacity(1000, 10))) {
      StateStore store = store(new StateStore.Home(NEAR), capacity, RetryPolicy.NONE);
      Sent all = Sent.of(scenario(store, TEN_SECONDS, READ, outage(NEAR)));
      double way = capacity.isUnlimited() ? 0 : 0.05;
      assertAt(all, 50, Outcome.SERVED, 0.1);
      assertAt(all, 150, Outcome.STORE_UNAVAILABLE, 2 + way);
      assertAt(all, 201, Outcome.SERVED, 0.1);
      assertEquals(all.sent(0, 300), all.measurements().requests());
    }
  }

  @Test
  @DisplayName("a client that asks again is served when the store is up again")
  void asksAgain() {
    StateStore store = store(new StateStore.Home(NEAR), StateStore.Capacity.UNLIMITED,
        new RetryPolicy(32, 10 * SECOND, 10 * SECOND, Long.MAX_VALUE));
    Sent all = Sent.of(scenario(store, TEN_SECONDS, READ, outage(NEAR)));
    assertEquals(0, all.failed(0, 300));
    assertTrue(all.requests().stream().filter(request -> request.sentWithin(110, 199))
        .allMatch(request -> request.sent() + request.latency() > 200));
    assertTrue(all.measurements().repeatedOperations() > 0);
  }

  @Test
  @DisplayName("copies: reads go elsewhere after detection, writes and strong reads wait for the primary")
  void replicated() {
    StateStore store = store(new StateStore.Replicated(List.of(NEAR, FAR), false, ZERO));
    Sent reads = Sent.of(scenario(store, TEN_SECONDS, READ, outage(NEAR)));
    assertAt(reads, 105, Outcome.STORE_UNAVAILABLE, 2);
    assertAt(reads, 111, Outcome.SERVED, 0.2);
    assertAt(reads, 205, Outcome.SERVED, 0.2);
    assertAt(reads, 211, Outcome.SERVED, 0.1);
    for (Step step : List.of(WRITE, STRONG)) {
      Sent primary = Sent.of(scenario(store, TEN_SECONDS, step, outage(NEAR)));
      assertAt(primary, 105, Outcome.STORE_UNAVAILABLE, 2);
      assertAt(primary, 150, Outcome.STORE_UNAVAILABLE, 2);
      assertAt(primary, 201, Outcome.SERVED, 0.1);
    }
    assertAt(Sent.of(scenario(store, FailOver.NONE, READ, outage(NEAR))), 150, Outcome.STORE_UNAVAILABLE, 2);
  }

  @Test
  @DisplayName("many primaries: writes are made elsewhere after detection")
  void multiPrimary() {
    StateStore store = store(new StateStore.Replicated(List.of(NEAR, FAR), true, ZERO));
    Sent writes = Sent.of(scenario(store, TEN_SECONDS, WRITE, outage(NEAR)));
    assertAt(writes, 105, Outcome.STORE_UNAVAILABLE, 2);
    assertAt(writes, 150, Outcome.SERVED, 0.2);
    assertAt(writes, 211, Outcome.SERVED, 0.1);
  }

  @Test
  @DisplayName("a quorum lives as long as enough replicas do, and needs no detection")
  void quorum() {
    StateStore store = store(new Quorum(List.of(NEAR, THIRD, FAR), 2, 2));
    for (Step step : List.of(READ, WRITE)) {
      Sent one = Sent.of(scenario(store, FailOver.NONE, step, outage(NEAR)));
      assertAt(one, 50, Outcome.SERVED, 0.1);
      assertAt(one, 101, Outcome.SERVED, 0.2);
      assertAt(one, 201, Outcome.SERVED, 0.1);
      Sent two = Sent.of(scenario(store, FailOver.NONE, step, outage(NEAR, FAR)));
      assertAt(two, 150, Outcome.STORE_UNAVAILABLE, 2);
      assertAt(two, 201, Outcome.SERVED, 0.1);
    }
  }

  @Test
  @DisplayName("caches answer what they have; what they have not is not to be had")
  void caches() {
    StateStore store = store(new StateStore.EdgeCached(List.of(NEAR), List.of(), 1_000 * SECOND, ZERO, ZERO));
    Sent all = Sent.of(scenario(store, FailOver.NONE, READ, outage(NEAR)));
    assertAt(all, 150, Outcome.SERVED, 0);
    StateStore brief = store(new StateStore.EdgeCached(List.of(NEAR), List.of(), 1, ZERO, ZERO));
    assertAt(Sent.of(scenario(brief, FailOver.NONE, READ, outage(NEAR))), 150, Outcome.STORE_UNAVAILABLE, 2);
  }

  @Test
  @DisplayName("actors are where they were: they come back with their place")
  void actors() {
    Sent all = Sent.of(scenario(store(new StateStore.Actors(List.of(NEAR, FAR))), TEN_SECONDS, READ, outage(NEAR)));
    assertAt(all, 50, Outcome.SERVED, 0.1);
    assertAt(all, 150, Outcome.STORE_UNAVAILABLE, 2.05);
    assertAt(all, 201, Outcome.SERVED, 0.1);
  }

  @Test
  @DisplayName("slow stores: service times are multiplied, at the copy that is slow or at all of them")
  void slow() {
    StateStore tenMillis = new StateStore("store", new StateStore.Replicated(List.of(NEAR, FAR), false, ZERO),
        new Constant(10), new Constant(10), 0, StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    Sent all = Sent.of(scenario(tenMillis, FailOver.NONE, READ, fault(new Fault.SlowStore(0, 5))));
    assertAt(all, 50, Outcome.SERVED, 0.11);
    assertAt(all, 150, Outcome.SERVED, 0.15);
    assertAt(all, 200.2, Outcome.SERVED, 0.11);
    Sent here = Sent.of(scenario(tenMillis, FailOver.NONE, READ, fault(new Fault.SlowPlace(NEAR.id(), 3))));
    assertAt(here, 150, Outcome.SERVED, 0.13);
    Sent there = Sent.of(scenario(tenMillis, FailOver.NONE, READ, fault(new Fault.SlowPlace(FAR.id(), 3))));
    assertAt(there, 150, Outcome.SERVED, 0.11);
    StateStore quorum = new StateStore("store", new Quorum(List.of(NEAR, THIRD, FAR), 2, 2), new Constant(10),
        new Constant(10), 0, StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    assertAt(Sent.of(scenario(quorum, FailOver.NONE, READ, fault(new Fault.SlowPlace(THIRD.id(), 30)))), 150,
        Outcome.SERVED, 0.21);
  }

  @Test
  @DisplayName("a service whose place is down fails its callers after their time-out, and is found elsewhere")
  void services() {
    var platform = Lab.functions(InstancePolicy.alwaysOn(), ZERO);
    Step call = new Step.Call(0, List.of(), 0, 0);
    for (List<Place> sites : List.of(List.of(NEAR), List.of(NEAR, FAR))) {
      Deployment deployment = new Deployment("d", "d", List.of(CODE), Front.NONE, platform, List.of(),
          List.of(new Service("mail", sites, platform, Optional.empty())), List.of()).withFailOver(TEN_SECONDS);
      Scenario base = scenario(store(new StateStore.Home(NEAR)), TEN_SECONDS, READ);
      Sent all = Sent.of(new Scenario("calls", base.workload(),
          List.of(new RequestProfile("request", 1, List.of(call), 0)), List.of(), List.of("mail"), List.of(deployment),
          base.network(), base.backboneJitter(), base.plan()).withFaults(List.of(outage(NEAR))));
      assertAt(all, 50, Outcome.SERVED, 0.1);
      assertAt(all, 105, Outcome.CALL_FAILED, 2.1);
      assertAt(all, 150, sites.size() == 1 ? Outcome.CALL_FAILED : Outcome.SERVED, sites.size() == 1 ? 2.1 : 0.2);
      assertAt(all, 211, Outcome.SERVED, 0.1);
    }
  }
}
