package io.edgewise.sim;

import static io.edgewise.sim.Lab.HERE;
import static io.edgewise.sim.Lab.SECOND;
import static io.edgewise.sim.Lab.ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RetryBudget;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.TimeLimit;
import io.edgewise.sim.model.UserPolicy;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Users who give up, against M/M/1 with impatient customers. */
@DisplayName("Deadlines of users")
class DeadlinesTest {

  private static final double LAMBDA = 12;
  private static final double MU = 10;
  private static final double PATIENCE = 0.4;

  /** exp((lambda - mu) t): how much less likely the work in the system is to be the patience than to be next to nothing. */
  private static final double AT = Math.exp((LAMBDA - MU) * PATIENCE);

  private static Measurements run(double rate, Platform platform, Distribution millis, UserPolicy users) {
    Scenario scenario = Lab.scenario(Lab.workload(rate, List.of(HERE)), List.of(Lab.compute(millis)),
        Lab.plan(10_000, 500, 4, 5), Lab.deployment("code", platform, List.of(HERE)).withUsers(users));
    Measurements found = new Experiment(scenario).run().strategies().getFirst().measurements();
    long outcomes = found.count(Outcome.SERVED) + found.count(Outcome.DEADLINE_EXCEEDED)
        + found.count(Outcome.THROTTLED) + found.count(Outcome.REJECTED);
    assertEquals(found.requests(), outcomes);
    return found;
  }

  private static UserPolicy waiting(double seconds, boolean cancels) {
    return new UserPolicy(RetryPolicy.NONE, new TimeLimit(Math.round(seconds * SECOND), cancels));
  }

  private static double late(Measurements found) {
    return (double) found.count(Outcome.DEADLINE_EXCEEDED) / found.requests();
  }

  @Test
  @DisplayName("who gives up and says nothing leaves the load as it is: exp(-(mu - lambda) t) are late")
  void silent() {
    Measurements found = run(7, Lab.servers(1, Integer.MAX_VALUE), new Exponential(100), waiting(0.5, false));
    double expected = Math.exp(-(10 - 7) * 0.5);
    assertEquals(expected, late(found), 0.03 * expected);
    assertEquals(found.requests(), found.usage().total(UsageKind.INVOCATIONS), "all of them are worked on");
  }

  @Test
  @DisplayName("servers that begin nothing for who has given up: Barrer (1957), impatience until the beginning of service")
  void untilBegun() {
    Measurements found =
        run(LAMBDA, Lab.servers(1, Integer.MAX_VALUE), new Exponential(1000 / MU), waiting(PATIENCE, true));
    double idle = 1 / (1 + LAMBDA * (AT - 1) / (LAMBDA - MU) + LAMBDA / MU * AT);
    // Those who find more work than their patience lasts, and those whose own service is not over in time.
    double expected = idle * AT * (LAMBDA / MU + 1);
    assertEquals(expected, late(found), 0.02 * expected);
  }

  @Test
  @DisplayName("functions that stop when their user gives up: impatience until the end of service")
  void untilDone() {
    Platform one = Lab.functions(new InstancePolicy(1, 1, 1, InstancePolicy.KEEP_FOR_EVER,
        InstancePolicy.IdleSelection.MOST_RECENTLY_USED, 1_000_000, InstancePolicy.ScaleUpRate.UNLIMITED_RATE), ZERO);
    Measurements found = run(LAMBDA, one, new Exponential(1000 / MU), waiting(PATIENCE, true));
    double expected = AT / (1 + LAMBDA * (AT - 1) / (LAMBDA - MU));
    assertEquals(expected, late(found), 0.02 * expected);
  }

  @Test
  @DisplayName("no attempt begins after the deadline, whatever the policy of retries says")
  void boundsRetries() {
    UserPolicy users =
        new UserPolicy(new RetryPolicy(9, SECOND, SECOND, 60 * SECOND), new TimeLimit(2 * SECOND, false));
    assertEquals(2 * SECOND, users.retries().deadlineNanos());
  }

  @Test
  @DisplayName("a budget of 20 %: of requests that are all refused, one in five is sent again")
  void budget() {
    Platform busy = Lab.functions(new InstancePolicy(1, 1, 1, InstancePolicy.KEEP_FOR_EVER,
        InstancePolicy.IdleSelection.MOST_RECENTLY_USED, 0, InstancePolicy.ScaleUpRate.UNLIMITED_RATE), ZERO);
    RetryPolicy retries = new RetryPolicy(5, SECOND / 100, SECOND / 100, Long.MAX_VALUE, RetryPolicy.Jitter.EQUAL,
        Set.of(RetryPolicy.Cause.REFUSED), new RetryBudget(0.2, 3), 2);
    Measurements found = run(10, busy, new Constant(100_000), new UserPolicy(retries, TimeLimit.NONE));
    assertEquals(1.2, found.attemptsPerRequest(), 0.005);
  }
}
