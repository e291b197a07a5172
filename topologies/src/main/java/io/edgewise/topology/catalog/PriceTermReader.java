package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.PriceSource;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.RegionalPrice;
import io.edgewise.sim.metering.StandingCharge;
import io.edgewise.sim.metering.Tier;
import io.edgewise.sim.metering.TierTable;
import io.edgewise.sim.metering.Usage;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Price;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.Quantities;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one price: {@code {item: Requests, meter: invocations, price: $0.20 / 1M requests, freeTier: 1M}}.
 *
 * <p>{@code price} is a price, a list of tiers {@code {upTo: 6B, price: ...}} whose last has no {@code upTo}, or a
 * table {@code {table: f.csv, rows: {...}, column: usd_per_hour, unit: hour}}. {@code regions} has prices of single
 * regions, {@code knownIn} the region for which {@code price} was published. {@code when} names the options under which
 * it holds.
 */
final class PriceTermReader {

  private final OfferFile file;
  private final List<String> meters;
  private final Map<String, String> options;

  PriceTermReader(OfferFile file, List<String> meters, Map<String, String> options) {
    this.file = file;
    this.meters = meters;
    this.options = options;
  }

  /** A price with its place in the file; without a term where its conditions do not hold. */
  record Read(Node node, Optional<PriceTerm> term) {}

  private record Tiered(BigDecimal per, String unit, TierTable tiers) {}

  /** Reads all entries of {@code prices}. */
  static List<Read> all(Fields offer, OfferFile file, List<String> meters, Map<String, String> options) {
    PriceTermReader reader = new PriceTermReader(file, meters, options);
    Map<String, Read> read = offer.map("prices", reader::term);
    return List.copyOf(read.values());
  }

