package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Charge.Quantity;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.RetryPolicy;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.StateStore.Capacity;
import io.edgewise.sim.model.StateStore.OperationUnits;
import io.edgewise.sim.model.StateStore.RateLimits;
import io.edgewise.sim.model.Step;
import io.edgewise.sim.model.Throughput;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.Shifted;
import io.edgewise.topology.catalog.Meters.Held;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import io.edgewise.topology.text.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place to keep data. Configured by the text or mapping that binds a data set to it. */
public final class StoreOffer implements Offer {

  private static final Form<Integer> SERVERS =
      Quantities.COUNT.atLeast("1").atMost("2147483646").map(Math::toIntExact);
  private static final List<String> OPEN =
      List.of("read", "write", "connectRoundTrips", "servers", "queueLimit");
  private static final Form<Integer> QUEUE = Quantities.COUNT.atMost("2147483646").map(Math::toIntExact);

  private static final Form<Double> RATE = Quantities.RATE.map(Rate::perSecond);

  private final OfferFile file;
  private final OfferHeader header;
  private final Catalog catalog;

  private StoreOffer(OfferFile file, OfferHeader header, Catalog catalog) {
    this.file = file;
    this.header = header;
    this.catalog = catalog;
  }

  static Optional<StoreOffer> read(OfferFile file, Catalog catalog, Problems problems) {
    int before = problems.errorCount();
    Fields fields = Fields.sourced(file.node(), problems);
    OfferHeader header = HeaderReader.read(file, fields);
    Settings settings = Settings.ofOffer(fields, new AssumptionLog(file, Optional.empty()));
    Guard.run(file.node(), problems, () -> new Sections(file, settings).check());
    Optional<StoreOffer> offer = fields.build(() -> new StoreOffer(file, header.openTo(settings.options()), catalog));
    return problems.errorCount() > before ? Optional.empty() : offer;
  }

  @Override
  public OfferKind kind() {
    return OfferKind.STORE;
  }

  @Override
  public OfferHeader header() {
    return header;
  }

  /** Whether a strategy may say where it lives: not of caches that are wherever the code is. */
  public boolean hasHome() {
    return file.node().get("sites").isPresent() || file.node().get("cache").isEmpty();
  }

  /** Whether it may be had at a place. */
  public boolean isOfferedAt(Place place) {
    return Fields.sourced(file.node(), new Problems()).value("sites", Sites::read, Sites.ANY).allows(place);
  }

  /** Whether code at a place can use it. */
  public boolean isUsableFrom(Place place) {
    List<String> usedFrom = Fields.sourced(file.node(), new Problems()).list("usedFrom", Form.TEXT);
    return usedFrom.isEmpty() || usedFrom.stream().anyMatch(prefix -> place.id().startsWith(prefix + ":"));
  }

  @Override
  public List<Limit> limits() {
    return new LimitReader(file, Fields.sourced(file.node(), new Problems())).store(Map.of());
  }

  /**
   * The store as a strategy wants it.
   *
   * <p>Where its copies lie: where {@code replicas} or {@code at} say; otherwise, for a store that replicates, at every
   * compute site; otherwise at the only compute site. A compute site counts only if the store can be had there.
   *
   * @param binding the store's id alone, or {@code {store: dynamodb, at: aws:us-east-1, ...}}
   * @param problems takes every problem, at the key that causes it
   * @return empty exactly when something is wrong
   */
  public Optional<ConfiguredStore> configure(Node binding, StoreUse use, Places places, Problems problems) {
    return Guard.call(binding, problems, () -> configured(binding, use, places, problems));
  }

