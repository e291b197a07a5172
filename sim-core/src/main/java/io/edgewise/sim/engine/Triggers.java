package io.edgewise.sim.engine;

import io.edgewise.sim.model.Trigger;
import java.util.List;

/** The schedules of a scenario: each has one event, its next time. */
final class Triggers {

  /** Numbers of what schedules start count from here, apart from those of requests. */
  private static final long FIRST_NUMBER = -(1L << 60);

  private final List<Trigger> schedules;
  private final RequestProgram.Operation[] messages;
  private final Schedule events;
  private final Queues queues;
  private final TimeWindow window;
  private final long[] next;
  private final int places;
  private final long openNanos;

  Triggers(CompiledDeployment compiled, Schedule events, Queues queues, TimeWindow window) {
    schedules = compiled.scenario.workload().triggers();
    RequestProgram.Operation[] operations = compiled.program.operations();
    messages = new RequestProgram.Operation[schedules.size()];
    for (int trigger = 0; trigger < messages.length; trigger++) {
      messages[trigger] = operations[compiled.program.entryOfTrigger(trigger)];
    }
    this.events = events;
    this.queues = queues;
    this.window = window;
    next = new long[schedules.size()];
    places = compiled.places.size();
    openNanos = compiled.openNanos();
  }

  /** Starts anew from a time on, for as long as requests are sent. */
  void start(long fromNanos) {
    for (int trigger = 0; trigger < next.length; trigger++) {
      next[trigger] = schedules.get(trigger).firstFrom(fromNanos);
      await(trigger);
    }
  }

  private void await(int trigger) {
    long at = schedules.get(trigger).atNanos(next[trigger]);
    if (at - openNanos < window.toNanos()) {
      events.put(at, EventKind.BATCH_DUE, places + trigger);
    }
  }

  int count() {
    return next.length;
  }

  /** It is time for a schedule. */
  void due(int trigger, long nowNanos) {
    queues.start(messages[trigger], FIRST_NUMBER + next[trigger], nowNanos, window.contains(nowNanos));
    next[trigger]++;
    await(trigger);
  }
}
