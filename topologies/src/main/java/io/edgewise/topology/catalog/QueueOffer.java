package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.PriceTerm;
import io.edgewise.sim.metering.Usage;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Charge.Counted;
import io.edgewise.sim.model.Charge.Quantity;
import io.edgewise.sim.model.Charge.Standing;
import io.edgewise.sim.model.Charge.Sum;
import io.edgewise.sim.model.MessageQueue;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Shards;
import io.edgewise.sim.random.Constant;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Distributions;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where messages wait until a consumer takes them: a queue, or a bus that hands every event on by itself. */
public final class QueueOffer implements Offer {

  private static final Form<Long> POSITIVE = Quantities.COUNT.atLeast("1").atMost("10000");
  private static final Form<Long> VISIBILITY = Quantities.DURATION.moreThan("0 s");
  private static final Map<String, UsageKind> OPERATIONS = Map.of("message", UsageKind.MESSAGES, "batch",
      UsageKind.BATCHES, "delivery", UsageKind.DELIVERIES, "deletion", UsageKind.DELETED_MESSAGES);

  private final OfferFile file;
  private final OfferHeader header;
  private final Catalog catalog;

  private QueueOffer(OfferFile file, OfferHeader header, Catalog catalog) {
    this.file = file;
    this.header = header;
    this.catalog = catalog;
  }

  static Optional<QueueOffer> read(OfferFile file, Catalog catalog, Problems problems) {
    int before = problems.errorCount();
    Fields fields = Fields.sourced(file.node(), problems);
    OfferHeader header = HeaderReader.read(file, fields);
    Settings settings = Settings.ofOffer(fields, new AssumptionLog(file, Optional.empty()));
    Guard.run(file.node(), problems, () -> {
      fields.value("sites", Sites::read);
      queue(settings);
      operations(settings, 1);
      units(settings, 1);
      PriceTermReader.all(fields, file, Meters.QUEUE, Map.of());
      new LimitReader(file, fields).queue();
    });
    Optional<QueueOffer> offer = fields.build(() -> new QueueOffer(file, header.openTo(settings.options()), catalog));
    return problems.errorCount() > before ? Optional.empty() : offer;
  }

  @Override
  public OfferKind kind() {
    return OfferKind.QUEUE;
  }

  @Override
  public OfferHeader header() {
    return header;
  }

  @Override
  public List<Limit> limits() {
    return new LimitReader(file, Fields.sourced(file.node(), new Problems())).queue();
  }

  /**
   * The queue as a strategy wants it.
   *
   * @param binding the queue's id alone, or {@code {queue: sqs, batch: 10, window: 5 s, visibility: 1 min, attempts: 3}};
   *     of a stream {@code {queue: kinesis, shards: 4, parallel: 2, batch: 100, backoff: 1 s}}
   * @param consumer the places of its consumer, where it is as well
   * @param bytes size of the largest message
   * @param problems takes every problem, at the key that causes it
   * @return empty exactly when something is wrong
   */
  public Optional<ConfiguredQueue> configure(Node binding, List<Place> consumer, long bytes, Problems problems) {
    return Guard.call(binding, problems, () -> configured(binding, consumer, bytes, problems));
  }

