package io.edgewise.scenario.analysis;

import io.edgewise.scenario.spec.Knob;
import java.util.List;

/**
 * Where two strategies tie.
 *
 * @param knob what was varied
 * @param contest what was compared
 * @param level of all intervals
 * @param replications at every value
 * @param firstLook values that were looked at first, rising
 * @param curve both strategies at all values that were simulated, rising
 * @param crossings where they change places, rising; empty where they do not
 */
public record BreakEven(Knob knob, Contest contest, double level, int replications, List<Double> firstLook,
    List<CurvePoint> curve,
    List<Crossing> crossings) {

  /** Copies the lists. */
  public BreakEven {
    firstLook = List.copyOf(firstLook);
    curve = List.copyOf(curve);
    crossings = List.copyOf(crossings);
  }
}