  private Optional<ConfiguredStore> configured(Node binding, StoreUse use, Places places, Problems problems) {
    int before = problems.errorCount();
    AssumptionLog log = new AssumptionLog(file, catalog.today());
    Fields offer = Fields.sourced(file.node(), problems);
    Settings settings = Settings.of(offer, binding, log, problems);
    Sections sections = new Sections(file, settings);
    Map<String, String> options = Choice.all(settings);
    Optional<ConfiguredStore> behind =
        isInFront() ? StoreBehind.configure(settings, binding, use, places, catalog) : Optional.empty();
    if (isInFront() && behind.isEmpty()) {
      return Optional.empty();
    }
    Optional<StoreLayout> layout =
        StoreLayout.read(settings, binding, use, places, behind.flatMap(StoreBehind::home));
    Optional<StateStore> found = layout.flatMap(each -> behind.isPresent()
        ? Optional.of(behind.get().store().cachedAs(id(), each.layout()))
        : sections.store(id(), each.layout(), options, use));
    Optional<Step.Consistency> demand =
        settings.given("consistency", Form.choice("consistency", Step.Consistency.class));
    Optional<StateStore> store = found.map(each -> each.readAs(demand));
    Held ready = sections.held();
    boolean complete = settings.complete(Map.of("store", false));
    if (!complete || store.isEmpty()) {
      return Optional.empty();
    }
    List<Charge> charges = new ArrayList<>(
        charges(sections.prices(options), settings, layout.get(), Meters.store(use, ready),
            Meters.replica(use, ready)));
    transfer(settings, layout.get(), use, places, log).ifPresent(charges::add);
    if (problems.errorCount() > before) {
      return Optional.empty();
    }
    ClientForms.assumed(binding).forEach((key, value) -> log.add(key, value, Optional.empty()));
    header.notes().forEach(note -> log.add("note", note, Optional.empty()));
    int copies = Math.max(1, layout.get().copies().size());
    Optional<HeldThroughput> held = ready.isThroughput()
        ? Optional.of(new HeldThroughput(id(), use.dataSets(), copies, ready.reads(), ready.writes()))
        : Optional.empty();
    ConfiguredStore configured =
        new ConfiguredStore(this, store.get(), charges, log.assumptions(), log.warnings(), held, isPrivate(),
            new LimitReader(file, offer).store(options));
    return Optional.of(behind.map(configured::inFrontOf).orElse(configured));
  }

  /** Whether it lies inside the customer's own network, so that code there reaches it without a gateway. */
  boolean isPrivate() {
    return file.node().get("private").filter(node -> node.kind() == Node.Kind.SCALAR && node.text().equals("true"))
        .isPresent();
  }

  /** Whether it is a cache in front of another store. */
  boolean isInFront() {
    return file.node().get("over").isPresent();
  }

  /** The sheet of a store in several regions, or whose prices differ by region, names its home. */
  private List<Charge> charges(List<PriceTermReader.Read> prices, Settings settings, StoreLayout layout,
      Map<String, Quantity> ofPrimary, Map<String, Quantity> ofReplica) {
    List<PriceTerm> terms = new ArrayList<>();
    for (PriceTermReader.Read price : prices) {
      price.term().ifPresent(term -> {
        settings.log().usePrice(price.node(), AssumptionLog.written(price.node()));
        terms.add(term);
      });
    }
    List<Place> copies = layout.copies();
    boolean standing = terms.stream().anyMatch(term -> term.meter().isEmpty());
    String name = standing && !copies.isEmpty() ? name() + " at " + copies.getFirst().id() : name();
    PriceSheet sheet = new PriceSheet(name, terms);
    if (Charges.isFree(sheet)) {
      return List.of();
    }
    boolean regional = Charges.isRegional(sheet);
    List<Charge.Use> uses = new ArrayList<>();
    uses.add(Meters.use(regional && !copies.isEmpty() ? copies.getFirst().id() : "", ofPrimary, sheet.meters()));
    for (Place replica : copies.subList(Math.min(1, copies.size()), copies.size())) {
      uses.add(Meters.use(regional ? replica.id() : "", ofReplica, sheet.meters()));
    }
    return List.of(new Charge(sheet, false, uses));
  }

