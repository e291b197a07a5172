package io.edgewise.sim.engine;

import io.edgewise.sim.model.FailOver;
import io.edgewise.sim.model.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which places are known to be down, and so avoided, from when on: a list of epochs. The timeline of the faults is known,
 * so this is data. Immutable and shared by all replications.
 */
final class Beliefs {

  /** By epoch: when it begins, and what is avoided in it. The first one has no begin, and avoids nothing. */
  private final long[] fromNanos;
  private final List<Set<String>> avoided;

  private record Span(Set<String> places, long fromNanos, long toNanos) {}

  Beliefs(List<Fault> faults, FailOver failOver) {
    List<Span> spans = new ArrayList<>();
    TreeSet<Long> changes = new TreeSet<>();
    for (Fault fault : faults) {
      if (fault.effect() instanceof Fault.Outage outage && isNoticed(fault, failOver)) {
        Span span = new Span(outage.places(), fault.fromNanos() + failOver.detectNanos(),
            fault.toNanos() + failOver.recoverNanos());
        spans.add(span);
        changes.add(span.fromNanos());
        changes.add(span.toNanos());
      }
    }
    avoided = new ArrayList<>(List.of(Set.of()));
    fromNanos = new long[1 + changes.size()];
    fromNanos[0] = Long.MIN_VALUE;
    for (long change : changes) {
      Set<String> places = new HashSet<>();
      spans.stream().filter(span -> span.fromNanos() <= change && change < span.toNanos())
          .forEach(span -> places.addAll(span.places()));
      fromNanos[avoided.size()] = change;
      avoided.add(Set.copyOf(places));
    }
  }

  /** Whether an outage lasts long enough for routes to avoid its places. */
  static boolean isNoticed(Fault outage, FailOver failOver) {
    return failOver.reroutes() && outage.fromNanos() + failOver.detectNanos() < outage.toNanos();
  }

  /** Number of epochs. */
  int size() {
    return fromNanos.length;
  }

  /** The epoch of a time. */
  int at(long nanos) {
    int epoch = fromNanos.length - 1;
    while (nanos < fromNanos[epoch]) {
      epoch--;
    }
    return epoch;
  }

  /** When an epoch begins; of the first one the least of all times. */
  long fromNanos(int epoch) {
    return fromNanos[epoch];
  }

  /** Ids of the places that are avoided in an epoch. */
  Set<String> avoided(int epoch) {
    return avoided.get(epoch);
  }
}
