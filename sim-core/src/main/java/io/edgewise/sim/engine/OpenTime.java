package io.edgewise.sim.engine;

import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Step;
import java.util.List;

/**
 * How long requests stay open in workflows, which may wait for hours: what came that long ago still asks for instances now.
 * Work and waits of all steps are added up at their 99th percentiles; queues, cold starts, models and ways are left out.
 */
final class OpenTime {

  private static final double QUANTILE = 0.99;

  private OpenTime() {}

  /** The longest of all kinds of requests, in nanoseconds; 0 where there is no workflow. */
  static long ofNanos(List<RequestProfile> requests) {
    double longest = 0;
    for (RequestProfile request : requests) {
      if (!request.steps().isEmpty() && request.steps().getLast() instanceof Step.Workflow workflow) {
        longest = Math.max(longest, millis(workflow.tasks()));
      }
    }
    return (long) (1e6 * longest);
  }

  private static double millis(List<Step> steps) {
    return steps.stream().mapToDouble(OpenTime::millis).sum();
  }

  private static double millis(Step step) {
    return switch (step) {
      case Step.Compute compute -> compute.cpuMillis().quantile(QUANTILE);
      case Step.Wait wait -> wait.millis().quantile(QUANTILE);
      case Step.Chance chance -> chance.probability() > 1 - QUANTILE ? millis(chance.steps()) : 0;
      case Step.Repeat repeat -> repeat.times() * millis(repeat.steps());
      case Step.Call call -> millis(call.steps());
      case Step.Workflow workflow -> millis(workflow.tasks());
      case Step.Publish publish -> 0;
      case Step.Parallel parallel -> parallel.branches().stream().mapToDouble(OpenTime::millis).max().orElse(0);
      case Step.Read read -> 0;
      case Step.Write write -> 0;
      case Step.Infer infer -> 0;
    };
  }
}
