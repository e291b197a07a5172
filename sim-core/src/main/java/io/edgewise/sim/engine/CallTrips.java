package io.edgewise.sim.engine;

import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Measurements;

/** The way of calls to services, and that of the answers back to their callers. */
final class CallTrips {

  private final CompiledDeployment compiled;
  private final RequestTable table;
  private CallPaths paths;
  private Schedule schedule;
  private Draws draws;
  private Measurements measurements;
  private RequestTrace trace;

  CallTrips(CompiledDeployment compiled, RequestTable table) {
    this.compiled = compiled;
    this.table = table;
    paths = compiled.callPaths;
  }

  void connect(Schedule ofServices) {
    schedule = ofServices;
  }

  void use(Draws replicationDraws, Measurements into) {
    draws = replicationDraws;
    measurements = into;
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
  }

  /** Calls take other ways from now on. */
  void follow(CallPaths newPaths) {
    paths = newPaths;
  }

  /** The site that a call from a site reaches. */
  int site(RequestProgram.Operation operation, int caller) {
    return paths.site(operation.fork().service(), caller);
  }

  /** A request sets out from its caller to a service. */
  void reach(int slot, int caller, RequestProgram.Operation operation, long nowNanos) {
    int service = operation.fork().service();
    long out = roundTrip(slot, caller, operation) / 2;
    long other = compiled.services[service].overhead.sampleNanos(draws.overhead, table.number(slot));
    table.add(slot, Component.NETWORK, out);
    table.add(slot, Component.OTHER, other);
    span(slot, Component.NETWORK, "call of ", operation, nowNanos, nowNanos + out);
    span(slot, Component.OTHER, "invocation of ", operation, nowNanos + out, nowNanos + out + other);
    if (table.isMeasured(slot) && paths.isRemote(service, caller)) {
      measurements.usage().count(UsageKind.CALL_BYTES, caller, operation.fork().bytes());
    }
    schedule.put(nowNanos + out + other, EventKind.REACH, slot);
  }

  /** A request sets out again, after a pause. */
  void reachAgain(int slot, int caller, RequestProgram.Operation operation, long nowNanos, long pauseNanos) {
    span(slot, Component.OTHER, "pause before another call of ", operation, nowNanos, nowNanos + pauseNanos);
    reach(slot, caller, operation, nowNanos + pauseNanos);
  }

  /** An answer sets out to the caller; returns when it is there. */
  long answer(int slot, int caller, RequestProgram.Operation operation, long nowNanos) {
    long back = nowNanos + backNanos(slot, caller, operation);
    table.add(slot, Component.NETWORK, back - nowNanos);
    span(slot, Component.NETWORK, "answer of ", operation, nowNanos, back);
    return back;
  }

  /** How long an answer is on its way to the caller. */
  long backNanos(int slot, int caller, RequestProgram.Operation operation) {
    long trip = roundTrip(slot, caller, operation);
    return trip - trip / 2;
  }

  /** How long a call and its answer are on their ways together. */
  long roundTrip(int slot, int caller, RequestProgram.Operation operation) {
    long rtt = paths.rttNanos(operation.fork().service(), caller);
    return compiled.backbone.roundTripNanos(rtt, draws, operation.stepIndex(), table.number(slot));
  }

  private void span(int slot, Component component, String what, RequestProgram.Operation operation, long fromNanos,
      long toNanos) {
    if (trace != null && trace.follows(table.number(slot))) {
      String service = compiled.deployment.services().get(operation.fork().service()).id();
      trace.span(component, what + service, fromNanos, toNanos);
    }
  }
}
