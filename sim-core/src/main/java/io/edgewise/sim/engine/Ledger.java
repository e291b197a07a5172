package io.edgewise.sim.engine;

import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.result.Component;
import io.edgewise.sim.result.Course;
import io.edgewise.sim.result.LatencyByTime;
import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.result.Outcome;
import io.edgewise.sim.result.RequestObserver;
import io.edgewise.sim.result.ServedRequests;

/**
 * Books the requests whose outcome is known: their way back to the user, what is billed, what is measured. Nothing that
 * happens in the simulation depends on it, so requests wait here and are booked many at a time, which lets the processor
 * work on several at once.
 */
final class Ledger {

  private static final int ENTRIES = 128;
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final CompiledDeployment compiled;
  private final RequestTable table;
  private final Journey journey;
  private final Invocations invocations;

  /** Null where requests start none. */
  private final Children children;

  private final long[] responseBytes;

  /** Null where no request is a page. */
  private final PageFetch pages;

  /** Null where no answer is streamed. */
  private final FirstTokens firstTokens;

  private final int[] slots = new int[ENTRIES];
  private final long[] endNanos = new long[ENTRIES];
  private final byte[] outcomes = new byte[ENTRIES];
  private final boolean[] invoked = new boolean[ENTRIES];
  private int count;

  /** From when on a user no longer waits. */
  private final long deadlineNanos;
  private Measurements measurements;
  private ServedRequests served;

  /** Null where they are not kept. */
  private LatencyByTime byTime;

  /** Null where nothing breaks. */
  private Course course;
  private RequestObserver observer;
  private RequestTrace trace;

  Ledger(CompiledDeployment compiled, RequestTable table, Invocations invocations, Children children,
      FirstTokens firstTokens, Journey journey) {
    this.compiled = compiled;
    this.table = table;
    this.invocations = invocations;
    this.children = children;
    this.journey = journey;
    this.firstTokens = firstTokens;
    pages = journey.pages();
    deadlineNanos = compiled.users.deadline().nanos();
    responseBytes = compiled.scenario.requests().stream().mapToLong(RequestProfile::responseBytes).toArray();
  }

  void use(Measurements into) {
    course = into.course();
    measurements = into;
    served = into.served();
    byTime = into.byTime();
  }

  void observe(RequestObserver newObserver) {
    observer = newObserver;
  }

  void trace(RequestTrace newTrace) {
    trace = newTrace;
  }

  /**
   * A request is over, or will be at a time that is already certain. Its slot is given back when it has been booked.
   *
   * @param wasInvoked whether it had an instance
   */
  void over(int slot, long atNanos, Outcome outcome, boolean wasInvoked) {
    slots[count] = slot;
    endNanos[count] = atNanos;
    outcomes[count] = (byte) outcome.ordinal();
    invoked[count] = wasInvoked;
    if (++count == ENTRIES) {
      flush();
    }
  }

  /** The outcome with an ordinal. */
  static Outcome outcome(int ordinal) {
    return OUTCOMES[ordinal];
  }

  /** An attempt of a request is over, and another one follows: it is billed, but not measured. */
  void repeats(int slot, long endNanos, boolean wasInvoked) {
    if (wasInvoked) {
      invocations.hold(slot, endNanos);
    }
    if (table.isMeasured(slot)) {
      if (wasInvoked) {
        invocations.bill(slot, endNanos, children == null ? 0 : children.cpuNanos(slot), measurements.usage());
      }
      measurements.usage().entry(compiled.zoneOfRoute[table.route(slot)], 0);
      measurements.repeated();
      if (course != null) {
        course.repeated(endNanos);
      }
    }
    if (children != null) {
      children.forget(slot);
    }
  }

