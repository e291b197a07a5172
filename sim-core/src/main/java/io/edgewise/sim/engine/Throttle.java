package io.edgewise.sim.engine;

import io.edgewise.sim.model.Fault;
import java.util.Arrays;
import java.util.List;

/** What is let through of what several things are asked for, while their provider throttles them. */
final class Throttle {

  private static final long BURST_NANOS = 1_000_000_000L;
  private static final long ONE = 1000;

  /** Which of the throttles that there are is in force for each thing; null for none. */
  private final Fault.Admission[] inForce;
  private final RateLimiter[] limiters;

  Throttle(int things) {
    inForce = new Fault.Admission[things];
    limiters = new RateLimiter[things];
  }

  /** Lets everything through. */
  void clear() {
    Arrays.fill(inForce, null);
  }

  /** The narrowest of several limits holds for a thing from now on; none if there are none. */
  void limit(int thing, List<Fault.Admission> limits) {
    Fault.Admission now = limits.isEmpty() ? null
        : new Fault.Admission(limits.stream().mapToDouble(Fault.Admission::share).min().orElseThrow(),
            limits.stream().mapToDouble(Fault.Admission::perSecond).min().orElseThrow());
    if (now != null && !now.equals(inForce[thing])) {
      limiters[thing] =
          now.perSecond() == Double.POSITIVE_INFINITY ? null : new RateLimiter(now.perSecond(), BURST_NANOS);
    }
    inForce[thing] = now;
  }

  /**
   * Whether something that is asked for now is let through.
   *
   * @param uniform its draw, 0..1
   */
  boolean admits(int thing, double uniform, long nowNanos) {
    Fault.Admission limit = inForce[thing];
    if (limit == null) {
      return true;
    }
    if (uniform >= limit.share()) {
      return false;
    }
    return limiters[thing] == null || limiters[thing].admits(0, ONE, nowNanos);
  }

  boolean isIdle(int thing) {
    return inForce[thing] == null;
  }
}
