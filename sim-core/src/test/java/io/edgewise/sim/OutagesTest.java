package io.edgewise.sim;

import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Sent.Request;
import io.edgewise.sim.engine.CompiledDeployment;
import io.edgewise.sim.engine.Simulation;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.FailOver;
import io.edgewise.sim.model.Fault;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.Timeline;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Places that go down and come up again; every interval fails once in 1,000 seeds. */
class OutagesTest {

  private static final Place NEAR = new Place("lab:near", "Near", "", 0, 0);
  private static final Place FAR = new Place("lab:far", "Far", "", 0, 90);
  private static final Place POP = new Place("lab:pop", "PoP", "", 0, 1);
  private static final double RATE = 20;

  /** Ten seconds to learn that a place is down, five that it is up; addresses are kept for a minute. */
  private static final FailOver DNS =
      new FailOver(FailOver.By.DNS, 10 * SECOND, 5 * SECOND, 60 * SECOND, 4 * SECOND, 3 * SECOND, 2 * SECOND);

  private static Fault outage(String place, long from, long to) {
    return new Fault("outage", from * SECOND, to * SECOND, new Fault.Outage(Set.of(place)), Set.of());
  }

  private static Deployment at(List<Place> sites, Front front, FailOver failOver, StateStore... stores) {
    Platform platform = Lab.functions(InstancePolicy.alwaysOn(), ZERO);
    return new Deployment("d", "d", sites, front, platform, List.of(stores), List.of()).withFailOver(failOver);
  }

  private static Scenario scenario(Deployment deployment, RetryPolicy retries, List<Step> steps, int replications,
      Fault... faults) {
    Workload base = Lab.workload(RATE, List.of(NEAR));
    Workload users = new Workload(base.origins(), base.load(), base.access(), base.connection(), retries);
    return new Scenario("outages", users, List.of(new RequestProfile("request", 1, steps, 0)),
        List.of("items").subList(0, deployment.stores().size()), List.of(deployment),
        (from, to) -> from.equals(to) ? 0 : 100_000_000L, new Constant(1), plan(1_000, 0, replications, 7))
        .withFaults(List.of(faults));
  }

  private static Scenario scenario(Deployment deployment, Fault... faults) {
    return scenario(deployment, RetryPolicy.NONE, List.of(), 20, faults);
  }

  private static void holds(String what, Scenario scenario, double expected,
      ToDoubleFunction<Sent> number) {
    ConfidenceInterval interval =
        ConfidenceInterval.ofReplications(Sent.each(scenario, number), scenario.plan().level());
    assertTrue(interval.contains(expected), () -> what + ": " + interval + " misses " + expected);
    assertTrue(interval.halfWidth() < 0.1 * expected, () -> what + ": " + interval + " is wide");
  }

  @Test
  @DisplayName("one place: what is sent while it is down fails, after the time-out of the clients, and nothing else")
  void onePlace() {
    Sent all = Sent.of(scenario(at(List.of(NEAR), Front.NONE, DNS), outage(NEAR.id(), 300, 500)));
    for (Request request : all.requests()) {
      boolean down = request.sentWithin(300, 500);
      assertEquals(down ? Outcome.UNREACHABLE : Outcome.SERVED, request.outcome(), request::toString);
      assertEquals(down ? 4 : 0, request.latency(), 1e-9);
    }
    assertEquals(all.sent(300, 500), all.measurements().count(Outcome.UNREACHABLE));
    assertEquals(all.requests().size(), all.measurements().requests(), "each has one outcome");
  }

  @Test
  @DisplayName("a front that lives says after its own time-out that the code behind it is down")
  void front() {
    Front front = new Front(List.of(POP), List.of(1.0), List.of(), List.of());
    Sent all = Sent.of(scenario(at(List.of(NEAR), front, FailOver.NONE), outage(NEAR.id(), 300, 500)));
    // A request is on its way for half a round trip to the PoP and half of one from there, and so is its answer.
    all.requests().forEach(request -> {
      boolean down = request.sentWithin(299.9, 499.9);
      assertEquals(down ? Outcome.BAD_GATEWAY : Outcome.SERVED, request.outcome(), request::toString);
      assertEquals(down ? 30.2 : 0.2, request.latency(), 1e-6);
    });
    Sent deaf = Sent.of(scenario(at(List.of(NEAR), front, FailOver.NONE), outage(POP.id(), 300, 500)));
    deaf.requests().forEach(request -> assertEquals(
        request.sentWithin(299.95, 499.95) ? Outcome.UNREACHABLE : Outcome.SERVED, request.outcome(),
        request::toString));
  }

