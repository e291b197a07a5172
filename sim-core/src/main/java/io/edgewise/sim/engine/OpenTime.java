package io.edgewise.sim.engine;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.InferenceEndpoint.PromptTime;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import java.util.List;

/**
 * How long requests stay open in workflows, which may wait for hours: what came that long ago still asks for instances now.
 * Work and waits of all steps are added up at their 99th percentiles; queues, cold starts and ways are left out.
 */
final class OpenTime {

  private static final double QUANTILE = 0.99;

  /** Who asks again later than that is few among those who are under way. */
  private static final long MOST_ASKING_NANOS = 60_000_000_000L;

  /** By data set, whose operations count; none where they do not. */
  private final List<StateStore> stores;

  /** By model; none where their answers do not count. */
  private final List<InferenceEndpoint> models;

  private OpenTime(List<StateStore> stores, List<InferenceEndpoint> models) {
    this.stores = stores;
    this.models = models;
  }

  /** The longest of all kinds of requests, in nanoseconds; 0 where there is no workflow. */
  static long ofNanos(List<RequestProfile> requests) {
    double longest = 0;
    for (RequestProfile request : requests) {
      if (!request.steps().isEmpty() && request.steps().getLast() instanceof Step.Workflow workflow) {
        longest = Math.max(longest, new OpenTime(List.of(), List.of()).millis(workflow.tasks()));
      }
    }
    return (long) (1e6 * longest);
  }

  /** The longest work of a request of any kind that is no workflow, its waits, operations on stores and answers of models included, in nanoseconds. */
  static long ofWorkNanos(List<RequestProfile> requests, Deployment deployment) {
    OpenTime time = new OpenTime(deployment.stores(), deployment.models());
    double longest = requests.stream()
        .filter(request -> request.steps().isEmpty() || !(request.steps().getLast() instanceof Step.Workflow))
        .mapToDouble(request -> time.millis(request.steps())).max().orElse(0);
    return (long) (1e6 * longest / Math.min(1, deployment.platform().cpu().speed()));
  }

  /**
   * How long after they were sent requests, or their operations on stores, may still be asked again; 0 if never.
   *
   * @param requests how users ask again
   * @param workNanos how long a request takes that is not asked again
   */
  static long ofAskingNanos(RetryPolicy requests, List<StateStore> stores, long workNanos) {
    double longest = askingNanos(requests, workNanos);
    for (StateStore store : stores) {
      longest = Math.max(longest, store.mayRepeat() ? askingNanos(store.retries(), workNanos) : 0);
    }
    return (long) Math.min(MOST_ASKING_NANOS, longest);
  }

  private static double askingNanos(RetryPolicy policy, long workNanos) {
    return policy.asksAgain() ? policy.longestNanos() + (double) policy.attempts() * workNanos : 0;
  }

  private double millis(List<Step> steps) {
    return steps.stream().mapToDouble(this::millis).sum();
  }

  private double millis(Step step) {
    return switch (step) {
      case Step.Compute compute -> compute.cpuMillis().quantile(QUANTILE);
      case Step.Wait wait -> wait.millis().quantile(QUANTILE);
      case Step.Chance chance -> chance.probability() > 1 - QUANTILE ? millis(chance.steps()) : 0;
      case Step.Repeat repeat -> repeat.times() * millis(repeat.steps());
      case Step.Call call -> millis(call.steps());
      case Step.Workflow workflow -> millis(workflow.tasks());
      case Step.Publish publish -> 0;
      case Step.Parallel parallel -> parallel.branches().stream().mapToDouble(this::millis).max().orElse(0);
      case Step.Read read -> stores.isEmpty() ? 0 : stores.get(read.dataSet()).readMillis().quantile(QUANTILE);
      case Step.Write write -> stores.isEmpty() ? 0 : stores.get(write.dataSet()).writeMillis().quantile(QUANTILE);
      case Step.Infer infer -> models.isEmpty() ? 0 : millis(infer, models.get(infer.model()));
    };
  }

  /** How long an answer takes that is longer than nearly all. */
  private static double millis(Step.Infer infer, InferenceEndpoint model) {
    PromptTime prompt = model.prompt();
    return model.firstTokenMillis().quantile(QUANTILE)
        + prompt.millisPerToken() * Math.max(0, infer.inputTokens().quantile(QUANTILE) - prompt.beyondTokens())
        + infer.outputTokens().quantile(QUANTILE) * model.tokenMillis().mean();
  }
}
