package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.Metric;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code slo}: what must hold.
 *
 * @param node where it stands
 * @param latency upper bounds in nanoseconds
 * @param monthly upper bound of a month's bill, in US dollars
 * @param errors upper bound of the share of failed requests, 0..1
 * @param availability lower bound of the share of requests that are served, 0..1
 */
public record SloSpec(Node node, Map<Metric, Long> latency, Optional<BigDecimal> monthly, Optional<Double> errors,
    Optional<Double> availability) {

  private static final Map<Metric, Key<Long>> LATENCY = latencyKeys();
  private static final Key<BigDecimal> MONTHLY =
      Key.optional("monthly", Scalars.money("500 USD"), "Most that a month may cost.");
  private static final Key<Double> ERRORS = Key.optional("errors", Scalars.share(Quantities.SHARE, "0.1%"),
      "Largest share of requests that may fail.");

  private static final Key<Double> AVAILABILITY = Key.optional("availability",
      Scalars.share(Quantities.SHARE, "99.9%"), "Least share of requests that must be served.");

  static final Value<SloSpec> VALUE = Mapping.of("slo", "Service level objectives and budget.",
      () -> Stream.concat(LATENCY.values().stream(), Stream.of(MONTHLY, ERRORS, AVAILABILITY)).<Key<?>>map(key -> key)
          .toList(),
      fields -> new SloSpec(fields.node(), latency(fields), MONTHLY.in(fields), ERRORS.in(fields),
          AVAILABILITY.in(fields)));

  /** Copies the bounds in the order of the metrics. */
  public SloSpec {
    Map<Metric, Long> ordered = new EnumMap<>(Metric.class);
    ordered.putAll(latency);
    latency = Collections.unmodifiableMap(ordered);
  }

  private static Map<Metric, Key<Long>> latencyKeys() {
    Map<Metric, Key<Long>> keys = new EnumMap<>(Metric.class);
    Arrays.stream(Metric.values()).filter(Metric::isLatency).forEach(metric -> keys.put(metric,
        Key.optional(metric.id(), Scalars.duration(Quantities.DURATION.moreThan("0 ms"), "800 ms"),
            "Upper bound of " + (metric == Metric.MEAN ? "the mean latency." : "this percentile of latency."))));
    return keys;
  }

  private static Map<Metric, Long> latency(Fields fields) {
    Map<Metric, Long> bounds = new EnumMap<>(Metric.class);
    LATENCY.forEach((metric, key) -> key.in(fields).ifPresent(bound -> bounds.put(metric, bound)));
    return bounds;
  }
}