  /**
   * What code elsewhere reads: at the price between regions, or to the internet. What it writes is sent by the code, see
   * {@link WriteTransfer}.
   */
  private Optional<Charge> transfer(Settings settings, StoreLayout layout, StoreUse use, Places places,
      AssumptionLog log) {
    Optional<String> id = settings.offer().text("transfer");
    List<Place> copies = layout.copies();
    boolean asksAll = layout.layout() instanceof Quorum;
    boolean remote = use.computeSites().stream().anyMatch(site -> asksAll
        ? !copies.stream().allMatch(site::equals) : copies.stream().noneMatch(site::equals));
    if (id.isEmpty() || !remote || copies.isEmpty()) {
      return Optional.empty();
    }
    Optional<PriceOffer> list = catalog.prices(id.get());
    if (list.isEmpty()) {
      settings.fail("store", PriceOffer.missing(id.get(), catalog));
      return Optional.empty();
    }
    list.get().record(log, catalog.today());
    String home = copies.getFirst().id();
    String provider = home.substring(0, home.indexOf(':') + 1);
    boolean inside = use.computeSites().stream().allMatch(site -> host(site, places).startsWith(provider));
    PriceSheet sheet = list.get().sheet();
    String meter = inside ? Meter.INTER_REGION_GIGABYTES : Meter.EGRESS_GIGABYTES;
    return Optional.of(new Charge(sheet, false,
        List.of(Meters.use(home, Meters.remote(meter, use), sheet.meters()))));
  }

  private static String host(Place site, Places places) {
    return places.find(site.id()).map(KnownPlace::hostedBy).filter(host -> !host.isEmpty()).orElse(site.id());
  }

  /** Reads the sections of the file, with what a strategy sets. */
  private record Sections(OfferFile file, Settings settings) {

    void check() {
      Fields offer = settings.offer();
      offer.text("transfer");
      offer.flag("private", false);
      new LimitReader(file, offer).store(Map.of());
      offer.allowed("at");
      StoreLayout.check(offer);
      CapacityKeys.check(settings);
      StoreBehind.check(offer);
      Map<String, String> options = Choice.all(settings);
      store(file.id(), new StateStore.Home(Sites.NOWHERE_IN_PARTICULAR), options,
          new StoreUse(List.of(0), 0, List.of()));
      Held held = held();
      prices(options).forEach(price -> price.term().flatMap(term -> held.lacks(term.meter())
          .map(key -> "the meter \"" + term.meter() + "\" needs the key \"" + key + "\" of the offer"))
          .ifPresent(message -> offer.problems().add(price.node(), message)));
    }

    /** What is paid for whether used or not. */
    Held held() {
      ThroughputKeys units = ThroughputKeys.read(settings);
      return new Held(units.reads(), units.writes(), units.throughput(),
          settings.value("memory", Quantities.SIZE).map(size -> BigDecimal.valueOf(size.bytes()).movePointLeft(9))
              .orElse(BigDecimal.ZERO));
    }

    List<PriceTermReader.Read> prices(Map<String, String> options) {
      return PriceTermReader.all(settings.offer(), file, Meters.STORE, options);
    }

