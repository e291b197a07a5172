package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.table.ComparisonText;
import io.edgewise.report.table.Paint;
import io.edgewise.scenario.output.Results;
import io.edgewise.scenario.output.ResultsJson;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.model.MessageQueue;
import io.edgewise.sim.model.Shards;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Queues")
class QueuesScenarioTest {

  private static final String SCENARIO = """
      users: {rate: 20 / s, where: city:london, pattern: constant}
      requests:
        upload:
          steps:
            - compute: 5 ms
            - publish: {to: work, size: 100 kB, steps: [{compute: 10 ms}]}
      strategies:
        sqs:
          compute: {platform: aws-lambda, at: aws:eu-west-1}
          services: {work: {platform: aws-lambda, at: aws:eu-west-1}}
          queues: {work: {queue: sqs, batch: 5, window: 1 s, visibility: 2 min, attempts: 7}}
      run: {horizon: 60 s, warmUp: 10 s, replications: 2, seed: 3}
      """;

  @Test
  @DisplayName("are configured by the strategy, within the bounds of the offer")
  void compiled() {
    MessageQueue queue = Compilation.of(SCENARIO).scenario().deployments().getFirst().services().getFirst().queue()
        .orElseThrow();
    assertEquals(5, queue.batchSize());
    assertEquals(1_000_000_000L, queue.windowNanos());
    assertEquals(120_000_000_000L, queue.visibilityNanos());
    assertEquals(7, queue.attempts());
  }

  @Test
  @DisplayName("bill two units for a message of 100 kB, and two requests a batch; what became of messages is reported")
  void billedAndReported() {
    CompiledScenario compiled = Compilation.of(SCENARIO);
    RunResult run = new Experiment(compiled.scenario()).threads(1).run();
    StrategyResult sqs = run.strategies().getFirst();
    double messages = sqs.measurements().requests();
    double billed = sqs.monthlyCost().items().stream().filter(item -> item.offer().equals("SQS standard queue"))
        .mapToDouble(item -> item.quantity().doubleValue()).sum() / sqs.monthFactor();
    assertTrue(Math.abs(billed / messages - 2.4) < 0.05, billed / messages + " requests a message");
    Results results = Results.of(compiled, run, LocalDate.of(2026, 11, 28));
    String text = ComparisonText.of(run, results.presentation(), Paint.PLAIN);
    assertTrue(text.contains("Messages, from publishing to done\n  • sqs, work: p50 "), text);
    JsonNode json = JsonMapper.builder().build().readTree(ResultsJson.text(results)).get("strategies").get(0);
    assertEquals(messages, json.get("messages").get(0).get("done").asDouble());
    assertEquals("work", json.get("messages").get(0).get("consumer").asString());
    double p50 = json.get("messages").get(0).get("endToEndMs").get("p50").asDouble();
    assertTrue(p50 > 100 && p50 < 1_000, "milliseconds until a message is done: " + p50);
  }

  @Test
  @DisplayName("with shards are streams: they bill shards and units of 25 KB, and tell the age of what they hand out")
  void streams() {
    CompiledScenario compiled = Compilation.of(SCENARIO, "strategies.sqs.queues.work={queue: kinesis, shards: 4, "
        + "parallel: 2, batch: 20, window: 1 s, attempts: 5, backoff: 2 s}");
    MessageQueue queue = compiled.scenario().deployments().getFirst().services().getFirst().queue().orElseThrow();
    assertEquals(Optional.of(new Shards(4, 2, 2_000_000_000L)), queue.shards());
    assertEquals(20, queue.batchSize());
    RunResult run = new Experiment(compiled.scenario()).threads(1).run();
    StrategyResult stream = run.strategies().getFirst();
    assertEquals(4 * 730, item(stream, "Shard hours"), 1e-6);
    // 100 kB are four units of 25 KiB.
    assertEquals(4 * stream.measurements().requests() * stream.monthFactor(), item(stream, "PUT payload units"), 1);
    Results results = Results.of(compiled, run, LocalDate.of(2026, 11, 28));
    String text = ComparisonText.of(run, results.presentation(), Paint.PLAIN);
    assertTrue(text.contains("no dead letter; iterator age p50 "), text);
    JsonNode message = JsonMapper.builder().build().readTree(ResultsJson.text(results)).get("strategies").get(0)
        .get("messages").get(0);
    double age = message.get("iteratorAgeMs").get("mean").asDouble();
    // A window of a second from the first message on, some of which the others have missed, and half a second of polling.
    assertTrue(age > 800 && age < 1_800, "milliseconds until a message is handed out: " + age);
    double done = message.get("endToEndMs").get("mean").asDouble();
    assertTrue(done > age + 10, "a message is done after " + done + " ms");
  }

  private static double item(StrategyResult strategy, String name) {
    return strategy.monthlyCost().items().stream().filter(item -> item.item().equals(name))
        .mapToDouble(item -> item.quantity().doubleValue()).sum();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
      "strategies.sqs.queues={} | no strategy has a queue before the service \"work\"",
      "strategies.sqs.queues.work=sqss | no queue \"sqss\"; did you mean \"sqs\"?",
      "strategies.sqs.services={} | no strategy says what the service \"work\" runs on",
      "strategies.sqs.queues.work.batch=20000 | batch",
      "strategies.sqs.queues.work.shards=4 | shards",
      "strategies.sqs.queues.work={queue: kinesis, visibility: 5 s} | visibility",
      "strategies.sqs.queues.work={queue: kinesis, shards: 0} | shards",
      "strategies.sqs.queues.work={queue: dynamodb-streams, parallel: 11} | parallel",
      "strategies.sqs.services.work={platform: cloudflare-workers, at: cloudflare:LHR} | SQS standard queue is not where "
          + "its consumer is, at cloudflare:LHR; it runs at places of aws",
      "requests.upload.steps[0]={call: {service: work, steps: []}} | \"work\" is called as well",
      "strategies.sqs.queues.spare=sqs | no step publishes to, and no schedule starts, \"spare\""})
  @DisplayName("that cannot be are reported where they stand")
  void problems(String setting, String expected) {
    String found = Compilation.problems(SCENARIO, setting);
    assertTrue(found.contains(expected), found);
  }

  @Test
  @DisplayName("refuse messages that are too large")
  void tooLarge() {
    CompiledScenario compiled = Compilation.of(SCENARIO, "requests.upload.steps[1].publish.size=300 kB",
        "strategies.cloudflare={compute: {platform: aws-lambda, at: aws:eu-west-1}, services: {work: {platform: "
            + "aws-lambda, at: aws:eu-west-1}}, queues: {work: own}}",
        "catalog={queues: {own: {name: My queue, batch: 3}}}");
    assertEquals(1, compiled.infeasible().size());
    assertTrue(compiled.infeasible().getFirst().reasons().getFirst()
        .startsWith("sqs: payload: a message to \"work\" has 300 kB; SQS standard queue allows 256 KiB"),
        compiled.infeasible()::toString);
  }
}
