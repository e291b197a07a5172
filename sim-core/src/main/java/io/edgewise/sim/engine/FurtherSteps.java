package io.edgewise.sim.engine;

import io.edgewise.sim.random.Recorded;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;

/** What most programs have none of: steps that start or end children, run workflows, or ask models, and recorded times. */
final class FurtherSteps {

  private final RequestTable table;
  private final long maxDurationNanos;

  /** Null where requests start no children. */
  private final Forks forks;

  /** Null where no workflow is orchestrated. */
  private final Transitions transitions;

  /** By operation: the work or wait recorded of each request, or null. */
  private final Recorded[] recorded;

  /** Null where requests ask no models. */
  private final InferenceWalk inference;

  FurtherSteps(CompiledPlatform compute, RequestTable table, Recorded[] recorded, Forks forks,
      InferenceWalk inference) {
    this.table = table;
    this.recorded = recorded;
    this.forks = forks;
    maxDurationNanos = compute.platform.maxDurationNanos();
    this.inference = inference;
    transitions = compute.transition == null ? null : new Transitions(compute, table);
  }

  void use(Draws draws, Measurements into) {
    if (transitions != null) {
      transitions.use(draws, into);
    }
    if (inference != null) {
      inference.use(draws, into);
    }
  }

  void trace(RequestTrace trace) {
    if (transitions != null) {
      transitions.trace(trace);
    }
    if (inference != null) {
      inference.trace(trace);
    }
  }

  /** What is added to the tasks of workflows; null where none is orchestrated. */
  Transitions transitions() {
    return transitions;
  }

  /** The work or wait that was recorded of a request for an operation, in nanoseconds. */
  long recordedNanos(RequestProgram.Operation operation, long number) {
    return Math.round(1e6 * recorded[operation.stepIndex()].of(number));
  }

  /**
   * Takes a step.
   *
   * @param code what it is here
   * @param walk of the request
   * @return when the request goes on at the operation's target; {@link Forks#OPEN} if it does not now, because it waits for
   *     children or has left its instance
   */
  long step(int code, RequestWalk walk, int slot, RequestProgram.Operation operation, long clockNanos,
      long nowNanos) {
    return switch (code) {
      case RequestProgram.GUARDED -> guard(walk, slot, operation, clockNanos, nowNanos);
      case RequestProgram.FORK -> fork(walk, slot, operation, clockNanos, nowNanos);
      case RequestProgram.PUBLISH -> forks.publish(slot, operation, nowNanos);
      case RequestProgram.BATCH -> message(walk, slot, operation, clockNanos, nowNanos);
      case RequestProgram.TRANSITION ->
          transitions == null ? nowNanos : transitions.pass(slot, operation, nowNanos);
      case RequestProgram.INFER ->
          answered(walk, slot, clockNanos, inference.infer(slot, operation, clockNanos, nowNanos));
      case RequestProgram.ANSWER ->
          answered(walk, slot, clockNanos, inference.answer(slot, operation, clockNanos, nowNanos));
      case RequestProgram.CHILD_END -> left(walk, slot, clockNanos, nowNanos, Outcome.SERVED);
      default -> throw new IllegalStateException("no operation " + code);
    };
  }

  private long fork(RequestWalk walk, int slot, RequestProgram.Operation operation, long clockNanos, long nowNanos) {
    if (isCutOff(slot, nowNanos)) {
      return left(walk, slot, clockNanos, nowNanos, Outcome.TIMED_OUT);
    }
    table.programCounter(slot, operation.stepIndex());
    long joined = forks.start(slot, operation, clockNanos, nowNanos);
    if (joined != Forks.OPEN && forks.failed(slot)) {
      return left(walk, slot, clockNanos, joined, Outcome.CALL_FAILED);
    }
    return joined;
  }

  private long guard(RequestWalk walk, int slot, RequestProgram.Operation operation, long clockNanos, long nowNanos) {
    if (operation.fork() != null && isCutOff(slot, nowNanos)) {
      return left(walk, slot, clockNanos, nowNanos, Outcome.TIMED_OUT);
    }
    walk.guarded().begin(slot, operation, clockNanos, nowNanos);
    return Forks.OPEN;
  }

  private long message(RequestWalk walk, int slot, RequestProgram.Operation operation, long clockNanos, long nowNanos) {
    table.programCounter(slot, operation.stepIndex());
    long over = isCutOff(slot, nowNanos) ? Forks.NONE : forks.startMessage(slot, clockNanos, nowNanos);
    return over == Forks.NONE ? left(walk, slot, clockNanos, nowNanos, Outcome.SERVED) : over;
  }

  /** A model has answered, or refused to, and the request knows at a time. */
  private long answered(RequestWalk walk, int slot, long clockNanos, long atNanos) {
    return inference.refusal() == null ? atNanos : left(walk, slot, clockNanos, atNanos, inference.refusal());
  }

  private boolean isCutOff(int slot, long nowNanos) {
    return nowNanos - table.startNanos(slot) > maxDurationNanos;
  }

  private static long left(RequestWalk walk, int slot, long clockNanos, long atNanos, Outcome outcome) {
    walk.leave(slot, clockNanos, atNanos, outcome);
    return Forks.OPEN;
  }
}