  @Test
  @DisplayName("DNS: all fail until detection, then those whose address has not expired; expected 20 x (10 + 60 / 2)")
  void dns() {
    Scenario scenario =
        scenario(at(List.of(NEAR, FAR), Front.NONE, DNS), outage(NEAR.id(), 300, 500));
    holds("failed", scenario, RATE * (10 + 30), sent -> sent.failed(300, 500));
    // Of those who look the address up anew t seconds after detection, t / 60 do so; one of 20 x 60 x u^2 / 2.
    holds("in the first half of a minute", scenario, RATE * 60 * (0.5 - 0.125), sent -> sent.failed(310, 340));
    // Back: until 505 all go far, then fewer and fewer.
    holds("far", scenario, RATE * (200 - 40 + 5 + 30),
        sent -> sent.requests().stream().filter(request -> request.served() && request.site() == 1).count());
    Sent all = Sent.of(scenario);
    assertEquals(0, all.failed(0, 300) + all.failed(370, 1_000), "nobody fails before, nor when all have learnt");
    assertEquals(all.sent(300, 310), all.failed(300, 310), "nobody gets away before detection");
    assertTrue(all.requests().stream().filter(request -> request.sentWithin(370, 505)).allMatch(r -> r.site() == 1));
    assertTrue(all.requests().stream().filter(request -> request.sentWithin(565, 1_000)).allMatch(r -> r.site() == 0));
    assertEquals(List.of(0L, 300L, 310L, 370L, 500L, 505L, 565L), all.measurements().course().phases().intervals()
        .stream().map(phase -> phase.fromNanos() / SECOND).toList());
  }

  @Test
  @DisplayName("an outage that is over before it is detected changes no route, and anycast has no addresses to expire")
  void shortAndAnycast() {
    Sent unnoticed =
        Sent.of(scenario(at(List.of(NEAR, FAR), Front.NONE, DNS), outage(NEAR.id(), 300, 309)));
    assertEquals(unnoticed.sent(300, 309), unnoticed.failed(0, 1_000));
    FailOver anycast = new FailOver(FailOver.By.ANYCAST, 10 * SECOND, 5 * SECOND, 0, SECOND, SECOND, SECOND);
    Sent all = Sent.of(scenario(at(List.of(NEAR, FAR), Front.NONE, anycast), outage(NEAR.id(), 300, 500)));
    all.requests().forEach(request -> {
      assertEquals(request.sentWithin(300, 310) ? Outcome.UNREACHABLE : Outcome.SERVED, request.outcome());
      assertEquals(request.sentWithin(310, 505) ? 1 : 0, request.site());
    });
  }

  @Test
  @DisplayName("what is in an instance when its place goes down is lost: as many as there are, M/G/infinity")
  void interrupted() {
    Platform functions =
        Lab.functions(Lab.scaling(new Constant(1e9), InstancePolicy.IdleSelection.MOST_RECENTLY_USED), ZERO);
    Deployment deployment = new Deployment("d", "d", List.of(NEAR), Front.NONE, functions, List.of(), List.of());
    Scenario scenario = scenario(deployment, RetryPolicy.NONE, List.of(Lab.compute(new Exponential(5_000))), 60,
        outage(NEAR.id(), 300, 500));
    holds("lost", scenario, RATE * 5, sent -> sent.measurements().count(Outcome.INTERRUPTED));
    Sent all = Sent.of(scenario);
    all.requests().forEach(request -> {
      boolean spans = request.sent() < 300 && request.outcome() == Outcome.INTERRUPTED;
      assertTrue(!spans || Math.abs(request.sent() + request.latency() - 300) < 1e-6, "they are lost at that moment");
      assertTrue(request.sent() >= 300 || spans == request.sent() + request.latency() >= 300 - 1e-9, request::toString);
    });
    // After the outage all instances are new: as many cold starts as the most requests at a time.
    assertEquals(DeploysTest.mostAtATime(all, 500), all.measurements().course().phases().part(2).coldStarts());
  }

