package io.edgewise.ui.map;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.StateStore;
import io.edgewise.ui.map.MapContent.Flow;
import io.edgewise.ui.map.MapContent.Latency;
import io.edgewise.ui.map.MapContent.Leg;
import io.edgewise.ui.map.MapContent.Site;
import io.edgewise.ui.map.MapContent.Strategy;
import io.edgewise.ui.map.MapContent.Users;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Makes what is on the map out of an answer and the ways of the selected strategy. O(origins x strategies). */
final class ContentBuilder {

  /** Most ways that are drawn of each kind: the most used. */
  private static final int MOST_USERS_LEGS = 300;
  private static final int MOST_OTHER_LEGS = 150;

  /** A sum over requests. */
  private static final class Sum {
    private double share;
    private double knownShare;
    private double p50;

    private void add(double more, double millis) {
      share += more;
      if (Double.isFinite(millis)) {
        knownShare += more;
        p50 += more * millis;
      }
    }

    private double mean() {
      return knownShare > 0 ? p50 / knownShare : Double.NaN;
    }
  }

  private record Way(Leg leg, Place from, Place to) {}

  /** What is at a place, while it is gathered. */
  private static final class Gathered {
    private double entering;
    private double running;
    private boolean runs;
    private final List<String> homeOf = new ArrayList<>();
    private final List<String> copyOf = new ArrayList<>();
  }

  private final SavedRun run;
  private final IntUnaryOperator tones;
  private final Ways ways;
  private final int selected;
  private final Deployment deployment;
  private final List<Users> users = new ArrayList<>();
  private final Map<Way, Sum> sums = new LinkedHashMap<>();
  private final Map<Way, Integer> winners = new HashMap<>();
  private final Map<Place, Gathered> places = new LinkedHashMap<>();

  private ContentBuilder(SavedRun run, IntUnaryOperator tones, Ways ways) {
    this.run = run;
    this.tones = tones;
    this.ways = ways;
    deployment = ways.deployment();
    selected = IntStream.range(0, run.strategies().size())
        .filter(i -> run.strategies().get(i).id().equals(deployment.id())).findFirst().orElseThrow();
  }

  /**
   * What is on the map.
   *
   * @param tones colours of the strategies of the answer, by index
   * @param ways of one of them
   */
  static MapContent of(SavedRun run, IntUnaryOperator tones, Ways ways) {
    return new ContentBuilder(run, tones, ways).build();
  }

  private MapContent build() {
    gatherUsers();
    Sum[] bySite = gatherWays();
    gatherStores(bySite);
    List<Flow> flows = new ArrayList<>();
    for (Leg leg : Leg.values()) {
      flows.addAll(flows(leg));
    }
    flows.sort(Comparator.comparingDouble(Flow::share));
    LatencyScale scale = LatencyScale.of(users.stream().flatMap(each -> each.latencies().stream())
        .mapToDouble(Latency::p50));
    List<Site> sites = new ArrayList<>();
    places.forEach((place, all) -> sites.add(new Site(place, Globe.point(place), all.entering, all.running, all.runs,
        all.homeOf, all.copyOf)));
    List<Strategy> strategies = IntStream.range(0, run.strategies().size()).mapToObj(i -> new Strategy(
        run.strategies().get(i).id(), run.strategies().get(i).name(), tones.applyAsInt(i))).toList();
    return new MapContent(strategies, selected, users.stream().filter(each -> each.share() > 0)
        .sorted(Comparator.comparingDouble((Users each) -> -each.share())).toList(),
        sites, flows, scale);
  }

  private void gatherUsers() {
    List<Map<String, Latency>> byOrigin = new ArrayList<>();
    for (SavedRun.Strategy strategy : run.strategies()) {
      Map<String, Latency> known = new HashMap<>();
      if (!strategy.saturated()) {
        strategy.origins().forEach(origin -> known.put(origin.id(), new Latency(origin.p50(), origin.p95())));
      }
      byOrigin.add(known);
    }
    List<Place> origins = ways.scenario().workload().origins();
    for (int origin = 0; origin < origins.size(); origin++) {
      Place place = origins.get(origin);
      List<Latency> latencies =
          byOrigin.stream().map(known -> known.getOrDefault(place.id(), Latency.UNKNOWN)).toList();
      // Where nothing is asked, nobody has a share.
      double share = Double.isNaN(ways.share(origin)) ? 0 : ways.share(origin);
      users.add(new Users(place, Globe.point(place), share, latencies, winner(latencies)));
    }
  }

