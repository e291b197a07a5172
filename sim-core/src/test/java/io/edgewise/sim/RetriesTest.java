package io.edgewise.sim;

import static io.edgewise.sim.Lab.HERE;
import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RetryBudget;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Workload;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.theory.ErlangB;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking again what was refused: what it serves, and what it adds to the load. */
@DisplayName("Retries")
class RetriesTest {

  private static Measurements run(double rate, RetryPolicy users, Platform platform, List<Step> steps,
      StateStore... stores) {
    Workload workload = Lab.workload(rate, List.of(HERE));
    Workload again =
        new Workload(workload.origins(), workload.load(), workload.access(), workload.connection(), users);
    Deployment deployment = Lab.deployment("code", platform, List.of(HERE), stores);
    Scenario scenario = Lab.scenario(again, steps, Lab.plan(3000, 200, 8, 5), deployment);
    return new Experiment(scenario).run().strategies().getFirst().measurements();
  }

  /** At most so many requests at once, and no queue: M/M/c/c. */
  private static Platform loss(int servers) {
    return Lab.functions(new InstancePolicy(1, servers, servers, InstancePolicy.KEEP_FOR_EVER,
        InstancePolicy.IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE), ZERO);
  }

  /**
   * Waits of up to 100 s between attempts over services of 100 ms make what is asked again independent of why: all attempts
   * together are Poisson, with a load a' = a (1 + B + ... + B^(n-1)) and B the loss formula of a'.
   */
  @ParameterizedTest(name = "{0} servers, load {1}, {2} attempts")
  @CsvSource({"5, 4, 2", "5, 4, 4", "5, 6, 3", "2, 1, 2"})
  @DisplayName("a loss system with patient clients is one with more load")
  void loss(int servers, double load, int attempts) {
    double offered = load;
    for (int i = 0; i < 1000; i++) {
      offered = load * attempts(ErlangB.blocking(offered, servers), attempts);
    }
    double blocking = ErlangB.blocking(offered, servers);
    Measurements found = run(10 * load, new RetryPolicy(attempts, 100 * SECOND, 100 * SECOND, Long.MAX_VALUE),
        loss(servers), List.of(Lab.compute(new Exponential(100))));
    assertEquals(attempts(blocking, attempts), found.attemptsPerRequest(), 0.02 * found.attemptsPerRequest());
    double failed = Math.pow(blocking, attempts);
    assertEquals(failed, (double) found.count(Outcome.THROTTLED) / found.requests(), 0.06 * failed + 0.0005);
  }

  private static double attempts(double blocking, int most) {
    return (1 - Math.pow(blocking, most)) / (1 - blocking);
  }

  @Test
  @DisplayName("who asks again at once meets the same busy servers: less is served than of patient clients")
  void impatient() {
    Measurements patient = run(60, new RetryPolicy(3, 100 * SECOND, 100 * SECOND, Long.MAX_VALUE), loss(5),
        List.of(Lab.compute(new Exponential(100))));
    Measurements impatient = run(60, new RetryPolicy(3, SECOND / 1000, SECOND, Long.MAX_VALUE), loss(5),
        List.of(Lab.compute(new Exponential(100))));
    assertTrue(impatient.count(Outcome.THROTTLED) > 1.2 * patient.count(Outcome.THROTTLED),
        impatient.count(Outcome.THROTTLED) + " against " + patient.count(Outcome.THROTTLED));
    // Every attempt that got an instance is an invocation, and no other.
    assertEquals(patient.requests() - patient.count(Outcome.THROTTLED), patient.usage().total(UsageKind.INVOCATIONS));
  }

  @Test
  @DisplayName("the latency of who is served in the end has the waits in it")
  void latency() {
    Measurements found = run(60, new RetryPolicy(2, 100 * SECOND, 100 * SECOND, Long.MAX_VALUE), loss(5),
        List.of(Lab.compute(new Constant(100))));
    double again = found.attemptsPerRequest() - 1;
    double served = (found.requests() - found.count(Outcome.THROTTLED)) / (double) found.requests();
    // A request that was served the second time waited for 50 s on average.
    double expected = 0.1 + 50 * (again - (1 - served)) / served;
    assertEquals(expected, found.latency().meanNanos() / 1e9, 0.03 * expected);
  }

