package io.edgewise.report.figure;

import java.util.function.IntUnaryOperator;

/**
 * What a figure draws. Wherever a number may be missing it is not a number; ends of intervals may be infinite. A
 * {@code tone} is the index of a strategy in its result: the same strategy has the same colour and line everywhere.
 */
public sealed interface Plot permits Curves, Bars, Stacks, Scatter, Ranges, HeatMaps, WorldMaps {

  /**
   * The same with other tones: where a run leaves strategies out, those that stay can keep theirs.
   *
   * @param tones the new tone of each
   */
  default Plot withTones(IntUnaryOperator tones) {
    return this;
  }
}
