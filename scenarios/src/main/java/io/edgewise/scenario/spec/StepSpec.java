package io.edgewise.scenario.spec;

import io.edgewise.sim.model.CircuitBreaker;
import io.edgewise.sim.model.Hedge;
import io.edgewise.sim.model.RetryBudget;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.TimeLimit;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A step of a request. */
public sealed interface StepSpec {

  /** Where it stands. */
  Node node();

  /** The steps inside it, one level below; none where it has none or they could not be read. */
  default List<StepSpec> inner() {
    return switch (this) {
      case Repeat repeat -> repeat.steps().orElse(List.of());
      case Chance chance -> chance.steps().orElse(List.of());
      case Call call -> both(call.steps(), call.fallback());
      case ForEach forEach -> forEach.steps().orElse(List.of());
      case Publish publish -> publish.steps().orElse(List.of());
      case Workflow workflow -> workflow.tasks().orElse(List.of());
      case Parallel parallel -> parallel.branches().stream().flatMap(List::stream).toList();
      case Compute compute -> List.of();
      case Recorded recorded -> List.of();
      case Wait wait -> List.of();
      case Read read -> read.fallback().orElse(List.of());
      case Write write -> List.of();
      case Infer infer -> List.of();
    };
  }

  private static List<StepSpec> both(Optional<List<StepSpec>> steps, Optional<List<StepSpec>> fallback) {
    return Stream.of(steps, fallback).flatMap(Optional::stream).flatMap(List::stream).toList();
  }

  /** CPU work in milliseconds on one full vCPU. */
  record Compute(Node node, Distribution cpuMillis) implements StepSpec {}

  /** Time that passes without work, in milliseconds. */
  record Wait(Node node, Distribution millis) implements StepSpec {}

  /** The recorded duration of the request, as CPU work or as time that passes without. */
  record Recorded(Node node, boolean isWork) implements StepSpec {}

  /** A read. */
  record Read(Node node, Optional<String> from, Optional<KeysSpec> keys, Optional<DataSize> size,
      Optional<Step.Consistency> consistency, Optional<List<StepSpec>> fallback) implements StepSpec {}

  /** A write. */
  record Write(Node node, Optional<String> to, Optional<KeysSpec> keys, Optional<DataSize> size)
      implements
        StepSpec {}

  /** A question to a model. */
  record Infer(Node node, Optional<String> model, Optional<TokensSpec> input, Optional<TokensSpec> output,
      Optional<Boolean> stream) implements StepSpec {}

  /** Steps several times. */
  record Repeat(Node node, Optional<Long> times, Optional<List<StepSpec>> steps) implements StepSpec {}

  /** Steps taken with a probability. */
  record Chance(Node node, Optional<Double> of, Optional<List<StepSpec>> steps) implements StepSpec {}

  /** A synchronous call of a service. */
  record Call(Node node, Optional<String> service, Optional<List<StepSpec>> steps, Optional<DataSize> request,
      Optional<DataSize> response, Optional<RetrySpec> retry, Optional<Double> failure, ClientSpec client,
      Optional<List<StepSpec>> fallback) implements StepSpec {}

  /** Further attempts of a call. */
  record RetrySpec(Node node, Optional<Long> attempts, Optional<Long> intervalNanos, Optional<Double> rate,
      Optional<RetryPolicy.Jitter> jitter, Optional<List<RetryPolicy.Cause>> on, Optional<RetryBudget> budget) {}

  /** What a caller does besides waiting and trying again. */
  record ClientSpec(Node node, Optional<TimeLimit> timeout, Optional<Hedge> hedge, Optional<CircuitBreaker> breaker) {}

  /** The same steps for each of so many items, at the same time. */
  record ForEach(Node node, Optional<Long> items, Optional<List<StepSpec>> steps) implements StepSpec {}

  /** An execution of a workflow. */
  record Workflow(Node node, Optional<String> on, Optional<List<StepSpec>> tasks, Optional<DataSize> request,
      Optional<DataSize> response) implements StepSpec {}

  /** A message to a queue, and what its consumer does. */
  record Publish(Node node, Optional<String> to, Optional<List<StepSpec>> steps, Optional<DataSize> size,
      Optional<Double> failure) implements StepSpec {}

  /** Branches at the same time. */
  record Parallel(Node node, List<List<StepSpec>> branches) implements StepSpec {}
}
