package io.edgewise.sim;

import static io.edgewise.sim.Lab.HERE;
import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.AccessLink;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Fault;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
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
import io.edgewise.sim.theory.MMc;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Slow places, lost packets and throttles, against closed forms; every interval fails once in 1,000 seeds. */
class SlownessTest {

  private static final Place THERE = new Place("lab:there", "There", "", 0, 1);

  private static Fault fault(long from, long to, Fault.Effect effect) {
    return new Fault("fault", from * SECOND, to * SECOND, effect, Set.of());
  }

  private static void holds(String what, Scenario scenario, double expected, double within,
      ToDoubleFunction<Sent> number) {
    ConfidenceInterval interval =
        ConfidenceInterval.ofReplications(Sent.each(scenario, number), scenario.plan().level());
    assertTrue(interval.contains(expected), () -> what + ": " + interval + " misses " + expected);
    assertTrue(interval.halfWidth() < within * expected, () -> what + ": " + interval + " is wide");
  }

  private static double meanLatency(Sent all, double from, double to) {
    return all.requests().stream().filter(request -> request.sentWithin(from, to)).mapToDouble(Sent.Request::latency)
        .average().orElseThrow();
  }

  @Test
  @DisplayName("servers at half their speed for a while: M/M/2 at twice the service time then, and as ever before and after")
  void halfTheCapacity() {
    Scenario scenario = Lab.scenario(Lab.workload(8, List.of(HERE)), List.of(Lab.compute(new Exponential(100))),
        plan(9_000, 100, 12, 11), Lab.deployment("d", Lab.servers(2, Integer.MAX_VALUE), List.of(HERE)))
        .withFaults(List.of(fault(2_000, 6_000, new Fault.SlowPlace(HERE.id(), 2))));
    double usual = new MMc(8, 10, 2).meanSojournTime();
    double slow = new MMc(8, 5, 2).meanSojournTime();
    holds("before", scenario, usual, 0.05, sent -> meanLatency(sent, 0, 2_000));
    holds("during", scenario, slow, 0.08, sent -> meanLatency(sent, 2_100, 6_000));
    holds("after", scenario, usual, 0.05, sent -> meanLatency(sent, 6_100, 9_000));
  }

