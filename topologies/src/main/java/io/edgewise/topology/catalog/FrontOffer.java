package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way in: an edge network, where users enter at the nearest point of presence, or a gateway beside the code, which
 * adds time and a price. Several are put together by {@link Fronts}.
 */
public final class FrontOffer implements Offer {

  private final OfferFile file;
  private final OfferHeader header;
  private final Sections sections;

  private FrontOffer(OfferFile file, OfferHeader header, Sections sections) {
    this.file = file;
    this.header = header;
    this.sections = sections;
  }

  private record Sections(Optional<Sites> pops, Optional<List<Double>> anycast, Optional<Distribution> added,
      Optional<PriceZones> zones, List<String> freeFrom, List<PriceTermReader.Read> prices, List<Limit> limits) {}

  static Optional<FrontOffer> read(OfferFile file, Problems problems) {
    Fields fields = Fields.sourced(file.node(), problems).requires("anycast", "pops").requires("zones", "pops");
    OfferHeader header = HeaderReader.read(file, fields);
    Optional<Sites> pops = fields.value("pops", Sites::read);
    if (pops.isPresent() && !pops.get().everywhere()) {
      fields.fail(fields.node("pops").orElseThrow(), "users enter at all points of presence: write {all: PROVIDER}");
    }
    Optional<List<Double>> anycast = fields.value("anycast", Sites::anycast);
    Optional<Distribution> added = fields.value("added", Distributions::readSourced);
    Optional<PriceZones> zones = fields.value("zones", PriceZones::read);
    List<String> freeFrom = fields.list("freeTransferFrom", Form.TEXT);
    List<PriceTermReader.Read> prices = PriceTermReader.all(fields, file, Meters.FRONT, Map.of());
    List<Limit> limits = new LimitReader(file, fields).front();
    return fields
        .build(() -> new FrontOffer(file, header, new Sections(pops, anycast, added, zones, freeFrom, prices, limits)));
  }

  @Override
  public OfferKind kind() {
    return OfferKind.FRONT;
  }

  @Override
  public OfferHeader header() {
    return header;
  }

  @Override
  public Map<String, List<String>> zonesWithoutPrice() {
    return PriceZones.withoutPrice(file.node());
  }

  /** Whether users enter at its points of presence, where TLS ends; otherwise it stands beside the code. */
  public boolean isEdge() {
    return sections.pops().isPresent();
  }

  /** Its points of presence; none for a gateway. */
  List<Place> pops(Places places) {
    return sections.pops()
        .map(pops -> places.of(pops.provider()).stream().map(KnownPlace::place).toList()).orElse(List.of());
  }

  List<Double> catchment() {
    return sections.anycast().orElse(List.of(1.0));
  }

  Optional<Distribution> added() {
    return sections.added();
  }

  /** The price zone of a point of presence; empty where one price holds everywhere. */
  String zone(Place pop) {
    return sections.zones().map(zones -> zones.of(pop)).orElse("");
  }

  /** Whether transfer from places of a provider to this front costs nothing. */
  boolean carriesFor(Place site) {
    return sections.freeFrom().stream().anyMatch(prefix -> site.id().startsWith(prefix));
  }

  @Override
  public List<Limit> limits() {
    return sections.limits();
  }

  PriceSheet sheet() {
    List<PriceTerm> terms = new ArrayList<>();
    sections.prices().forEach(price -> price.term().ifPresent(terms::add));
    return new PriceSheet(name(), terms);
  }

  /** Everything in force, in a log of its own. */
  AssumptionLog log(Optional<LocalDate> today) {
    AssumptionLog log = new AssumptionLog(file, today);
    Fields fields = Fields.sourced(file.node(), new Problems());
    List.of("pops", "anycast", "added", "freeTransferFrom").forEach(key -> fields.node(key).ifPresent(log::use));
    sections.prices().forEach(price -> log.usePrice(price.node(),
        price.term().map(PriceTerm::item).orElse("") + (price.node().get("regions").isPresent() ? " by zone" : ": "
            + AssumptionLog.written(price.node()))));
    notes().forEach(note -> log.add("note", note, Optional.empty()));
    return log;
  }
}
