package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.CircuitBreaker;
import io.edgewise.sim.model.ClientPolicy;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Hedge;
import io.edgewise.sim.model.RetryBudget;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.TimeLimit;
import io.edgewise.sim.model.UserPolicy;
import io.edgewise.topology.catalog.Assumption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What scenario files say of clients that are not answered. */
@DisplayName("Clients that are not answered")
class ClientsTest {

  private static final long MILLI = 1_000_000;
  private static final String FILE =
      """
          users: {rate: 1 / s, where: [{place: country:de}], deadline: {after: 3 s, cancel: true},
            retries: {attempts: 3, backoff: 100 ms, jitter: equal, on: [timed-out], budget: {share: 20%, most: 50}}}
          requests:
            api:
              steps:
                - read: {from: items, fallback: [{read: copies}]}
                - call: {service: prices, steps: [{compute: 5 ms}], timeout: 200 ms, hedge: {after: 90 ms},
                    breaker: {failures: 50%, of: 20, open: 10 s, probes: 2}, retry: {attempts: 2, jitter: full, budget: 10%},
                    fallback: [{compute: 1 ms}]}
          strategies:
            first:
              compute: {platform: aws-lambda, at: aws:eu-central-1}
              stores:
                items: {store: database, at: aws:eu-central-1, servers: 4, hedge: 40 ms,
                  timeout: {after: 100 ms, cancel: true}, breaker: {failures: 25%, of: 8, open: 5 s},
                  retries: {attempts: 3, backoff: 20 ms, jitter: decorrelated, budget: 15%}}
                copies: {store: dynamodb, at: aws:eu-central-1, hedge: p99}
              services: {prices: {platform: aws-lambda, at: aws:eu-central-1}}
            second:
              compute: {platform: aws-lambda, at: aws:eu-central-1}
              stores: {items: dynamodb, copies: dynamodb}
              services: {prices: {platform: aws-lambda, at: aws:eu-central-1}}
              retries: {attempts: 2, backoff: 1 s}
              deadline: 5 s
          catalog:
            stores:
              database: {name: A database, read: 5 ms}
          """;

  private static Scenario compiled() {
    return Compilation.of(FILE).scenario();
  }

  @Test
  @DisplayName("of stores, calls and users are read with all that they may say")
  void all() {
    Scenario scenario = compiled();
    Deployment first = scenario.deployments().getFirst();
    ClientPolicy items = first.stores().get(scenario.dataSets().indexOf("items")).client();
    assertEquals(new TimeLimit(100 * MILLI, true), items.timeout());
    assertEquals(Optional.of(Hedge.after(40 * MILLI)), items.hedge());
    assertEquals(Optional.of(new CircuitBreaker(0.25, 8, 5000 * MILLI, 1)), items.breaker());
    assertEquals(new RetryPolicy(3, 20 * MILLI, 20_000 * MILLI, Long.MAX_VALUE, RetryPolicy.Jitter.DECORRELATED,
        Set.of(RetryPolicy.Cause.values()), new RetryBudget(0.15, 10), 2),
        first.stores().get(scenario.dataSets().indexOf("items")).retries());
    assertEquals(Hedge.BY_QUANTILE, first.stores().get(scenario.dataSets().indexOf("copies")).client().hedge()
        .orElseThrow().afterNanos());
    assertEquals(0.99,
        first.stores().get(scenario.dataSets().indexOf("copies")).client().hedge().orElseThrow().quantile());
    List<Step> steps = scenario.requests().getFirst().steps();
    assertEquals(1, ((Step.Read) steps.get(0)).fallback().size());
    Step.Call call = (Step.Call) steps.get(1);
    assertEquals(new ClientPolicy(new TimeLimit(200 * MILLI, false), Optional.of(Hedge.after(90 * MILLI)),
        Optional.of(new CircuitBreaker(0.5, 20, 10_000 * MILLI, 2))), call.client());
    assertEquals(new RetryBudget(0.1, 10), call.retry().budget());
    assertEquals(RetryPolicy.Jitter.FULL, call.retry().jitter());
    assertEquals(1, call.fallback().size());
    UserPolicy users = scenario.workload().users();
    assertEquals(new TimeLimit(3000 * MILLI, true), users.deadline());
    assertEquals(new RetryPolicy(3, 100 * MILLI, 20_000 * MILLI, 3000 * MILLI, RetryPolicy.Jitter.EQUAL,
        Set.of(RetryPolicy.Cause.TIMED_OUT), new RetryBudget(0.2, 50), 2), users.retries());
  }

  @Test
  @DisplayName("a strategy may have other users' clients")
  void ofStrategy() {
    Scenario scenario = compiled();
    assertEquals(Optional.empty(), scenario.deployments().getFirst().users());
    UserPolicy own = scenario.deployments().get(1).users().orElseThrow();
    assertEquals(new TimeLimit(5000 * MILLI, false), own.deadline());
    assertEquals(new RetryPolicy(2, 1000 * MILLI, 20_000 * MILLI, 5000 * MILLI), own.retries());
  }

  @Test
  @DisplayName("what the file leaves open is told among the assumptions")
  void assumed() {
    CompiledScenario compiled = Compilation.of(FILE);
    List<String> subjects = compiled.assumptions().stream().map(Assumption::subject).toList();
    assertTrue(subjects.contains("calls.prices.retry.budget.most"), subjects::toString);
    assertFalse(subjects.contains("users.retries.budget.most"), "the file says 50");
    List<String> ofStrategy =
        compiled.strategies().get("first").assumptions().stream().map(Assumption::subject).toList();
    assertTrue(ofStrategy.stream().anyMatch(subject -> subject.endsWith("retries.budget.most")), ofStrategy::toString);
    assertTrue(ofStrategy.stream().anyMatch(subject -> subject.endsWith("breaker.probes")), ofStrategy::toString);
  }

  @Test
  @DisplayName("what cannot be had is told with its place and the way out")
  void wrong() {
    problem("hedge: 40 ms", "hedge: p95", "give a time, such as 50 ms");
    problem("hedge: {after: 90 ms}", "hedge: {after: p90}", "how long a call takes is not known beforehand");
    problem("timeout: 200 ms", "timeout: {after: 200 ms, cancel: true}", "leave \"cancel\" out");
    problem("servers: 4, ", "", "nobody waits at this store");
    problem("failures: 25%, ", "", "the key \"failures\" is missing");
    problem("budget: 15%", "budget: 150%", "150%");
    problem("jitter: decorrelated", "jitter: some", "jitter");
    problem("on: [timed-out]", "on: [failed]", "failure");
    problem("deadline: 5 s", "deadline: 0 s", "0 s");
  }

  private static void problem(String instead, String of, String expected) {
    String problems = Compilation.problems(FILE.replace(instead, of));
    assertTrue(problems.contains(expected), expected + ": " + problems);
  }
}