  private static int winner(List<Latency> latencies) {
    double least = latencies.stream().mapToDouble(Latency::p50).filter(Double::isFinite).min().orElse(Double.NaN);
    int[] best = IntStream.range(0, latencies.size()).filter(i -> latencies.get(i).p50() == least).toArray();
    return best.length == 0 ? MapContent.NOBODY : best.length == 1 ? best[0] : MapContent.SEVERAL;
  }

  /** From users to the code; returns the requests of each site. */
  private Sum[] gatherWays() {
    Sum[] bySite = new Sum[deployment.sites().size()];
    for (int site = 0; site < bySite.length; site++) {
      bySite[site] = new Sum();
      gathered(deployment.sites().get(site)).runs = true;
    }
    for (int origin = 0; origin < users.size(); origin++) {
      Users from = users.get(origin);
      double p50 = from.latencies().get(selected).p50();
      for (int route = ways.routes().firstRoute(origin); route < ways.routes().firstRoute(origin + 1); route++) {
        double share = from.share() * ways.routes().share(origin, route);
        int site = ways.routes().site(route);
        Place entry = ways.entries().get(ways.routes().entry(route));
        Way first = new Way(Leg.USERS, from.place(), entry);
        add(first, share, p50);
        winners.put(first, from.winner());
        bySite[site].add(share, p50);
        gathered(deployment.sites().get(site)).running += share;
        if (!entry.equals(deployment.sites().get(site))) {
          gathered(entry).entering += share;
          add(new Way(Leg.BACKBONE, entry, deployment.sites().get(site)), share, p50);
        }
      }
    }
    return bySite;
  }

  /** From the code to the stores, and between their copies. */
  private void gatherStores(Sum[] bySite) {
    for (int dataSet = 0; dataSet < deployment.stores().size(); dataSet++) {
      copies(deployment.stores().get(dataSet),
          ways.scenario().dataSets().get(dataSet) + " (" + deployment.stores().get(dataSet).id() + ")");
    }
    for (int site = 0; site < bySite.length; site++) {
      for (Place to : asked(site)) {
        if (!to.equals(deployment.sites().get(site)) && bySite[site].share > 0) {
          add(new Way(Leg.STORE, deployment.sites().get(site), to), bySite[site].share, bySite[site].mean());
        }
      }
    }
  }

  private List<Place> asked(int site) {
    return IntStream.range(0, deployment.stores().size()).boxed()
        .flatMap(dataSet -> ways.asked(site, dataSet).stream()).distinct().toList();
  }

  private void copies(StateStore store, String name) {
    switch (store.layout()) {
      case StateStore.Home home -> gathered(home.at()).homeOf.add(name);
      case StateStore.EdgeCached cached -> cached.central().forEach(place -> gathered(place).homeOf.add(name));
      // Where every PoP may be the home of some keys, saying so at each of them says nothing.
      case StateStore.Actors actors when actors.homes().equals(deployment.sites()) && actors.homes().size() > 1 -> {
      }
      case StateStore.Actors actors -> actors.homes().forEach(place -> gathered(place).homeOf.add(name));
      case StateStore.Replicated replicated -> replicated(replicated.replicas(), replicated.multiPrimary(), name);
      case Quorum quorum -> quorum.replicas().forEach(place -> gathered(place).copyOf.add(name));
    }
  }

  private void replicated(List<Place> replicas, boolean multiPrimary, String name) {
    Place primary = replicas.getFirst();
    for (Place replica : replicas) {
      (multiPrimary || replica.equals(primary) ? gathered(replica).homeOf : gathered(replica).copyOf).add(name);
      if (!replica.equals(primary)) {
        sums.computeIfAbsent(new Way(Leg.REPLICATION, primary, replica), key -> new Sum());
      }
    }
  }

  private Gathered gathered(Place place) {
    return places.computeIfAbsent(place, key -> new Gathered());
  }

  private void add(Way way, double share, double p50) {
    sums.computeIfAbsent(way, key -> new Sum()).add(share, p50);
  }

  private List<Flow> flows(Leg leg) {
    return sums.entrySet().stream().filter(entry -> entry.getKey().leg() == leg)
        .sorted(Comparator.comparingDouble((Map.Entry<Way, Sum> entry) -> -entry.getValue().share))
        .limit(leg == Leg.USERS ? MOST_USERS_LEGS : MOST_OTHER_LEGS)
        .map(entry -> new Flow(leg, ways.arc(entry.getKey().from(), entry.getKey().to()), entry.getValue().share,
            entry.getValue().mean(), winners.getOrDefault(entry.getKey(), MapContent.NOBODY)))
        .toList();
  }
}
