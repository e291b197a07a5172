package io.edgewise.sim.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Allocation;
import io.edgewise.sim.Lab;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.CircuitBreaker;
import io.edgewise.sim.model.ClientPolicy;
import io.edgewise.sim.model.Connections;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.Hedge;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.InstancePolicy.IdleSelection;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RetryBudget;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.RetryPolicy.Jitter;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.Capacity;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.TimeLimit;
import io.edgewise.sim.model.UserPolicy;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Exponential;
import io.edgewise.sim.result.DependencyCounts;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Time limits, retries, hedges and circuits of clients: by hand, and against closed forms. */
@DisplayName("Operations whose client does more than to wait")
class GuardedOperationsTest {

  private static final long MILLI = 1_000_000;
  private static final Place NEAR = Lab.place(2);
  private static final Place FAR = Lab.place(3);
  private static final Step READ = new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.EVENTUAL);

  private static ClientPolicy policy(long timeoutMillis, boolean cancels, Hedge hedge, CircuitBreaker breaker) {
    TimeLimit limit = timeoutMillis == 0 ? TimeLimit.NONE : new TimeLimit(timeoutMillis * MILLI, cancels);
    return new ClientPolicy(limit, Optional.ofNullable(hedge), Optional.ofNullable(breaker));
  }

  private static RetryPolicy retries(int attempts, long backoffMillis, RetryBudget budget) {
    return new RetryPolicy(attempts, backoffMillis * MILLI, Long.MAX_VALUE, Long.MAX_VALUE, Jitter.NONE,
        Set.of(RetryPolicy.Cause.values()), budget, 1);
  }

  private static StateStore store(Distribution millis, Capacity capacity, RetryPolicy retries, ClientPolicy client) {
    return new StateStore("store", new StateStore.Home(Lab.HERE), millis, millis, 0, StateStore.OperationUnits.ONE,
        capacity, StateStore.RateLimits.NONE, Connections.UNLIMITED, retries).askedBy(client);
  }

  private static Platform functions() {
    return Lab.functions(Lab.scaling(new Constant(60_000), IdleSelection.MOST_RECENTLY_USED), Lab.ZERO);
  }

  private static Scenario scenario(double rate, List<Step> steps, StateStore... stores) {
    return Lab.scenario(Lab.workload(rate, List.of(Lab.HERE)), steps, Lab.plan(600, 0, 1, 3),
        Lab.deployment("code", functions(), List.of(Lab.HERE), stores));
  }

  private static Measurements run(Scenario scenario, long seconds) {
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario).getFirst());
    Measurements m =
        simulation.run(5, 0, List.of(new Slice(0, seconds * Lab.SECOND, seconds / 10 * Lab.SECOND)));
    assertEquals(0, simulation.inFlight(), "no slot stays taken");
    DependencyCounts counts = m.dependencies().getFirst();
    assertEquals(counts.attempts(),
        counts.operations() + counts.retries() + counts.hedges() - counts.circuitRefusals(),
        "every attempt has a cause");
    assertEquals(m.requests(), m.count(Outcome.SERVED) + m.count(Outcome.OPERATION_TIMED_OUT)
        + m.count(Outcome.CIRCUIT_OPEN) + m.count(Outcome.REJECTED) + m.count(Outcome.CALL_FAILED)
        + m.count(Outcome.DEADLINE_EXCEEDED), "every request has one outcome");
    return m;
  }

  @Test
  @DisplayName("by hand: two attempts of 30 ms at what takes 50 ms, 10 ms between them, and the store does both")
  void timeoutByHand() {
    for (Capacity capacity : List.of(Capacity.UNLIMITED, new Capacity(1000, 1000))) {
      StateStore store = store(new Constant(50), capacity, retries(2, 10, RetryBudget.UNLIMITED),
          policy(30, false, null, null));
      Measurements m = run(scenario(10, List.of(READ), store), 200);
      long n = m.requests();
      DependencyCounts counts = m.dependencies().getFirst();
      assertEquals(n, m.count(Outcome.OPERATION_TIMED_OUT));
      assertEquals(n, counts.operations());
      assertEquals(2 * n, counts.attempts());
      assertEquals(2 * n, counts.timeouts());
      assertEquals(2, counts.attemptsPerOperation());
      assertEquals(n, m.repeatedOperations());
      assertEquals(2 * n, m.usage().get(UsageKind.READS, 0), "nobody waits, but they are read");
      assertEquals(n * 70 * MILLI, m.usage().get(UsageKind.BILLED_NANOS, 0), "30 + 10 + 30 ms");
    }
  }

  @Test
  @DisplayName("a limit that no answer exceeds changes no latency, in whatever kind of store")
  void loose() {
    for (Capacity capacity : List.of(Capacity.UNLIMITED, new Capacity(1, 1000))) {
      StateStore plain = store(new Exponential(20), capacity, RetryPolicy.NONE, ClientPolicy.NONE);
      Measurements without = new Simulation(CompiledDeployment.of(scenario(30, List.of(READ), plain)).getFirst())
          .run(5, 0, List.of(new Slice(0, 200 * Lab.SECOND, 20 * Lab.SECOND)));
      Measurements with = run(scenario(30, List.of(READ), plain.askedBy(policy(100_000, false, null, null))), 200);
      assertEquals(without.latency().meanNanos(), with.latency().meanNanos());
      assertEquals(without.latency().quantile(0.99), with.latency().quantile(0.99));
    }
  }

  @Test
  @DisplayName("M/M/1 with a limit: giving up does not cut the load, so the share above it is exp(-(mu - lambda) t)")
  void limitInQueue() {
    StateStore store = store(new Exponential(100), new Capacity(1, InstancePolicy.UNLIMITED - 1), RetryPolicy.NONE,
        policy(500, false, null, null));
    Measurements m = run(scenario(7, List.of(READ), store), 40_000);
    double expected = Math.exp(-(10 - 7) * 0.5);
    assertEquals(expected, (double) m.count(Outcome.OPERATION_TIMED_OUT) / m.requests(), 0.03 * expected);
  }

  @Test
  @DisplayName("M/M/1 where those who give up leave the queue: Barrer (1957), impatience until the beginning of service")
  void cancelledInQueue() {
    double lambda = 12;
    double mu = 10;
    double patience = 0.4;
    StateStore store = store(new Exponential(1000 / mu), new Capacity(1, InstancePolicy.UNLIMITED - 1),
        RetryPolicy.NONE, policy(Math.round(1000 * patience), true, null, null));
    Measurements m = run(scenario(lambda, List.of(READ), store), 40_000);
    // Work in the system has the density p lambda exp((lambda - mu) x) up to the patience, and decays with mu behind it.
    double at = Math.exp((lambda - mu) * patience);
    double lost = lambda / mu * at / (1 + lambda * (at - 1) / (lambda - mu) + lambda / mu * at);
    double notServed = 1 - (double) m.usage().get(UsageKind.READS, 0) / m.requests();
    assertEquals(lost, notServed, 0.03 * lost);
  }

  @Test
  @DisplayName("the lesser of two exponentials: mean, 99th percentile and how many are sent twice, in closed form")
  void hedgedExponentials() {
    double mean = 100;
    double after = 150;
    StateStore store = store(new Exponential(mean), Capacity.UNLIMITED, RetryPolicy.NONE,
        policy(0, false, Hedge.after(150 * MILLI), null));
    Measurements m = run(scenario(100, List.of(READ), store), 3000);
    double twice = Math.exp(-after / mean);
    // After that time, whatever is left ends at twice the rate.
    double expected = mean * (1 - twice) + twice * mean / 2;
    DependencyCounts counts = m.dependencies().getFirst();
    assertEquals(expected, m.latency().meanNanos() / 1e6, 0.01 * expected);
    assertEquals(twice, (double) counts.hedges() / counts.operations(), 0.02 * twice);
    assertEquals(0.5, (double) counts.hedgesWon() / counts.hedges(), 0.01);
    double p99 = after + mean / 2 * Math.log(twice / 0.01);
    assertEquals(p99, m.latency().quantile(0.99) / 1e6, 0.02 * p99);
    assertEquals(counts.attempts(), m.usage().get(UsageKind.READS, 0), "both are billed");
  }

  @Test
  @DisplayName("after: a quantile is that of the latency without waiting, by site")
  void hedgeAtQuantile() {
    for (Capacity capacity : List.of(Capacity.UNLIMITED, new Capacity(10_000, 0))) {
      StateStore store = store(new Exponential(100), capacity, RetryPolicy.NONE,
          policy(0, false, Hedge.atQuantile(0.95), null));
      Measurements m = run(scenario(100, List.of(READ), store), 2000);
      DependencyCounts counts = m.dependencies().getFirst();
      assertEquals(0.05, (double) counts.hedges() / counts.operations(), 0.002);
    }
  }

  @Test
  @DisplayName("by hand: a read that is sent twice asks the second nearest copy, from where the answer comes first")
  void secondCopy() {
    // The nearest copy is 20 ms away and busy with a write for a second; the other one is 30 ms away, and nobody is there.
    // The read begins at 5 ms, is sent again at 105, and served at the other copy from 120 to 170: its answer is back at
    // 185, long before the one that would have begun at 1010.
    StateStore.Replicated layout =
        new StateStore.Replicated(List.of(NEAR, FAR), false, new Constant(0));
    StateStore store = new StateStore("store", layout, new Constant(50), new Constant(1000), 0,
        StateStore.OperationUnits.ONE, new Capacity(1, 1000)).askedBy(policy(0, false, Hedge.after(100 * MILLI), null));
    Step write = new Step.Write(0, new KeySpace(1, 0), 0);
    Step both = new Step.Parallel(List.of(List.of(write), List.of(new Step.Wait(new Constant(5)), READ)));
    Deployment d = Lab.deployment("code", functions(), List.of(Lab.HERE), store);
    Scenario s = new Scenario("lab", Lab.workload(0.01, List.of(Lab.HERE)),
        List.of(new RequestProfile("request", 1, List.of(both), 0)), List.of("data0"), List.of(d),
        (a, b) -> Math.round(Math.abs(a.longitudeDegrees() - b.longitudeDegrees())) * 10 * MILLI,
        new Constant(1), Lab.plan(1000, 0, 1, 3));
    Measurements m = run(s, 100_000);
    DependencyCounts counts = m.dependencies().getFirst();
    assertEquals(m.requests(), counts.hedges());
    assertEquals(m.requests(), counts.hedgesWon());
  }

  @Test
  @DisplayName("an ever failing store: the circuit is an alternating renewal process")
  void circuit() {
    // Every operation fails after 50 ms. At 200 a second ten failures are there 10/200 + 0.05 s after the circuit closed,
    // but it never closes again: after 2 s the next operation is a probe, 1/200 s later on average, and fails 50 ms later.
    StateStore store = store(new Constant(10_000), Capacity.UNLIMITED, RetryPolicy.NONE,
        policy(50, false, null, new CircuitBreaker(0.5, 10, 2 * Lab.SECOND, 1)));
    Measurements m = run(scenario(200, List.of(READ), store), 4000);
    DependencyCounts counts = m.dependencies().getFirst();
    double cycle = 2 + 1.0 / 200 + 0.05;
    assertEquals(2 / cycle, counts.circuitOpenShare(), 0.001);
    assertEquals(4000 / cycle, counts.circuitsOpened(), 0.002 * 4000 / cycle + 1);
    assertEquals(counts.circuitsOpened(), counts.probes(), 1);
    assertEquals(counts.probes(), m.count(Outcome.OPERATION_TIMED_OUT), 1);
    assertEquals(m.requests() - m.count(Outcome.OPERATION_TIMED_OUT), m.count(Outcome.CIRCUIT_OPEN));
    assertEquals(1, counts.circuits());
  }

  @Test
  @DisplayName("where a circuit is open the steps in its place are taken")
  void fallback() {
    StateStore broken = store(new Constant(10_000), Capacity.UNLIMITED, RetryPolicy.NONE,
        policy(50, false, null, new CircuitBreaker(0.5, 10, 2 * Lab.SECOND, 1)));
    StateStore copy = store(new Constant(3), Capacity.UNLIMITED, RetryPolicy.NONE, ClientPolicy.NONE);
    Step other = new Step.Read(1, new KeySpace(1, 0), 0, Step.Consistency.EVENTUAL);
    Step read = new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.EVENTUAL, List.of(other));
    Measurements m = run(scenario(200, List.of(read, Lab.compute(new Constant(1))), broken, copy), 400);
    DependencyCounts counts = m.dependencies().getFirst();
    assertEquals(m.requests(), m.count(Outcome.SERVED));
    assertEquals(m.requests(), counts.fallbacks());
    assertEquals(m.requests(), m.usage().get(UsageKind.READS, 1));
    assertEquals(4 * MILLI, m.latency().quantile(0.5), 0.01 * MILLI);
    // What answers is not asked for twice.
    StateStore sound = store(new Constant(3), Capacity.UNLIMITED, RetryPolicy.NONE, ClientPolicy.NONE);
    Measurements fine = run(scenario(200, List.of(read), sound, copy), 400);
    assertEquals(0, fine.usage().get(UsageKind.READS, 1));
    assertEquals(3 * MILLI, fine.latency().meanNanos());
  }

  @Test
  @DisplayName("a budget of 20 %: of operations that all fail, one in five is asked for again")
  void budget() {
    StateStore store = store(new Constant(10_000), Capacity.UNLIMITED, retries(4, 10, new RetryBudget(0.2, 5)),
        policy(50, false, null, null));
    Measurements m = run(scenario(100, List.of(READ), store), 1000);
    DependencyCounts counts = m.dependencies().getFirst();
    assertEquals(1.2, counts.attemptsPerOperation(), 0.001);
    assertTrue(counts.budgetRefusals() > 0.75 * m.requests());
  }

  @Test
  @DisplayName("by hand: a call that is given up is made again, and the callee works for both")
  void call() {
    Service slow = new Service("slow", List.of(FAR), functions());
    Step call = new Step.Call(0, List.of(Lab.compute(new Constant(50))), 0, 0, new Step.Retry(2, 10, 1), 0,
        policy(30, false, null, null), List.of());
    Measurements m = run(calls(call, slow), 100);
    assertEquals(m.requests(), m.count(Outcome.OPERATION_TIMED_OUT));
    assertEquals(2 * m.requests(), m.usage().get(UsageKind.INVOCATIONS, 1));
    assertEquals(m.requests() * 70 * MILLI, m.usage().get(UsageKind.BILLED_NANOS, 0), "30 + 10 + 30 ms");
    assertEquals(m.requests() * 100 * MILLI, m.usage().get(UsageKind.BILLED_NANOS, 1));
  }

  @Test
  @DisplayName("a call that is sent twice: the lesser of two exponentials")
  void hedgedCall() {
    Service slow = new Service("slow", List.of(FAR), functions());
    Step call = new Step.Call(0, List.of(Lab.compute(new Exponential(100))), 0, 0, Step.Retry.NONE, 0,
        policy(0, false, Hedge.after(150 * MILLI), null), List.of());
    Measurements m = run(calls(call, slow), 3000);
    double twice = Math.exp(-1.5);
    assertEquals(100 * (1 - twice) + twice * 50, m.latency().meanNanos() / 1e6, 1.5);
    DependencyCounts counts = m.dependencies().getFirst();
    assertEquals("slow", counts.name());
    assertEquals(twice, (double) counts.hedges() / counts.operations(), 0.03 * twice);
    assertEquals(counts.attempts(), m.usage().get(UsageKind.INVOCATIONS, 1));
    assertEquals(m.latency().meanNanos(), sum(m.components().mean()), 1, "the parts make up the latency");
  }

  private static Scenario calls(Step call, Service service) {
    Deployment d = new Deployment("d", "d", List.of(Lab.HERE), Front.NONE, functions(), List.of(), List.of(service),
        List.of());
    return new Scenario("lab", Lab.workload(50, List.of(Lab.HERE)),
        List.of(new RequestProfile("request", 1, List.of(call), 0)), List.of(), List.of("slow"), List.of(d),
        (a, b) -> 0, new Constant(1), Lab.plan(1000, 0, 1, 3));
  }

  private static double sum(double[] parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  @Test
  @DisplayName("nothing is allocated per request")
  void allocation() {
    StateStore store = store(new Exponential(40), new Capacity(3, 20), retries(3, 10, new RetryBudget(0.2, 5)),
        policy(100, false, Hedge.after(60 * MILLI), new CircuitBreaker(0.5, 20, Lab.SECOND, 2)));
    Allocation
        .assertNonePerRequest(new Simulation(CompiledDeployment.of(scenario(60, List.of(READ), store)).getFirst()));
  }

  @Test
  @DisplayName("attempts draw their times anew: of n attempts, q^n fail, and (1 - q^n) / (1 - q) are made")
  void independentAttempts() {
    StateStore store = store(new Exponential(100), Capacity.UNLIMITED, retries(3, 1, RetryBudget.UNLIMITED),
        policy(50, false, null, null));
    Measurements m = run(scenario(100, List.of(READ), store), 2000);
    double q = Math.exp(-0.5);
    DependencyCounts counts = m.dependencies().getFirst();
    assertEquals((1 - q * q * q) / (1 - q), counts.attemptsPerOperation(), 0.01);
    assertEquals(q * q * q, (double) m.count(Outcome.OPERATION_TIMED_OUT) / m.requests(), 0.005);
  }

  @Test
  @DisplayName("only what a policy names is asked for again")
  void causes() {
    RetryPolicy refusedOnly = new RetryPolicy(3, MILLI, MILLI, Long.MAX_VALUE, Jitter.NONE,
        Set.of(RetryPolicy.Cause.REFUSED), RetryBudget.UNLIMITED, 2);
    StateStore store = store(new Constant(10_000), Capacity.UNLIMITED, refusedOnly, policy(50, false, null, null));
    assertEquals(1, run(scenario(100, List.of(READ), store), 100).dependencies().getFirst().attemptsPerOperation());
    // A queue of one place for one server: what finds it taken is refused, and that is asked for again.
    StateStore full = store(new Constant(200), new Capacity(1, 0), refusedOnly, policy(5000, false, null, null));
    Measurements m = run(scenario(100, List.of(READ), full), 100);
    assertTrue(m.dependencies().getFirst().attemptsPerOperation() > 2.5);
    assertTrue(m.count(Outcome.REJECTED) > 0.9 * m.requests());
  }

  @Test
  @DisplayName("a request that is followed shows every attempt, what was waited for in vain, and circuits that were open")
  void trace() {
    StateStore store = store(new Constant(50), Capacity.UNLIMITED, retries(2, 10, RetryBudget.UNLIMITED),
        policy(30, false, null, new CircuitBreaker(1, 6, 1000 * Lab.SECOND, 1)));
    Simulation simulation = new Simulation(CompiledDeployment.of(scenario(10, List.of(READ), store)).getFirst());
    RequestTrace trace = new RequestTrace(0, 100);
    simulation.trace(trace);
    simulation.run(5, 0, List.of(new Slice(0, 100 * Lab.SECOND, 0)));
    assertEquals(List.of("read data0 (store)", "waiting in vain for data0", "waiting to ask again for data0",
        "read data0 (store)", "waiting in vain for data0"),
        trace.spans(0).stream().map(RequestTrace.Span::name).toList());
    assertEquals(30 * MILLI, trace.spans(0).get(1).endNanos() - trace.spans(0).get(1).startNanos());
    assertEquals(50 * MILLI, trace.spans(0).get(3).endNanos() - trace.spans(0).get(3).startNanos());
    assertEquals(List.of("circuit open to data0"), trace.spans(100).stream().map(RequestTrace.Span::name).toList());
  }

  @Test
  @DisplayName("whatever is combined, every request has one outcome, no slot stays taken, and the parts make up the latency")
  void everything() {
    CircuitBreaker breaker = new CircuitBreaker(0.5, 20, Lab.SECOND, 2);
    StateStore narrow = store(new Exponential(20), new Capacity(2, 30), retries(3, 5, new RetryBudget(0.3, 10)),
        policy(100, true, Hedge.after(40 * MILLI), breaker));
    StateStore copy = store(new Exponential(5), Capacity.UNLIMITED, RetryPolicy.NONE,
        policy(20, false, Hedge.atQuantile(0.9), null));
    Step other = new Step.Read(1, new KeySpace(1, 0), 0, Step.Consistency.EVENTUAL);
    Step read = new Step.Read(0, new KeySpace(1, 0), 0, Step.Consistency.EVENTUAL, List.of(other));
    Step write = new Step.Write(0, new KeySpace(1, 0), 0);
    Step call = new Step.Call(0, List.of(Lab.compute(new Exponential(20)), read), 0, 0, new Step.Retry(3, 10, 2), 0.1,
        policy(80, false, Hedge.after(50 * MILLI), breaker), List.of(other));
    Step both = new Step.Parallel(List.of(List.of(read, write), List.of(call)));
    Service service = new Service("slow", List.of(FAR), Lab.functions(new InstancePolicy(1, 0, 4,
        InstancePolicy.KEEP_FOR_EVER, IdleSelection.MOST_RECENTLY_USED, 5, InstancePolicy.ScaleUpRate.UNLIMITED_RATE),
        Lab.ZERO));
    Deployment d = new Deployment("d", "d", List.of(Lab.HERE), Front.NONE, functions(), List.of(narrow, copy),
        List.of(service), List.of()).withUsers(
            new UserPolicy(
                new RetryPolicy(3, 50 * MILLI, Lab.SECOND, Long.MAX_VALUE), new TimeLimit(400 * MILLI, true)));
    Scenario s = new Scenario("lab", Lab.workload(22, List.of(Lab.HERE)),
        List.of(new RequestProfile("request", 1, List.of(Lab.compute(new Constant(1)), both, read), 0)),
        List.of("data0", "data1"), List.of("slow"), List.of(d), (a, b) -> a.equals(b) ? 0 : 4 * MILLI, new Constant(1),
        Lab.plan(1000, 0, 1, 3));
    Measurements m = run(s, 1000);
    assertTrue(m.count(Outcome.SERVED) > 0.2 * m.requests(), "served " + m.count(Outcome.SERVED));
    assertTrue(m.count(Outcome.DEADLINE_EXCEEDED) > 0);
    assertEquals(m.latency().meanNanos(), sum(m.components().mean()), 1);
    assertTrue(m.latency().quantile(1) <= 400 * MILLI * 1.01);
    Measurements again = run(s, 1000);
    assertEquals(m.fingerprint(), again.fingerprint(), "the same again");
    Allocation.assertNonePerRequest(new Simulation(CompiledDeployment.of(s).getFirst()));
  }
}
