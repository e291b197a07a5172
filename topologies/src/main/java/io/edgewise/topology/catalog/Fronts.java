package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Charge.Quantity;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.placement.SurfacePoint;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Puts the fronts of one strategy together: at most one edge network, and any number of gateways beside the code. */
public final class Fronts {

  private static final String NONE = "none";

  private Fronts() {}

  /**
   * The way in that a strategy wants: the fronts it names, and those that belong to its platform.
   *
   * @param front the strategy's value: an id, a list of ids, or {@code none}; empty where it has no such key
   * @param problems takes unknown ids, and a second edge front
   * @return empty exactly when something is wrong
   */
  public static Optional<ConfiguredFront> configure(Optional<Node> front, ConfiguredPlatform platform, Catalog catalog,
      Places places, Problems problems) {
    Set<String> ids = new LinkedHashSet<>();
    int before = problems.errorCount();
    front.ifPresent(node -> {
      List<Node> named = node.kind() == Node.Kind.LIST ? node.items() : List.of(node);
      named.forEach(each -> id(each, catalog, problems).ifPresent(ids::add));
    });
    ids.remove(NONE);
    ids.addAll(platform.fronts());
    List<FrontOffer> offers = new ArrayList<>();
    for (String id : ids) {
      catalog.front(id).ifPresent(offers::add);
    }
    List<String> edges = offers.stream().filter(FrontOffer::isEdge).map(Offer::id).toList();
    if (edges.size() > 1) {
      front.ifPresent(node -> problems.add(node, "users can enter at one edge front only, found "
          + String.join(" and ", edges)));
    }
    if (problems.errorCount() > before) {
      return Optional.empty();
    }
    // A platform's own fronts are shipped or were checked with it: what fails belongs to a named one.
    return front.isEmpty()
        ? Optional.of(compose(offers, platform, catalog, places))
        : Guard.call(front.get(), problems, () -> Optional.of(compose(offers, platform, catalog, places)));
  }

  private static Optional<String> id(Node node, Catalog catalog, Problems problems) {
    Optional<String> id = Form.TEXT.read(node, problems);
    if (id.isPresent() && !id.get().equals(NONE) && catalog.front(id.get()).isEmpty()) {
      problems.add(node, "no front \"" + id.get() + "\"" + Suggestions.hint(id.get(), catalog.frontIds()));
      return Optional.empty();
    }
    return id;
  }

  /** What the price of an entry may depend on: the zone of its point of presence, and the site behind it. */
  private record Zone(String popZone, String site) {}

  /**
   * The fronts as one.
   *
   * <p>Transfer to users is paid at the edge front's price. Transfer from the sites to the edge front, or to users
   * where there is none, is paid at the platform's price, unless the edge front carries it free. Where an entry leads
   * to one of several sites, its price is that of the site nearest to it (an assumption, by great circle).
   *
   * @param fronts at most one of them an edge front
   */
  static ConfiguredFront compose(List<FrontOffer> fronts, ConfiguredPlatform platform, Catalog catalog, Places places) {
    Optional<FrontOffer> edge = fronts.stream().filter(FrontOffer::isEdge).findFirst();
    List<Place> pops = edge.map(found -> found.pops(places)).orElse(List.of());
    boolean carried = edge.isPresent() && platform.sites().stream().allMatch(edge.get()::carriesFor);
    Optional<PriceSheet> egress = carried ? Optional.empty() : platform.egress();
    boolean bySite = egress.isPresent()
        || fronts.stream().anyMatch(front -> !front.isEdge() && Charges.isRegional(front.sheet()));
    List<Zone> entries = new ArrayList<>();
    for (Place entry : pops.isEmpty() ? platform.sites() : pops) {
      String site = bySite ? nearest(entry, platform.sites()).id() : "";
      entries.add(new Zone(edge.isPresent() ? edge.get().zone(entry) : "", site));
    }
    List<Zone> zones = entries.stream().distinct()
        .sorted(Comparator.comparing(Zone::popZone).thenComparing(Zone::site)).toList();
    List<Integer> priceZones = zones.size() == 1 ? List.of() : entries.stream().map(zones::indexOf).toList();
    List<Distribution> added = fronts.stream().flatMap(front -> front.added().stream()).toList();
    List<Double> catchment = edge.map(found -> Sites.among(found.catchment(), pops.size()))
        .orElse(platform.catchment());
    List<Charge> charges = new ArrayList<>();
    AssumptionsOf found = new AssumptionsOf(new ArrayList<>(), new ArrayList<>());
    for (FrontOffer front : fronts) {
      charge(front.sheet(), zones, front.isEdge()).ifPresent(charges::add);
      AssumptionLog log = front.log(catalog.today());
      found.assumptions().addAll(log.assumptions());
      found.warnings().addAll(log.warnings());
    }
    egress.ifPresent(sheet -> charges.add(egress(sheet, zones, platform)));
    return new ConfiguredFront(new Front(pops, catchment, added, priceZones),
        fronts.stream().flatMap(front -> front.limits().stream()).toList(), charges, found.assumptions(),
        found.warnings());
  }

  private record AssumptionsOf(List<Assumption> assumptions, List<String> warnings) {}

  private static Place nearest(Place entry, List<Place> sites) {
    if (sites.contains(entry)) {
      return entry;
    }
    SurfacePoint point = SurfacePoint.of(entry);
    return sites.stream().min(Comparator.comparingDouble(site -> point.squaredChordTo(SurfacePoint.of(site))))
        .orElseThrow();
  }

  private static Optional<Charge> charge(PriceSheet sheet, List<Zone> zones, boolean edge) {
    if (Charges.isFree(sheet)) {
      return Optional.empty();
    }
    List<Charge.Use> uses = new ArrayList<>();
    if (Charges.isRegional(sheet)) {
      byKey(zones, edge ? Zone::popZone : Zone::site)
          .forEach((region, indices) -> uses.add(Meters.use(region, Meters.front(indices), sheet.meters())));
    } else {
      uses.add(Meters.use("", Meters.front(List.of()), sheet.meters()));
    }
    return Optional.of(new Charge(sheet, false, uses));
  }

  /** Transfer alone: what else the list prices is none of the front's business. */
  private static Charge egress(PriceSheet sheet, List<Zone> zones, ConfiguredPlatform platform) {
    List<Charge.Use> uses = new ArrayList<>();
    byKey(zones, zone -> platform.egressRegions().getOrDefault(zone.site(), zone.site())).forEach((region, indices) -> {
      Map<String, Quantity> meters = Meters.front(indices);
      uses.add(new Charge.Use(region, Map.of(Meter.EGRESS_GIGABYTES, meters.get(Meter.EGRESS_GIGABYTES))));
    });
    return new Charge(sheet, false, uses);
  }

  private static Map<String, List<Integer>> byKey(List<Zone> zones, Function<Zone, String> key) {
    Map<String, List<Integer>> indices = new TreeMap<>();
    for (int i = 0; i < zones.size(); i++) {
      indices.computeIfAbsent(key.apply(zones.get(i)), absent -> new ArrayList<>()).add(i);
    }
    return new LinkedHashMap<>(indices);
  }
}
