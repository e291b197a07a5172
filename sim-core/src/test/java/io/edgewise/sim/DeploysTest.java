package io.edgewise.sim;

import static io.edgewise.sim.Lab.HERE;
import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static io.edgewise.sim.Lab.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Fault;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deploys that replace all instances. */
class DeploysTest {

  private static final double RATE = 40;

  /** Most requests at a time of those that were sent from a time on and served: each of these needs an instance. */
  static long mostAtATime(Sent all, double from) {
    List<Sent.Request> late = all.requests().stream().filter(r -> r.sent() >= from && r.served()).toList();
    return late.stream().mapToLong(one -> late.stream()
        .filter(other -> other.sent() <= one.sent() && one.sent() < other.sent() + other.latency()).count()).max()
        .orElseThrow();
  }

  private static Scenario scenario(InstancePolicy policy, long from, long to) {
    Fault deploy = new Fault("deploy", from * SECOND, to * SECOND, new Fault.Deploy(Fault.USERS), Set.of());
    return Lab.scenario(Lab.workload(RATE, List.of(HERE)), List.of(Lab.compute(new Exponential(500))),
        plan(200, 100, 1, 5), Lab.deployment("d", Lab.functions(policy, ZERO), List.of(HERE)))
        .withFaults(List.of(deploy));
  }

  @ParameterizedTest
  @EnumSource(IdleSelection.class)
  @DisplayName("instances that never expire: a deploy starts as many as the most requests at a time that come after it")
  void atOnce(IdleSelection selection) {
    Sent all = Sent.of(scenario(Lab.scaling(new Constant(1e12), selection), 100, 100));
    assertEquals(mostAtATime(all, 100), all.measurements().course().phases().part(1).coldStarts());
    assertEquals(all.requests().size(), all.measurements().count(Outcome.SERVED),
        "running requests are served to their end");
  }

  @Test
  @DisplayName("a limit on instances counts those that still have requests, and who waits gets a new one")
  void underALimit() {
    InstancePolicy few = new InstancePolicy(1, 0, 30, new Constant(1e12), IdleSelection.MOST_RECENTLY_USED,
        1_000, InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    Sent all = Sent.of(scenario(few, 100, 100));
    assertEquals(all.requests().size(), all.measurements().count(Outcome.SERVED));
    assertTrue(all.measurements().mostInstances() <= 30);
    assertTrue(all.measurements().course().phases().part(1).coldStarts() >= 20);
    InstancePolicy several = new InstancePolicy(4, 0, 100, new Constant(1e12), IdleSelection.MOST_RECENTLY_USED, 0,
        InstancePolicy.ScaleUpRate.UNLIMITED_RATE);
    Sent shared = Sent.of(scenario(several, 100, 100));
    assertEquals(shared.requests().size(), shared.measurements().count(Outcome.SERVED));
    assertTrue(shared.measurements().instanceStarts() >= 5, "20 requests at a time, four in an instance");
  }

  @Test
  @DisplayName("a rolling deploy replaces a tenth of the old instances at each step, and new ones not again")
  void rolling() {
    InstancePolicy policy = Lab.scaling(new Constant(1e12), IdleSelection.LEAST_RECENTLY_USED);
    Sent all = Sent.of(scenario(policy, 50, 150));
    long started = all.measurements().instanceStarts();
    assertTrue(started <= mostAtATime(all, 50), started + " were started, and none of them replaced");
    assertTrue(started >= mostAtATime(all, 150), started + " were started, and all that came later needs one");
    Sent untouched = Sent.of(scenario(new InstancePolicy(1, 60, 1_000, new Constant(1e12),
        IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE), 100, 100));
    assertEquals(0, untouched.measurements().instanceStarts(), "provisioned instances stand by");
  }
}
