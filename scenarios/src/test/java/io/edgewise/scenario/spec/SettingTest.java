package io.edgewise.scenario.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.edgewise.sim.model.Metric;
import io.edgewise.sim.random.Exponential;
import io.edgewise.topology.network.AccessTechnology;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Rate;
import io.edgewise.topology.traffic.Season;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("--set path=value")
class SettingTest {

  private static final String TEXT = """
      users: {rate: 8 / s, where: [{place: city:tokyo, share: 40%}, {place: city:paris, share: 60%}]}
      requests: {job: {steps: [{compute: 5 ms}, {read: items}]}}
      strategies: {server: {compute: {platform: box}, stores: {items: table}}}
      """;

  private static ScenarioSpec read(String... settings) {
    Problems problems = new Problems();
    Optional<ScenarioSpec> spec = ScenarioReader.read("s.yaml", TEXT, List.of(settings), problems);
    problems.throwIfAny();
    return spec.orElseThrow();
  }

  private static String problems(String... settings) {
    Problems problems = new Problems();
    ScenarioReader.read("s.yaml", TEXT, List.of(settings), problems);
    return problems.toString();
  }

  @Test
  @DisplayName("replaces every kind of value")
  void everyKind() {
    ScenarioSpec spec = read("name=Twice: \"quoted\" = fine", "users.rate=90 / min", "users.season=july",
        "users.access=4g", "users.where[1].share=70%", "users.connection={protocol: http3, dns: {exponential: 4 ms}}",
        "requests.job.steps[0]={repeat: {times: 2, steps: [{wait: {mean: 3 ms}}]}}", "requests.job.response=2 kB",
        "strategies.server.stores.items={store: table, at: aws:us-east-1}", "strategies.server.front=[a, b]",
        "pricing.freeTier=true", "run.warmUp=auto", "run.replications=12", "run.precision.within=1%",
        "slo={p99: 800 ms, monthly: 500 USD, errors: 0.1%}", "network.rtt=0 ms", "data.items.stored=2 TB");
    UsersSpec users = spec.users().orElseThrow();
    assertEquals(Optional.of("Twice: \"quoted\" = fine"), spec.name());
    assertEquals(Optional.of(new Rate(new BigDecimal(90), Rate.Per.MINUTE)), users.rate());
    assertEquals(Optional.of(Season.JULY), users.season());
    assertEquals(Optional.of(new Access.Line(AccessTechnology.MOBILE_4G)), users.access());
    assertEquals(Optional.of(new Weight(new BigDecimal(70), true)), users.where().orElseThrow().get(1).share());
    assertEquals(Optional.of(Protocol.HTTP3), users.connection().orElseThrow().protocol());
    assertEquals(Optional.of(new Exponential(4)), users.connection().orElseThrow().dns().orElseThrow().lookup());
    StepSpec.Repeat repeat =
        (StepSpec.Repeat) spec.requests().get("job").steps().orElseThrow().getFirst();
    assertEquals(new Exponential(3), ((StepSpec.Wait) repeat.steps().orElseThrow().getFirst()).millis());
    assertEquals(2000, spec.requests().get("job").response().orElseThrow().bytes());
    assertEquals("table", spec.strategies().get("server").stores().orElseThrow().get("items").get("store")
        .orElseThrow().text());
    assertEquals(2, spec.strategies().get("server").front().orElseThrow().size());
    assertEquals(Optional.of(true), spec.pricing().orElseThrow().freeTier());
    assertEquals(Optional.of(-1L), spec.run().orElseThrow().warmUp());
    assertEquals(Optional.of(12L), spec.run().orElseThrow().replications());
    assertEquals(Optional.of(0.01), spec.run().orElseThrow().precision().orElseThrow().within());
    assertEquals(Map.of(Metric.P99, 800_000_000L), spec.slo().orElseThrow().latency());
    assertEquals(Optional.of(0.001), spec.slo().orElseThrow().errors());
    assertEquals(Optional.of(0L), spec.network().orElseThrow().rtt().orElseThrow().everywhere());
    assertEquals(2_000_000_000_000L, spec.data().get("items").stored().orElseThrow().bytes());
  }

  @Test
  @DisplayName("the last of two settings of one path holds")
  void lastWins() {
    assertEquals(Optional.of(2L), read("run.seed=1", "run.seed=2").run().orElseThrow().seed());
  }

  @Test
  @DisplayName("reports what is wrong at the setting")
  void problemsOfSettings() {
    assertEquals("--set run.seed: expected path=value, such as \"run.seed=7\"", problems("run.seed"));
    assertEquals("--set users.rate: found \"8\"; a rate needs a time: \"8 / s\" or \"8 / min\"?",
        problems("users.rate=8"));
    assertEquals("--set run.sed: unknown key \"sed\"; did you mean \"seed\"?", problems("run.sed=8"));
    assertEquals("--set user: unknown key \"user\"; did you mean \"users\"?", problems("user.rate=8 / s"));
    assertEquals("--set users.where[5].share: there is no item [5] in \"users.where\"; its items are [0] to [1]",
        problems("users.where[5].share=1"));
    assertEquals("--set users.rate.x: \"users.rate\" is the text \"8 / s\" and has no key \"x\"",
        problems("users.rate.x=1"));
    assertFalse(problems("users.where=[").isEmpty());
  }
}
