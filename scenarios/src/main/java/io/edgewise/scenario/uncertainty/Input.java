package io.edgewise.scenario.uncertainty;

import io.edgewise.scenario.spec.Knob;
import io.edgewise.sim.model.Scenario;
import io.edgewise.topology.catalog.Assumption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that a verdict rests on and that may be otherwise: numbers that are wrong together, or a value of the file.
 *
 * @param id what {@code uncertainty} calls it: the offer and the number as {@code explain} lists them, or the path of a value
 *     of the file
 * @param label what a person calls it, such as {@code read time of dynamodb}
 * @param trust how far the weakest of its numbers can be trusted
 * @param knob its range: of a factor on its numbers, or of its value
 * @param base where in the range the scenario is as it stands: 1 of a factor; empty where that is no number
 * @param numbers what is varied with it, with the sources
 * @param effect what another value changes
 */
public record Input(String id, String label, Trust trust, Knob knob, Optional<Double> base, List<Assumption> numbers,
    Effect effect) {

  /** Checks for null. */
  public Input {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(knob, "knob");
    Objects.requireNonNull(base, "base");
    numbers = List.copyOf(numbers);
    Objects.requireNonNull(effect, "effect");
  }

  /** Whether its values are factors on what is in force. */
  public boolean isFactor() {
    return knob.suffix().equals(Inputs.FACTOR);
  }

  /** What another value changes in the file, as {@code path=value}. */
  public List<String> settings(double value) {
    return effect instanceof Effect.OfFile file ? file.settings().apply(value) : List.of();
  }

  /** A scenario, compiled with its settings, under another value. */
  public Scenario applied(Scenario scenario, double value) {
    return effect instanceof Effect.OfModel model ? model.change().applied(scenario, value) : scenario;
  }

  /** The value that a text of its knob stands for. */
  public double value(String text) {
    return Double.parseDouble(text.substring(knob.prefix().length(), text.length() - knob.suffix().length()));
  }
}
