package io.edgewise.scenario.optimize;

import io.edgewise.scenario.spec.SiteChoiceSpec;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Lists candidates: every platform with every set of places, every store and every home. */
final class Enumeration {

  private final Scenario scenario;
  private final Optional<SiteChoiceSpec.Count> count;
  private final List<Place> pool;
  private final List<List<StoreChoice>> stores;
  private final List<Candidate> found = new ArrayList<>();
  private boolean complete = true;

  /**
   * @param count how many places are chosen; empty where none are
   * @param pool where stores may have a home whose code is not at chosen places
   * @param stores choices by data set
   */
  Enumeration(Scenario scenario, Optional<SiteChoiceSpec.Count> count, List<Place> pool,
      List<List<StoreChoice>> stores) {
    this.scenario = scenario;
    this.count = count;
    this.pool = pool;
    this.stores = stores;
  }

  /** All candidates. */
  List<Candidate> candidates(List<PlatformChoice> platforms) {
    for (PlatformChoice platform : platforms) {
      List<List<Place>> sets = platform.choosesSites() ? sets(platform, platforms.size()) : List.of(List.of());
      for (List<Place> sites : sets) {
        choose(platform, sites, new ArrayList<>(), new ArrayList<>());
      }
    }
    return List.copyOf(found);
  }

  /** Whether no set of places was left out. */
  boolean isComplete() {
    return complete;
  }

  private List<List<Place>> sets(PlatformChoice platform, int platforms) {
    SiteChoiceSpec.Count sizes = count.orElseThrow();
    double combinations = platforms;
    for (List<StoreChoice> choices : stores) {
      combinations *= choices.stream().mapToInt(choice -> choice.choosesHome() ? sizes.most() : 1).sum();
    }
    List<Place> origins = scenario.workload().origins();
    double[][] rtt = platform.pool().stream().map(place -> origins.stream()
        .mapToDouble(origin -> scenario.network().rttNanos(origin, place) / 1e6).toArray()).toArray(double[][]::new);
    SiteSets sets = SiteSets.of(platform.pool(), sizes.least(), sizes.most(),
        (int) Math.max(1, CandidateSpace.MOST / combinations), rtt, OriginShares.of(scenario));
    complete &= sets.complete();
    return sets.sets().stream()
        .map(set -> Arrays.stream(set).mapToObj(place -> platform.pool().get(place)).toList()).toList();
  }

  /** Adds all choices of stores, those of the first data sets being made. */
  private void choose(PlatformChoice platform, List<Place> sites, List<StoreChoice> chosen, List<Place> homes) {
    if (chosen.size() == stores.size()) {
      found.add(new Candidate(found.size(), platform, sites, List.copyOf(chosen),
          Collections.unmodifiableList(new ArrayList<>(homes))));
      return;
    }
    for (StoreChoice choice : stores.get(chosen.size())) {
      List<Place> where = !choice.choosesHome() ? Collections.singletonList(null) : sites.isEmpty() ? pool : sites;
      for (Place home : where) {
        chosen.add(choice);
        homes.add(home);
        choose(platform, sites, chosen, homes);
        chosen.removeLast();
        homes.removeLast();
      }
    }
  }
}
