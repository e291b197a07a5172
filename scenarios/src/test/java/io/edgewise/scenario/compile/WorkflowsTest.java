package io.edgewise.scenario.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.edgewise.sim.Experiment;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Orchestrator;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Workflows")
class WorkflowsTest {

  private static final String SCENARIO = """
      users: {rate: 20 / s, where: city:london, pattern: constant}
      requests:
        order:
          steps:
            - compute: 5 ms
            - workflow:
                on: flow
                tasks:
                  - call: {service: work, steps: [{compute: 10 ms}], retry: {attempts: 2}}
                  - wait: 500 ms
                  - map: {items: 3, steps: [{call: {service: work, steps: [{compute: 1 ms}]}}]}
      strategies:
        standard:
          compute: {platform: aws-lambda, at: aws:eu-west-1}
          services: {work: {platform: aws-lambda, at: aws:eu-west-1}}
          workflows: {flow: step-functions-standard}
        temporal:
          compute: {platform: aws-lambda, at: aws:eu-west-1}
          services: {work: {platform: aws-lambda, at: aws:eu-west-1}}
          workflows: {flow: {workflow: temporal-cloud, at: aws:us-east-1, transition: 10 ms}}
        function:
          compute: {platform: aws-lambda, at: aws:eu-west-1, timeout: 15 min}
          services: {work: {platform: aws-lambda, at: aws:eu-west-1}}
          workflows: {flow: function}
      run: {horizon: 60 s, warmUp: 30 s, replications: 2, seed: 3}
      """;

  @Test
  @DisplayName("run where the code does unless the strategy says otherwise, each by its own engine")
  void compiled() {
    Scenario scenario = Compilation.of(SCENARIO).scenario();
    assertEquals(List.of("flow", "work"), scenario.services());
    Step.Workflow flow = (Step.Workflow) scenario.requests().getFirst().steps().getLast();
    assertEquals(3, flow.tasks().size());
    assertEquals(new Step.Retry(2, 1_000, 2), ((Step.Call) flow.tasks().getFirst()).retry(), "documented defaults");
    assertEquals(3, ((Step.Parallel) flow.tasks().getLast()).branches().size());
    List<String> places = scenario.deployments().stream()
        .map(deployment -> deployment.services().getFirst().sites().getFirst().id()).toList();
    assertEquals(List.of("aws:eu-west-1", "aws:us-east-1", "aws:eu-west-1"), places);
    assertEquals(new Constant(10), ((Orchestrator.Durable) scenario.deployments().get(1).services().getFirst()
        .orchestrator().orElseThrow()).transitionMillis());
    assertEquals(new Orchestrator.Caller(),
        scenario.deployments().get(2).services().getFirst().orchestrator().orElseThrow());
  }

  @Test
  @DisplayName("bill seven transitions an order, or six actions, or the time for which the function waits")
  void billed() {
    RunResult run = new Experiment(Compilation.of(SCENARIO).scenario()).threads(1).run();
    StrategyResult standard = run.strategies().get(0);
    double orders = standard.measurements().requests();
    // Start, task, wait, parallel, and three tasks.
    assertEquals(7 * orders, standard.measurements().usage().total(UsageKind.ACTIONS));
    assertEquals(7 * orders * standard.monthFactor() * 0.025 / 1000,
        standard.monthlyCost().amountOf("State transitions").doubleValue(), 1e-6);
    StrategyResult temporal = run.strategies().get(1);
    assertEquals(6 * orders, temporal.measurements().usage().total(UsageKind.ACTIONS), "start, four tasks and a timer");
    StrategyResult function = run.strategies().get(2);
    assertEquals(0, function.measurements().usage().total(UsageKind.ACTIONS));
    double held = function.measurements().usage().get(UsageKind.BILLED_NANOS, 0) / orders / 1e6;
    assertTrue(held > 500 && held < 700, "milliseconds billed for an order: " + held);
    double free = standard.measurements().usage().get(UsageKind.BILLED_NANOS, 0) / orders / 1e6;
    assertTrue(free < 150, "milliseconds billed until the engine has taken over: " + free);
    assertTrue(run.strategies().stream().allMatch(each -> each.measurements().latency().quantile(0.5) > 500e6));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
      "requests.order.steps[0]={workflow: {on: flow, tasks: []}} | requests.order.steps[0].workflow.on: a workflow must be "
          + "the last step of a request",
      "requests.order.steps[1].workflow.tasks[1]={compute: 5 ms} | requests.order.steps[1].workflow.tasks[1].compute: is no "
          + "task of a workflow, whose engine runs no code of yours",
      "strategies.function.workflows={} | strategies.function.workflows: the workflow \"flow\" runs nowhere; add \"flow: "
          + "ENGINE\" to \"workflows\"",
      "strategies.standard.workflows.flow=step-function-standard | no workflow engine \"step-function-standard\"; did you "
          + "mean \"step-functions-standard\"",
      "strategies.standard.workflows.spare=function | no step starts the workflow \"spare\"",
      "requests.order.steps[1].workflow.on=work | \"work\" is a service as well"})
  @DisplayName("that cannot be are reported where they stand")
  void problems(String setting, String expected) {
    String found = Compilation.problems(SCENARIO, setting);
    assertTrue(found.contains(expected), found);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {
      "strategies.standard.workflows.flow=step-functions-express | requests.order.steps[1].workflow.tasks[1]={wait: 6 min} "
          + "| standard: duration: \"flow\" takes 6 min on average, without its stores; Step Functions Express allows 300 s",
      "run.seed=4 | requests.order.steps[1].workflow.tasks[1]={wait: 366 d} | standard: duration: \"flow\" takes 366 d",
      "run.seed=4 | requests.order.steps[1].workflow.tasks[1]={wait: 16 min} | function: duration: \"order\" takes 16 min",
      "run.seed=4 | requests.order.steps[1].workflow.tasks[1]={repeat: {times: 6250, steps: [{call: {service: work, steps: "
          + "[]}}]}} | standard: history: an execution of \"flow\" makes up to 31279 entries; Step Functions Standard allows "
          + "25000 (aws/agent-toolkit-for-aws@d6ad2e44",
      "run.seed=4 | requests.order.steps[1].workflow.tasks[0].call.response=300 kB | standard: payload: \"flow\" hands 300 kB "
          + "from task to task; Step Functions Standard allows 256 KiB"})
  @DisplayName("that break a limit of their engine make the strategy infeasible")
  void infeasible(String first, String second, String expected) {
    CompiledScenario compiled = Compilation.of(SCENARIO, first, second);
    assertTrue(compiled.infeasible().stream().flatMap(each -> each.reasons().stream())
        .anyMatch(reason -> reason.startsWith(expected)), compiled.infeasible()::toString);
  }
}
