package io.edgewise.scenario.analysis;

import io.edgewise.scenario.analysis.ElementaryEffects.Effects;
import io.edgewise.scenario.analysis.Tornado.Verdict;
import io.edgewise.scenario.uncertainty.Input;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which inputs move the difference of two strategies when all of them are varied together.
 *
 * @param contest what is compared
 * @param level of all intervals
 * @param replications of every point
 * @param trajectories of the design
 * @param base both strategies as the scenario stands
 * @param inputs by the mean of absolute effects, the greatest first
 * @param verdicts at how many points of the design each verdict was found
 */
public record Screening(Contest contest, double level, int replications, int trajectories, CurvePoint base,
    List<Ranked> inputs, Map<Verdict, Integer> verdicts) {

  /**
   * One input.
   *
   * @param input what is varied
   * @param effects on the difference, in milliseconds or dollars over the whole range
   */
  public record Ranked(Input input, Effects effects) {

    /** Checks for null. */
    public Ranked {
      Objects.requireNonNull(input, "input");
      Objects.requireNonNull(effects, "effects");
    }
  }

  /** Copies the collections. */
  public Screening {
    Objects.requireNonNull(contest, "contest");
    Objects.requireNonNull(base, "base");
    inputs = List.copyOf(inputs);
    verdicts = Map.copyOf(verdicts);
  }

  /** The verdict as the scenario stands. */
  public Verdict verdict() {
    return Verdict.at(base);
  }

  /** Points of the design. */
  public int points() {
    return verdicts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
