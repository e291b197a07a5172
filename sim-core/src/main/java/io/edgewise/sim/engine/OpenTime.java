package io.edgewise.sim.engine;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.InferenceEndpoint.PromptTime;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.random.Distribution;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How long requests stay open in workflows, which may wait for hours: what came that long ago still asks for instances now.
 * Work and waits of all steps are added up at their 99th percentiles; queues, cold starts and ways are left out. Of what is repeated
 * the deviations from the mean are independent, so that they grow with the root of the number: that percentile of a sum
 * of normal ones.
 */
final class OpenTime {

  private static final double QUANTILE = 0.99;

  /** Who asks again later than that is few among those who are under way. */
  private static final long MOST_ASKING_NANOS = 60_000_000_000L;

  /** By data set, whose operations count; none where they do not. */
  private final List<StateStore> stores;

  /** By model; none where their answers do not count. */
  private final List<InferenceEndpoint> models;

  /** What counts of a time that varies. */
  private final ToDoubleFunction<Distribution> part;

  /** The same at the means; null where it is that. */
  private final OpenTime mean;

  private OpenTime(List<StateStore> stores, List<InferenceEndpoint> models) {
    this(stores, models, time -> time.quantile(QUANTILE), new OpenTime(stores, models, Distribution::mean, null));
  }

  private OpenTime(List<StateStore> stores, List<InferenceEndpoint> models, ToDoubleFunction<Distribution> part,
      OpenTime mean) {
    this.stores = stores;
    this.models = models;
    this.part = part;
    this.mean = mean;
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
      case Step.Compute compute -> part.applyAsDouble(compute.cpuMillis());
      case Step.Wait wait -> part.applyAsDouble(wait.millis());
      case Step.Chance chance -> chance.probability() > 1 - QUANTILE ? millis(chance.steps()) : 0;
      case Step.Repeat repeat -> repeated(repeat.times(), repeat.steps());
      case Step.Call call -> millis(call.steps());
      case Step.Workflow workflow -> millis(workflow.tasks());
      case Step.Publish publish -> 0;
      case Step.Parallel parallel -> parallel.branches().stream().mapToDouble(this::millis).max().orElse(0);
      case Step.Read read -> stores.isEmpty() ? 0 : part.applyAsDouble(stores.get(read.dataSet()).readMillis());
      case Step.Write write -> stores.isEmpty() ? 0 : part.applyAsDouble(stores.get(write.dataSet()).writeMillis());
      case Step.Infer infer -> models.isEmpty() ? 0 : millis(infer, models.get(infer.model()));
    };
  }

  private double repeated(int times, List<Step> steps) {
    double once = millis(steps);
    if (mean == null || times <= 1) {
      return times * once;
    }
    double usual = mean.millis(steps);
    return times * usual + Math.sqrt(times) * Math.max(0, once - usual);
  }

  /** How long an answer takes. */
  private double millis(Step.Infer infer, InferenceEndpoint model) {
    PromptTime prompt = model.prompt();
    return part.applyAsDouble(model.firstTokenMillis())
        + prompt.millisPerToken() * Math.max(0, part.applyAsDouble(infer.inputTokens()) - prompt.beyondTokens())
        + part.applyAsDouble(infer.outputTokens()) * model.tokenMillis().mean();
  }
}