    Optional<StateStore> store(String id, StateStore.Layout layout, Map<String, String> options, StoreUse use) {
      settings.open(settings.offer().list("options", Form.oneOf("option", OPEN)));
      if (file.inline() && !settings.offer().has("options")) {
        settings.open(List.of("servers", "queueLimit"));
      }
      Distribution read = time("read", options).orElse(new Constant(0));
      Distribution write = time("write", options).orElse(read);
      int roundTrips = settings.value("connectRoundTrips", Quantities.COUNT.atMost("10"), 0L).intValue();
      OperationUnits units = settings.value("units", StoreOffer::units, OperationUnits.ONE);
      Optional<Integer> servers = settings.value("servers", SERVERS);
      int queue = settings.value("queueLimit", QUEUE, InstancePolicy.UNLIMITED);
      if (settings.has("queueLimit") && servers.isEmpty()) {
        settings.fail("queueLimit", "\"queueLimit\" needs servers beside it");
        return Optional.empty();
      }
      if (servers.isPresent() && layout instanceof StateStore.Actors) {
        settings.fail("servers", "an actor serves one operation at a time; leave \"servers\" out");
        return Optional.empty();
      }
      if (servers.isPresent() && layout instanceof Quorum) {
        settings.fail("servers", "replicas of a quorum take what comes; leave \"servers\" out");
        return Optional.empty();
      }
      Capacity capacity = servers.map(count -> new Capacity(count, queue)).orElse(Capacity.UNLIMITED);
      RateLimits rates = settings.value("rates", StoreOffer::rates, RateLimits.NONE);
      Optional<ConnectionKeys> connections = ConnectionKeys.read(settings, use);
      if (settings.offer().has("connections") && (servers.isPresent() || !(layout instanceof StateStore.Home))) {
        settings.fail("store", "\"connections\" are limited where a store has one home and no \"servers\"");
      }
      Optional<RetryPolicy> retries = RetryKeys.read(settings);
      if (connections.isEmpty() || retries.isEmpty() || settings.hasFailed()) {
        return Optional.empty();
      }
      double added = connections.get().addedNanos() / 1e6;
      StateStore store = new StateStore(id, layout, later(read, added), later(write, added), roundTrips, units,
          connections.get().pooled().orElse(capacity), rates, connections.get().direct(), retries.get(),
          throughput(layout)).askedBy(ClientKeys.read(settings));
      ClientKeys.check(settings, store);
      return Optional.of(store);
    }

    private Throughput throughput(StateStore.Layout layout) {
      Throughput throughput = ThroughputKeys.read(settings).throughput();
      if (throughput.isLimited() && !(layout instanceof StateStore.Home)
          && !(layout instanceof StateStore.Replicated copies && copies.replicas().size() == 1)) {
        settings.fail(ThroughputKeys.READS,
            "a capacity that follows the load is simulated for one copy; name one place");
      }
      return throughput;
    }

    private static Distribution later(Distribution time, double millis) {
      return millis == 0 ? time : new Shifted(millis, time);
    }

    /** A service time, or a table of it by what the strategy chose. */
    private Optional<Distribution> time(String key, Map<String, String> options) {
      Optional<Node> table = settings.offer().node(key).filter(OptionTable::isTable);
      return table.isEmpty() ? settings.value(key, Distributions::readSourced)
          : settings.offer().value(key, OptionTable.reader(Distributions::readSourced))
              .flatMap(found -> found.apply(settings, options, "time of a " + key));
    }
  }

  /** {@code {reads: 3000 / s, writes: 1000 / s, burst: 1 s, partitions: 4}}, in units of each key or partition. */
  private static Optional<RateLimits> rates(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems);
    Optional<Double> reads = fields.value("reads", RATE);
    Optional<Double> writes = fields.value("writes", RATE);
    long burst = fields.duration("burst", 0);
    int partitions = fields.value("partitions", SERVERS, 0);
    if (!fields.has("reads") && !fields.has("writes")) {
      fields.fail("say how much a key takes: \"reads\", \"writes\" or both, such as \"writes: 1 / s\"");
    }
    return fields.build(() -> new RateLimits(reads.orElse(Double.POSITIVE_INFINITY),
        writes.orElse(Double.POSITIVE_INFINITY), burst, partitions));
  }

  /** {@code {read: 4 KiB, write: 1 KiB, eventual: 0.5}}. */
  private static Optional<OperationUnits> units(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems);
    long read = fields.size("read").map(DataSize::bytes).orElse(0L);
    long write = fields.size("write").map(DataSize::bytes).orElse(0L);
    double eventual = fields.number("eventual", 1);
    return fields.build(() -> new OperationUnits(read, write, eventual));
  }
}
