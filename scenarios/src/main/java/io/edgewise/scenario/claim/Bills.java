package io.edgewise.scenario.claim;

import io.edgewise.scenario.spec.BillSpec;
import io.edgewise.sim.metering.Usage;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.theory.Crossover;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.ConfiguredPlatform;
import io.edgewise.topology.catalog.Invoice;
import io.edgewise.topology.catalog.InvoiceRun;
import io.edgewise.topology.catalog.OfferKind;
import io.edgewise.topology.catalog.PlatformOffer;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Document;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import io.edgewise.topology.text.Suggestions;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Bills by the price book, and where two of them meet.
 *
 * @param catalog the offers
 * @param places where they are
 * @param problems takes what is wrong with a bill
 */
record Bills(Catalog catalog, Places places, Problems problems) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double SECONDS_PER_MONTH = Usage.HOURS_PER_MONTH.doubleValue() * 3600;
  private static final double MOST_INVOCATIONS = 1e12;

  /** Dollars of the month; empty where something is wrong. */
  Optional<Double> dollars(BillSpec bill) {
    return platform(bill).flatMap(offer -> terms(bill, offer)).flatMap(terms -> dollars(bill, terms, bill.usage()));
  }

  /** The invocations a month at which one bill reaches another; empty where it never does, or something is wrong. */
  Optional<Double> crossover(BillSpec bill, BillSpec against) {
    Optional<Double> fixed = dollars(against);
    Optional<InvoiceRun.Terms> terms = platform(bill).flatMap(offer -> terms(bill, offer));
    if (fixed.isEmpty() || terms.isEmpty() || dollars(bill, terms.get(), bill.usage()).isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble crossing = Crossover.invocationsPerMonth(
        invocations -> dollars(bill, terms.get(), with(bill.usage(), invocations)).orElseThrow(),
        fixed.get(), MOST_INVOCATIONS);
    if (crossing.isEmpty()) {
      problems.add(bill.node(), "this bill stays below the other one for any number of invocations");
    }
    return crossing.isEmpty() ? Optional.empty() : Optional.of(crossing.getAsDouble());
  }

  /**
   * The utilisation of servers at which their bill is that of the same CPU time paid by use: the crossover times the CPU
   * time of an invocation, over the CPU time that the servers have. May exceed 1.
   */
  Optional<Double> utilisation(BillSpec bill, BillSpec servers) {
    Optional<Double> invocations = crossover(bill, servers);
    Optional<Long> duration = Optional.ofNullable(bill.usage().get("duration"))
        .flatMap(node -> Quantities.DURATION.read(node, problems));
    Optional<Cpu> share = configured(bill).map(found -> found.platform().cpu());
    Optional<Cpu> cores = configured(servers).map(found -> found.platform().cpu());
    if (duration.isEmpty()) {
      problems.add(bill.node(), "the usage needs a \"duration\", which is CPU time here");
    }
    if (cores.isPresent() && !(cores.get() instanceof Cpu.Cores)) {
      problems.add(servers.node(), "this platform has no servers that could be utilised");
      return Optional.empty();
    }
    if (invocations.isEmpty() || duration.isEmpty() || share.isEmpty() || cores.isEmpty()) {
      return Optional.empty();
    }
    Cpu.Cores machine = (Cpu.Cores) cores.get();
    double used = invocations.get() * duration.get() / NANOS_PER_SECOND * share.get().speed();
    return Optional.of(used / (machine.cores() * machine.speed() * SECONDS_PER_MONTH));
  }

  private Optional<InvoiceRun.Terms> terms(BillSpec bill, PlatformOffer offer) {
    return new InvoiceRun(catalog, places).terms(offer, invoice(bill, bill.usage()), problems);
  }

  private Optional<Double> dollars(BillSpec bill, InvoiceRun.Terms terms, Map<String, Node> usage) {
    return new InvoiceRun(catalog, places).bill(terms, invoice(bill, usage), problems)
        .map(costs -> costs.total().doubleValue());
  }

  private static Invoice invoice(BillSpec bill, Map<String, Node> usage) {
    return new Invoice("bill", "bill", bill.compute(), bill.front(), Optional.empty(), usage, BigDecimal.ZERO,
        bill.freeTier(), Map.of(), Optional.empty(), BigDecimal.ZERO, bill.node());
  }

  private static Map<String, Node> with(Map<String, Node> usage, double invocations) {
    Map<String, Node> changed = new HashMap<>(usage);
    Document number = Document.parse("invocations", "invocations: " + Math.round(invocations), new Problems())
        .orElseThrow();
    changed.put("invocations", number.root().get("invocations").orElseThrow());
    return changed;
  }

  private Optional<ConfiguredPlatform> configured(BillSpec bill) {
    return platform(bill).flatMap(offer -> offer.configure(bill.compute().orElseThrow(), places, new Problems()));
  }

  private Optional<PlatformOffer> platform(BillSpec bill) {
    List<String> fronts = catalog.ids(OfferKind.FRONT);
    bill.front().stream().filter(id -> !fronts.contains(id)).forEach(id -> problems.add(bill.node(),
        "no front \"" + id + "\"" + Suggestions.hint(id, fronts)));
    Optional<Node> id = bill.compute().flatMap(compute -> compute.get("platform"));
    if (id.isEmpty()) {
      bill.compute().ifPresent(compute -> problems.add(compute, "the key \"platform\" is missing"));
      return Optional.empty();
    }
    return Form.TEXT.read(id.get(), problems).flatMap(name -> {
      Optional<PlatformOffer> offer = catalog
          .underPresetOf(bill.compute().orElseThrow(), OfferKind.PLATFORM, name, problems).platform(name);
      if (offer.isEmpty()) {
        problems.add(id.get(), "no platform \"" + name + "\""
            + Suggestions.hint(name, catalog.ids(OfferKind.PLATFORM)));
      }
      return offer;
    });
  }
}
