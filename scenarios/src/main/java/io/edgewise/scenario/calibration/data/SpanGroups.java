package io.edgewise.scenario.calibration.data;

import io.edgewise.scenario.calibration.Component;
import io.edgewise.scenario.calibration.GroupKey;
import io.edgewise.scenario.calibration.Measurements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What spans say, by the semantic conventions of OpenTelemetry and by those of this product's own spans:
 * <ul>
 * <li>a span without a parent is what the user felt, of the strategy that its service is and of the request that it is named
 * for;
 * <li>a span with {@code db.system} or {@code db.system.name} is a read or write of that store, by its operation;
 * <li>a server span inside another is code: what no span inside it covers is computing, unless {@code faas.coldstart} says
 * that the instance was started for it;
 * <li>{@code edgewise.component} says more where it stands: computing, starts, connection set-up, and round trips between
 * {@code edgewise.origin} and {@code edgewise.site}.
 * </ul>
 */
final class SpanGroups {

  private static final String COMPONENT = "edgewise.component";
  private static final String PLATFORM = "edgewise.platform";
  private static final String STRATEGY = "edgewise.strategy";
  private static final String ORIGIN = "edgewise.origin";
  private static final String SITE = "edgewise.site";
  private static final String COLD = "faas.coldstart";
  private static final String ERROR = "error.type";
  private static final String SERVICE = "service.name";
  private static final List<String> SYSTEMS = List.of("db.system.name", "db.system");
  private static final List<String> OPERATIONS = List.of("db.operation.name", "db.operation");

  /** The attributes that are looked at. */
  static final Set<String> READ = Set.of(COMPONENT, PLATFORM, STRATEGY, ORIGIN, SITE, COLD, ERROR, SERVICE,
      "db.system.name", "db.system", "db.operation.name", "db.operation", "faas.name", "cloud.platform");

  private static final Set<String> READS = Set.of("read", "get", "getitem", "batchgetitem", "query", "scan", "select",
      "find", "findone", "aggregate", "count", "mget", "hget", "hgetall", "exists", "getobject", "get_item");
  private static final Set<String> WRITES = Set.of("write", "put", "putitem", "batchwriteitem", "updateitem",
      "deleteitem", "insert", "update", "delete", "upsert", "replace", "set", "setex", "del", "hset", "incr", "mset",
      "putobject", "put_item", "update_item");

  private final Conventions conventions;
  private final Measurements measurements;
  private final Map<String, List<MeasuredSpan>> children = new HashMap<>();

  SpanGroups(Conventions conventions, Measurements measurements) {
    this.conventions = conventions;
    this.measurements = measurements;
  }

  void take(List<MeasuredSpan> spans) {
    for (MeasuredSpan span : spans) {
      children.computeIfAbsent(span.parent(), parent -> new ArrayList<>()).add(span);
    }
    for (MeasuredSpan span : spans) {
      if (measurements.isFull()) {
        return;
      }
      if (span.parent().isEmpty()) {
        root(span);
      }
      if (!system(span).isEmpty()) {
        store(span);
      } else if (span.kind() == MeasuredSpan.SERVER) {
        server(span);
      }
    }
  }

  private void root(MeasuredSpan span) {
    if (!span.attribute(ERROR).isEmpty()) {
      measurements.skip("requests that failed");
      return;
    }
    Map<String, String> labels = new HashMap<>();
    if (!span.attribute(STRATEGY).isEmpty()) {
      labels.put("strategy", span.attribute(SERVICE));
    }
    labels.put("request", span.name());
    add(Component.END_TO_END, labels, span.millis());
    List<MeasuredSpan> inside = children.getOrDefault(span.id(), List.of());
    String site = inside.stream().map(each -> each.attribute(SITE)).filter(each -> !each.isEmpty()).findFirst()
        .orElse("");
    double network = of(inside, "network");
    if (network > 0 && !site.isEmpty()) {
      add(Component.NETWORK, Map.of("from", span.attribute(ORIGIN), "to", site), network);
    }
    double connect = of(inside, "connect");
    if (connect > 0) {
      add(Component.CONNECT, Map.of("from", span.attribute(ORIGIN), "to", site), connect);
    }
  }

  private void store(MeasuredSpan span) {
    String operation = OPERATIONS.stream().map(span::attribute).filter(each -> !each.isEmpty()).findFirst().orElse("");
    String first = operation.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    if (READS.contains(first) || WRITES.contains(first)) {
      add(READS.contains(first) ? Component.STORE_READ : Component.STORE_WRITE, Map.of("store", system(span)),
          span.millis());
    } else {
      measurements.skip("operations \"" + operation + "\" of stores, neither a read nor a write");
    }
  }

  private void server(MeasuredSpan span) {
    List<MeasuredSpan> inside = children.getOrDefault(span.id(), List.of());
    boolean own = inside.stream().anyMatch(each -> !each.attribute(COMPONENT).isEmpty());
    double start = of(inside, "cold_start");
    if (start > 0 && !span.attribute(PLATFORM).isEmpty()) {
      add(Component.COLD_START, Map.of("platform", span.attribute(PLATFORM)), start);
    }
    if (span.attribute(COLD).equals("true") && !own) {
      measurements.skip("computing of instances that were started for it");
      return;
    }
    double computing = own ? of(inside, "compute") : self(span, inside);
    if (computing > 0) {
      add(Component.COMPUTE, Map.of("request", span.name()), computing);
    }
  }

  private static String system(MeasuredSpan span) {
    return SYSTEMS.stream().map(span::attribute).filter(each -> !each.isEmpty()).findFirst().orElse("");
  }

  /** Milliseconds of the spans of a component, added up. */
  private static double of(List<MeasuredSpan> spans, String component) {
    return spans.stream().filter(each -> each.attribute(COMPONENT).equals(component)).mapToDouble(MeasuredSpan::millis)
        .sum();
  }

  /** Milliseconds of a span in which none of those inside it lasts. */
  private static double self(MeasuredSpan span, List<MeasuredSpan> inside) {
    long covered = 0;
    long until = span.startNanos();
    for (MeasuredSpan each : inside.stream().sorted(Comparator.comparingLong(MeasuredSpan::startNanos)).toList()) {
      long from = Math.max(until, each.startNanos());
      long to = Math.min(span.endNanos(), each.endNanos());
      covered += Math.max(0, to - from);
      until = Math.max(until, to);
    }
    return (span.endNanos() - span.startNanos() - covered) / 1e6;
  }

  private void add(Component component, Map<String, String> labels, double millis) {
    Map<String, String> all = new HashMap<>(labels);
    all.putAll(conventions.labels());
    for (Map.Entry<String, String> asked : conventions.where().entrySet()) {
      if (!asked.getValue().equals(asked.getKey().equals(GroupKey.COMPONENT) ? component.toString()
          : all.get(asked.getKey()))) {
        measurements.skip("latencies where " + asked.getKey() + " is not " + asked.getValue());
        return;
      }
    }
    if (component.required().stream().anyMatch(label -> all.getOrDefault(label, "").isEmpty())) {
      measurements.skip("latencies of " + component + " without " + String.join(" and ", component.required()));
      return;
    }
    if (millis > LatencyText.MOST_MILLIS) {
      measurements.skip("latencies of more than a day");
      return;
    }
    measurements.value(GroupKey.of(component, all), millis);
  }
}
