package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Platform.StartUp;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place to run code: functions, isolates, servers. Configured by the {@code compute} mapping of a strategy. */
public final class PlatformOffer implements Offer {

  private static final String TIMEOUT = "timeout";
  private static final String MEMORY = "memory";
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final Form<Long> DURATION = Quantities.DURATION.moreThan("0 s");
  /** Duration counted to the nanosecond, a gigabyte of 1024 MB: what is not billed needs no rounding. */
  private static final DurationBilling EXACT = new DurationBilling(1, 0, 1, 0, 1024);

  private final OfferFile file;
  private final OfferHeader header;
  private final Catalog catalog;

  private PlatformOffer(OfferFile file, OfferHeader header, Catalog catalog) {
    this.file = file;
    this.header = header;
    this.catalog = catalog;
  }

  static Optional<PlatformOffer> read(OfferFile file, Catalog catalog, Problems problems) {
    Fields fields = Fields.sourced(file.node(), problems);
    OfferHeader header = HeaderReader.read(file, fields);
    AssumptionLog log = new AssumptionLog(file, Optional.empty());
    Settings settings = Settings.ofOffer(fields, log);
    new Sections(file, settings).check();
    return fields.build(() -> new PlatformOffer(file, header, catalog));
  }

  @Override
  public OfferKind kind() {
    return OfferKind.PLATFORM;
  }

  @Override
  public OfferHeader header() {
    return header;
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
    int before = problems.errorCount();
    AssumptionLog log = new AssumptionLog(file, catalog.today());
    Fields offer = Fields.sourced(file.node(), problems);
    Settings settings = Settings.of(offer, compute, log, problems);
    Sections sections = new Sections(file, settings);
    Optional<List<Place>> sites = sections.sites(places);
    Optional<Behaviour> behaviour = sections.behaviour(id());
    List<String> fronts = offer.list("fronts", Form.TEXT);
    Optional<List<Double>> anycast = offer.value("anycast", Sites::anycast);
    offer.node("anycast").ifPresent(log::use);
    Optional<PriceSheet> egress = egress(settings, offer, log);
    boolean complete = settings.complete(Map.of("platform", false));
    if (!complete || sites.isEmpty() || behaviour.isEmpty()) {
      return Optional.empty();
    }
    List<Charge> charges = charges(sections, settings, behaviour.get(), sites.get());
    if (problems.errorCount() > before) {
      return Optional.empty();
    }
    header.notes().forEach(note -> log.add("note", note, Optional.empty()));
    return Optional.of(new ConfiguredPlatform(this, behaviour.get().platform(), sites.get(), fronts,
        Sites.among(anycast.orElse(List.of(1.0)), sites.get().size()), charges, egress, log.assumptions(),
        log.warnings()));
  }

  private Optional<PriceSheet> egress(Settings settings, Fields offer, AssumptionLog log) {
    Optional<Node> node = offer.node("transfer");
    Optional<PriceOffer> list = node.flatMap(id -> catalog.prices(id.text()));
    if (node.isPresent() && list.isEmpty()) {
      settings.fail("platform", PriceOffer.missing(node.get().text(), catalog));
    }
    list.ifPresent(prices -> prices.record(log, catalog.today()));
    return list.map(PriceOffer::sheet);
  }

  private List<Charge> charges(Sections sections, Settings settings, Behaviour behaviour, List<Place> sites) {
    List<PriceTerm> terms = new ArrayList<>();
    for (PriceTermReader.Read price : sections.prices(behaviour.options())) {
      price.term().filter(term -> relevant(term, behaviour)).ifPresent(term -> {
        settings.log().usePrice(price.node(), AssumptionLog.written(price.node()));
        terms.add(term);
      });
    }
    PriceSheet sheet = new PriceSheet(name(), terms);
    if (Charges.isFree(sheet)) {
      return List.of();
    }
    List<Charge.Use> uses = new ArrayList<>();
    if (Charges.isRegional(sheet)) {
      for (int i = 0; i < sites.size(); i++) {
        uses.add(Meters.use(sites.get(i).id(), behaviour.meters(List.of(i), 1), sheet.meters()));
      }
    } else {
      uses.add(Meters.use("", behaviour.meters(List.of(), sites.size()), sheet.meters()));
    }
    return List.of(new Charge(sheet, false, uses));
  }

  /** Prices of provisioned instances say nothing where there are none. */
  private static boolean relevant(PriceTerm term, Behaviour behaviour) {
    return behaviour.provisioned() > 0 || !Meters.PROVISIONED.contains(term.meter());
  }

