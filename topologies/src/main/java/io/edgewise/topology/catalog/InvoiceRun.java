package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.CostBreakdown;
import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.metering.PricingOptions;
import io.edgewise.sim.metering.Usage;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Charge.Counted;
import io.edgewise.sim.model.Charge.Quantity;
import io.edgewise.sim.model.Charge.Standing;
import io.edgewise.sim.model.Charge.Sum;
import io.edgewise.sim.model.Place;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Works an {@link Invoice} out: configures its offer as a strategy would, counts the stated usage as a simulation
 * would, and prices it by the offer's own sheets.
 *
 * <p>Usage in the terms of the business: {@code invocations}, {@code requests} (at the fronts; the invocations if not
 * given), {@code duration} of each on-demand invocation, {@code provisionedDuration} of each on a provisioned instance,
 * {@code cpu} of each, {@code instanceTime} for which instances exist, {@code activeTime} for which they have requests,
 * {@code idleTime} for which provisioned ones have none, {@code actorTime} for which actors serve, {@code readUnits}, {@code writeUnits}, {@code cacheMisses},
 * {@code coldStarts}, {@code actions} of workflows, {@code inferences}, {@code inputTokens} and {@code outputTokens} of
 * models, {@code messages}, {@code batches}, {@code deliveries} and {@code deletions} of queues. Any other
 * name is a meter, and its amount is billed as it stands, such as {@code egress-gb: 150}. A
 * scenario's bill takes the same way.
 */
public final class InvoiceRun {

  /** Where code runs of which the invoice does not say it: the region whose prices are the default ones nearly everywhere. */
  private static final String USUAL_PLACE = "aws:us-east-1";

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  /** Amounts that are counted as they stand. */
  private static final Map<String, UsageKind> COUNTS = Map.of("cacheMisses", UsageKind.CACHE_MISSES, "coldStarts",
      UsageKind.COLD_STARTS, "inferences", UsageKind.INFERENCES, "inputTokens", UsageKind.INPUT_TOKENS, "outputTokens",
      UsageKind.OUTPUT_TOKENS, "actions", UsageKind.ACTIONS, "messages", UsageKind.MESSAGES, "batches",
      UsageKind.BATCHES, "deliveries", UsageKind.DELIVERIES, "deletions", UsageKind.DELETED_MESSAGES);

  private static final Map<String, UsageKind> TIMES = Map.of("instanceTime", UsageKind.INSTANCE_NANOS, "activeTime",
      UsageKind.ACTIVE_NANOS, "idleTime", UsageKind.PROVISIONED_IDLE_NANOS, "actorTime", UsageKind.ACTOR_NANOS);

  private final Catalog catalog;
  private final Places places;

  /** Works out invoices of a catalogue's offers. */
  public InvoiceRun(Catalog catalog, Places places) {
    this.catalog = catalog;
    this.places = places;
  }

  /**
   * The bill.
   *
   * @param problems takes what is wrong with the options or the usage
   */
  public Optional<CostBreakdown> bill(Offer offer, Invoice invoice, Problems problems) {
    return terms(offer, invoice, problems).flatMap(terms -> bill(terms, invoice, problems));
  }

  /**
   * What an invoice is priced by, whatever its usage.
   *
   * @param problems takes what is wrong with the options
   */
  public Optional<Terms> terms(Offer offer, Invoice invoice, Problems problems) {
    Node options = invoice.options().orElseGet(InvoiceRun::nothing);
    String code = invoice.code().orElse(USUAL_PLACE);
    if (places.find(code).isEmpty()) {
      problems.add(options, "the invoice " + invoice.id() + " is for code at " + code + ", which is no place");
      return Optional.empty();
    }
    Place place = places.place(code);
    return switch (offer) {
      case PlatformOffer platform -> platform(platform, invoice, options, problems);
      case StoreOffer store -> store.configure(options, storeUse(invoice, place), places, problems)
          .map(configured -> new Terms(configured.charges(), DurationBilling.perMillis(1)));
      case ModelOffer model -> model.configure(options, new ModelUse(List.of(0), List.of(place)), places, problems)
          .map(configured -> new Terms(configured.charges(), DurationBilling.perMillis(1)));
      case QueueOffer queue -> queue
          .configure(options, List.of(place), 1, problems)
          .map(configured -> new Terms(configured.charges(), DurationBilling.perMillis(1)));
      case NatOffer nat -> nat
          .configure(options, List.of(place), List.of(0), problems)
          .map(configured -> new Terms(configured.charges(), DurationBilling.perMillis(1)));
      case FrontOffer front -> Optional.of(front(front));
      case PriceOffer prices -> Optional.of(new Terms(List.of(new Charge(prices.sheet(), false, List.of())),
          DurationBilling.perMillis(1)));
    };
  }

  /**
   * What is charged, and how durations are rounded.
   *
   * @param charges each with what it is charged for
   * @param billing of the duration of an invocation
   */
  public record Terms(List<Charge> charges, DurationBilling billing) {}

  private static Node nothing() {
    return Document.parse("options", "{}", new Problems()).orElseThrow().root();
  }

  private Optional<Terms> platform(PlatformOffer offer, Invoice invoice, Node options, Problems problems) {
    return offer.configure(options, places, problems).map(platform -> {
      List<Charge> charges = new ArrayList<>(platform.charges());
      List<FrontOffer> fronts = invoice.with().stream().flatMap(id -> catalog.front(id).stream()).toList();
      charges.addAll(Fronts.compose(fronts, platform, catalog, places).charges());
      return new Terms(Charges.merge(charges), platform.platform().billing());
    });
  }