  @Test
  @DisplayName("users who ask again get through where others cannot, once they look the address up anew")
  void retries() {
    RetryPolicy often = new RetryPolicy(32, 10 * SECOND, 10 * SECOND, Long.MAX_VALUE);
    Scenario scenario =
        scenario(at(List.of(NEAR, FAR), Front.NONE, DNS), often, List.of(), 3, outage(NEAR.id(), 300, 500));
    Sent all = Sent.of(scenario);
    assertEquals(all.requests().size(), all.measurements().count(Outcome.SERVED),
        "32 attempts last longer than a minute");
    assertTrue(all.requests().stream().filter(request -> request.sentWithin(300, 310))
        .allMatch(request -> request.site() == 1 && request.sent() + request.latency() >= 310));
    assertTrue(all.measurements().attemptsPerRequest() > 1.1);
    long repeats = 0;
    Timeline timeline = all.measurements().course().timeline();
    for (int i = 0; i < timeline.intervals().size(); i++) {
      repeats += timeline.part(i).repeats();
    }
    assertEquals(all.measurements().attemptsPerRequest() - 1, (double) repeats / all.requests().size(), 1e-12);
  }

  @Test
  @DisplayName("requests that fail, go elsewhere, are slowed down, throttled or lost allocate nothing")
  void allocation() {
    StateStore store = new StateStore("store", new StateStore.Replicated(List.of(NEAR, FAR), true, ZERO), ZERO, ZERO, 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    Step write = new Step.Write(0, new KeySpace(1, 0), 0);
    RetryPolicy retries = new RetryPolicy(3, SECOND, SECOND, Long.MAX_VALUE);
    Set<String> near = Set.of(NEAR.id());
    Scenario scenario = scenario(at(List.of(NEAR, FAR), Front.NONE, DNS, store), retries, List.of(write), 1,
        outage(NEAR.id(), 5, 900),
        new Fault("loss", 6 * SECOND, 900 * SECOND, new Fault.Loss(near, Set.of(FAR.id()), 0.3), Set.of()),
        new Fault("slow", 7 * SECOND, 900 * SECOND, new Fault.SlowPlace(FAR.id(), 3), Set.of()),
        new Fault("throttle", 8 * SECOND, 900 * SECOND,
            new Fault.ThrottledCompute(Set.of(FAR.id()), new Fault.Admission(0.9, 100)), Set.of()),
        new Fault("throttle", 9 * SECOND, 900 * SECOND, new Fault.ThrottledStore(0, new Fault.Admission(0.9, 10)),
            Set.of()));
    // So long a horizon that its intervals, which take some room each, are the same few in all runs.
    Scenario longer = scenario.withPlan(plan(100_000, 0, 1, 7));
    Allocation.assertNonePerRequest(new Simulation(CompiledDeployment.of(longer).getFirst()));
  }

  @Test
  @DisplayName("the time line holds every request once, and two runs of a simulation are the same")
  void course() {
    Scenario scenario =
        scenario(at(List.of(NEAR, FAR), Front.NONE, DNS), outage(NEAR.id(), 300, 500));
    Sent all = Sent.of(scenario);
    Timeline timeline = all.measurements().course().timeline();
    for (int i = 0; i < timeline.intervals().size(); i++) {
      double from = timeline.intervals().get(i).fromNanos() / 1e9;
      double to = timeline.intervals().get(i).toNanos() / 1e9;
      assertEquals(all.sent(from, to), timeline.part(i).requests());
      assertEquals(all.failed(from, to), timeline.part(i).failed(Outcome.UNREACHABLE));
    }
    assertEquals(4, timeline.intervals().getFirst().toNanos() / SECOND, "1,000 s in 240 intervals of whole seconds");
    assertEquals(all.requests(), Sent.of(scenario).requests());
  }
}
