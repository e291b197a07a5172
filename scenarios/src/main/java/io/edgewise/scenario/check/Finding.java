package io.edgewise.scenario.check;

import java.util.Objects;

/**
 * The answer to one question of a check.
 *
 * @param strategy id of the strategy
 * @param name what a person calls it
 * @param question such as {@code p99 ≤ 500 ms}, or {@code p99 against the baseline}
 * @param found what was measured
 * @param outcome what follows
 */
public record Finding(String strategy, String name, String question, String found, Outcome outcome) {

  /** What follows from a measurement. */
  public enum Outcome {
    /** The limit is kept. */
    HOLDS("holds", true),
    /** The estimate keeps the limit, but the limit lies inside its interval. */
    HOLDS_BARELY("holds, within noise", true),
    /** The limit is broken. */
    BROKEN("broken", false),
    /** The strategy breaks a hard limit of an offer, and cannot exist. */
    INFEASIBLE("infeasible", false),
    /** Lower than in the baseline, beyond noise. */
    BETTER("better", true),
    /** The same as in the baseline, to the last bit. */
    UNCHANGED("unchanged", true),
    /** Not told apart from the baseline. */
    NOT_DISTINGUISHABLE("not distinguishable", true),
    /** Higher than in the baseline, beyond noise, but by no more than is tolerated. */
    TOLERATED("worse, tolerated", true),
    /** Higher than in the baseline, beyond noise. */
    WORSE("worse", false),
    /** There are too few replications to tell. */
    NOT_COMPARED("not compared", true),
    /** The baseline does not have it. */
    NEW("new", true),
    /** The baseline has it, the run has not. */
    GONE("gone", true);

    private final String text;
    private final boolean passes;

    Outcome(String text, boolean passes) {
      this.text = text;
      this.passes = passes;
    }

    /** In words. */
    public String text() {
      return text;
    }

    /** Whether a check with this outcome may pass. */
    public boolean passes() {
      return passes;
    }
  }

  /** Checks for null. */
  public Finding {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(outcome, "outcome");
  }
}
