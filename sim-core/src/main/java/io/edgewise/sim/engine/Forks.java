package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;

/**
 * Starts the children of requests and takes them back. A child is a request with a slot, a number and a program of its
 * own: a call reaches the instances of a service after half a round trip, a branch goes on at once on the instance of its
 * parent. When a child is over its parent has one less to wait for, and goes on after the last one.
 */
final class Forks {

  /** In place of a time: children are still under way. */
  static final long OPEN = Long.MIN_VALUE;

  private final CompiledDeployment compiled;
  private final RequestTable table;
  private final Children children;
  private final RequestProgram.Operation[] operations;
  private final RequestWalk[] walkAt;
  private final Invocations[] invocationsAt;
  private Services.Schedule schedule;
  private Draws draws;
  private Measurements measurements;
  private RequestTrace trace;

  Forks(CompiledDeployment compiled, RequestTable table) {
    this.compiled = compiled;
    this.table = table;
    children = new Children(table);
    operations = compiled.program.operations();
    walkAt = new RequestWalk[compiled.places.size()];
    invocationsAt = new Invocations[compiled.places.size()];
  }

  /** Names the walk of the requests at the places of a platform, and the books of its instances. */
  void connect(CompiledPlatform platform, RequestWalk walk, Invocations invocations) {
    for (int site = platform.firstSite; site < platform.endSite; site++) {
      walkAt[site] = walk;
      invocationsAt[site] = invocations;
    }
  }

  void connect(Services.Schedule ofServices) {
    schedule = ofServices;
  }

  Children children() {
    return children;
  }

  void use(Draws replicationDraws, Measurements into) {
    draws = replicationDraws;
    measurements = into;
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
  }

  /**
   * Starts the children of a fork.
   *
   * @param clockNanos time of the event being handled
   * @param nowNanos when the request is at the fork
   * @return when the last of them is over, or {@link #OPEN} if that is not known yet; the request then goes on by itself
   */
  long start(int slot, RequestProgram.Operation operation, long clockNanos, long nowNanos) {
    Fork fork = operation.fork();
    int count = fork.children().size();
    // One more, so that children who are over at once do not end the fork before all of them were started.
    children.await(slot, count + 1, nowNanos);
    for (int i = 0; i < count; i++) {
      Fork.Child child = fork.children().get(i);
      if (fork.isCall()) {
        call(slot, operation, child, nowNanos);
      } else {
        branch(slot, operation, child, clockNanos, nowNanos);
      }
    }
    return children.isLast(slot) ? children.joinedNanos(slot) : OPEN;
  }

  /** Whether a child of the fork that was joined last was not served. */
  boolean failed(int slot) {
    return children.failed(slot);
  }

  boolean isChild(int slot) {
    return children.isChild(slot);
  }

  int parent(int child) {
    return children.parent(child);
  }

  /** How long an answer is on its way from a child to its parent. */
  long backNanos(int child) {
    RequestProgram.Operation operation = operations[children.operation(child)];
    if (!operation.fork().isCall()) {
      return 0;
    }
    long trip = roundTrip(child, operation, children.parent(child));
    return trip - trip / 2;
  }

  /** Whether a request is a branch of another, on whose instance it is. */
  boolean isBranch(int slot) {
    return children.isChild(slot) && !operations[children.operation(slot)].fork().isCall();
  }

  /**
   * A child is over at its instance, or without one.
   *
   * @param clockNanos time of the event being handled
   */
  void over(int child, long clockNanos, long atNanos, Outcome outcome, boolean wasInvoked) {
    int parent = children.parent(child);
    RequestProgram.Operation operation = operations[children.operation(child)];
    long back = atNanos;
    if (operation.fork().isCall()) {
      if (wasInvoked) {
        book(child, atNanos);
      }
      back += backNanos(child);
      table.add(child, Component.NETWORK, back - atNanos);
      span(child, Component.NETWORK, "answer of ", operation, atNanos, back);
    } else {
      children.addCpu(parent, table.component(child, Component.COMPUTE) + children.cpuNanos(child));
    }
    children.leave(child, back, outcome);
    table.close(child);
    if (children.isLast(parent)) {
      walkAt[table.site(parent)].join(parent, clockNanos, children.joinedNanos(parent));
    }
  }

  private int open(int parent, RequestProgram.Operation operation, Fork.Child child, int site, long nowNanos) {
    long number = child.number(table.number(parent));
    int slot = table.open(number, nowNanos, table.origin(parent), table.kind(parent), table.route(parent), site,
        child.entry(), table.isMeasured(parent));
    children.adopt(slot, parent, operation.stepIndex());
    if (trace != null && trace.follows(table.number(parent))) {
      trace.follow(number);
    }
    return slot;
  }

  private void branch(int parent, RequestProgram.Operation operation, Fork.Child child, long clockNanos,
      long nowNanos) {
    int slot = open(parent, operation, child, table.site(parent), nowNanos);
    table.way(slot, 0, 0, 0, 0, -1);
    table.instance(slot, table.instance(parent));
    table.startNanos(slot, nowNanos);
    walkAt[table.site(parent)].branch(slot, clockNanos, nowNanos, child.entry());
  }

  private void call(int parent, RequestProgram.Operation operation, Fork.Child child, long nowNanos) {
    Fork fork = operation.fork();
    int caller = table.site(parent);
    int slot = open(parent, operation, child, compiled.callPaths.site(fork.service(), caller), nowNanos);
    long out = roundTrip(slot, operation, parent) / 2;
    long other = compiled.services[fork.service()].overhead.sampleNanos(draws.overhead, table.number(slot));
    table.way(slot, 0, out, other, 0, -1);
    span(slot, Component.NETWORK, "call of ", operation, nowNanos, nowNanos + out);
    span(slot, Component.OTHER, "invocation of ", operation, nowNanos + out, nowNanos + out + other);
    if (table.isMeasured(slot) && compiled.callPaths.isRemote(fork.service(), caller)) {
      measurements.usage().count(UsageKind.CALL_BYTES, caller, fork.bytes());
    }
    schedule.reach(nowNanos + out + other, slot);
  }

  private void book(int child, long endNanos) {
    Invocations invocations = invocationsAt[table.site(child)];
    invocations.hold(child, endNanos);
    if (table.isMeasured(child)) {
      invocations.bill(child, endNanos, children.cpuNanos(child), measurements.usage());
    }
  }

  private long roundTrip(int child, RequestProgram.Operation operation, int parent) {
    long rtt = compiled.callPaths.rttNanos(operation.fork().service(), table.site(parent));
    return rtt == 0
        ? 0
        : Journey.nanos(rtt * compiled.backboneJitter.sample(draws.storeJitter[operation.stepIndex()],
            table.number(child)));
  }

  private void span(int slot, Component component, String what, RequestProgram.Operation operation, long fromNanos,
      long toNanos) {
    if (trace != null && trace.follows(table.number(slot))) {
      String service = compiled.scenario.services().get(operation.fork().service());
      trace.span(component, what + service, fromNanos, toNanos);
    }
  }
}
