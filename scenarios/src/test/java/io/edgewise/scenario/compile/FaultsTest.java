package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.FailOver;
import io.edgewise.sim.model.Fault;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The keys {@code faults} and {@code failover}. */
@DisplayName("faults")
class FaultsTest {

  private static final long SECOND = 1_000_000_000L;

  private static final String BASE = """
      users: {rate: 30 / s, where: [{place: city:tokyo, share: 30%}, {place: country:de, share: 70%}]}
      requests:
        get: {steps: [{compute: 2 ms}, {read: items}, {call: {service: mail, steps: [{compute: 1 ms}]}}]}
      strategies:
        one:
          compute: {platform: aws-lambda, at: aws:us-east-1}
          stores: {items: dynamodb}
          services: {mail: {platform: aws-lambda, at: aws:us-west-2}}
        three:
          compute: {platform: aws-lambda, at: [aws:us-east-1, aws:eu-west-1, aws:ap-northeast-1]}
          stores: {items: dynamodb}
          services: {mail: {platform: aws-lambda, at: aws:us-west-2}}
        edge:
          compute: {platform: cloudflare-workers}
          stores: {items: {store: dynamodb, at: aws:us-east-1}}
          services: {mail: {platform: aws-lambda, at: aws:us-west-2}}
      run: {horizon: 1 h, seed: 1}
      """;

  private static CompiledScenario with(String... faults) {
    return Compilation.of(BASE + "faults:\n  - " + String.join("\n  - ", faults) + "\n");
  }

  private static String problems(String... faults) {
    return Compilation.problems(BASE + "faults:\n  - " + String.join("\n  - ", faults) + "\n");
  }

  private static Fault.Effect effect(String fault) {
    return with(fault).scenario().faults().getFirst().effect();
  }

  private static void assertProblem(String expected, String... faults) {
    String found = problems(faults);
    assertTrue(found.contains(expected), () -> "expected " + expected + "\nfound " + found);
  }

  @Test
  @DisplayName("of every kind are read with their times")
  void kinds() {
    Fault outage = with("{from: 20 min, for: 10 min, outage: [aws:us-east-1, cloudflare:NRT]}").scenario().faults()
        .getFirst();
    assertEquals(1_200 * SECOND, outage.fromNanos());
    assertEquals(1_800 * SECOND, outage.toNanos());
    assertEquals("outage of aws:us-east-1, cloudflare:NRT", outage.name());
    assertEquals(new Fault.Outage(Set.of("aws:us-east-1", "cloudflare:NRT")), outage.effect());
    assertEquals(new Fault.SlowStore(0, 5), effect("{from: 1 min, for: 1 min, slow: {store: items, factor: 5}}"));
    assertEquals(new Fault.SlowPlace("aws:us-east-1", 2),
        effect("{from: 1 min, for: 1 min, slow: {at: aws:us-east-1, factor: 2}}"));
    Fault.Loss loss =
        (Fault.Loss) effect("{from: 1 min, for: 1 min, loss: {between: [europe, aws:us-east-1], rate: 5%}}");
    assertTrue(loss.some().contains("city:berlin") && loss.some().contains("aws:eu-west-1"), loss.some()::toString);
    assertTrue(!loss.some().contains("city:tokyo") && loss.others().equals(Set.of("aws:us-east-1")));
    assertEquals(0.05, loss.rate());
    assertEquals(new Fault.Deploy(Fault.USERS), effect("{from: 1 min, deploy: compute}"));
    assertEquals(new Fault.Deploy(0), effect("{from: 1 min, for: 5 min, deploy: mail}"));
    assertEquals(
        new Fault.ThrottledCompute(Set.of("aws:us-west-2"), new Fault.Admission(0.2, Double.POSITIVE_INFINITY)),
        effect("{from: 1 min, for: 1 min, throttle: {compute: aws:us-west-2, to: 20%}}"));
    assertEquals(new Fault.ThrottledCompute(Set.of(), new Fault.Admission(1, 100)),
        effect("{from: 1 min, for: 1 min, throttle: {compute: all, to: 100 / s}}"));
    assertEquals(new Fault.ThrottledStore(0, new Fault.Admission(1, 0.5)),
        effect("{from: 1 min, for: 1 min, throttle: {store: items, to: 30 / min}}"));
    assertEquals(Set.of("one"), with("{from: 1 min, deploy: compute, strategies: [one]}").scenario().faults().getFirst()
        .strategies());
  }

