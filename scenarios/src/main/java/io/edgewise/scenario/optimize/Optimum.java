package io.edgewise.scenario.optimize;

import io.edgewise.scenario.optimize.Constraint.Standing;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.StrategyResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The best placement, and what it rests on.
 *
 * @param least what shall be as low as possible
 * @param constraints what a placement must keep
 * @param level of all decisions together, and of the intervals of the points
 * @param points every placement that is told of, by rising cost: the best one, those that are not told apart from it, and
 *     the Pareto front
 * @param best position of the best one among the points; empty where no candidate keeps the bounds
 * @param changes what would change the answer
 * @param counts of the candidates by what became of them
 * @param proof what is certain of the answer
 */
public record Optimum(Metric least, List<Constraint> constraints, double level, List<Point> points,
    Optional<Integer> best, List<Change> changes, Counts counts, Proof proof) {

  /** Copies the lists. */
  public Optimum {
    constraints = List.copyOf(constraints);
    points = List.copyOf(points);
    changes = List.copyOf(changes);
    Objects.requireNonNull(best, "best");
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(proof, "proof");
  }

  /**
   * A placement.
   *
   * @param id key of the candidate
   * @param name all that was chosen
   * @param result what was simulated
   * @param standing the least favourable standing among the bounds
   * @param broken the bounds that are not kept for certain
   * @param onFront whether no other is better in one of latency, cost and stale reads without being worse in another
   * @param tied whether it is not told apart from the best one in what shall be low
   * @param reason what it wins over its cheaper neighbour on the front, and by what
   */
  public record Point(String id, String name, StrategyResult result, Standing standing, List<Constraint> broken,
      boolean onFront, boolean tied, String reason) {

    /** Copies the list. */
    public Point {
      broken = List.copyOf(broken);
    }
  }

  /** What would change the answer, as a sentence. */
  public record Change(String sentence) {}

  /**
   * What became of the candidates.
   *
   * @param all how many there were
   * @param excluded those that cannot be built or lie where they may not, by reason
   * @param ruledOut those whose floors break a bound, by bound
   * @param boundedAway those whose floors are above the best one
   * @param simulated those that were simulated
   * @param broken those of them that break a bound beyond noise
   * @param beaten those of them that are worse than the best one beyond noise
   * @param left those that neither a floor nor a simulation rules out
   * @param replications simulated in all
   * @param outside places that were left out because code must not run there
   */
  public record Counts(int all, Map<String, Integer> excluded, Map<Constraint, Integer> ruledOut, int boundedAway,
      int simulated, int broken, int beaten, int left, long replications, int outside) {}

  /**
   * What is certain.
   *
   * @param exact whether no candidate can be better by more than the gap that was allowed
   * @param gap by which part of what the best one has at most a candidate could be better that was not simulated; infinite where
   *     none keeps the bounds
   * @param complete whether all sets of places were candidates
   * @param frontExact whether nothing can be added to the front
   */
  public record Proof(boolean exact, double gap, boolean complete, boolean frontExact) {}
}
