package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Experiment;
import io.edgewise.sim.metering.CostItem;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.result.StrategyResult;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Services that steps call")
class ServicesTest {

  private static final String SCENARIO = """
      users: {rate: 20 / s, where: city:london, pattern: constant}
      requests:
        page:
          steps:
            - compute: 10 ms
            - parallel:
                - - call: {service: resize, steps: [{compute: 40 ms}], request: 200 kB, response: 300 kB}
                - - call: {service: check, steps: [{compute: 1 ms}, {call: {service: resize, steps: [{wait: 5 ms}]}}]}
                  - compute: 2 ms
            - write: log
      strategies:
        lambda:
          compute: {platform: aws-lambda, at: aws:eu-west-1, memory: 1769 MB}
          services:
            check: {platform: aws-lambda, at: aws:eu-west-1, memory: 1769 MB}
            resize: {platform: aws-lambda, at: aws:us-east-1, memory: 3538 MB}
          stores: {log: {store: dynamodb, at: aws:eu-west-1}}
      run: {horizon: 60 s, warmUp: 10 s, replications: 2, seed: 3}
      """;

  @Test
  @DisplayName("are indexed by first use, and each has a platform and places of its own")
  void compiled() {
    Scenario scenario = Compilation.of(SCENARIO).scenario();
    assertEquals(List.of("resize", "check"), scenario.services());
    Deployment lambda = scenario.deployments().getFirst();
    assertEquals(List.of("resize", "check"), lambda.services().stream().map(Service::id).toList());
    assertEquals(List.of("aws:eu-west-1", "aws:us-east-1", "aws:eu-west-1"),
        lambda.computePlaces().stream().map(place -> place.id()).toList());
    Step.Parallel parallel = (Step.Parallel) scenario.requests().getFirst().steps().get(1);
    assertEquals(new Step.Call(0, List.of(new Step.Compute(new Constant(40))), 200_000, 300_000),
        parallel.branches().getFirst().getFirst());
    Step.Call check = (Step.Call) parallel.branches().get(1).getFirst();
    assertEquals(1_000, check.requestBytes(), "the documented default");
    assertEquals(10_000, check.responseBytes(), "the documented default");
  }

  @Test
  @DisplayName("have lines of their own on the bill, which add up to that of one account; calls pay for transfer")
  void billed() {
    Scenario scenario = Compilation.of(SCENARIO).scenario();
    StrategyResult result = new Experiment(scenario).threads(1).run().strategies().getFirst();
    double requests = result.measurements().requests();
    double month = result.monthFactor();
    List<CostItem> items = result.monthlyCost().items();
    assertEquals(List.of("AWS Lambda", "AWS Lambda for resize", "AWS Lambda for check"), items.stream()
        .filter(item -> item.item().equals("Requests") && item.offer().equals("AWS Lambda"))
        .map(CostItem::offerAndService).toList());
    BigDecimal lambdaRequests = items.stream().filter(item -> item.item().equals("Requests"))
        .filter(item -> item.offer().equals("AWS Lambda")).map(CostItem::amount).reduce(BigDecimal.ZERO,
            BigDecimal::add);
    // One of users, two of resize (from page and from check), one of check.
    assertEquals(4 * requests * month * 0.2e-6, lambdaRequests.doubleValue(), 1e-6);
    assertEquals(2 * requests, result.measurements().usage().get(UsageKind.INVOCATIONS, 1));
    double gigabytes = items.stream().filter(item -> item.item().equals("Data transfer to other regions"))
        .mapToDouble(item -> item.quantity().doubleValue()).sum();
    assertEquals(requests * month * (500_000 + 11_000) / 1e9, gigabytes, 1e-6);
  }

  @Test
  @DisplayName("that run nowhere, are never called, or are called by another name are reported where they stand")
  void problems() {
    String missing = Compilation.problems(SCENARIO.replace("resize: {platform", "resizer: {platform"));
    assertTrue(missing.contains("requests.page.steps[1].parallel[0][0].call.service: no strategy says what the service "
        + "\"resize\" runs on; did you mean \"resizer\"?"), missing);
    String two = SCENARIO.replace("run: {", "  bare: {compute: {platform: ec2, at: aws:eu-west-1, instance: t3.medium},"
        + " stores: {log: {store: dynamodb, at: aws:eu-west-1}}}\nrun: {");
    assertTrue(Compilation.problems(two).contains("strategies.bare: the service \"check\" runs nowhere; add \"check: "
        + "{platform: PLATFORM}\" to \"services\", since requests.page.steps[1].parallel[1][0].call.service needs it"),
        Compilation.problems(two));
    String unused =
        SCENARIO.replace("services:\n", "services:\n      spare: {platform: aws-lambda, at: aws:us-east-1}\n");
    assertTrue(Compilation.problems(unused).contains("no step calls the service \"spare\""),
        Compilation.problems(unused));
    String platform = Compilation.problems(SCENARIO.replace("check: {platform: aws-lambda", "check: {platform: lamda"));
    assertTrue(platform.contains("strategies.lambda.services.check.platform: no platform \"lamda\""), platform);
    String empty = Compilation.problems(SCENARIO, "requests.page.steps[1]={parallel: []}");
    assertTrue(empty.contains("there is no branch; give at least one"), empty);
  }

  @Test
  @DisplayName("cannot be had where a call breaks a limit of their platform")
  void infeasible() {
    CompiledScenario compiled = Compilation.of(SCENARIO, "requests.page.steps[1].parallel[0][0].call.response=7 MB",
        "strategies.other={compute: {platform: aws-lambda, at: aws:eu-west-1}, stores: {log: {store: dynamodb, at: "
            + "aws:eu-west-1}}, services: {check: {platform: aws-fargate, at: aws:eu-west-1}, resize: {platform: "
            + "aws-fargate, at: aws:eu-west-1}}}");
    assertEquals(List.of("lambda"), compiled.infeasible().stream().map(Infeasible::id).toList());
    assertTrue(compiled.infeasible().getFirst().reasons().getFirst()
        .contains("payload: the response of \"resize\" has 7 MB; AWS Lambda allows 6 MB"),
        compiled.infeasible()::toString);
  }
}