  /** Books all requests that wait. */
  void flush() {
    for (int i = 0; i < count; i++) {
      int slot = slots[i];
      Outcome outcome = OUTCOMES[outcomes[i]];
      boolean measured = table.isMeasured(slot);
      if (invoked[i]) {
        invocations.hold(slot, endNanos[i]);
        if (measured) {
          invocations.bill(slot, endNanos[i], children == null ? 0 : children.cpuNanos(slot), measurements.usage());
        }
      }
      if (children != null) {
        settle(slot, measured, outcome);
      }
      if (measured) {
        measure(slot, endNanos[i], outcome);
      }
      table.close(slot);
    }
    count = 0;
  }

  private void settle(int slot, boolean measured, Outcome outcome) {
    if (measured) {
      children.settle(slot, outcome == Outcome.SERVED, measurements);
    }
    children.forget(slot);
  }

  /* Out of the way of all who stream no answers: the compiler leaves a method alone that grows beyond a limit. */
  private void measureFirstToken(int slot) {
    if (firstTokens.has(slot, table.number(slot))) {
      served.firstToken(firstTokens.nanos(slot) + journey.firstByteBack(slot) - table.sentNanos(slot));
    }
  }

  /** The user has the document at a time, and fetches what the page needs; returns how long that takes. */
  private long page(int slot, long atNanos) {
    int kind = table.kind(slot);
    long fetching =
        pages.nanos(kind, table.number(slot), table.roundTripNanos(slot), table.headStartNanos(slot) >= 0);
    measurements.usage().resources(compiled.zoneOfRoute[table.route(slot)], pages.count(kind), pages.bytes(kind));
    if (trace != null && trace.follows(table.number(slot))) {
      trace.span(Component.NETWORK, "resources of the page", atNanos, atNanos + fetching);
    }
    return fetching;
  }

  private void traceBack(int slot, long end, long back) {
    if (trace.follows(table.number(slot))) {
      trace.span(Component.NETWORK, "response to the user", end, end + back);
    }
  }

  private void measure(int slot, long end, Outcome outcome) {
    long back = journey.back(slot);
    if (trace != null) {
      traceBack(slot, end, back);
    }
    if (pages != null && outcome == Outcome.SERVED) {
      back += page(slot, end + back);
    }
    table.add(slot, Component.NETWORK, back);
    measurements.usage().entry(compiled.zoneOfRoute[table.route(slot)],
        outcome == Outcome.SERVED ? responseBytes[table.kind(slot)] : 0);
    long latency = end + back - table.sentNanos(slot);
    if (latency >= deadlineNanos) {
      late(slot);
      return;
    }
    if (outcome == Outcome.SERVED) {
      if (firstTokens != null) {
        measureFirstToken(slot);
      }
      served.record(latency, table.kind(slot), table.origin(slot),
          table.isCold(slot), table.components(), table.componentsAt(slot));
      if (byTime != null) {
        byTime.record(table.sentNanos(slot), latency);
      }
    } else {
      measurements.failed(outcome, table.isCold(slot));
    }
    if (course != null) {
      follow(slot, latency, outcome);
    }
    if (observer != null) {
      tell(slot, latency, outcome);
    }
  }

  private void tell(int slot, long latency, Outcome outcome) {
    observer.over(table.number(slot), table.sentNanos(slot), latency, outcome, table.origin(slot), table.kind(slot),
        compiled.pools.site(table.site(slot)), table.components(), table.componentsAt(slot));
  }

  private void follow(int slot, long latency, Outcome outcome) {
    course.over(table.sentNanos(slot), latency, outcome, table.isCold(slot));
  }

  /* Whatever became of it: its user has given up. */
  private void late(int slot) {
    measurements.failed(Outcome.DEADLINE_EXCEEDED, table.isCold(slot));
    if (course != null) {
      follow(slot, deadlineNanos, Outcome.DEADLINE_EXCEEDED);
    }
    if (trace != null && trace.follows(table.number(slot))) {
      long given = table.sentNanos(slot) + deadlineNanos;
      trace.mark(Component.OTHER, "the user has given up", given, given);
    }
    if (observer != null) {
      tell(slot, deadlineNanos, Outcome.DEADLINE_EXCEEDED);
    }
  }
}
