package io.edgewise.sim.engine;

import io.edgewise.sim.model.TimeLimit;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;

/**
 * Takes a request that has its instance through its program, one operation after the other. What nobody else can influence
 * is added up at once; at something contended the walk stops and goes on when its event comes.
 */
final class RequestWalk {

  /** A program begins with something else than a computation of its own. */
  static final long NO_OPENING = -1;

  private final CompiledDeployment compiled;
  private final RequestTable table;
  private final Sites sites;

  /** Null where requests start no children. */
  private final Forks forks;
  private final FurtherSteps further;
  /** Null where nothing breaks. */
  private final Faults faults;
  private final Schedule schedule;
  private final RequestProgram.Operation[] operations;
  private final int[] codes;
  private final StoreWalk storeWalk;

  private final ScaledCompute scaled;
  private final double nanosPerWork;
  private final Refusals refusals;
  private final RequestEnds ends;
  private final Dispatcher dispatcher;

  /** Null where no operation is guarded. */
  private final GuardedOperations guarded;
  private Draws draws;
  private RequestTrace trace;

  RequestWalk(CompiledDeployment compiled, CompiledPlatform compute, RequestTable table, Sites sites, Ledger ledger,
      Forks forks, Models models, Attempts attempts, Faults faults, Schedule schedule) {
    this.faults = faults;
    this.compiled = compiled;
    this.forks = forks;
    this.table = table;
    this.sites = sites;
    this.schedule = schedule;
    operations = compiled.program.operations();
    scaled = sites.scaled == null ? null
        : new ScaledCompute(sites, table, ledger, schedule, new ScaledCompute.Continuation() {
          @Override
          public void computes(int slot, long clockNanos, long askedNanos, long startNanos, long endNanos) {
            computed(slot, clockNanos, askedNanos, startNanos, endNanos);
          }

          @Override
          public void refused(int slot, long nowNanos) {
            ends.fail(slot, nowNanos, nowNanos, Outcome.REJECTED);
          }
        });
    int[] plain = scaled == null ? compiled.program.codes() : ScaledCompute.codes(compiled.program.codes());
    codes = compiled.guards == null ? plain : compiled.guards.codes(plain);
    storeWalk = new StoreWalk(compiled, table, sites);
    guarded = attempts == null ? null
        : new GuardedOperations(compiled, table, sites, storeWalk, forks, attempts, schedule);
    further = new FurtherSteps(compute, table, compiled.program.recorded(), forks,
        models == null ? null : new InferenceWalk(compiled, table, models, forks));
    refusals = new Refusals(compiled, table, ledger, forks, faults, schedule);
    ends = new RequestEnds(compute, compute == compiled.compute ? compiled.users.deadline() : TimeLimit.NONE, table,
        sites, ledger, forks, refusals, faults, schedule);
    dispatcher = new Dispatcher(this, compute, table, sites);
    nanosPerWork = 1 / compute.platform.cpu().speed();
    if (guarded != null) {
      guarded.connect(this);
    }
  }

  void use(Draws replicationDraws, Measurements into) {
    draws = replicationDraws;
    dispatcher.use(replicationDraws);
    refusals.use(replicationDraws, into);
    storeWalk.use(replicationDraws, into);
    further.use(replicationDraws, into);
    if (guarded != null) {
      guarded.use(replicationDraws, into);
    }
  }

  /** Begins anew: no client remembers anything. */
  void clear() {
    ends.clear();
    if (guarded != null) {
      guarded.clear();
    }
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
    storeWalk.trace(newTrace);
    refusals.trace(newTrace);
    further.trace(newTrace);
    if (guarded != null) {
      guarded.trace(newTrace);
    }
  }