  @Test
  @DisplayName("loss of p: a packet waits (2^k - 1) time-outs with probability p^k (1 - p), so sum of p^k 2^(k-1) on average")
  void loss() {
    double p = 0.2;
    double timeOut = 0.3;
    Workload base = Lab.workload(100, List.of(THERE));
    AccessLink link =
        new AccessLink(ZERO, new Constant(1), 0, new Constant(1_000 * timeOut), Double.POSITIVE_INFINITY);
    Workload users = new Workload(base.origins(), base.load(), link, base.connection());
    Deployment functions =
        Lab.deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(HERE));
    Fault.Loss between = new Fault.Loss(Set.of(HERE.id()), Set.of(THERE.id()), p);
    Scenario scenario = Lab.scenario(users, List.of(), plan(400, 0, 12, 12), functions)
        .withFaults(List.of(fault(100, 300, between)));
    double expected = 0;
    for (int k = 1; k <= 6; k++) {
      expected += Math.pow(p, k) * Math.pow(2, k - 1);
    }
    holds("delay", scenario, timeOut * expected, 0.05, sent -> meanLatency(sent, 100, 300));
    holds("lost once or more", scenario, p, 0.03, sent -> (double) sent.requests().stream()
        .filter(request -> request.sentWithin(100, 300) && request.latency() > 0).count() / sent.sent(100, 300));
    Sent all = Sent.of(scenario);
    assertEquals(0, meanLatency(all, 0, 100) + meanLatency(all, 300, 400));
    Scenario elsewhere = scenario.withFaults(
        List.of(fault(100, 300, new Fault.Loss(Set.of(HERE.id()), Set.of("lab:nowhere"), p))));
    assertEquals(0, meanLatency(Sent.of(elsewhere), 0, 400));
  }

  @Test
  @DisplayName("a throttle lets a share through at random, or so many in a second, and each attempt of a client is drawn anew")
  void throttled() {
    Platform platform = Lab.functions(InstancePolicy.alwaysOn(), ZERO);
    Scenario plain = Lab.scenario(Lab.workload(100, List.of(HERE)), List.of(), plan(400, 0, 12, 13),
        Lab.deployment("d", platform, List.of(HERE)));
    Scenario share = plain.withFaults(List.of(fault(100, 300,
        new Fault.ThrottledCompute(Set.of(), new Fault.Admission(0.2, Double.POSITIVE_INFINITY)))));
    holds("share", share, 0.8, 0.02, sent -> (double) sent.failed(100, 300) / sent.sent(100, 300));
    Sent all = Sent.of(share);
    assertEquals(all.failed(0, 400), all.failed(100, 300));
    assertEquals(all.failed(0, 400), all.measurements().count(Outcome.THROTTLED));
    Scenario rate = plain.withFaults(List.of(fault(100, 300,
        new Fault.ThrottledCompute(Set.of(HERE.id()), new Fault.Admission(1, 30)))));
    // A bucket that is full at first holds one second more.
    holds("rate", rate, 30 * 201, 0.01, sent -> sent.sent(100, 300) - sent.failed(100, 300));
    Scenario elsewhere = plain.withFaults(List.of(fault(100, 300,
        new Fault.ThrottledCompute(Set.of("lab:nowhere"), new Fault.Admission(0, 30)))));
    assertEquals(0, Sent.of(elsewhere).failed(0, 400));
    Workload base = plain.workload();
    Workload thrice = new Workload(base.origins(), base.load(), base.access(), base.connection(),
        new RetryPolicy(3, 0, 0, Long.MAX_VALUE));
    Scenario again = new Scenario("again", thrice, plain.requests(), List.of(), plain.deployments(), plain.network(),
        plain.backboneJitter(), plain.plan()).withFaults(share.faults());
    holds("three attempts", again, 0.8 * 0.8 * 0.8, 0.03,
        sent -> (double) sent.failed(100, 300) / sent.sent(100, 300));
  }

  @Test
  @DisplayName("a throttled store refuses operations beyond its limit")
  void throttledStore() {
    StateStore store = new StateStore("store", new StateStore.Home(HERE), ZERO, ZERO, 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED);
    Step read = new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.EVENTUAL);
    Scenario scenario = Lab.scenario(Lab.workload(100, List.of(HERE)), List.of(read), plan(400, 0, 12, 14),
        Lab.deployment("d", Lab.functions(InstancePolicy.alwaysOn(), ZERO), List.of(HERE), store));
    holds("share", scenario.withFaults(List.of(fault(100, 300,
        new Fault.ThrottledStore(0, new Fault.Admission(0.7, Double.POSITIVE_INFINITY))))), 0.3, 0.03,
        sent -> (double) sent.measurements().count(Outcome.STORE_THROTTLED) / sent.sent(100, 300));
    holds("rate", scenario.withFaults(List.of(fault(100, 300,
        new Fault.ThrottledStore(0, new Fault.Admission(1, 40))))), 40 * 201, 0.01,
        sent -> sent.sent(100, 300) - sent.failed(100, 300));
  }

  @Test
  @DisplayName("a fault that is limited to other strategies changes nothing here, and what is slow does not fail")
  void untouched() {
    Scenario plain = Lab.scenario(Lab.workload(100, List.of(HERE)), List.of(Lab.compute(new Exponential(5))),
        plan(400, 0, 1, 15), Lab.deployment("d", Lab.servers(2, Integer.MAX_VALUE), List.of(HERE)));
    Fault slow = fault(100, 300, new Fault.SlowPlace(HERE.id(), 3));
    Scenario other = plain.withFaults(
        List.of(new Fault("slow", slow.fromNanos(), slow.toNanos(), slow.effect(), Set.of("another"))));
    assertEquals(Sent.of(plain).requests(), Sent.of(other).requests());
    Sent all = Sent.of(plain.withFaults(List.of(slow)));
    assertEquals(0, all.failed(0, 400));
    Timeline phases = all.measurements().course().phases();
    assertEquals(3, phases.intervals().size());
    assertTrue(phases.part(1).latency().quantile(0.5) > 2.5 * phases.part(0).latency().quantile(0.5));
    assertEquals(0, all.measurements().course().recoverNanos(all.measurements().course().events().getFirst())
        .orElseThrow());
  }
}
