package io.edgewise.sim.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One kind of request: how often it comes and what it does.
 *
 * @param id name in the scenario, such as {@code browse}
 * @param share weight among the kinds, above 0
 * @param steps what happens on the serving instance, in order
 * @param responseBytes size of the response on the wire
 * @param resources what users fetch when they have the response; empty for nothing
 */
public record RequestProfile(String id, double share, List<Step> steps, long responseBytes,
    Optional<PageResources> resources) {

  /** One whose response is all that users want. */
  public RequestProfile(String id, double share, List<Step> steps, long responseBytes) {
    this(id, share, steps, responseBytes, Optional.empty());
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the share is not positive and finite, the size is negative, or a workflow is
   *     anything but the last step
   */
  public RequestProfile {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(resources, "resources");
    steps = List.copyOf(steps);
    if (!(share > 0) || share == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(id + ": share must be positive, got " + share);
    }
    if (holdsWorkflow(steps.isEmpty() || !(steps.getLast() instanceof Step.Workflow)
        ? steps : steps.subList(0, steps.size() - 1))) {
      throw new IllegalArgumentException(id + ": a workflow must be the last step");
    }
    if (responseBytes < 0) {
      throw new IllegalArgumentException(id + ": response size must not be negative, got " + responseBytes);
    }
  }

  private static boolean holdsWorkflow(List<Step> steps) {
    return steps.stream().anyMatch(step -> switch (step) {
      case Step.Workflow workflow -> true;
      case Step.Chance chance -> holdsWorkflow(chance.steps());
      case Step.Repeat repeat -> holdsWorkflow(repeat.steps());
      case Step.Call call -> holdsWorkflow(call.steps()) || holdsWorkflow(call.fallback());
      case Step.Publish publish -> holdsWorkflow(publish.steps());
      case Step.Parallel parallel -> parallel.branches().stream().anyMatch(RequestProfile::holdsWorkflow);
      case Step.Compute compute -> false;
      case Step.Wait wait -> false;
      case Step.Read read -> holdsWorkflow(read.fallback());
      case Step.Write write -> false;
      case Step.Infer infer -> false;
    });
  }
}