  /** A request asks for a core of its server. */
  void core(int slot, long nowNanos) {
    if (ends.isCancelled(slot, sites.cores[table.site(slot)].beginsNanos(nowNanos))) {
      ends.cancel(slot, nowNanos);
      return;
    }
    long service = cpuNanos(operations[table.programCounter(slot)], slot);
    long start = sites.cores[table.site(slot)].arrive(nowNanos, service);
    if (start == Station.NEVER) {
      ends.fail(slot, nowNanos, nowNanos, Outcome.REJECTED);
      return;
    }
    computed(slot, nowNanos, nowNanos, start, start + service);
  }

  /** A request asks for a core of servers that scale. */
  void scaledCore(int slot, long nowNanos) {
    scaled.ask(slot, nowNanos, cpuNanos(operations[table.programCounter(slot)], slot));
  }

  /** What servers that scale do without a request; null where none do. */
  ScaledCompute scaled() {
    return scaled;
  }

  private void computed(int slot, long clockNanos, long askedNanos, long startNanos, long endNanos) {
    add(slot, Component.QUEUE, "waiting for a core", askedNanos, startNanos);
    add(slot, Component.COMPUTE, "computing", startNanos, endNanos);
    goOn(slot, clockNanos, endNanos, table.programCounter(slot) + 1);
  }

  /** A request reaches a store with a queue. */
  void store(int slot, long nowNanos) {
    if (ends.isCancelled(slot, nowNanos)) {
      ends.cancel(slot, nowNanos);
      return;
    }
    int counter = table.programCounter(slot);
    long end = storeWalk.contended(slot, operations[counter], nowNanos);
    if (end == Station.NEVER) {
      refused(slot, nowNanos, nowNanos + storeWalk.failedAfterNanos(), storeWalk.failure());
      return;
    }
    goOn(slot, nowNanos, end, counter + 1);
  }

  /** All children of the fork that a request is at are over at a time that is certain now. */
  void join(int slot, long clockNanos, long joinedNanos) {
    if (forks.failed(slot)) {
      leave(slot, clockNanos, joinedNanos, Outcome.CALL_FAILED);
    } else {
      goOn(slot, clockNanos, joinedNanos, operations[table.programCounter(slot)].target());
    }
  }

  /** A request has its instance and begins its program on it at a time, with the computation that {@link #openingNanos} told. */
  void begin(int slot, long clockNanos, long startNanos, long openingNanos) {
    int counter = table.programCounter(slot);
    if (openingNanos == NO_OPENING) {
      goOn(slot, clockNanos, startNanos, counter);
      return;
    }
    long opened = startNanos + openingNanos;
    add(slot, Component.COMPUTE, "computing", startNanos, opened);
    if (codes[counter + 1] == RequestProgram.END) {
      leave(slot, clockNanos, opened, Outcome.SERVED);
    } else {
      goOn(slot, clockNanos, opened, counter + 1);
    }
  }

  /** What is added to the tasks of workflows here; null where none is orchestrated. */
  Transitions transitions() {
    return further.transitions();
  }

  /** How long the computation is that the program of a request begins with, or {@link #NO_OPENING}. */
  long openingNanos(int slot) {
    int counter = table.programCounter(slot);
    return codes[counter] == RequestProgram.COMPUTE && sites.cores == null
        ? cpuNanos(operations[counter], slot) : NO_OPENING;
  }

  private long cpuNanos(RequestProgram.Operation operation, int slot) {
    QuantileTable work = operation.table();
    double nanos = work == null ? further.recordedNanos(operation, table.number(slot))
        : work.isConstant() ? work.mean() : work.sample(draws.service[operation.stepIndex()].bits(table.number(slot)));
    return Journey.nanos(faults == null ? nanos * nanosPerWork
        : nanos * nanosPerWork * faults.slowness(table.site(slot)));
  }

