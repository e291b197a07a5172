package io.edgewise.sim.engine;

import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;

/**
 * The reads, writes and calls whose client gives up, sends a second one, stops asking, or does something else in place of
 * what fails. A request that is at one waits; every attempt is a slot of its own ({@link Attempts}), so that what is asked
 * goes on with it when nobody waits any more. The request looks when it may go on: when the first answer is there, when it
 * gives up, and when it sends a second attempt. These moments come in the order of their times, so that circuits learn in
 * that order, too.
 */
final class GuardedOperations {

  private final CompiledGuards guards;
  private final GuardTargets targets;
  private final RequestTable table;
  private final Sites sites;
  private final StoreWalk storeWalk;

  /** Null where requests start no children. */
  private final Forks forks;
  private final Attempts attempts;
  private final Schedule schedule;
  private final RequestProgram.Operation[] operations;
  private final Retries retries = new Retries();

  private RequestWalk walk;
  private Draws draws;
  private Measurements measurements;
  private RequestTrace trace;

  GuardedOperations(CompiledDeployment compiled, RequestTable table, Sites sites, StoreWalk storeWalk, Forks forks,
      Attempts attempts, Schedule schedule) {
    guards = compiled.guards;
    targets = new GuardTargets(compiled, sites);
    this.table = table;
    this.sites = sites;
    this.storeWalk = storeWalk;
    this.forks = forks;
    this.attempts = attempts;
    this.schedule = schedule;
    operations = compiled.program.operations();
  }

  /** Names the walk that takes requests on. */
  void connect(RequestWalk ofRequests) {
    walk = ofRequests;
  }

  void use(Draws replicationDraws, Measurements into) {
    retries.use(replicationDraws.storeRetry);
    draws = replicationDraws;
    measurements = into;
    targets.use(into);
  }

  /** Begins anew: nothing has failed so far. */
  void clear() {
    retries.clear();
    targets.clear();
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
  }

  /** What clients know of what they ask. */
  GuardTargets targets() {
    return targets;
  }

  /** A request is at a guarded operation at a time; it goes on by itself. */
  void begin(int slot, RequestProgram.Operation operation, long clockNanos, long nowNanos) {
    table.programCounter(slot, operation.stepIndex());
    if (nowNanos > clockNanos) {
      schedule.put(nowNanos, EventKind.ASK_AGAIN, slot);
      return;
    }
    CompiledGuards.Guard guard = guards.guards[operation.stepIndex()];
    int site = table.site(slot);
    int failures = retries.failures(slot, table.number(slot), operation.stepIndex());
    if (failures == 0 && targets.budgets(guard) != null) {
      targets.budgets(guard).earn(site);
    }
    if (table.isMeasured(slot)) {
      targets.counts(guard).begun(failures > 0);
    }
    Circuits circuit = targets.circuits(guard);
    int generation = 0;
    if (circuit != null) {
      if (!circuit.admits(site, nowNanos)) {
        if (table.isMeasured(slot)) {
          targets.counts(guard).refusedByCircuit();
        }
        span(slot, guard, "circuit open to ", nowNanos, nowNanos);
        fail(slot, operation, guard, nowNanos, Outcome.CIRCUIT_OPEN);
        return;
      }
      generation = circuit.generation(site);
      if (circuit.isProbing(site) && table.isMeasured(slot)) {
        targets.counts(guard).probed();
      }
    }
    attempts.begin(slot, nowNanos, generation);
    send(slot, operation, guard, 2 * failures, nowNanos);
    look(slot, operation, guard, nowNanos);
  }

  /** An attempt at an operation on a store with a queue gets there. */
  void attempt(int attempt, long nowNanos) {
    RequestProgram.Operation operation = operations[table.programCounter(attempt)];
    CompiledGuards.Guard guard = guards.guards[operation.stepIndex()];
    StoreAccess access = sites.stores[operation.dataSet()];
    long limit = guard.policy().timeout().cancels()
        ? attempts.sentNanos(attempt) + guard.policy().timeout().nanos() : Long.MAX_VALUE;
    boolean hedged = turn(attempt, access);
    boolean leaves = limit != Long.MAX_VALUE && storeWalk.beginsNanos(attempt, operation, nowNanos) > limit;
    long end = Station.NEVER;
    if (!leaves) {
      storeWalk.drawFrom(draws.attempt(attempts.number(attempt)));
      end = storeWalk.contended(attempt, operation, nowNanos);
      storeWalk.drawFrom(draws);
    }
    if (hedged) {
      access.turn(table.site(attempt));
    }
    if (leaves) {
      // The client gives it up before its turn comes.
      release(attempt);
    } else if (end == Station.NEVER) {
      over(attempt, nowNanos, nowNanos + storeWalk.failedAfterNanos(), storeWalk.failure());
    } else {
      over(attempt, nowNanos, end, Outcome.SERVED);
    }
  }