  @Test
  @DisplayName("one attempt is as if there were no policy, to the bit")
  void none() {
    Measurements plain = run(60, RetryPolicy.NONE, loss(5), List.of(Lab.compute(new Exponential(100))));
    Measurements one = run(60, new RetryPolicy(1, SECOND, SECOND, SECOND), loss(5),
        List.of(Lab.compute(new Exponential(100))));
    assertEquals(plain.fingerprint(), one.fingerprint());
    assertEquals(1, plain.attemptsPerRequest());
    assertEquals(ErlangB.blocking(6, 5), (double) plain.count(Outcome.THROTTLED) / plain.requests(), 0.005);
  }

  @Test
  @DisplayName("after the deadline nothing is asked again")
  void deadline() {
    Measurements found = run(60, new RetryPolicy(32, 10 * SECOND, 10 * SECOND, 2 * SECOND), loss(5),
        List.of(Lab.compute(new Exponential(100))));
    assertTrue(found.attemptsPerRequest() > 1.01 && found.attemptsPerRequest() < 1.5, "" + found.attemptsPerRequest());
    assertTrue(found.latency().quantile(1) / 1e9 < 4);
  }

  private static StateStore table(RetryPolicy retries) {
    return new StateStore("table", new StateStore.Home(HERE), new Constant(1), new Constant(1), 0,
        StateStore.OperationUnits.ONE, StateStore.Capacity.UNLIMITED,
        new StateStore.RateLimits(Double.POSITIVE_INFINITY, 10, 0, 1), Connections.UNLIMITED,
        retries);
  }

  /** Writes at one in 100 ms, asked for 5 times a second: half of the time one is refused at first, and rarely for long. */
  @Test
  @DisplayName("a client that asks a store again gets most of what the rate refused at first, later")
  void store() {
    List<Step> write = List.of(new Step.Write(0, new KeySpace(1, 0), 0));
    Platform platform = Lab.functions(InstancePolicy.alwaysOn(), ZERO);
    Measurements plain = run(5, RetryPolicy.NONE, platform, write, table(RetryPolicy.NONE));
    // One of the rate before each: the chance of none within 100 ms of the last that was taken is 1 / (1 + 0.5).
    assertEquals(1 - 1 / 1.5, (double) plain.count(Outcome.STORE_THROTTLED) / plain.requests(), 0.01);
    Measurements again = run(5, RetryPolicy.NONE, platform, write,
        table(new RetryPolicy(10, SECOND / 5, 20 * SECOND, Long.MAX_VALUE)));
    assertTrue(again.count(Outcome.STORE_THROTTLED) < 0.01 * again.requests());
    assertTrue(again.repeatedOperations() > 0.5 * again.requests());
    assertEquals(1, again.attemptsPerRequest());
    assertTrue(again.latency().quantile(0.9) > 0.1e9);
  }

  @Test
  @DisplayName("waits double up to the greatest one, and any part of them is as likely")
  void waits() {
    RetryPolicy policy = new RetryPolicy(5, 100, 350, Long.MAX_VALUE);
    assertEquals(100, policy.waitNanos(1, 1, 0));
    assertEquals(200, policy.waitNanos(2, 1, 0));
    assertEquals(350, policy.waitNanos(3, 1, 0));
    assertEquals(350, policy.waitNanos(31, 1, 0));
    assertEquals(50, policy.waitNanos(2, 0.25, 0));
    assertThrows(IllegalArgumentException.class, () -> new RetryPolicy(0, 1, 1, 1));
  }

  private static RetryPolicy jittered(RetryPolicy.Jitter jitter) {
    return new RetryPolicy(9, 100, 1000, Long.MAX_VALUE, jitter, Set.of(RetryPolicy.Cause.REFUSED),
        RetryBudget.UNLIMITED, 3);
  }

  @Test
  @DisplayName("jitter: all of the wait, half of it, none, or up to three times the wait before")
  void jitters() {
    assertEquals(75, jittered(RetryPolicy.Jitter.FULL).waitNanos(2, 0.25, 0));
    assertEquals(300 * 1.25 / 2, jittered(RetryPolicy.Jitter.EQUAL).waitNanos(2, 0.25, 0), 1);
    assertEquals(300, jittered(RetryPolicy.Jitter.NONE).waitNanos(2, 0.25, 0));
    RetryPolicy decorrelated = jittered(RetryPolicy.Jitter.DECORRELATED);
    assertEquals(150, decorrelated.waitNanos(1, 0.25, 0));
    assertEquals(100 + 0.5 * (3 * 240 - 100), decorrelated.waitNanos(2, 0.5, 240), 1);
    assertEquals(1000, decorrelated.waitNanos(3, 1, 700));
    assertThrows(IllegalArgumentException.class, () -> new RetryBudget(1.5, 1));
    assertThrows(IllegalArgumentException.class, () -> new RetryBudget(0.1, 0.5));
  }
}
