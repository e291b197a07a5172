package io.edgewise.scenario.compile;

import io.edgewise.topology.catalog.BrokenLimit;
import java.util.List;

/**
 * A strategy that cannot be had, and so is not simulated.
 *
 * @param id key of the strategy
 * @param name what a person calls it
 * @param limits the limits that it would have to break, at least one
 */
public record Infeasible(String id, String name, List<BrokenLimit> limits) {

  /** Copies the list. */
  public Infeasible {
    limits = List.copyOf(limits);
  }

  /** One sentence for each limit, with its source. */
  public List<String> reasons() {
    return limits.stream().map(limit -> name + ": " + limit).toList();
  }
}