  /** Goes on at an operation and a time from which nothing is in the way up to the next contended operation. */
  void goOn(int slot, long clockNanos, long fromNanos, int fromCounter) {
    long now = fromNanos;
    int counter = fromCounter;
    while (codes[counter] != RequestProgram.END) {
      RequestProgram.Operation operation = operations[counter];
      switch (codes[counter]) {
        case RequestProgram.COMPUTE -> {
          if (sites.cores != null) {
            askForCore(slot, counter, clockNanos, now);
            return;
          }
          long service = cpuNanos(operation, slot);
          add(slot, Component.COMPUTE, "computing", now, now + service);
          now += service;
        }
        case RequestProgram.WAIT -> {
          QuantileTable time = operation.table();
          long wait = time == null ? further.recordedNanos(operation, table.number(slot))
              : time.sampleNanos(draws.service[operation.stepIndex()], table.number(slot));
          add(slot, Component.OTHER, "waiting", now, now + wait);
          now += wait;
        }
        case RequestProgram.READ, RequestProgram.WRITE -> {
          if (sites.stores[operation.dataSet()].mayWait) {
            table.programCounter(slot, counter);
            schedule.put(storeWalk.towards(slot, operation, now), EventKind.STORE, slot);
            return;
          }
          now = storeWalk.uncontended(slot, operation, clockNanos, now);
          if (storeWalk.refused()) {
            table.programCounter(slot, counter);
            refused(slot, clockNanos, now, storeWalk.failure());
            return;
          }
        }
        case RequestProgram.COMPUTE_SCALED -> {
          askForCore(slot, counter, clockNanos, now);
          return;
        }
        case RequestProgram.SKIP_UNLESS -> {
          if (draws.branch[operation.stepIndex()].uniform(table.number(slot)) >= operation.probability()) {
            counter = operation.target() - 1;
          }
        }
        default -> {
          now = further.step(codes[counter], this, slot, operation, clockNanos, now);
          if (now == Forks.OPEN) {
            return;
          }
          counter = operation.target() - 1;
        }
      }
      counter++;
    }
    leave(slot, clockNanos, now, Outcome.SERVED);
  }

  /** A computation waits for a core, from a time on. */
  private void askForCore(int slot, int counter, long clockNanos, long atNanos) {
    table.programCounter(slot, counter);
    if (scaled != null) {
      if (atNanos == clockNanos) {
        scaledCore(slot, atNanos);
      } else {
        schedule.put(atNanos, EventKind.SCALED_CORE, slot);
      }
    } else if (atNanos == clockNanos) {
      core(slot, atNanos);
    } else {
      schedule.put(atNanos, EventKind.CORE, slot);
    }
  }

  /** A store refused the operation that the request is at: it asks again, or fails. */
  private void refused(int slot, long clockNanos, long atNanos, Outcome outcome) {
    if (!refusals.asksAgain(slot, operations[table.programCounter(slot)], atNanos)) {
      ends.fail(slot, clockNanos, atNanos, outcome);
    }
  }

  /** A request asks a store again that refused it. */
  void askAgain(int slot, long nowNanos) {
    if (ends.isCancelled(slot, nowNanos)) {
      ends.cancel(slot, nowNanos);
      return;
    }
    goOn(slot, nowNanos, nowNanos, table.programCounter(slot));
  }

  /** The request is over at its instance. */
  void leave(int slot, long clockNanos, long atNanos, Outcome outcome) {
    ends.leave(slot, clockNanos, atNanos, outcome);
  }

  /** How requests get their instances here. */
  Dispatcher dispatcher() {
    return dispatcher;
  }

  /** How requests end here. */
  RequestEnds ends() {
    return ends;
  }

  /** Operations whose client does more than to wait; null where there are none. */
  GuardedOperations guarded() {
    return guarded;
  }

  /** A request spends a time on something. */
  void add(int slot, Component component, String name, long fromNanos, long toNanos) {
    if (toNanos == fromNanos) {
      return;
    }
    table.add(slot, component, toNanos - fromNanos);
    if (trace != null && trace.follows(table.number(slot))) {
      trace.span(component, name, fromNanos, toNanos);
    }
  }
}
