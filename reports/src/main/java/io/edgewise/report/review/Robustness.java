package io.edgewise.report.review;

import io.edgewise.sim.model.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far each thing that a verdict rests on moves the difference of two strategies.
 *
 * @param sha256 hash of the scenario that was examined
 * @param first id of one strategy
 * @param second id of the other
 * @param metric what they are compared by
 * @param alone whether each input was varied with all others as they are, and not together with them
 * @param distinguishable whether the two are told apart as the scenario stands
 * @param replications of each value of an input
 * @param inputs what was varied
 */
public record Robustness(String sha256, String first, String second, Metric metric, boolean alone,
    boolean distinguishable, int replications, List<Input> inputs) {

  /**
   * Something that was varied.
   *
   * @param name what a person calls it
   * @param range over which it was varied, such as {@code 50 % to 200 %}
   * @param swing by how much the difference changes over the range, in milliseconds or dollars, not negative; where inputs
   *     were varied together, by how much it changes on average when this one is moved; infinite where a strategy has no
   *     value at an end
   * @param turns what becomes of the verdict inside the range; none where it holds
   * @param numbers what it consists of
   */
  public record Input(String name, String range, double swing, List<Turn> turns, List<Number> numbers) {

    /** Copies the lists. */
    public Input {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(range, "range");
      turns = List.copyOf(turns);
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * A number in force.
   *
   * @param subject what it is about
   * @param value as it is in force
   */
  public record Number(String subject, String value) {

    static Number of(Context.Assumed assumed) {
      return new Number(assumed.subject(), assumed.text());
    }
  }

  /**
   * Another verdict at an end of a range.
   *
   * @param lower id of the strategy that is lower there; empty where the two are not told apart
   * @param where such as {@code above 180 %}
   */
  public record Turn(Optional<String> lower, String where) {}

  /** Copies the list. */
  public Robustness {
    Objects.requireNonNull(metric, "metric");
    inputs = List.copyOf(inputs);
  }

  /** The input that a number in force belongs to; empty where it was not examined. */
  Optional<Input> of(Context.Assumed assumed) {
    Number number = Number.of(assumed);
    return inputs.stream().filter(input -> input.numbers().contains(number)).findFirst();
  }

  /** Inputs that can change the verdict, those first that move the difference most. */
  List<Input> turning() {
    return inputs.stream().filter(input -> !input.turns().isEmpty())
        .sorted(Comparator.comparingDouble(input -> -input.swing())).toList();
  }
}
