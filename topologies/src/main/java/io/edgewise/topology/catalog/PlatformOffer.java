package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Place;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place to run code: functions, isolates, servers. Configured by the {@code compute} mapping of a strategy. So is an engine
 * of workflows, which runs their executions.
 */
public final class PlatformOffer implements Offer {

  private final OfferFile file;
  private final OfferHeader header;
  private final Catalog catalog;

  private PlatformOffer(OfferFile file, OfferHeader header, Catalog catalog) {
    this.file = file;
    this.header = header;
    this.catalog = catalog;
  }

  static Optional<PlatformOffer> read(OfferFile file, Catalog catalog, Problems problems) {
    int before = problems.errorCount();
    Fields fields = Fields.sourced(file.node(), problems);
    OfferHeader header = HeaderReader.read(file, fields);
    AssumptionLog log = new AssumptionLog(file, Optional.empty());
    Settings settings = Settings.ofOffer(fields, log);
    Guard.run(file.node(), problems, () -> new PlatformSections(file, settings).check());
    Optional<PlatformOffer> offer =
        fields.build(() -> new PlatformOffer(file, header.openTo(settings.options()), catalog));
    return problems.errorCount() > before ? Optional.empty() : offer;
  }

  @Override
  public OfferKind kind() {
    return file.kind();
  }

  @Override
  public OfferHeader header() {
    return header;
  }

  @Override
  public Map<String, List<String>> zonesWithoutPrice() {
    return PriceZones.withoutPrice(file.node());
  }

  @Override
  public List<Limit> limits() {
    return new LimitReader(file, Fields.sourced(file.node(), new Problems())).platform();
  }

  /** Whether it runs at all places of its provider when a strategy names none. */
  public boolean isEverywhere() {
    return sites().everywhere();
  }

  /** Whether it may be had at a place. */
  public boolean isOfferedAt(Place place) {
    return sites().allows(place);
  }

  private Sites sites() {
    return Fields.sourced(file.node(), new Problems()).value("sites", Sites::read, Sites.ANY);
  }

  /**
   * The platform as a strategy wants it.
   *
   * @param compute the strategy's mapping {@code {platform: aws-lambda, at: aws:us-east-1, memory: 512 MB, ...}}; the
   *     offer says which keys beside {@code platform} and {@code at} it accepts
   * @param problems takes every problem, at the key that causes it
   * @return empty exactly when something is wrong
   */
  public Optional<ConfiguredPlatform> configure(Node compute, Places places, Problems problems) {
    return Guard.call(compute, problems, () -> configured(compute, places, Optional.empty(), problems));
  }

  /**
   * The same where the strategy need not say where it runs.
   *
   * @param beside where the code is that uses it: its place, if it can be had there, unless the strategy names another
   */
  public Optional<ConfiguredPlatform> configure(Node compute, Places places, Place beside, Problems problems) {
    return Guard.call(compute, problems, () -> configured(compute, places, Optional.of(beside), problems));
  }

  private Optional<ConfiguredPlatform> configured(Node compute, Places places, Optional<Place> beside,
      Problems problems) {
    int before = problems.errorCount();
    AssumptionLog log = new AssumptionLog(file, catalog.today());
    Fields offer = Fields.sourced(file.node(), problems);
    Settings settings = Settings.of(offer, compute, log, problems);
    PlatformSections sections = new PlatformSections(file, settings);
    Optional<List<Place>> sites = sections.sites(places, beside);
    Optional<PlatformBehaviour> behaviour = sections.behaviour();
    List<String> fronts = offer.list("fronts", Form.TEXT);
    Optional<List<Double>> anycast = offer.value("anycast", Sites::anycast);
    offer.node("anycast").ifPresent(log::use);
    Optional<String> frontWhenMoved = frontWhenMoved(settings, offer, log);
    Optional<PriceSheet> listed = transfer(settings, offer, log);
    Optional<PriceZones> zones = sections.zones();
    PlatformLimits limits = sections.limits(behaviour.map(found -> found.instance().megabytes()).orElse(0L));
    boolean complete = settings.complete(Map.of(kind() == OfferKind.WORKFLOW ? "workflow" : "platform", false));
    if (!complete || sites.isEmpty() || behaviour.isEmpty()) {
      return Optional.empty();
    }
    List<PriceTerm> terms = terms(sections, settings, behaviour.get());
    if (behaviour.get().instance().scales() && terms.stream().anyMatch(term -> Meters.ACTIVE.contains(term.meter()))) {
      settings.fail("instances", "instances that follow the load this way are billed while they exist, and "
          + "this price is for the time with requests; choose another way of charging");
    }
    Optional<PriceSheet> own = sheet(terms, true);
    if (problems.errorCount() > before) {
      return Optional.empty();
    }
    header.notes().forEach(note -> log.add("note", note, Optional.empty()));
    Map<String, String> egressRegions = new HashMap<>();
    if (own.isPresent()) {
      sites.get().forEach(site -> egressRegions.put(site.id(), region(zones, site)));
    }
    return Optional.of(new ConfiguredPlatform(this, behaviour.get().platform(),
        CodeInstances.of(behaviour.get().platform(), behaviour.get().instance().machines()), sites.get(), fronts,
        Sites.among(anycast.orElse(List.of(1.0)), sites.get().size()),
        charges(sheet(terms, false), behaviour.get(), sites.get(), zones), own.or(() -> listed), egressRegions,
        frontWhenMoved, limits, behaviour.get().orchestration(), log.assumptions(), log.warnings()));
  }

