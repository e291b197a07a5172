package io.edgewise.sim.engine;

import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;

/** What becomes of what was refused: users ask again for requests, and client libraries for operations on stores. */
final class Refusals {

  private final CompiledDeployment compiled;
  private final RequestTable table;
  private final Ledger ledger;

  /** Null where requests start no children. */
  private final Forks forks;
  /** Null where nothing breaks. */
  private final Faults faults;
  private final Schedule schedule;
  private final RetryPolicy ofUsers;

  /** By origin of users; null where they may ask again as often as they like. */
  private final RetryBudgets budgets;
  private final Retries requests = new Retries();
  private final Retries operations = new Retries();
  private Measurements measurements;
  private RequestTrace trace;

  Refusals(CompiledDeployment compiled, RequestTable table, Ledger ledger, Forks forks, Faults faults,
      Schedule schedule) {
    this.faults = faults;
    this.compiled = compiled;
    this.table = table;
    this.ledger = ledger;
    this.forks = forks;
    this.schedule = schedule;
    ofUsers = compiled.users.retries();
    budgets = RetryBudgets.of(ofUsers.budget(), compiled.scenario.workload().origins().size());
  }

  void use(Draws replicationDraws, Measurements into) {
    requests.use(replicationDraws.requestRetry);
    operations.use(replicationDraws.storeRetry);
    measurements = into;
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
  }

  /** A store refused an operation at a time; whether it is asked again, which is then under way. */
  boolean asksAgain(int slot, RequestProgram.Operation operation, long atNanos) {
    RetryPolicy policy = compiled.deployment.stores().get(operation.dataSet()).retries();
    long wait = operations.failed(policy, slot, table.number(slot), operation.stepIndex(), RetryPolicy.Cause.REFUSED,
        atNanos - table.startNanos(slot), null, 0);
    if (wait < 0) {
      return false;
    }
    if (table.isMeasured(slot)) {
      measurements.repeatedOperation();
    }
    table.add(slot, Component.STORE, wait);
    if (trace != null && trace.follows(table.number(slot))) {
      trace.span(Component.STORE, "waiting to ask again", atNanos, atNanos + wait);
    }
    schedule.put(atNanos + wait, EventKind.ASK_AGAIN, slot);
    return true;
  }

  /** Forgets all failures, and fills all budgets. */
  void clear() {
    requests.clear();
    operations.clear();
    if (budgets != null) {
      budgets.clear();
    }
  }

  /** A request of a user is over, whatever its outcome. */
  void over(int slot) {
    if (budgets != null) {
      budgets.earn(table.origin(slot));
    }
  }

  /** Whether the user of a request would ask again, and it is on an instance of its own. */
  boolean mayRepeat(int slot) {
    return ofUsers.asksAgain() && (forks == null || !forks.isChild(slot) && !forks.isDetached(slot));
  }

  /** Whether the user of a request has asked for it before. */
  boolean isRepeated(int slot) {
    return ofUsers.asksAgain() && requests.failures(slot, table.number(slot), 0) > 0;
  }

  /** What a failure is to a client that may ask again. */
  static RetryPolicy.Cause cause(Outcome outcome) {
    return outcome == Outcome.OPERATION_TIMED_OUT ? RetryPolicy.Cause.TIMED_OUT : RetryPolicy.Cause.REFUSED;
  }

  /** Whether the user asks again for what failed with an outcome, which is then under way. */
  boolean repeats(int slot, long atNanos, Outcome outcome, boolean wasInvoked) {
    if (!ofUsers.asksAgain() || forks != null && forks.isChild(slot)) {
      return false;
    }
    // The way is taken at its median, there and back.
    long way = table.roundTripNanos(slot) + compiled.routes.siteRttNanos(table.route(slot));
    long told = faults != null && faults.isUnanswered(slot) ? atNanos : atNanos + way / 2;
    long wait =
        requests.failed(ofUsers, slot, table.number(slot), 0, cause(outcome), told - table.sentNanos(slot), budgets,
            table.origin(slot));
    if (wait < 0) {
      return false;
    }
    ledger.repeats(slot, atNanos, wasInvoked);
    long reach = faults == null ? told + wait + (way - way / 2) : faults.again(slot, told + wait);
    table.restart(slot, reach, compiled.program.entry(table.kind(slot)));
    if (trace != null && trace.follows(table.number(slot))) {
      trace.span(Component.OTHER, "told no, and waiting to ask again", atNanos, told + wait);
      trace.span(Component.OTHER, "request to the site again", told + wait, reach);
    }
    schedule.put(reach, EventKind.REACH, slot);
    return true;
  }
}