  private Optional<Read> term(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems);
    if (!fields.has("meter") && !fields.has("shareOfUsage")) {
      fields.required("standing");
    }
    String item = fields.text("item", words(node.path()));
    Optional<String> meter = fields.value("meter", Form.oneOf("meter", meters));
    Map<String, List<String>> when = fields.map("when", PriceTermReader::oneOrMore);
    boolean holds = when.entrySet().stream()
        .allMatch(want -> want.getValue().contains(options.getOrDefault(want.getKey(), "")));
    Optional<Tiered> price = fields.value("price", (value, faults) -> tiered(value, faults, holds));
    Map<String, Tiered> regions = fields.map("regions", this::tiered);
    String knownIn = fields.text("knownIn", "");
    Optional<BigDecimal> free = fields.value("free", AMOUNT);
    Optional<BigDecimal> freeTier = fields.value("freeTier", AMOUNT);
    Optional<BigDecimal> roundUpTo = fields.value("roundUpTo", AMOUNT);
    Optional<BigDecimal> minimumUsage = fields.value("minimumUsage", AMOUNT);
    Optional<BigDecimal> minimumCharge = fields.money("minimumCharge");
    Optional<StandingCharge> standing = fields.value("standing", this::standing);
    Optional<BigDecimal> share = fields.value("shareOfUsage", SHARE);
    if (fields.has("meter")) {
      fields.required("price");
    }
    return fields.build(() -> {
      if (!holds) {
        return new Read(node, Optional.empty());
      }
      BigDecimal per = price.map(Tiered::per).orElse(BigDecimal.ONE);
      RegionalPrice regional = new RegionalPrice(knownIn,
          price.map(Tiered::tiers).orElse(TierTable.flat("0")), rebased(regions, per));
      return new Read(node, Optional.of(new PriceTerm(item, meter.orElse(""), unit(price, standing),
          per, regional, free.orElse(BigDecimal.ZERO), freeTier.orElse(BigDecimal.ZERO),
          roundUpTo.orElse(BigDecimal.ZERO), minimumUsage.orElse(BigDecimal.ZERO),
          minimumCharge.orElse(BigDecimal.ZERO), standing.orElse(StandingCharge.NONE)
              .orShareOfUsage(share.orElse(BigDecimal.ZERO)),
          source(node))));
    });
  }

  private static final Form<BigDecimal> SHARE = Quantities.SHARE.map(BigDecimal::valueOf);
  private static final Form<BigDecimal> AMOUNT = Quantities.COUNT.map(BigDecimal::valueOf);

  /** Prices of regions per as many units as the default price. */
  private static Map<String, TierTable> rebased(Map<String, Tiered> regions, BigDecimal per) {
    Map<String, TierTable> rebased = new LinkedHashMap<>();
    regions.forEach((region, tiered) -> rebased.put(region, new TierTable(tiered.tiers().tiers().stream()
        .map(tier -> new Tier(tier.upTo(), tier.price().multiply(per).divide(tiered.per(), MathContext.DECIMAL128)))
        .toList())));
    return rebased;
  }

  private Optional<Tiered> tiered(Node node, Problems problems) {
    return tiered(node, problems, true);
  }

  /** A price; where it does not hold for these options, a table need not have a row for them. */
  private Optional<Tiered> tiered(Node node, Problems problems, boolean holds) {
    if (node.kind() == Node.Kind.LIST) {
      return tiers(node, problems);
    }
    if (node.get("table").isPresent()) {
      return lookedUp(node, problems, holds);
    }
    Node inner = node.get("value").orElse(node);
    return Quantities.PRICE.read(inner, problems).map(price -> new Tiered(price.quantity(), unit(price),
        new TierTable(List.of(new Tier(null, price.dollars())))));
  }

  private record TierLine(Node node, Optional<BigDecimal> upTo, Price price) {}

  private static Optional<Tiered> tiers(Node list, Problems problems) {
    List<TierLine> lines = new ArrayList<>();
    for (Node item : list.items()) {
      Fields fields = Fields.sourced(item, problems).required("price");
      Optional<BigDecimal> upTo = fields.value("upTo", AMOUNT);
      Optional<Price> price = fields.price("price");
      fields.build(() -> new TierLine(item, upTo, price.orElseThrow())).ifPresent(lines::add);
    }
    if (lines.isEmpty() || lines.size() < list.items().size()) {
      if (list.items().isEmpty()) {
        problems.add(list, "a price needs at least one tier such as {price: $0.20 / 1M requests}");
      }
      return Optional.empty();
    }
    Price first = lines.getFirst().price();
    for (TierLine line : lines) {
      if (line.price().quantity().compareTo(first.quantity()) != 0 || !line.price().unit().equals(first.unit())) {
        problems.add(line.node(), "the tiers of a price are all for the same quantity; this one is for "
            + line.price() + ", the first for " + first);
        return Optional.empty();
      }
    }
    try {
      return Optional.of(new Tiered(first.quantity(), unit(first), new TierTable(
          lines.stream().map(line -> new Tier(line.upTo().orElse(null), line.price().dollars())).toList())));
    } catch (IllegalArgumentException e) {
      problems.add(list, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Tiered> lookedUp(Node node, Problems problems, boolean holds) {
    Fields fields = Fields.sourced(node, problems).required("column", "unit");
    Optional<String> column = fields.text("column");
    Optional<String> unit = fields.text("unit");
    Optional<MeasuredTable> table = MeasuredTable.read(fields, node);
    return table.flatMap(found -> {
      var row = found.row(options);
      if (row.isEmpty() && !holds) {
        return Optional.of(new Tiered(BigDecimal.ONE, unit.orElseThrow(), TierTable.flat("0")));
      }
      if (row.isEmpty()) {
        problems.add(node, found.missing(options));
        return Optional.empty();
      }
      return Optional.of(new Tiered(BigDecimal.ONE, unit.orElseThrow(),
          TierTable.flat(row.get().text(column.orElseThrow()))));
    });
  }

  /** {@code $5 / month}, or a price an hour, paid for every hour of the month. */
  private Optional<StandingCharge> standing(Node node, Problems problems) {
    return tiered(node, problems).flatMap(tiered -> {
      BigDecimal dollars = tiered.tiers().tiers().getFirst().price();
      BigDecimal times = switch (tiered.unit()) {
        case "month" -> BigDecimal.ONE;
        case "hour" -> Usage.HOURS_PER_MONTH;
        default -> {
          problems.add(node, "a standing charge is for a month or an hour, such as \"$5 / month\"");
          yield null;
        }
      };
      return times == null ? Optional.empty() : Optional.of(new StandingCharge(dollars, times));
    });
  }

  private PriceSource source(Node node) {
    Node priced = node.get("price").or(() -> node.get("standing")).orElse(node);
    return file.provenance(priced).map(PriceTermReader::source)
        .orElseGet(() -> new PriceSource("stated by the scenario", "", "assumed", ""));
  }

  private static PriceSource source(Provenance from) {
    return new PriceSource(from.source(), from.date(), from.kind().name().toLowerCase(Locale.ROOT),
        from.confidence().map(Object::toString).orElse(""));
  }

  static Optional<List<String>> oneOrMore(Node node, Problems problems) {
    if (node.kind() == Node.Kind.LIST) {
      List<String> texts = node.items().stream().flatMap(item -> Form.TEXT.read(item, problems).stream()).toList();
      return texts.size() == node.items().size() ? Optional.of(texts) : Optional.empty();
    }
    return Form.TEXT.read(node, problems).map(List::of);
  }

  private static String unit(Optional<Tiered> price, Optional<StandingCharge> standing) {
    boolean hourly = standing.filter(charge -> charge.quantity().equals(Usage.HOURS_PER_MONTH)).isPresent();
    return price.map(Tiered::unit).orElse(hourly ? "hour" : "month");
  }

  private static String unit(Price price) {
    String unit = price.unit().isEmpty() ? "unit" : price.unit();
    return unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
  }

  /** {@code prices.dataOut} is called {@code Data out}. */
  private static String words(String path) {
    String key = path.substring(path.lastIndexOf('.') + 1);
    String words = key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
