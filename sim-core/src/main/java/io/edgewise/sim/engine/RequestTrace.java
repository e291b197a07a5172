package io.edgewise.sim.engine;

import io.edgewise.sim.result.Component;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The spans of some requests and their children: where they were when. */
public final class RequestTrace {

  /**
   * One stretch of a request's life.
   *
   * @param component what it counts as
   * @param name what happened
   * @param startNanos on the simulation clock
   * @param endNanos on the simulation clock, not before the start
   * @param store which store was asked for what, if one was
   */
  public record Span(Component component, String name, long startNanos, long endNanos, Optional<StoreCall> store) {}

  /**
   * An operation on a store.
   *
   * @param operation {@code read} or {@code write}
   * @param dataSet its name in the scenario
   * @param store id of the store that holds it
   */
  public record StoreCall(String operation, String dataSet, String store) {

    /** What the operation is called. */
    public String name() {
      return operation + " " + dataSet + " (" + store + ")";
    }
  }

  // By number: that of the request of a user which it is, or which it serves; and by the latter what happened.
  private final Map<Long, Long> userOf = new HashMap<>();
  private final Map<Long, List<Span>> spans = new HashMap<>();

  /* The request of a user that was asked for last. */
  private long user;

  /** Follows the requests with these numbers. */
  public RequestTrace(long... numbers) {
    for (long number : numbers) {
      userOf.put(number, number);
      spans.put(number, new ArrayList<>());
    }
  }

  /** The spans so far of a request that is followed, in the order in which they were known. */
  public List<Span> spans(long number) {
    return List.copyOf(spans.get(number));
  }

  /** Whether a request is followed; if so, the spans and children named next are its own. */
  boolean follows(long number) {
    Long found = userOf.get(number);
    if (found == null) {
      return false;
    }
    user = found;
    return true;
  }

  /** Follows a child as well. */
  void follow(long child) {
    userOf.put(child, user);
  }

  void span(Component component, String name, long startNanos, long endNanos) {
    add(new Span(component, name, startNanos, endNanos, Optional.empty()));
  }

  void span(StoreCall call, long startNanos, long endNanos) {
    add(new Span(Component.STORE, call.name(), startNanos, endNanos, Optional.of(call)));
  }

  /** Like {@link #span}, also of no length. */
  void mark(Component component, String name, long startNanos, long endNanos) {
    spans.get(user).add(new Span(component, name, startNanos, endNanos, Optional.empty()));
  }

  private void add(Span span) {
    if (span.endNanos() > span.startNanos()) {
      spans.get(user).add(span);
    }
  }
}
