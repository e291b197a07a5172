package io.edgewise.sim.engine;

import io.edgewise.sim.result.Component;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The spans of one request and its children: where it was when. */
public final class RequestTrace {

  /**
   * One stretch of a request's life.
   *
   * @param component what it counts as
   * @param name what happened
   * @param startNanos on the simulation clock
   * @param endNanos on the simulation clock, not before the start
   */
  public record Span(Component component, String name, long startNanos, long endNanos) {}

  private final Set<Long> numbers = new HashSet<>();
  private final List<Span> spans = new ArrayList<>();

  /** Follows the request with this number. */
  public RequestTrace(long number) {
    numbers.add(number);
  }

  /** The spans so far, in the order in which they began; those of no length are left out. */
  public List<Span> spans() {
    return List.copyOf(spans);
  }

  boolean follows(long request) {
    return numbers.contains(request);
  }

  /** Follows a child of a request that is followed, too. */
  void follow(long child) {
    numbers.add(child);
  }

  void span(Component component, String name, long startNanos, long endNanos) {
    if (endNanos > startNanos) {
      spans.add(new Span(component, name, startNanos, endNanos));
    }
  }
}