  /** An attempt at an operation on a store is over, and its client knows at a time. */
  private void over(int attempt, long clockNanos, long nanos, Outcome outcome) {
    if (attempts.isAbandoned(attempt)) {
      release(attempt);
      return;
    }
    int parent = attempts.parent(attempt);
    boolean first = outcome == Outcome.SERVED
        ? attempts.answered(parent, attempt, nanos) : attempts.failed(parent, nanos, outcome.ordinal());
    if (first && outcome == Outcome.SERVED) {
      attempts.waited(parent, table.component(attempt, Component.QUEUE));
    }
    release(attempt);
    if (first) {
      lookAgain(parent, clockNanos);
    }
  }

  /** A call is over, and its caller, who still waits for it, knows at a time. */
  void callOver(int child, long clockNanos, long nanos, Outcome outcome) {
    int parent = attempts.parent(child);
    boolean first = outcome == Outcome.SERVED
        ? attempts.answered(parent, child, nanos) : attempts.failed(parent, nanos, outcome.ordinal());
    if (first) {
      attempts.waited(parent, attempts.sentNanos(child) - attempts.begunNanos(parent));
      forks.bring(child, parent, nanos, outcome);
    }
    attempts.free(child);
    forks.close(child);
    if (first) {
      lookAgain(parent, clockNanos);
    }
  }

  private void release(int attempt) {
    attempts.free(attempt);
    table.close(attempt);
  }

  /** A request that waits looks whether to go on; it may no longer wait for what it was asked to look at. */
  void due(int slot, long nowNanos) {
    if (!attempts.isDue(slot, nowNanos)) {
      return;
    }
    RequestProgram.Operation operation = operations[table.programCounter(slot)];
    CompiledGuards.Guard guard = guards.guards[operation.stepIndex()];
    if (attempts.answeredNanos(slot) <= nowNanos) {
      if (attempts.failure(slot) == 0) {
        succeed(slot, operation, guard, nowNanos);
      } else {
        failOnce(slot, operation, guard, nowNanos, Ledger.outcome(attempts.failure(slot)));
      }
    } else if (givesUpNanos(slot, guard) <= nowNanos) {
      if (table.isMeasured(slot)) {
        targets.counts(guard).timedOut();
      }
      failOnce(slot, operation, guard, nowNanos, Outcome.OPERATION_TIMED_OUT);
    } else {
      if (hedgesNanos(slot, operation, guard) <= nowNanos) {
        send(slot, operation, guard, 2 * retries.failures(slot, table.number(slot), operation.stepIndex()) + 1,
            nowNanos);
      }
      look(slot, operation, guard, nowNanos);
    }
  }

  private void lookAgain(int slot, long nowNanos) {
    RequestProgram.Operation operation = operations[table.programCounter(slot)];
    look(slot, operation, guards.guards[operation.stepIndex()], nowNanos);
  }

  private void look(int slot, RequestProgram.Operation operation, CompiledGuards.Guard guard, long nowNanos) {
    long next = Math.min(attempts.answeredNanos(slot),
        Math.min(givesUpNanos(slot, guard), hedgesNanos(slot, operation, guard)));
    if (next != Long.MAX_VALUE && attempts.dueAt(slot, Math.max(next, nowNanos))) {
      schedule.put(Math.max(next, nowNanos), EventKind.DUE, slot);
    }
  }

  private long givesUpNanos(int slot, CompiledGuards.Guard guard) {
    return guard.policy().timeout().isLimited()
        ? attempts.begunNanos(slot) + guard.policy().timeout().nanos() : Long.MAX_VALUE;
  }

  /** When a second attempt is sent; at the end of time if none is to be, or one was. */
  private long hedgesNanos(int slot, RequestProgram.Operation operation, CompiledGuards.Guard guard) {
    long after = attempts.sent(slot) > 1 || operation.code() == RequestProgram.WRITE
        ? Long.MAX_VALUE : targets.hedgeNanos(guard, table.site(slot));
    return after == Long.MAX_VALUE ? after : attempts.begunNanos(slot) + after;
  }

  private void send(int slot, RequestProgram.Operation operation, CompiledGuards.Guard guard, int number,
      long nowNanos) {
    if (table.isMeasured(slot)) {
      targets.counts(guard).sent(number % 2 == 1);
    }
    if (operation.fork() != null) {
      int child = forks.attempt(slot, operation, number);
      attempts.adopt(child, slot, number, nowNanos);
      forks.reach(child, slot, operation, nowNanos);
      return;
    }
    int attempt = table.open(table.number(slot), table.sentNanos(slot), table.origin(slot), table.kind(slot),
        table.route(slot), table.site(slot), operation.stepIndex(), table.isMeasured(slot));
    table.way(attempt, 0, 0, 0, 0, -1);
    table.instance(attempt, table.instance(slot));
    table.startNanos(attempt, table.startNanos(slot));
    attempts.adopt(attempt, slot, number, nowNanos);
    StoreAccess access = sites.stores[operation.dataSet()];
    boolean hedged = turn(attempt, access);
    storeWalk.drawFrom(draws.attempt(number));
    if (access.mayWait) {
      schedule.put(storeWalk.towards(attempt, operation, nowNanos), EventKind.ATTEMPT, attempt);
    } else {
      long end = storeWalk.uncontended(attempt, operation, nowNanos, nowNanos);
      over(attempt, nowNanos, end, storeWalk.refused() ? storeWalk.failure() : Outcome.SERVED);
    }
    storeWalk.drawFrom(draws);
    if (hedged) {
      access.turn(table.site(slot));
    }
  }