  private static StoreUse storeUse(Invoice invoice, Place code) {
    return new StoreUse(List.of(0), invoice.stored().doubleValue(), List.of(code));
  }

  private static Terms front(FrontOffer front) {
    return new Terms(List.of(new Charge(front.sheet(), false,
        List.of(Meters.use("", Meters.front(List.of()), front.sheet().meters())))), DurationBilling.perMillis(1));
  }

  /**
   * The bill by terms that are known, of which many bills with other usages can be made.
   *
   * @param problems takes what is wrong with the usage
   */
  public Optional<CostBreakdown> bill(Terms terms, Invoice invoice, Problems problems) {
    Map<UsageKind, BigDecimal> counts = new EnumMap<>(UsageKind.class);
    Map<String, BigDecimal> direct = new HashMap<>();
    int before = problems.errorCount();
    count(invoice, terms.billing(), counts, direct, problems);
    if (problems.errorCount() > before) {
      return Optional.empty();
    }
    // What runs is all that is there without what is idle.
    if (terms.charges().stream().flatMap(charge -> charge.uses().stream())
        .flatMap(use -> use.quantities().values().stream()).anyMatch(each -> amount(each, counts).signum() < 0)) {
      problems.add(invoice.usage().get("idleTime"), "is longer than the instanceTime, of which it is a part");
      return Optional.empty();
    }
    PricingOptions options = invoice.freeTier() ? PricingOptions.WITH_FREE_TIER : PricingOptions.LIST;
    List<CostBreakdown> bills = new ArrayList<>();
    for (Charge charge : terms.charges()) {
      List<Usage> usages = new ArrayList<>();
      charge.uses().forEach(use -> usages.add(usage(use, counts)));
      Map<String, BigDecimal> own = new HashMap<>(direct);
      own.keySet().retainAll(charge.sheet().meters());
      if (!own.isEmpty() || usages.isEmpty()) {
        usages.add(new Usage("", own));
      }
      bills.add(charge.sheet().price(usages, options));
    }
    return Optional.of(CostBreakdown.merge(bills));
  }

  private static Usage usage(Charge.Use use, Map<UsageKind, BigDecimal> counts) {
    Map<String, BigDecimal> quantities = new HashMap<>();
    use.quantities().forEach((meter, quantity) -> quantities.put(meter, amount(quantity, counts)));
    return new Usage(use.region(), quantities);
  }

  private static BigDecimal amount(Quantity quantity, Map<UsageKind, BigDecimal> counts) {
    return switch (quantity) {
      case Counted counted -> counts.getOrDefault(counted.kind(), BigDecimal.ZERO).multiply(counted.factor());
      case Standing standing -> standing.perMonth();
      case Sum sum -> sum.parts().stream().map(part -> amount(part, counts))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    };
  }

  private static void count(Invoice invoice, DurationBilling billing, Map<UsageKind, BigDecimal> counts,
      Map<String, BigDecimal> direct, Problems problems) {
    BigDecimal invocations = read(invoice, "invocations", Quantities.COUNT, problems).map(BigDecimal::valueOf)
        .orElse(BigDecimal.ZERO);
    counts.put(UsageKind.INVOCATIONS, invocations);
    counts.put(UsageKind.ENTRIES, read(invoice, "requests", Quantities.COUNT, problems).map(BigDecimal::valueOf)
        .orElse(invocations));
    read(invoice, "duration", Quantities.DURATION, problems).ifPresent(nanos -> counts.put(UsageKind.BILLED_NANOS,
        invocations.multiply(BigDecimal.valueOf(billing.billedNanos(nanos)))));
    read(invoice, "provisionedDuration", Quantities.DURATION, problems).ifPresent(nanos -> counts
        .put(UsageKind.PROVISIONED_NANOS, invocations.multiply(BigDecimal.valueOf(billing.billedNanos(nanos)))));
    read(invoice, "cpu", Quantities.DURATION, problems)
        .ifPresent(nanos -> counts.put(UsageKind.CPU_NANOS, invocations.multiply(BigDecimal.valueOf(nanos))));
    TIMES.forEach((key, kind) -> read(invoice, key, Quantities.DURATION, problems)
        .ifPresent(nanos -> counts.put(kind, BigDecimal.valueOf(nanos))));
    read(invoice, "readUnits", Quantities.COUNT, problems)
        .ifPresent(units -> counts.put(UsageKind.READ_MILLIUNITS, BigDecimal.valueOf(units).multiply(THOUSAND)));
    read(invoice, "writeUnits", Quantities.COUNT, problems)
        .ifPresent(units -> counts.put(UsageKind.WRITE_MILLIUNITS, BigDecimal.valueOf(units).multiply(THOUSAND)));
    COUNTS.forEach((key, kind) -> read(invoice, key, Quantities.COUNT, problems)
        .ifPresent(count -> counts.put(kind, BigDecimal.valueOf(count))));
    Set<String> known = Set.of("invocations", "requests", "duration", "provisionedDuration", "cpu", "readUnits",
        "writeUnits");
    invoice.usage().keySet().stream()
        .filter(key -> !known.contains(key) && !TIMES.containsKey(key) && !COUNTS.containsKey(key))
        .forEach(key -> read(invoice, key, Quantities.COUNT, problems)
            .ifPresent(amount -> direct.put(key, BigDecimal.valueOf(amount))));
  }

  private static <T> Optional<T> read(Invoice invoice, String key, Form<T> form, Problems problems) {
    return Optional.ofNullable(invoice.usage().get(key)).flatMap(node -> form.read(node, problems));
  }
}
