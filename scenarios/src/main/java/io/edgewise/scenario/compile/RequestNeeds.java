package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.topology.text.DataSize;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a kind of request needs of a platform, whichever it is.
 *
 * @param meanCpuMillis mean CPU time, on one full vCPU
 * @param meanWaitMillis mean time that it waits for others than stores
 * @param calls most calls to stores, services and models, every chance taken
 * @param memory memory that it needs, where the file says so
 * @param response size of its response, where the file says so
 */
record RequestNeeds(double meanCpuMillis, double meanWaitMillis, long calls, Optional<DataSize> memory,
    Optional<DataSize> response) {

  private static final RequestNeeds NOTHING = new RequestNeeds(0, 0, 0, Optional.empty(), Optional.empty());

  /**
   * What a kind of request needs.
   *
   * @param inCaller workflows that stay with it
   */
  static RequestNeeds of(RequestSpec request, Set<String> inCaller) {
    RequestNeeds steps = NOTHING;
    for (StepSpec step : request.steps().orElse(List.of())) {
      boolean stays = step instanceof StepSpec.Workflow flow && flow.on().filter(inCaller::contains).isPresent();
      steps = steps.plus(stays ? of(step.inner()) : of(step));
    }
    return new RequestNeeds(steps.meanCpuMillis, steps.meanWaitMillis, steps.calls, request.memory(),
        request.response());
  }

  private static RequestNeeds of(List<StepSpec> steps) {
    return steps.stream().map(RequestNeeds::of).reduce(NOTHING, RequestNeeds::plus);
  }

  private static RequestNeeds of(StepSpec step) {
    return switch (step) {
      case StepSpec.Compute compute -> time(compute.cpuMillis().mean(), 0);
      case StepSpec.Wait wait -> time(0, wait.millis().mean());
      case StepSpec.Recorded recorded -> NOTHING;
      case StepSpec.Read read -> call();
      case StepSpec.Write write -> call();
      case StepSpec.Infer infer -> call();
      case StepSpec.Repeat repeat -> of(repeat.steps().orElse(List.of())).times(repeat.times().orElse(1L), 1);
      case StepSpec.Chance chance -> of(chance.steps().orElse(List.of())).times(1, chance.of().orElse(1.0));
      case StepSpec.Call call -> {
        RequestNeeds called = of(call.steps().orElse(List.of()));
        yield time(0, called.meanCpuMillis + called.meanWaitMillis).plus(call());
      }
      case StepSpec.ForEach each ->
          together(Collections.nCopies(each.items().orElse(1L).intValue(), of(each.inner())));
      case StepSpec.Publish publish -> call();
      case StepSpec.Workflow workflow -> call();
      case StepSpec.Parallel parallel -> together(parallel.branches().stream().map(RequestNeeds::of).toList());
    };
  }

  /** What a call needs of the platform of the service. */
  static RequestNeeds of(StepSpec.Call call) {
    RequestNeeds steps = of(call.steps().orElse(List.of()));
    return new RequestNeeds(steps.meanCpuMillis, steps.meanWaitMillis, steps.calls, Optional.empty(), call.response());
  }

  /** What a message needs of the platform of its consumer. */
  static RequestNeeds of(StepSpec.Publish publish) {
    return of(publish.inner());
  }

  /** What an execution of a workflow needs of its engine. */
  static RequestNeeds of(StepSpec.Workflow workflow) {
    RequestNeeds tasks = of(workflow.inner());
    return time(tasks.meanCpuMillis, tasks.meanWaitMillis);
  }

  /** Branches at the same time: the work of all, and at least the mean time of the longest. */
  private static RequestNeeds together(List<RequestNeeds> branches) {
    RequestNeeds all = branches.stream().reduce(NOTHING, RequestNeeds::plus);
    double longest = branches.stream().mapToDouble(each -> each.meanCpuMillis + each.meanWaitMillis).max().orElse(0);
    return new RequestNeeds(all.meanCpuMillis, Math.max(0, longest - all.meanCpuMillis), all.calls, Optional.empty(),
        Optional.empty());
  }

  private static RequestNeeds time(double cpu, double wait) {
    return new RequestNeeds(cpu, wait, 0, Optional.empty(), Optional.empty());
  }

  private static RequestNeeds call() {
    return new RequestNeeds(0, 0, 1, Optional.empty(), Optional.empty());
  }

  private RequestNeeds plus(RequestNeeds other) {
    return new RequestNeeds(meanCpuMillis + other.meanCpuMillis, meanWaitMillis + other.meanWaitMillis,
        calls + other.calls, Optional.empty(), Optional.empty());
  }

  /** So many rounds, each with a probability. */
  private RequestNeeds times(long rounds, double probability) {
    return new RequestNeeds(meanCpuMillis * rounds * probability, meanWaitMillis * rounds * probability, calls * rounds,
        Optional.empty(), Optional.empty());
  }
}
