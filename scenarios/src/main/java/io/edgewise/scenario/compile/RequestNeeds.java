package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.RequestSpec;
import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.topology.text.DataSize;
import java.util.List;
import java.util.Optional;

/**
 * What a kind of request needs of a platform, whichever it is.
 *
 * @param meanCpuMillis mean CPU time, on one full vCPU
 * @param meanWaitMillis mean time that it waits for others than stores
 * @param calls most calls to stores and models, every chance taken; one after the other
 * @param memory memory that it needs, where the file says so
 * @param response size of its response, where the file says so
 */
record RequestNeeds(double meanCpuMillis, double meanWaitMillis, long calls, Optional<DataSize> memory,
    Optional<DataSize> response) {

  private static final RequestNeeds NOTHING = new RequestNeeds(0, 0, 0, Optional.empty(), Optional.empty());

  static RequestNeeds of(RequestSpec request) {
    RequestNeeds steps = of(request.steps().orElse(List.of()));
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
      case StepSpec.Read read -> call();
      case StepSpec.Write write -> call();
      case StepSpec.Infer infer -> call();
      case StepSpec.Repeat repeat -> of(repeat.steps().orElse(List.of())).times(repeat.times().orElse(1L), 1);
      case StepSpec.Chance chance -> of(chance.steps().orElse(List.of())).times(1, chance.of().orElse(1.0));
    };
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
