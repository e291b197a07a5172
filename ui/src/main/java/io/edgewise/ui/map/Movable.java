package io.edgewise.ui.map;

import io.edgewise.sim.model.Place;
import io.edgewise.topology.text.FileText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Code or data of a strategy whose place the scenario file chooses.
 *
 * @param strategy its id
 * @param strategyName what a person calls it
 * @param dataSet name of the data set; empty for the code
 * @param homes where it is now, in the order of the file
 * @param targets where else the offer may be had, in the order of the catalogue
 * @param edit what a move does to the file
 */
record Movable(String strategy, String strategyName, Optional<String> dataSet, List<Place> homes, List<Place> targets,
    Edit edit) {

  /** What a move does to the file. */
  @FunctionalInterface
  interface Edit {

    /** The file with what was at one place at another. */
    FileText moved(FileText file, Place from, Place to);
  }

  /** Copies the lists. */
  Movable {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(dataSet, "dataSet");
    homes = List.copyOf(homes);
    targets = List.copyOf(targets);
    Objects.requireNonNull(edit, "edit");
  }

  /** Whether it may be moved to a place: one where it is not, and where the offer may be had. */
  boolean fits(String placeId) {
    return targets.stream().anyMatch(place -> place.id().equals(placeId));
  }

  /** Whether it is at a place now. */
  boolean isAt(String placeId) {
    return homes.stream().anyMatch(place -> place.id().equals(placeId));
  }

  /** Whether both are where the same is. */
  boolean isSame(Movable other) {
    return strategy.equals(other.strategy) && dataSet.equals(other.dataSet);
  }

  /** What it is, in a choice of such things of one strategy: {@code Code}, or {@code Store of orders}. */
  String label() {
    return dataSet.map(name -> "Store of " + name).orElse("Code");
  }

  /** What moving it to a place does, as the history says it. */
  String description(Place to) {
    return "Move " + dataSet.map(name -> name + " of ").orElse("") + strategy + " to " + to.id();
  }

  /** What a person should know after a move: that the strategy is called after the place that was left; empty for nothing. */
  String remark(Place from, Place to) {
    return strategyName.contains(from.id().substring(from.id().indexOf(':') + 1))
        ? strategyName + ": still called so after the move to " + to.id() + "; the menu of its card renames it"
        : "";
  }
}
