package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Platform.StartUp;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the sections of a platform's file, with what a strategy sets.
 *
 * @param file the offer
 * @param settings its keys, and those of the strategy
 */
record PlatformSections(OfferFile file, Settings settings) {

  private static final String TIMEOUT = "timeout";
  private static final String MEMORY = OptionTable.MEMORY;
  private static final String VCPUS = "vcpus";
  private static final String CORES = "cores";
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_HOUR = 3600 * NANOS_PER_SECOND;
  private static final Form<Long> DURATION = Quantities.DURATION.moreThan("0 s");
  private static final Form<BigDecimal> VCPU_COUNT = Quantities.DECIMAL.moreThan("0").atMost("1000");
  private static final Form<Integer> CORE_COUNT =
      Quantities.COUNT.atLeast("1").atMost("100000").map(Math::toIntExact);
  /** Duration counted to the nanosecond, a gigabyte of 1024 MB: what is not billed needs no rounding. */
  private static final DurationBilling EXACT = new DurationBilling(1, 0, 1, 0, 1024);

  /** Reads everything once, without a strategy, so that the file's problems are known. */
  void check() {
    Fields offer = settings.offer();
    offer.value("sites", Sites::read);
    offer.list("fronts", Form.TEXT);
    offer.value("anycast", Sites::anycast);
    offer.text("transfer");
    offer.allowed("at", "prices", "smartPlacement");
    zones();
    limits(0);
    behaviour().ifPresent(found -> prices(found.options()).forEach(price -> price.term()
        .flatMap(term -> found.instance().lacks(term.meter())
            .map(key -> "the meter \"" + term.meter() + "\" needs the key \"" + key + "\" of the offer"))
        .ifPresent(message -> offer.problems().add(price.node(), message))));
  }

  /** The places where it runs; {@code beside} the code that uses it, where the strategy names none. */
  Optional<List<Place>> sites(Places places, Optional<Place> beside) {
    Sites sites = settings.offer().value("sites", Sites::read, Sites.ANY);
    Optional<Place> anywhere = sites.equals(Sites.ANY) ? Optional.of(Sites.NOWHERE_IN_PARTICULAR) : Optional.empty();
    return sites.resolve(settings, "at", places, beside.filter(sites::allows).or(() -> anywhere).map(List::of));
  }

  Optional<PriceZones> zones() {
    return settings.offer().value("zones", PriceZones::read);
  }

  /**
   * The limits, and which of them the strategy's settings break; asked for when its settings were read.
   *
   * @param megabytes configured memory, which is the limit of what requests may need; 0 where there is no such setting
   */
  PlatformLimits limits(long megabytes) {
    List<Limit> limits = new ArrayList<>();
    Optional<Limit> most = hard().stream().filter(limit -> limit.kind() == Limit.Kind.MEMORY).findFirst();
    hard().stream().filter(limit -> megabytes == 0 || limit.kind() != Limit.Kind.MEMORY).forEach(limits::add);
    Optional<Node> node = settings.offer().node(MEMORY).filter(found -> megabytes > 0);
    if (node.isPresent()) {
      String here = megabytes + " MB";
      String text = most.map(Limit::text).filter(bound -> !bound.equals(here))
          .map(bound -> here + " as configured and " + bound + " at most").orElse(here);
      String name = settings.offer().text("name", file.id());
      limits.add(new Limit(Limit.Kind.MEMORY, megabytes * 1048576.0, text, name,
          most.map(Limit::source).orElseGet(() -> file.provenance(node.get()))));
    }
    return new PlatformLimits(limits, settings.broken());
  }

  private List<Limit> hard() {
    return new LimitReader(file, settings.offer()).platform();
  }

  List<PriceTermReader.Read> prices(Map<String, String> options) {
    return PriceTermReader.all(settings.offer(), file, Meters.PLATFORM, options);
  }

