package io.edgewise.sim.model;

import io.edgewise.sim.random.Distribution;
import java.util.Map;
import java.util.Objects;

/** Who takes the tasks of a workflow one after the other. */
public sealed interface Orchestrator {

  /** Code of the request itself: its instance is held, and paid for, to the end. */
  record Caller() implements Orchestrator {}

  /**
   * A durable service: no instance is held between tasks, and what happens is written down.
   *
   * @param transitionMillis what it adds before a task, a retry, a wait, parallel branches or a choice, in milliseconds
   * @param actions how many billed actions (transitions) an event counts as; those left out count as none
   */
  record Durable(Distribution transitionMillis, Map<WorkflowEvent, Integer> actions) implements Orchestrator {

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public Durable {
      Objects.requireNonNull(transitionMillis, "transitionMillis");
      actions = Map.copyOf(actions);
      if (actions.values().stream().anyMatch(count -> count < 0)) {
        throw new IllegalArgumentException("actions must not be negative, got " + actions);
      }
    }
  }
}
