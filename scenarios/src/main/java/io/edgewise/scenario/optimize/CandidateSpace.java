package io.edgewise.scenario.optimize;

import io.edgewise.scenario.spec.StrategySpec;
import io.edgewise.sim.model.Place;
import io.edgewise.topology.text.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All candidates, in the order of the file: platforms, then sets of places, then stores, then their homes. */
public final class CandidateSpace {

  /** Most candidates; of more sets of places those near the k-median are taken. */
  static final int MOST = 200_000;

  private final StrategySpec base;
  private final List<Candidate> candidates;
  private final boolean complete;
  private final int outside;
  private final boolean mixed;
  private Candidate lastCandidate;
  private Node lastCompute;

  /**
   * Candidates.
   *
   * @param base the strategy whose parts hold where nothing is chosen
   * @param complete whether all sets of places are among them
   * @param outside places that were left out because code must not run there
   */
  CandidateSpace(StrategySpec base, List<Candidate> candidates, boolean complete, int outside) {
    this.base = base;
    this.candidates = List.copyOf(candidates);
    this.complete = complete;
    this.outside = outside;
    mixed = candidates.stream().map(Candidate::platform).distinct().flatMap(platform -> platform.pool().stream())
        .map(place -> place.id().substring(0, place.id().indexOf(':'))).distinct().limit(2).count() > 1;
  }

  /** All candidates, by index. */
  List<Candidate> candidates() {
    return candidates;
  }

  /** Whether all sets of places are among them. */
  public boolean isComplete() {
    return complete;
  }

  /** Places that were left out because code must not run there. */
  public int outside() {
    return outside;
  }

  /** How many. */
  public int size() {
    return candidates.size();
  }

  /** The candidate as a strategy of the file. */
  StrategySpec strategy(Candidate candidate) {
    Node compute = compute(candidate);
    List<Place> sites = candidate.sites();
    Map<String, Node> stores = new LinkedHashMap<>(base.stores().orElse(Map.of()));
    for (int i = 0; i < candidate.stores().size(); i++) {
      StoreChoice choice = candidate.stores().get(i);
      stores.put(choice.dataSet(), choice.at(candidate.homes().get(i), sites));
    }
    return base.with(name(candidate), compute, stores);
  }

  /** The platform at its places; the same object for neighbours in the list that share it. */
  private Node compute(Candidate candidate) {
    if (lastCandidate == null || candidate.platform() != lastCandidate.platform()
        || candidate.sites() != lastCandidate.sites()) {
      Node whole = candidate.platform().compute();
      List<Node> named = candidate.sites().stream().map(site -> whole.replacedBy(site.id())).toList();
      lastCompute = named.isEmpty() ? whole
          : whole.with("at", named.size() == 1 ? named.getFirst() : whole.replacedBy(named));
      lastCandidate = candidate;
    }
    return lastCompute;
  }

  /** What a person calls a candidate: all that is chosen, and nothing else. */
  String name(Candidate candidate) {
    List<String> parts = new ArrayList<>();
    String where = candidate.sites().isEmpty() ? "" : Labels.places(candidate.sites(), mixed);
    String code = Stream.of(candidate.platform().label(), where).filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" in "));
    if (!code.isEmpty()) {
      parts.add(code);
    }
    for (int i = 0; i < candidate.stores().size(); i++) {
      StoreChoice choice = candidate.stores().get(i);
      Place home = candidate.homes().get(i);
      parts.add((candidate.stores().size() > 1 ? choice.dataSet() + " in " : "") + choice.label()
          + (home == null ? "" : " at " + Labels.places(List.of(home), mixed)));
    }
    return parts.isEmpty() ? base.name().orElse(candidate.id()) : String.join("; ", parts);
  }
}
