package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.StepSpec;
import io.edgewise.topology.text.Problems;
import java.util.List;

/** Checks where workflows stand, and what their tasks are. */
final class WorkflowPlaces {

  private WorkflowPlaces() {}

  /** Whether workflows stand at the end of the steps of a request only, and their tasks need no instance of the engine. */
  static boolean check(List<StepSpec> steps, Problems problems) {
    int before = problems.errorCount();
    for (int i = 0; i < steps.size(); i++) {
      if (i == steps.size() - 1 && steps.get(i) instanceof StepSpec.Workflow workflow) {
        tasks(workflow.inner(), problems);
      } else {
        none(List.of(steps.get(i)), problems);
      }
    }
    return problems.errorCount() == before;
  }

  private static void none(List<StepSpec> steps, Problems problems) {
    for (StepSpec step : steps) {
      if (step instanceof StepSpec.Workflow workflow) {
        problems.add(workflow.node(),
            "a workflow must be the last step of a request: the instance is given back when the"
                + " engine has taken over, so nothing can come after it");
      }
      none(step.inner(), problems);
    }
  }

  private static void tasks(List<StepSpec> tasks, Problems problems) {
    for (StepSpec task : tasks) {
      switch (task) {
        case StepSpec.Call call -> {
          none(call.steps().orElse(List.of()), problems);
          tasks(call.fallback().orElse(List.of()), problems);
        }
        case StepSpec.Wait wait -> {}
        case StepSpec.Chance chance -> tasks(chance.inner(), problems);
        case StepSpec.Repeat repeat -> tasks(repeat.inner(), problems);
        case StepSpec.Parallel parallel -> tasks(parallel.inner(), problems);
        case StepSpec.ForEach each -> tasks(each.inner(), problems);
        case StepSpec.Recorded recorded -> {}
        case StepSpec.Compute compute -> needsInstance(compute, problems);
        case StepSpec.Read read -> needsInstance(read, problems);
        case StepSpec.Write write -> needsInstance(write, problems);
        case StepSpec.Infer infer -> needsInstance(infer, problems);
        case StepSpec.Publish publish -> needsInstance(publish, problems);
        case StepSpec.Workflow workflow -> needsInstance(workflow, problems);
      }
    }
  }

  private static void needsInstance(StepSpec step, Problems problems) {
    problems.add(step.node(), "is no task of a workflow, whose engine runs no code of yours; allowed are call, wait,"
        + " parallel, map, chance and repeat. Put it into the steps of a call");
  }
}
