package io.edgewise.scenario.analysis;

import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Two strategies at one value of a knob.
 *
 * @param value of the knob
 * @param first how the first strategy does
 * @param second how the second does
 * @param difference first minus second under common random numbers; empty where not both were measured
 * @param requests sent in the measured time, in all replications of either
 */
public record CurvePoint(double value, Side first, Side second, Optional<ConfidenceInterval> difference,
    long requests) {

  /** Whether a strategy has a value. */
  public enum State {
    /** It has one. */
    MEASURED,
    /** Its backlog grows without end. */
    SATURATED,
    /** It served no request, so it has no latency. */
    UNSERVED,
    /** It breaks a limit and was not simulated. */
    INFEASIBLE
  }

  /**
   * One strategy.
   *
   * @param state whether it has a value
   * @param estimate the value, in milliseconds or dollars; empty in other states
   */
  public record Side(State state, Optional<ConfidenceInterval> estimate) {

    /** Checks for null. */
    public Side {
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(estimate, "estimate");
    }

    boolean isMeasured() {
      return state == State.MEASURED;
    }
  }

  /** Checks for null. */
  public CurvePoint {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
    Objects.requireNonNull(difference, "difference");
  }

  /** The same at another value of another knob. */
  CurvePoint at(double other) {
    return new CurvePoint(other, first, second, difference, requests);
  }

  /**
   * The difference or an end of its interval; infinite where only one strategy has a value, which is then the lower one,
   * and not a number where neither has.
   */
  public double of(ToDoubleFunction<ConfidenceInterval> part) {
    if (difference.isPresent()) {
      return part.applyAsDouble(difference.get());
    }
    return first.isMeasured() == second.isMeasured() ? Double.NaN
        : first.isMeasured() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /** Whether the first strategy is lower, beyond what the interval leaves open. */
  public boolean firstIsLower() {
    return of(ConfidenceInterval::high) < 0;
  }

  /** Whether the second strategy is lower, beyond what the interval leaves open. */
  public boolean secondIsLower() {
    return of(ConfidenceInterval::low) > 0;
  }

  /** Whether the strategies are told apart. */
  boolean isDecided() {
    return firstIsLower() || secondIsLower();
  }
}
