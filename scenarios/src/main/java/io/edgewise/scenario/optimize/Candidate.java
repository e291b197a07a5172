package io.edgewise.scenario.optimize;

import io.edgewise.sim.model.Place;
import java.util.List;

/**
 * One placement of all that can be chosen.
 *
 * @param index position among all candidates
 * @param platform what the code runs on
 * @param sites where it runs; empty where that is not chosen. The same object for all candidates of the same places and
 *     platform
 * @param stores what each data set is in that has a choice
 * @param homes where each of these lives; null where that is not chosen
 */
record Candidate(int index, PlatformChoice platform, List<Place> sites, List<StoreChoice> stores, List<Place> homes) {

  /** Whether the users' ways to the code are the same as those of another candidate, whatever the stores are. */
  boolean sharesWays(Candidate other) {
    return platform == other.platform && sites == other.sites && platform.choosesSites();
  }

  /** Key in results. */
  String id() {
    return "c" + (index + 1);
  }
}
