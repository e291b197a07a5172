package io.edgewise.sim.model;

import java.util.Optional;

/** What happens in an execution of a workflow, and may be billed. */
public enum WorkflowEvent {
  /** An execution begins. */
  START("start"),
  /** A task is given to a service. */
  TASK("task"),
  /** A task that failed is tried again. */
  RETRY("retry"),
  /** A wait begins. */
  TIMER("timer"),
  /** Parallel branches begin. */
  PARALLEL("parallel"),
  /** One of parallel branches begins. */
  BRANCH("branch"),
  /** It is decided whether to take steps. */
  CHOICE("choice"),
  /** An execution is over. */
  END("end");

  private final String id;

  WorkflowEvent(String id) {
    this.id = id;
  }

  /** Name in files, such as {@code task}. */
  public String id() {
    return id;
  }

  /** What comes before a task of a workflow; empty for steps that only hold tasks. */
  public static Optional<WorkflowEvent> before(Step task) {
    return switch (task) {
      case Step.Call call -> Optional.of(TASK);
      case Step.Wait wait -> Optional.of(TIMER);
      case Step.Parallel parallel -> Optional.of(PARALLEL);
      case Step.Chance chance -> Optional.of(CHOICE);
      default -> Optional.empty();
    };
  }
}
