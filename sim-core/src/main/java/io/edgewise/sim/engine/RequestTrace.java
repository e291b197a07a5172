package io.edgewise.sim.engine;

import io.edgewise.sim.result.Component;
import java.util.ArrayList;
import java.util.List;

/** The spans of one request: where it was when. */
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

  private final long number;
  private final List<Span> spans = new ArrayList<>();

  /** Follows the request with this number. */
  public RequestTrace(long number) {
    this.number = number;
  }

  /** The spans so far, in the order in which they began; those of no length are left out. */
  public List<Span> spans() {
    return List.copyOf(spans);
  }

  boolean follows(long request) {
    return request == number;
  }

  void span(Component component, String name, long startNanos, long endNanos) {
    if (endNanos > startNanos) {
      spans.add(new Span(component, name, startNanos, endNanos));
    }
  }
}
