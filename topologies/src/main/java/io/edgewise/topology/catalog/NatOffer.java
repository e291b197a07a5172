package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.Usage;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Charge.Counted;
import io.edgewise.sim.model.Charge.Quantity;
import io.edgewise.sim.model.Charge.Standing;
import io.edgewise.sim.model.Place;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A gateway through which code in a private network reaches what lies outside, and which is paid by the hour of each zone
 * and by what it processes. It adds no time.
 */
public final class NatOffer implements Offer {

  /** Bytes that pass the gateway, in gigabytes. */
  static final String PROCESSED_GIGABYTES = "processed-gb";
  private static final List<String> METERS = List.of(Meter.HOURS, PROCESSED_GIGABYTES);

  private final OfferFile file;
  private final OfferHeader header;
  private final Catalog catalog;

  private NatOffer(OfferFile file, OfferHeader header, Catalog catalog) {
    this.file = file;
    this.header = header;
    this.catalog = catalog;
  }

  static Optional<NatOffer> read(OfferFile file, Catalog catalog, Problems problems) {
    int before = problems.errorCount();
    Fields fields = Fields.sourced(file.node(), problems).required("prices");
    OfferHeader header = HeaderReader.read(file, fields);
    Settings settings = Settings.ofOffer(fields, new AssumptionLog(file, Optional.empty()));
    Guard.run(file.node(), problems, () -> {
      fields.value("sites", Sites::read);
      zones(settings);
      PriceTermReader.all(fields, file, METERS, Map.of());
    });
    Optional<NatOffer> offer = fields.build(() -> new NatOffer(file, header.openTo(settings.options()), catalog));
    return problems.errorCount() > before ? Optional.empty() : offer;
  }

  @Override
  public OfferKind kind() {
    return OfferKind.NAT;
  }

  @Override
  public OfferHeader header() {
    return header;
  }

  /**
   * The gateways of a strategy, one in each zone of each of its places.
   *
   * @param binding the gateway's id alone, or {@code {gateway: aws-nat-gateway, zones: 2}}
   * @param code the places of the code behind it
   * @param dataSets indices of the data sets that are reached through it; may be empty
   * @param problems takes every problem, at the key that causes it
   * @return empty exactly when something is wrong
   */
  public Optional<ConfiguredNat> configure(Node binding, List<Place> code, List<Integer> dataSets, Problems problems) {
    return Guard.call(binding, problems, () -> configured(binding, code, dataSets, problems));
  }

  private Optional<ConfiguredNat> configured(Node binding, List<Place> code, List<Integer> dataSets,
      Problems problems) {
    int before = problems.errorCount();
    AssumptionLog log = new AssumptionLog(file, catalog.today());
    Fields offer = Fields.sourced(file.node(), problems);
    Settings settings = Settings.of(offer, binding, log, problems);
    Sites sites = offer.value("sites", Sites::read, Sites.ANY);
    code.stream().filter(place -> !sites.allows(place)).findFirst().ifPresent(place -> settings.fail("gateway",
        name() + " is at places of " + sites.provider() + "; code runs at " + place.id()));
    long zones = zones(settings);
    List<PriceTerm> terms = new ArrayList<>();
    for (PriceTermReader.Read price : PriceTermReader.all(offer, file, METERS, Map.of())) {
      price.term().ifPresent(term -> {
        log.usePrice(price.node(), AssumptionLog.written(price.node()));
        terms.add(term);
      });
    }
    if (!settings.complete(Map.of("gateway", false, "stores", false)) || problems.errorCount() > before) {
      return Optional.empty();
    }
    header.notes().forEach(note -> log.add("note", note, Optional.empty()));
    return Optional.of(new ConfiguredNat(this, charges(new PriceSheet(name(), terms), zones, code, dataSets),
        log.assumptions(), log.warnings()));
  }

  private static long zones(Settings settings) {
    return settings.bounded("zones", Quantities.COUNT.atLeast("1").atMost("10")).orElse(1L);
  }

  /** Hours by region; what is processed at the price of the first, since bytes are counted by data set. */
  private static List<Charge> charges(PriceSheet sheet, long zones, List<Place> code, List<Integer> dataSets) {
    if (Charges.isFree(sheet)) {
      return List.of();
    }
    Standing hours = new Standing(Usage.HOURS_PER_MONTH.multiply(BigDecimal.valueOf(zones)));
    List<Charge.Use> uses = new ArrayList<>();
    for (Place place : code.stream().distinct().toList()) {
      Map<String, Quantity> meters = uses.isEmpty() && !dataSets.isEmpty()
          ? Map.of(Meter.HOURS, hours, PROCESSED_GIGABYTES,
              new Counted(UsageKind.MOVED_BYTES, dataSets, Meters.NANO))
          : Map.of(Meter.HOURS, hours);
      uses.add(Meters.use(Charges.isRegional(sheet) ? place.id() : "", meters, sheet.meters()));
    }
    return List.of(new Charge(sheet, false, uses));
  }
}