  /** What a strategy chose, and how the platform then behaves. */
  private record Behaviour(Platform platform, Map<String, String> options, long megabytes, int provisioned,
      int machines) {

    Map<String, Charge.Quantity> meters(List<Integer> indices, int sites) {
      return Meters.platform(indices, sites, platform.billing(), megabytes, provisioned, machines);
    }
  }

  /** Reads the sections of the file, with what a strategy sets. */
  private record Sections(OfferFile file, Settings settings) {

    /** Reads everything once, without a strategy, so that the file's problems are known. */
    void check() {
      Fields offer = settings.offer();
      offer.value("sites", Sites::read);
      offer.list("fronts", Form.TEXT);
      offer.value("anycast", Sites::anycast);
      offer.text("transfer");
      offer.allowed("at");
      behaviour(file.id()).ifPresent(found -> prices(found.options()));
    }

    Optional<List<Place>> sites(Places places) {
      Sites sites = settings.offer().value("sites", Sites::read, Sites.ANY);
      boolean anywhere = sites.equals(Sites.ANY);
      return sites.resolve(settings, "at", places,
          anywhere ? Optional.of(List.of(Sites.NOWHERE_IN_PARTICULAR)) : Optional.empty());
    }

    List<PriceTermReader.Read> prices(Map<String, String> options) {
      return PriceTermReader.all(settings.offer(), file, Meters.PLATFORM, options);
    }

    Optional<Behaviour> behaviour(String id) {
      Fields offer = settings.offer();
      settings.open(offer.list("options", Form.oneOf("option", open())));
      if (file.inline() && !offer.has("options")) {
        settings.open(open());
      }
      Map<String, String> options = Choice.all(settings);
      long megabytes = megabytes();
      if (megabytes > 0) {
        options.put(MEMORY, Long.toString(megabytes));
      }
      double speed = speed(megabytes);
      Optional<Node> cores = offer.node("cores").filter(MachineCores::isTable);
      Optional<Integer> machine = cores.flatMap(node -> offer.value("cores", MachineCores::read))
          .flatMap(table -> table.apply(settings, options));
      Optional<Pool> pool = cores.isPresent() && machine.isEmpty()
          ? Optional.empty() : Pool.read(settings, speed, machine);
      Optional<StartUp> startUp = startUp(options);
      Distribution overhead = settings.value("invokeOverhead", Distributions::readSourced, new Constant(0));
      DurationBilling billing = settings.value("billing", PlatformOffer::billing, EXACT);
      long longest = settings.bounded(TIMEOUT, DURATION).orElse(Long.MAX_VALUE);
      int machines = settings.value("count", Quantities.COUNT.atLeast("1"), 1L).intValue();
      if (pool.isEmpty() || startUp.isEmpty()) {
        settings.failed();
        return Optional.empty();
      }
      return Optional.of(new Behaviour(new Platform(id, pool.get().policy(), pool.get().cpu(), startUp.get(), overhead,
          billing, longest), options, megabytes, pool.get().provisioned(), machines));
    }

    private static List<String> open() {
      List<String> keys = new ArrayList<>(Pool.KEYS);
      keys.addAll(List.of(TIMEOUT, "invokeOverhead"));
      return keys;
    }

    private long megabytes() {
      return settings.bounded(MEMORY, Quantities.SIZE)
          .map(size -> size.binaryBytes() >> 20).orElse(0L);
    }

    /** Share of a vCPU that the memory buys, at most one: a request runs on one thread. */
    private double speed(long megabytes) {
      return settings.value("memoryPerCpu", Quantities.SIZE).filter(full -> megabytes > 0)
          .map(full -> Math.min(1, megabytes / (full.binaryBytes() / 1048576.0))).orElse(1.0);
    }

    private Optional<StartUp> startUp(Map<String, String> options) {
      if (!settings.offer().has("startUp")) {
        return Optional.of(StartUp.NONE);
      }
      return settings.offer().value("startUp", StartUpRule::read).flatMap(rule -> rule.apply(settings, options));
    }
  }

  /** {@code {step: 1 ms, minimum: 0 ms, memoryStep: 1 MB, minimumMemory: 0 MB, megabytesPerGigabyte: 1024}}. */
  private static Optional<DurationBilling> billing(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems).required("step");
    Optional<Long> step = fields.value("step", DURATION);
    long minimum = fields.duration("minimum", 0);
    long memoryStep = fields.size("memoryStep").map(size -> size.binaryBytes() >> 20).orElse(1L);
    long minimumMemory = fields.size("minimumMemory").map(size -> size.binaryBytes() >> 20).orElse(0L);
    long gigabyte = fields.count("megabytesPerGigabyte", 1024);
    return fields.build(
        () -> new DurationBilling(step.orElse(NANOS_PER_SECOND), minimum, memoryStep, minimumMemory, (int) gigabyte));
  }
}