  Optional<PlatformBehaviour> behaviour() {
    Fields offer = settings.offer();
    settings.open(offer.list("options", Form.oneOf("option", open())));
    if (file.inline() && !offer.has("options")) {
      settings.open(open());
    }
    Map<String, String> options = Choice.all(settings);
    long megabytes = megabytes(options);
    if (megabytes > 0) {
      options.put(MEMORY, Long.toString(megabytes));
    }
    BigDecimal vcpus = table(VCPUS, VCPU_COUNT, options, "number of vCPUs")
        .or(() -> settings.limited(VCPUS, VCPU_COUNT, Limit.Kind.VCPUS, hard())).orElse(BigDecimal.ZERO);
    BigDecimal gigahertz = table("gigahertz", VCPU_COUNT, options, "clock rate in GHz").orElse(BigDecimal.ZERO);
    Optional<Integer> machine = cores(options, vcpus);
    boolean orchestrates = file.kind() == OfferKind.WORKFLOW;
    Optional<Pool> pool = orchestrates
        ? Optional.of(Pool.OF_NOBODY)
        : Pool.read(settings, new Cpu.Dedicated(speed(megabytes, vcpus), together(vcpus)), machine, vcpus.intValue());
    Optional<Orchestration> orchestration =
        orchestrates ? Optional.of(Orchestration.read(settings)) : Optional.empty();
    Optional<StartUp> startUp = startUp(options);
    Distribution overhead = settings.value("invokeOverhead", Distributions::readSourced, new Constant(0));
    DurationBilling billing = settings.value("billing", PlatformSections::billing, EXACT);
    long longest = settings.limited(TIMEOUT, DURATION, Limit.Kind.DURATION, hard()).orElse(Long.MAX_VALUE);
    long storage = storage();
    Quotas.check(file, settings);
    if (pool.isEmpty() || startUp.isEmpty() || settings.hasFailed()) {
      settings.failed();
      return Optional.empty();
    }
    return Optional.of(new PlatformBehaviour(
        new Platform(file.id(), pool.get().policy(), pool.get().cpu(), startUp.get(), overhead, billing, longest),
        options,
        new Meters.Instance(billing, megabytes, storage, vcpus, gigahertz, pool.get().provisioned(),
            pool.get().machines(), pool.get().scales(), orchestrates ? history() : Meters.History.NONE),
        orchestration));
  }

  private List<String> open() {
    List<String> keys = new ArrayList<>(file.kind() == OfferKind.WORKFLOW ? List.of("transition") : Pool.KEYS);
    keys.addAll(List.of(TIMEOUT, "invokeOverhead"));
    return keys;
  }

  private Meters.History history() {
    BigDecimal bytes = settings.bounded("historySize", Quantities.SIZE).map(size -> BigDecimal.valueOf(size.bytes()))
        .orElse(BigDecimal.ZERO);
    long retention = settings.bounded("retention", Quantities.DURATION).orElse(0L);
    return new Meters.History(bytes.movePointLeft(9),
        BigDecimal.valueOf(retention).divide(BigDecimal.valueOf(NANOS_PER_HOUR), MathContext.DECIMAL64));
  }

  /** The value of a table that depends on an option; empty where the key is none, or something is wrong. */
  private <T> Optional<T> table(String key, Form<T> form, Map<String, String> options, String what) {
    Optional<Node> node = settings.offer().node(key).filter(OptionTable::isTable);
    return node.flatMap(found -> settings.offer().value(key, OptionTable.reader(form)))
        .flatMap(table -> table.apply(settings, options, what));
  }

  /** Storage beyond the least, in megabytes. */
  private long storage() {
    long least = settings.offer().node("storage").flatMap(node -> node.get("least"))
        .flatMap(node -> Quantities.SIZE.read(node.get("value").orElse(node), settings.problems()))
        .map(size -> size.binaryBytes() >> 20).orElse(0L);
    return settings.limited("storage", Quantities.SIZE, Limit.Kind.STORAGE, hard())
        .map(size -> (size.binaryBytes() >> 20) - least).filter(more -> more > 0).orElse(0L);
  }

  private long megabytes(Map<String, String> options) {
    return table(MEMORY, Quantities.SIZE, options, MEMORY)
        .or(() -> settings.limited(MEMORY, Quantities.SIZE, Limit.Kind.MEMORY, hard()))
        .map(size -> size.binaryBytes() >> 20).orElse(0L);
  }

  /**
   * The cores of one machine by its type, or its vCPUs, of which a fraction is one slow core; empty where the offer
   * states a number or has no machines.
   */
  private Optional<Integer> cores(Map<String, String> options, BigDecimal vcpus) {
    Optional<Node> node = settings.offer().node(CORES);
    if (node.isPresent() && node.get().kind() == Node.Kind.SCALAR && node.get().text().equals(VCPUS)) {
      settings.log().use(node.get());
      return Optional.of(Math.max(1, vcpus.intValue()));
    }
    return table(CORES, CORE_COUNT, options, "number of cores");
  }

  /** Share of a vCPU that the instance has, at most one: a request runs on one thread. */
  private double speed(long megabytes, BigDecimal vcpus) {
    Optional<Double> bought = settings.value("memoryPerCpu", Quantities.SIZE).filter(full -> megabytes > 0)
        .map(full -> megabytes / (full.binaryBytes() / 1048576.0));
    return Math.min(1, bought.orElse(vcpus.signum() > 0 ? vcpus.doubleValue() : 1.0));
  }

  /** How many requests the vCPUs of an instance serve at that speed; without limit where the offer does not say. */
  private static double together(BigDecimal vcpus) {
    return vcpus.signum() == 0 ? Double.POSITIVE_INFINITY : Math.max(1, vcpus.doubleValue());
  }

  private Optional<StartUp> startUp(Map<String, String> options) {
    if (!settings.offer().has("startUp")) {
      return Optional.of(StartUp.NONE);
    }
    return settings.offer().value("startUp", StartUpRule::read).flatMap(rule -> rule.apply(settings, options));
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
