package io.edgewise.report.gallery;

import io.edgewise.report.figure.Caption;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.sim.model.Metric;
import java.util.List;
import java.util.Objects;

/**
 * A best placement as its file holds it.
 *
 * @param caption what it was made from
 * @param least what shall be as low as possible
 * @param bounds what a placement must keep, in words
 * @param placements those that are told of: the best one, those that are not told apart from it, and the Pareto front
 * @param proof what is certain of the answer
 */
public record SavedOptimum(Caption caption, Metric least, List<String> bounds, List<Placement> placements,
    Proof proof) {

  /**
   * A placement.
   *
   * @param strategy its name, and what of its result is known
   * @param best whether it is the best one
   * @param tied whether it is not told apart from the best one
   * @param onFront whether no other is better in latency, cost or stale reads without being worse in another of them
   * @param broken the bounds that it breaks, by the ids of their metrics
   * @param open whether that is not certain
   */
  public record Placement(Strategy strategy, boolean best, boolean tied, boolean onFront, List<String> broken,
      boolean open) {

    /** Copies the list. */
    public Placement {
      Objects.requireNonNull(strategy, "strategy");
      broken = List.copyOf(broken);
    }
  }

  /**
   * What is certain.
   *
   * @param exact whether no candidate can be better by more than was allowed
   * @param gap by which part of what the best one has at most a candidate could be better that was not simulated, 0..1; not a
   *     number where nothing is known
   * @param allSets whether all sets of places were candidates
   * @param candidates how many there were
   * @param simulated how many of them were simulated
   */
  public record Proof(boolean exact, double gap, boolean allSets, long candidates, long simulated) {}

  /** Copies the lists. */
  public SavedOptimum {
    Objects.requireNonNull(caption, "caption");
    Objects.requireNonNull(least, "least");
    bounds = List.copyOf(bounds);
    placements = List.copyOf(placements);
    Objects.requireNonNull(proof, "proof");
  }
}
