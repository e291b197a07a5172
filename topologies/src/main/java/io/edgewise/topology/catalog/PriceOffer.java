package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prices that several offers share, such as a cloud's prices of data transfer, so that its tiers count once. */
public final class PriceOffer implements Offer {

  private final OfferFile file;
  private final OfferHeader header;
  private final List<PriceTermReader.Read> prices;

  private PriceOffer(OfferFile file, OfferHeader header, List<PriceTermReader.Read> prices) {
    this.file = file;
    this.header = header;
    this.prices = prices;
  }

  static Optional<PriceOffer> read(OfferFile file, Problems problems) {
    int before = problems.errorCount();
    Fields fields = Fields.sourced(file.node(), problems).required("prices");
    OfferHeader header = HeaderReader.read(file, fields);
    List<PriceTermReader.Read> prices = PriceTermReader.all(fields, file, Meters.PRICES, Map.of());
    Optional<PriceOffer> offer = fields.build(() -> new PriceOffer(file, header, prices));
    return problems.errorCount() > before ? Optional.empty() : offer;
  }

  @Override
  public OfferKind kind() {
    return OfferKind.PRICES;
  }

  @Override
  public OfferHeader header() {
    return header;
  }

  /** The prices. */
  public PriceSheet sheet() {
    List<PriceTerm> terms = prices.stream().flatMap(price -> price.term().stream()).toList();
    return new PriceSheet(name(), terms);
  }

  /** Records the prices in the log of an offer that uses them. */
  void record(AssumptionLog log, Optional<LocalDate> today) {
    AssumptionLog own = new AssumptionLog(file, today);
    prices.forEach(price -> own.usePrice(price.node(), price.term().map(PriceTerm::item).orElse("")));
    log.addAll(own);
  }

  /** The message about a price list that is not there. */
  static String missing(String id, Catalog catalog) {
    return "no price list \"" + id + "\"" + Suggestions.hint(id, catalog.priceIds());
  }
}
