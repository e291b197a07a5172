package io.edgewise.scenario.analysis;

import io.edgewise.scenario.spec.Knob;
import io.edgewise.sim.result.Component;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * At which loads queueing or cold starts overturn the advantage of shorter round trips, for pairs of strategies.
 *
 * @param load the rate of the users, and between which rates it was looked at
 * @param level of all intervals
 * @param replications at every rate
 * @param pairs in the order of the strategies; those with a difference in round trips first
 */
public record LoadStudy(Knob load, double level, int replications, List<Pair> pairs) {

  /**
   * Two strategies.
   *
   * @param nearer id of the one with shorter round trips
   * @param farther id of the other one
   * @param advantageMillis by how much they are shorter in the mean, at the load of the file, in milliseconds; below
   *     {@link io.edgewise.sim.result.Inversion#LEAST_ADVANTAGE_MILLIS} they are equally near, and {@code contests} is empty
   * @param contests how the nearer one does in each metric
   */
  public record Pair(String nearer, String farther, double advantageMillis, List<InMetric> contests) {

    /** Copies the list. */
    public Pair {
      contests = List.copyOf(contests);
    }
  }

  /**
   * A pair in a metric.
   *
   * @param tie the nearer strategy against the farther one over the load
   * @param causes what makes the nearer one slower, at each rate where it is slower for certain; not where it is
   *     infeasible or serves nothing
   */
  public record InMetric(BreakEven tie, NavigableMap<Double, Component> causes) {

    /** Copies the map. */
    public InMetric {
      causes = new TreeMap<>(causes);
    }

    /** What makes the nearer strategy slower on the side of a crossing where it is; empty where it serves nothing there. */
    public Optional<Component> causeBeside(Crossing crossing) {
      return Optional.ofNullable(crossing.below().equals(tie.contest().first()) ? causes.ceilingEntry(crossing.value())
          : causes.floorEntry(crossing.value())).map(Map.Entry::getValue);
    }
  }

  /** Copies the list. */
  public LoadStudy {
    pairs = List.copyOf(pairs);
  }
}
