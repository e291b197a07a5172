package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.WorkflowEvent;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;

/** What a durable orchestrator adds to the tasks of a workflow, and what it bills for them. */
final class Transitions {

  private final CompiledPlatform orchestrator;
  private final RequestTable table;
  private Draws draws;
  private Measurements measurements;
  private RequestTrace trace;

  Transitions(CompiledPlatform orchestrator, RequestTable table) {
    this.orchestrator = orchestrator;
    this.table = table;
  }

  void use(Draws replicationDraws, Measurements into) {
    draws = replicationDraws;
    measurements = into;
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
  }

  /** An execution is at a transition; returns when it goes on. */
  long pass(int slot, RequestProgram.Operation operation, long nowNanos) {
    count(slot, operation.event());
    if (operation.event() == WorkflowEvent.BRANCH) {
      return nowNanos;
    }
    long nanos =
        orchestrator.transition.sampleNanos(draws.service[operation.stepIndex()], table.number(slot));
    table.add(slot, Component.OTHER, nanos);
    if (trace != null && trace.follows(table.number(slot))) {
      trace.span(Component.OTHER, "transition to " + words(operation.event()), nowNanos, nowNanos + nanos);
    }
    return nowNanos + nanos;
  }

  private static String words(WorkflowEvent event) {
    return switch (event) {
      case TASK -> "a task";
      case TIMER -> "a wait";
      case PARALLEL -> "branches";
      case CHOICE -> "a choice";
      case START, RETRY, BRANCH, END -> event.id();
    };
  }

  /** Bills an event of an execution. */
  void count(int slot, WorkflowEvent event) {
    int actions = orchestrator.actions[event.ordinal()];
    if (actions > 0 && table.isMeasured(slot)) {
      measurements.usage().count(UsageKind.ACTIONS, table.site(slot), actions);
    }
  }
}
