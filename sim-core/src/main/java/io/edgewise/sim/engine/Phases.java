package io.edgewise.sim.engine;

import io.edgewise.sim.model.FailOver;
import io.edgewise.sim.model.Fault;
import io.edgewise.sim.result.Timeline.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The phases of a horizon in which something breaks, as one strategy goes through them. */
final class Phases {

  private final List<Interval> spans = new ArrayList<>();
  private final TreeSet<Long> moments = new TreeSet<>();
  private final long lengthNanos;

  private Phases(long lengthNanos) {
    this.lengthNanos = lengthNanos;
  }

  /**
   * The phases: from one moment to the next at which a fault begins or ends, a place is known to be down or to be up again,
   * or the last user has learnt so.
   *
   * @param faults that concern the strategy
   */
  static List<Interval> of(List<Fault> faults, FailOver failOver, long lengthNanos) {
    Phases phases = new Phases(lengthNanos);
    faults.stream().sorted(Comparator.comparingLong(Fault::fromNanos)).forEach(fault -> phases.add(fault, failOver));
    return phases.cut();
  }

  private void add(Fault fault, FailOver failOver) {
    boolean noticed = fault.effect() instanceof Fault.Outage && Beliefs.isNoticed(fault, failOver);
    if (!noticed) {
      add(fault.name(), fault.fromNanos(), fault.toNanos());
      return;
    }
    long detected = fault.fromNanos() + failOver.detectNanos();
    long moved = Math.min(detected + failOver.ttlNanos(), fault.toNanos());
    long back = fault.toNanos() + failOver.recoverNanos();
    add(fault.name() + ", not detected yet", fault.fromNanos(), detected);
    add(fault.name() + ", failing over", detected, moved);
    add(fault.name() + ", failed over", moved, fault.toNanos());
    add("up again, not detected yet", fault.toNanos(), back);
    add("failing back", back, back + failOver.ttlNanos());
  }

  private void add(String name, long fromNanos, long toNanos) {
    if (fromNanos == toNanos && fromNanos < lengthNanos) {
      moments.add(fromNanos);
    }
    if (fromNanos < Math.min(toNanos, lengthNanos)) {
      spans.add(new Interval(name, fromNanos, Math.min(toNanos, lengthNanos)));
    }
  }

  private List<Interval> cut() {
    TreeSet<Long> marks = new TreeSet<>(List.of(0L, lengthNanos));
    marks.addAll(moments);
    spans.forEach(span -> marks.addAll(List.of(span.fromNanos(), span.toNanos())));
    long first = spans.stream().mapToLong(Interval::fromNanos).min().orElse(lengthNanos);
    first = moments.isEmpty() ? first : Math.min(first, moments.first());
    long last = spans.stream().mapToLong(Interval::toNanos).max().orElse(0);
    last = moments.isEmpty() ? last : Math.max(last, moments.last());
    List<Interval> phases = new ArrayList<>();
    for (long from = marks.removeFirst(); !marks.isEmpty();) {
      long to = marks.removeFirst();
      phases.add(new Interval(name(from, first, last), from, to));
      from = to;
    }
    return phases;
  }

  private String name(long fromNanos, long firstNanos, long lastNanos) {
    if (fromNanos < firstNanos) {
      return "before";
    }
    if (fromNanos >= lastNanos) {
      return "after";
    }
    String names = spans.stream().filter(span -> span.fromNanos() <= fromNanos && fromNanos < span.toNanos())
        .map(Interval::name).distinct().collect(Collectors.joining("; "));
    return names.isEmpty() ? "between" : names;
  }
}