  /** Makes a second attempt ask the second nearest copy; whether it is one. */
  private boolean turn(int attempt, StoreAccess access) {
    if (attempts.number(attempt) % 2 == 0) {
      return false;
    }
    access.turn(table.site(attempt));
    return true;
  }

  private void succeed(int slot, RequestProgram.Operation operation, CompiledGuards.Guard guard, long nowNanos) {
    end(slot, guard, false, nowNanos);
    retries.forget(slot);
    if (attempts.hedgeWon(slot) && table.isMeasured(slot)) {
      targets.counts(guard).hedgeWon();
    }
    if (operation.fork() != null) {
      table.add(slot, Component.OTHER, attempts.waitedNanos(slot));
      forks.take(slot);
    } else {
      table.add(slot, Component.QUEUE, attempts.waitedNanos(slot));
      table.add(slot, Component.STORE, nowNanos - attempts.begunNanos(slot) - attempts.waitedNanos(slot));
    }
    walk.goOn(slot, nowNanos, nowNanos, operation.target());
  }

  private void end(int slot, CompiledGuards.Guard guard, boolean failed, long nowNanos) {
    attempts.end(slot);
    if (targets.circuits(guard) != null) {
      targets.circuits(guard).over(table.site(slot), attempts.generation(slot), failed, nowNanos);
    }
  }

  /** An operation has failed, and may be begun again. */
  private void failOnce(int slot, RequestProgram.Operation operation, CompiledGuards.Guard guard, long nowNanos,
      Outcome outcome) {
    end(slot, guard, true, nowNanos);
    Component component = operation.fork() == null ? Component.STORE : Component.OTHER;
    table.add(slot, component, nowNanos - attempts.begunNanos(slot));
    if (outcome == Outcome.OPERATION_TIMED_OUT) {
      span(slot, guard, "waiting in vain for ", attempts.begunNanos(slot), nowNanos);
    }
    if (operation.fork() != null) {
      forks.drop(slot);
    }
    RetryPolicy.Cause cause = Refusals.cause(outcome);
    long wait = retries.failed(guard.retries(), slot, table.number(slot), operation.stepIndex(), cause,
        nowNanos - table.startNanos(slot), targets.budgets(guard), table.site(slot));
    if (wait < 0) {
      if (wait == Retries.NO_TOKEN && table.isMeasured(slot)) {
        targets.counts(guard).refusedByBudget();
      }
      fail(slot, operation, guard, nowNanos, outcome);
      return;
    }
    if (operation.fork() != null) {
      forks.countRetry(slot);
    } else if (table.isMeasured(slot)) {
      measurements.repeatedOperation();
    }
    table.add(slot, component, wait);
    span(slot, guard, "waiting to ask again for ", nowNanos, nowNanos + wait);
    schedule.put(nowNanos + wait, EventKind.ASK_AGAIN, slot);
  }

  /** An operation has failed for good: the request takes the steps in its place, or fails. */
  private void fail(int slot, RequestProgram.Operation operation, CompiledGuards.Guard guard, long nowNanos,
      Outcome outcome) {
    boolean fallsBack = guard.fallback() != CompiledGuards.NO_FALLBACK;
    if (table.isMeasured(slot)) {
      targets.counts(guard).failed(fallsBack);
    }
    retries.forget(slot);
    if (fallsBack) {
      walk.goOn(slot, nowNanos, nowNanos, guard.fallback());
    } else if (operation.fork() == null) {
      walk.ends().fail(slot, nowNanos, nowNanos, outcome);
    } else {
      boolean own = outcome == Outcome.CIRCUIT_OPEN || outcome == Outcome.OPERATION_TIMED_OUT;
      walk.leave(slot, nowNanos, nowNanos, own ? outcome : Outcome.CALL_FAILED);
    }
  }

  private void span(int slot, CompiledGuards.Guard guard, String what, long fromNanos, long toNanos) {
    if (trace != null && trace.follows(table.number(slot))) {
      Component component = guard.dependency() < sites.stores.length ? Component.STORE : Component.OTHER;
      trace.mark(component, what + guards.names.get(guard.dependency()), fromNanos, toNanos);
    }
  }
}
