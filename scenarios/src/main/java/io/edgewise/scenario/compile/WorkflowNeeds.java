package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.scenario.spec.Steps;
import io.edgewise.sim.model.WorkflowEvent;
import io.edgewise.topology.catalog.Limit;
import io.edgewise.topology.text.DataSize;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an execution of a workflow needs of its engine at most: every choice taken, every attempt made.
 *
 * @param events how often each event happens
 * @param mostItems items of the largest map
 * @param payloads what goes from task to task, as far as the file says how large it is
 */
record WorkflowNeeds(Map<WorkflowEvent, Long> events, long mostItems, List<DataSize> payloads) {

  static WorkflowNeeds of(StepSpec.Workflow workflow) {
    WorkflowNeeds needs = new WorkflowNeeds(new EnumMap<>(WorkflowEvent.class), mostItems(workflow.inner()),
        new ArrayList<>());
    workflow.request().ifPresent(needs.payloads::add);
    workflow.response().ifPresent(needs.payloads::add);
    needs.add(WorkflowEvent.START, 1);
    needs.addAll(workflow.inner(), 1);
    needs.add(WorkflowEvent.END, 1);
    return needs;
  }

  /** What breaks a limit, if anything does. */
  Optional<String> need(Limit limit, String workflow, Map<WorkflowEvent, Integer> history) {
    return switch (limit.kind()) {
      case HISTORY -> {
        long entries = 0;
        for (Map.Entry<WorkflowEvent, Long> event : events.entrySet()) {
          entries += event.getValue() * history.getOrDefault(event.getKey(), 0);
        }
        yield entries > limit.most()
            ? Optional.of("an execution of \"" + workflow + "\" makes up to " + entries + " entries")
            : Optional.empty();
      }
      case PAYLOAD -> payloads.stream().filter(size -> size.binaryBytes() > limit.most()).findFirst()
          .map(size -> "\"" + workflow + "\" hands " + size + " from task to task");
      case PARALLEL -> mostItems > limit.most()
          ? Optional.of("a map of \"" + workflow + "\" works on " + mostItems + " items at once") : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static long mostItems(List<StepSpec> tasks) {
    long most = 0;
    for (StepSpec task : tasks) {
      most = Math.max(most, mostItems(task.inner()));
      if (task instanceof StepSpec.ForEach each) {
        most = Math.max(most, each.items().orElse(1L));
      }
    }
    return most;
  }

  private void add(WorkflowEvent event, long times) {
    events.merge(event, times, Long::sum);
  }

  private void addAll(List<StepSpec> tasks, long times) {
    tasks.forEach(task -> add(task, times));
  }

  private void add(StepSpec task, long times) {
    switch (task) {
      case StepSpec.Call call -> {
        add(WorkflowEvent.TASK, times);
        long attempts =
            call.retry().map(retry -> retry.attempts().orElse(Steps.ATTEMPTS.fallback().orElseThrow().value()))
                .orElse(1L);
        add(WorkflowEvent.RETRY, times * (attempts - 1));
        call.request().ifPresent(payloads::add);
        call.response().ifPresent(payloads::add);
      }
      case StepSpec.Wait wait -> add(WorkflowEvent.TIMER, times);
      case StepSpec.Chance chance -> {
        add(WorkflowEvent.CHOICE, times);
        addAll(chance.inner(), times);
      }
      case StepSpec.Parallel parallel -> {
        add(WorkflowEvent.PARALLEL, times);
        add(WorkflowEvent.BRANCH, times * parallel.branches().size());
        addAll(parallel.inner(), times);
      }
      case StepSpec.ForEach each -> {
        add(WorkflowEvent.PARALLEL, times);
        add(WorkflowEvent.BRANCH, times * each.items().orElse(1L));
        addAll(each.inner(), times * each.items().orElse(1L));
      }
      case StepSpec.Repeat repeat -> addAll(repeat.inner(), times * repeat.times().orElse(1L));
      case StepSpec.Recorded recorded -> {}
      case StepSpec.Compute compute -> {}
      case StepSpec.Read read -> {}
      case StepSpec.Write write -> {}
      case StepSpec.Infer infer -> {}
      case StepSpec.Publish publish -> {}
      case StepSpec.Workflow workflow -> {}
    }
  }
}
