package io.edgewise.ui.study;

import io.edgewise.scenario.spec.Knob;
import io.edgewise.sim.model.Metric;
import io.edgewise.ui.knob.Control;
import java.util.Objects;

/**
 * What is asked about a number of a scenario.
 *
 * @param control what is turned
 * @param from lower end of the range
 * @param to upper end
 * @param first id of a strategy
 * @param second id of another
 * @param metric what the two are compared by
 * @param precise whether values are simulated as the file says; otherwise in few small replications
 */
public record StudyQuestion(Control.Number control, double from, double to, String first, String second, Metric metric,
    boolean precise) {

  /** Checks for null. */
  public StudyQuestion {
    Objects.requireNonNull(control, "control");
    Objects.requireNonNull(metric, "metric");
  }

  /**
   * The knob over the range.
   *
   * @throws IllegalArgumentException if the range does not rise
   */
  Knob knob() {
    Knob whole = control.knob();
    return new Knob(whole.path(), from, to, whole.prefix(), whole.suffix(), whole.whole(),
        whole.logarithmic() && from > 0);
  }
}