  private Optional<ConfiguredQueue> configured(Node binding, List<Place> consumer, long bytes, Problems problems) {
    int before = problems.errorCount();
    AssumptionLog log = new AssumptionLog(file, catalog.today());
    Fields offer = Fields.sourced(file.node(), problems);
    Settings settings = Settings.of(offer, binding, log, problems);
    Sites sites = offer.value("sites", Sites::read, Sites.ANY);
    consumer.stream().filter(place -> !sites.allows(place)).findFirst().ifPresent(place -> settings.fail("queue",
        name() + " is not where its consumer is, at " + place.id() + "; it runs at places of " + sites.provider()));
    Optional<MessageQueue> queue = queue(settings);
    Quantity operations = operations(settings, bytes);
    if (!settings.complete(Map.of("queue", false)) || queue.isEmpty()) {
      return Optional.empty();
    }
    List<PriceTerm> terms = new ArrayList<>();
    for (PriceTermReader.Read price : PriceTermReader.all(offer, file, Meters.QUEUE, Map.of())) {
      price.term().ifPresent(term -> {
        log.usePrice(price.node(), AssumptionLog.written(price.node()));
        terms.add(term);
      });
    }
    if (problems.errorCount() > before) {
      return Optional.empty();
    }
    header.notes().forEach(note -> log.add("note", note, Optional.empty()));
    PriceSheet sheet = new PriceSheet(name(), terms);
    String region = Charges.isRegional(sheet) ? consumer.getFirst().id() : "";
    Map<String, Quantity> meters = Map.of(Meters.QUEUE_OPERATIONS, operations, Meters.MESSAGES,
        new Counted(UsageKind.MESSAGES, List.of(), BigDecimal.valueOf(units(settings, bytes))), Meters.SHARD_HOURS,
        shardHours(queue.get(), consumer));
    List<Charge> charges = Charges.isFree(sheet)
        ? List.of() : List.of(new Charge(sheet, false, List.of(Meters.use(region, meters, sheet.meters()))));
    return Optional.of(new ConfiguredQueue(this, queue.get(), charges, log.assumptions(), log.warnings()));
  }

  private static Optional<MessageQueue> queue(Settings settings) {
    settings.open(List.of("send", "delivery", "operations"));
    Distribution send = settings.value("send", Distributions::readSourced, new Constant(0));
    Distribution delivery = settings.value("delivery", Distributions::readSourced, new Constant(0));
    long batch = settings.bounded("batch", POSITIVE).orElse(1L);
    long window = settings.bounded("window", Quantities.DURATION).orElse(0L);
    long visibility = settings.bounded("visibility", VISIBILITY).orElse(1L);
    long attempts = settings.bounded("attempts", POSITIVE).orElse(1L);
    Optional<Shards> shards = shards(settings);
    return settings.hasFailed()
        ? Optional.empty()
        : Optional.of(new MessageQueue(send, delivery, (int) batch, window, visibility, (int) attempts, shards));
  }

  /** Those of a stream; an offer without the key {@code shards} is none. */
  private static Optional<Shards> shards(Settings settings) {
    if (!settings.offer().has("shards")) {
      return Optional.empty();
    }
    long count = settings.bounded("shards", POSITIVE).orElse(1L);
    long parallel = settings.bounded("parallel", POSITIVE).orElse(1L);
    long backoff = settings.bounded("backoff", Quantities.DURATION).orElse(0L);
    return settings.hasFailed() ? Optional.empty() : Optional.of(new Shards((int) count, (int) parallel, backoff));
  }

  /** A stream stands at each place of its consumer, all month. */
  private static Quantity shardHours(MessageQueue queue, List<Place> consumer) {
    int shards = queue.shards().map(Shards::count).orElse(0) * consumer.size();
    return new Standing(Usage.HOURS_PER_MONTH.multiply(BigDecimal.valueOf(shards)));
  }

  /** What {@code {message: 1, batch: 2}} says: billed operations for each of what is counted. */
  private static Quantity operations(Settings settings, long bytes) {
    Map<String, Long> counts = settings.value("operations", (node, problems) -> {
      Fields fields = Fields.sourced(node, problems).allowed(OPERATIONS.keySet().toArray(String[]::new));
      Map<String, Long> read = new TreeMap<>();
      OPERATIONS.keySet().forEach(key -> fields.count(key).ifPresent(count -> read.put(key, count)));
      return fields.build(() -> read);
    }, Map.of());
    List<Quantity> parts = new ArrayList<>();
    counts.forEach((key, count) -> parts.add(new Counted(OPERATIONS.get(key), List.of(),
        BigDecimal.valueOf(count * (key.equals("batch") ? 1 : units(settings, bytes))))));
    return new Sum(parts);
  }

  /** Billed units of a message. */
  private static long units(Settings settings, long bytes) {
    Optional<DataSize> unit = settings.value("unit", Quantities.SIZE);
    return unit.map(size -> Math.max(1, Math.ceilDiv(bytes, size.binaryBytes()))).orElse(1L);
  }
}