  @Test
  @DisplayName("that cannot be are told with what is allowed")
  void mistakes() {
    assertProblem("no place \"aws:us-east-9\"; did you mean", "{from: 1 min, for: 1 min, outage: aws:us-east-9}");
    assertProblem("no strategy has anything there", "{from: 1 min, for: 1 min, outage: aws:sa-east-1}");
    assertProblem("no strategy has anything there", "{from: 1 min, for: 1 min, slow: {at: aws:sa-east-1, factor: 2}}");
    assertProblem("the fault lasts until 3900 s after the start, and run.horizon is 3600 s",
        "{from: 55 min, for: 10 min, outage: aws:us-east-1}");
    assertProblem("the fault lasts until 7200 s", "{from: 2 h, deploy: compute}");
    assertProblem("the key \"for\" is missing", "{from: 1 min, outage: aws:us-east-1}");
    assertProblem("one of the keys", "{from: 1 min, for: 1 min}");
    assertProblem("exclude each other", "{from: 1 min, for: 1 min, outage: aws:us-east-1, deploy: compute}");
    assertProblem("overlaps with the outage of aws:us-east-1 at test.yaml:19:5",
        "{from: 1 min, for: 5 min, outage: aws:us-east-1}",
        "{from: 3 min, for: 5 min, outage: [aws:eu-west-1, aws:us-east-1]}");
    assertProblem("no request uses a data set \"item\"; did you mean \"items\"",
        "{from: 1 min, for: 1 min, slow: {store: item, factor: 2}}");
    assertProblem("no request uses a service \"male\"", "{from: 1 min, deploy: male}");
    assertProblem("no place and no part of the world \"europa\"; did you mean \"europe\"",
        "{from: 1 min, for: 1 min, loss: {between: [europa, aws:us-east-1], rate: 5%}}");
    assertProblem("no request goes between these ends",
        "{from: 1 min, for: 1 min, loss: {between: [city:osaka, aws:us-east-1], rate: 5%}}");
    assertProblem("a path has two ends, found 1",
        "{from: 1 min, for: 1 min, loss: {between: [europe], rate: 5%}}");
    assertProblem("give less than 100%",
        "{from: 1 min, for: 1 min, loss: {between: [europe, aws:us-east-1], rate: 100%}}");
    assertProblem("no strategy \"thre\"; did you mean \"three\"", "{from: 1 min, deploy: compute, strategies: [thre]}");
    assertProblem("breaks for all strategies",
        "{from: 1 min, for: 1 min, outage: aws:us-east-1, strategies: [one]}");
    assertEquals("", problems("{from: 1 min, for: 5 min, outage: aws:us-east-1}",
        "{from: 6 min, for: 5 min, outage: aws:us-east-1}", "{from: 2 min, for: 2 min, outage: aws:eu-west-1}"));
  }

  @Test
  @DisplayName("a deploy of servers changes nothing, and says so")
  void servers() {
    String servers = Compilation.SMALL + "faults: [{from: 1 min, deploy: compute}]\n";
    assertTrue(Compilation.problems(servers, "run.horizon=1 h").contains("replaced without a gap"));
  }

  private static FailOver failOver(CompiledScenario compiled, String id) {
    return compiled.scenario().deployments().stream().filter(deployment -> deployment.id().equals(id))
        .map(Deployment::failOver).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("fail-over has defaults that fit the strategy, each with its source")
  void failover() {
    CompiledScenario compiled = with("{from: 20 min, for: 10 min, outage: aws:us-east-1}");
    FailOver dns = new FailOver(FailOver.By.DNS, 90 * SECOND, 90 * SECOND, 60 * SECOND, 10 * SECOND, 30 * SECOND,
        2 * SECOND);
    assertEquals(FailOver.NONE, failOver(compiled, "one"));
    assertEquals(dns, failOver(compiled, "three"));
    assertEquals(new FailOver(FailOver.By.ANYCAST, 30 * SECOND, 30 * SECOND, 0, 10 * SECOND, 30 * SECOND, 2 * SECOND),
        failOver(compiled, "edge"));
    List<String> assumed = compiled.assumptions().stream().map(assumption -> assumption.subject()).toList();
    assertTrue(
        assumed.containsAll(List.of("strategies.three.failover.by", "strategies.three.failover.healthCheck.interval",
            "strategies.three.failover.ttl", "strategies.one.failover.connectTimeout",
            "strategies.edge.failover.withdrawal")),
        assumed::toString);
    CompiledScenario said = Compilation.of(BASE + "faults: [{from: 20 min, for: 10 min, outage: aws:us-east-1}]\n",
        "strategies.three.failover.by=dns", "strategies.three.failover.healthCheck.interval=10 s",
        "strategies.three.failover.healthCheck.failures=2", "strategies.three.failover.ttl=5 s",
        "strategies.edge.failover=none", "strategies.one.failover.callTimeout=1 s");
    assertEquals(20 * SECOND, failOver(said, "three").detectNanos());
    assertEquals(5 * SECOND, failOver(said, "three").ttlNanos());
    assertEquals(FailOver.By.NONE, failOver(said, "edge").by());
    assertEquals(SECOND, failOver(said, "one").callTimeoutNanos());
  }

  @Test
  @DisplayName("fail-over without faults is warned of, and scenarios without faults know nothing of either")
  void withoutFaults() {
    Problems problems = new Problems();
    Compilation.compile("test.yaml", BASE, problems, "strategies.three.failover=dns").orElseThrow();
    assertTrue(problems.toString().contains("nothing breaks in this scenario"), problems::toString);
    assertTrue(Compilation.of(BASE).assumptions().stream().noneMatch(each -> each.subject().contains("failover")));
    assertTrue(Compilation.problems(BASE, "strategies.three.failover=dnss").contains("did you mean \"dns\""));
  }
}