  /** The front of code that may be moved, where the offer can do so and the strategy says {@code placement: smart}. */
  private Optional<String> frontWhenMoved(Settings settings, Fields offer, AssumptionLog log) {
    Optional<Node> smart = offer.node("smartPlacement");
    Optional<String> front = smart.flatMap(node -> smartFront(node, offer.problems()));
    boolean asked =
        smart.isPresent() && settings.given("placement", Form.oneOf("placement", List.of("smart"))).isPresent();
    if (asked) {
      smart.ifPresent(log::use);
      if (settings.written("at").isPresent()) {
        settings.fail("placement", "\"placement: smart\" chooses the place; leave \"at\" away");
      }
    }
    return front.filter(found -> asked);
  }

  private static Optional<String> smartFront(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems).required("value");
    Optional<String> front = fields.text("value");
    return fields.build(front::orElseThrow);
  }

  private Optional<PriceSheet> transfer(Settings settings, Fields offer, AssumptionLog log) {
    Optional<String> id = offer.text("transfer");
    Optional<PriceOffer> list = id.flatMap(catalog::prices);
    if (id.isPresent() && list.isEmpty()) {
      settings.fail("platform", PriceOffer.missing(id.get(), catalog));
    }
    list.ifPresent(prices -> prices.record(log, catalog.today()));
    return list.map(PriceOffer::sheet);
  }

  /** The prices that hold and say something. */
  private List<PriceTerm> terms(PlatformSections sections, Settings settings, PlatformBehaviour behaviour) {
    List<PriceTerm> terms = new ArrayList<>();
    for (PriceTermReader.Read price : sections.prices(behaviour.options())) {
      price.term().filter(term -> relevant(term, behaviour)).ifPresent(term -> {
        settings.log().usePrice(price.node(), AssumptionLog.written(price.node()));
        terms.add(term);
      });
    }
    return terms;
  }

  /** Prices of provisioned instances, or of more storage, say nothing where there is none. */
  private static boolean relevant(PriceTerm term, PlatformBehaviour behaviour) {
    Meters.Instance instance = behaviour.instance();
    return (instance.provisioned() > 0 || !Meters.PROVISIONED.contains(term.meter()))
        && (instance.storageMegabytes() > 0 || !term.meter().equals(Meters.STORAGE_GIGABYTE_SECONDS));
  }

  /** The terms of transfer to users, which the front decides on, or all others; empty where nothing can be due. */
  private Optional<PriceSheet> sheet(List<PriceTerm> terms, boolean egress) {
    PriceSheet sheet = new PriceSheet(name(),
        terms.stream().filter(term -> term.meter().equals(Meter.EGRESS_GIGABYTES) == egress).toList());
    return Optional.of(sheet).filter(found -> !Charges.isFree(found));
  }

  private static String region(Optional<PriceZones> zones, Place site) {
    return zones.map(found -> found.of(site)).orElse(site.id());
  }

  private static List<Charge> charges(Optional<PriceSheet> sheet, PlatformBehaviour behaviour, List<Place> sites,
      Optional<PriceZones> zones) {
    if (sheet.isEmpty()) {
      return List.of();
    }
    Map<String, List<Integer>> regions = new LinkedHashMap<>();
    for (int i = 0; i < sites.size(); i++) {
      String region = Charges.isRegional(sheet.get()) ? region(zones, sites.get(i)) : "";
      regions.computeIfAbsent(region, key -> new ArrayList<>()).add(i);
    }
    List<Charge.Use> uses = new ArrayList<>();
    regions.forEach((region, indices) -> uses.add(Meters.use(region,
        Meters.platform(regions.size() == 1 ? List.of() : indices, indices.size(), behaviour.instance()),
        sheet.get().meters())));
    return List.of(new Charge(sheet.get(), false, uses));
  }
}
