package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.report.table.ComparisonText;
import io.edgewise.report.table.Paint;
import io.edgewise.scenario.output.Results;
import io.edgewise.scenario.output.ResultsJson;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.result.RunResult;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A strategy that breaks a limit")
class InfeasibleTest {

  private static final String SCENARIO = """
      users: {rate: 20 / s, where: europe, pattern: constant}
      requests:
        page: {steps: [{compute: 1 ms}], response: 10 kB}
      strategies:
        it: {name: This one, compute: {platform: PLATFORM}}
        server: {name: A server, compute: {platform: ec2, at: aws:us-east-1, instance: c7i.24xlarge}}
      run: {horizon: 10 s, warmUp: 10 s, replications: 2, seed: 3}
      """;
  private static final String LAMBDA = "aws-lambda, at: aws:us-east-1";

  private static CompiledScenario compiled(String platform, String... settings) {
    return Compilation.of(SCENARIO.replace("PLATFORM", platform), settings);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(delimiter = '|', value = {
      "aws-lambda, at: aws:us-east-1 | requests.page.response=7 MB | payload: the response of \"page\" has 7 MB; "
          + "AWS Lambda allows 6 MB (aws/agent-toolkit-for-aws@d6ad2e44, aws-serverless references lambda.md, 2026-08-20)",
      "aws-lambda, at: aws:us-east-1, memory: 1769 MB | requests.page.steps[0]={wait: 16 min} | "
          + "duration: \"page\" takes 16 min on average, without its stores; AWS Lambda allows 900 s (",
      "aws-lambda, at: aws:us-east-1, memory: 20 GB | run.seed=4 | memory: the strategy asks for 20 GB; AWS Lambda",
      "aws-lambda, at: aws:us-east-1 | requests.page.memory=12 GB | memory: \"page\" needs 12 GB; AWS Lambda allows "
          + "512 MB as configured and 10240 MB at most (aws/agent-toolkit",
      "cloudflare-workers | requests.page.memory=200 MB | memory: \"page\" needs 200 MB; Cloudflare Workers allows 128 MB",
      "cloudflare-workers | requests.page.steps[0]={compute: 6 min} | CPU time: \"page\" computes for 6 min on average; "
          + "Cloudflare Workers allows 300 s (developers.cloudflare.com/workers/platform/limits, 2026)"})
  void broken(String platform, String setting, String expected) {
    CompiledScenario scenario = compiled(platform, setting);
    assertEquals(List.of("server"), scenario.scenario().deployments().stream().map(Deployment::id).toList());
    assertEquals(1, scenario.infeasible().size());
    assertTrue(scenario.infeasible().getFirst().reasons().getFirst().startsWith("This one: " + expected),
        scenario.infeasible()::toString);
  }

  @Test
  @DisplayName("as code that may call nothing does where it would use a store, and more calls than are allowed")
  void calls() {
    CompiledScenario none = compiled("cloudfront-functions", "requests.page.steps[0]={read: items}",
        "strategies.it.stores={items: {store: dynamodb, at: aws:us-east-1}}",
        "strategies.server.stores={items: dynamodb}");
    assertEquals("This one: subrequests: \"page\" calls stores up to 1 time; CloudFront Functions allows none "
        + "(awsdocs/amazon-cloudfront-developer-guide@92a466d6, cloudfront-limits.md, 2023-06-15)",
        none.infeasible().getFirst().reasons().getFirst());
    CompiledScenario many = compiled("cloudflare-workers",
        "requests.page.steps[0]={repeat: {times: 5001, steps: [{chance: {of: 1%, steps: [{read: items}, {read: items}]}}]}}",
        "strategies.it.stores={items: cloudflare-kv}", "strategies.server.stores={items: dynamodb}");
    assertTrue(many.infeasible().getFirst().reasons().getFirst().contains(
        "subrequests: \"page\" calls stores up to 10002 times; Cloudflare Workers allows 10000"));
  }

  @Test
  @DisplayName("and so does one whose front does not wait as long, or does not let as much pass")
  void front() {
    CompiledScenario scenario = compiled(LAMBDA + ", timeout: 900 s", "strategies.it.front=api-gateway-http",
        "requests.page.steps[0]={wait: 31 s}");
    assertTrue(scenario.infeasible().getFirst().reasons().getFirst()
        .contains("duration: \"page\" takes 31 s on average, without its stores; API Gateway HTTP API allows 30 s"));
  }

  @Test
  @DisplayName("and one whose workflow works on more items at once than its engine does")
  void items() {
    String workflow = "requests.page.steps[0]={workflow: {on: flow, tasks: [{map: {items: ITEMS, steps: [{call: "
        + "{service: worker, steps: [{compute: 1 ms}]}}]}}]}}";
    String[] engines = {"strategies.it.workflows={flow: step-functions-express}",
        "strategies.it.services={worker: {platform: aws-lambda, at: aws:us-east-1}}",
        "strategies.server.workflows={flow: {workflow: temporal-cloud, at: aws:us-east-1}}",
        "strategies.server.services={worker: {platform: aws-lambda, at: aws:us-east-1}}"};
    assertEquals(List.of(), compiled(LAMBDA, workflow.replace("ITEMS", "40"), engines[0], engines[1], engines[2],
        engines[3]).infeasible());
    String reason = compiled(LAMBDA, workflow.replace("ITEMS", "41"), engines[0], engines[1], engines[2], engines[3])
        .infeasible().getFirst().reasons().getFirst();
    assertEquals(
        "This one: items at once: a map of \"flow\" works on 41 items at once; Step Functions Express allows 40 "
            + "(aws/agent-toolkit-for-aws@d6ad2e44, aws-serverless references orchestration.md, 2026-08-20)",
        reason);
  }

  @Test
  @DisplayName("keeps what it just keeps")
  void kept() {
    assertEquals(List.of(), compiled(LAMBDA + ", memory: 10240 MB, timeout: 900 s, storage: 10240 MB",
        "requests.page.response=6 MB", "requests.page.memory=10 GB", "requests.page.steps[0]={wait: 15 min}")
        .infeasible());
  }

  @Test
  @DisplayName("is told in the text and in results.json, while the others are simulated")
  void told() {
    CompiledScenario scenario = compiled(LAMBDA, "requests.page.response=7 MB");
    RunResult run = new Experiment(scenario.scenario()).threads(1).run();
    Results results = Results.of(scenario, run, LocalDate.of(2026, 11, 28));
    String text = ComparisonText.of(run, results.presentation(), Paint.PLAIN);
    assertTrue(text.contains("\nInfeasible, not simulated\n  • This one: payload: the response of \"page\" has 7 MB"),
        text);
    JsonNode json = JsonMapper.shared().readTree(ResultsJson.text(results));
    assertEquals(1, json.get("strategies").size());
    JsonNode infeasible = json.get("infeasible").get(0);
    assertEquals("it", infeasible.get("id").asString());
    assertEquals("payload", infeasible.get("limits").get(0).get("limit").asString());
    assertTrue(infeasible.get("limits").get(0).get("source").asString().startsWith("aws/agent-toolkit"));
  }

  @Test
  @DisplayName("leaves nothing to simulate where all do: then each is a problem at its place")
  void all() {
    String problems = Compilation.problems(SCENARIO.replace("PLATFORM", LAMBDA).replaceFirst("  server: .*\n", ""),
        "requests.page.response=7 MB");
    assertTrue(problems.startsWith("test.yaml:5:7: strategies.it: no strategy is feasible, nor is this one: payload: "),
        problems);
  }

  @Test
  @DisplayName("does so under the preset that the scenario, or the strategy, asks for")
  void preset() {
    String minute = "requests.page.steps[0]={compute: 1 min}";
    assertEquals(List.of(), compiled("cloudflare-workers", minute).infeasible());
    assertEquals(1, compiled("cloudflare-workers", minute, "preset=seed").infeasible().size());
    assertEquals(1, compiled("cloudflare-workers, preset: seed", minute).infeasible().size());
    assertEquals(List.of(), compiled("cloudflare-workers, preset: measured", minute, "preset=seed").infeasible());
    String problems =
        Compilation.problems(SCENARIO.replace("PLATFORM", "cloudflare-workers, preset: sed"), "preset=sead");
    assertTrue(problems.contains("preset: no offer has a preset \"sead\"; did you mean \"seed\"?"), problems);
    assertTrue(problems.contains("the platform \"cloudflare-workers\" has no preset \"sed\""), problems);
  }
}
