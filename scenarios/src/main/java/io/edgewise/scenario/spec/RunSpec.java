package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.Estimand;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.model.Sampling;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;

/**
 * {@code run}: how long and how often to simulate.
 *
 * @param node where it stands
 * @param horizon simulated time of a replication, in nanoseconds
 * @param warmUp time before it, or {@link RunPlan#AUTO}
 * @param precision when to stop
 * @param replications how many, or {@link RunPlan#AUTO_REPLICATIONS}
 * @param seed of all random streams
 * @param level confidence level of all intervals
 * @param maxRequests budget of a strategy
 * @param sampling how the draws of the replications hang together
 */
public record RunSpec(Node node, Optional<Long> horizon, Optional<Long> warmUp, Optional<PrecisionSpec> precision,
    Optional<Long> replications, Optional<Long> seed, Optional<Double> level, Optional<Long> maxRequests,
    Optional<Sampling> sampling) {

  /** When to stop: the half-width of a metric's interval relative to its value. */
  public record PrecisionSpec(Node node, Optional<Estimand> metric, Optional<Double> within) {}

  /** Simulated time. */
  public static final Key<Long> HORIZON = Key.optional("horizon",
      Scalars.duration(Quantities.DURATION.atLeast("1 s").atMost("1 year"), "1 day"),
      "Simulated time of a replication. Default: 1 day for daily, the length of a trace, the least full hours around a "
          + "flash crowd, and otherwise the time of a million requests within 10 min and 30 days.");

  /** Time before it. */
  public static final Key<Long> WARM_UP = Key.withDefault("warmUp",
      Value.wordOr("auto", RunPlan.AUTO, Scalars.duration(Quantities.DURATION.atMost("1 year"), "10 min")),
      "Time simulated before the horizon and not measured.",
      Default.assumed(RunPlan.AUTO, "auto", "chosen from the memory of the deployment and checked by MSER-5"));

  /** Which metric. */
  public static final Key<Estimand> METRIC = Key.withDefault("metric", Choices.ESTIMAND,
      "The metric, or the rate of events, whose interval decides.",
      Default.assumed(Metric.P99, "p99", "the tail is what the strategies differ in"));

  /** How precisely. */
  public static final Key<Double> WITHIN = Key.withDefault("within",
      Scalars.share(Quantities.SHARE.moreThan("0"), "2%"), "Half-width of its interval relative to its value.",
      Default.assumed(0.02, "2%", "finer than most differences between strategies"));

  private static final Key<PrecisionSpec> PRECISION = Key.optional("precision",
      Mapping.of("precision", "When to stop.", () -> List.of(METRIC, WITHIN),
          fields -> new PrecisionSpec(fields.node(), METRIC.in(fields), WITHIN.in(fields))),
      "Replications are added until the interval of a metric is this narrow.");

  /** How often. */
  public static final Key<Long> REPLICATIONS = Key.withDefault("replications",
      Value.wordOr("auto", (long) RunPlan.AUTO_REPLICATIONS,
          Scalars.count(Quantities.COUNT.atLeast("1").atMost("100000"), "10")),
      "Independent repetitions; auto goes on until the precision is reached.",
      Default.assumed((long) RunPlan.AUTO_REPLICATIONS, "auto", "until the precision is reached"));

  /** Random streams. */
  public static final Key<Long> SEED = Key.withDefault("seed", Scalars.count(Quantities.COUNT, "1"),
      "Of all random streams; the same seed gives the same bytes.",
      Default.assumed(1L, "1", "any number is as good as any other"));

  /** Confidence. */
  public static final Key<Double> LEVEL = Key.withDefault("level",
      Scalars.share(Quantities.SHARE.atLeast("50%").atMost("99.99%"), "95%"), "Confidence level of all intervals.",
      Default.assumed(0.95, "95%", "convention"));

  /** Budget. */
  public static final Key<Long> MAX_REQUESTS = Key.withDefault("maxRequests",
      Scalars.count(Quantities.COUNT.atLeast("1"), "50M"),
      "Requests of a strategy after which no further replication starts, even if the precision is not reached.",
      Default.assumed(50_000_000L, "50M", "enough for two days of 250 requests a second"));

  /** Design. */
  public static final Key<Sampling> SAMPLING = Key.withDefault("sampling", Choices.SAMPLING,
      "How the random draws of the replications hang together: independent; antithetic pairs, of which one draws u and "
          + "the other 1 - u; or stratified groups of four, whose draws lie in different quarters of 0..1. None biases "
          + "an estimate; replications are rounded up to whole groups, and intervals are built over groups.",
      Default.assumed(Sampling.INDEPENDENT, "independent", "no design saves requests for every metric"));

  static final Value<RunSpec> VALUE = Mapping.of("run", "How long and how often to simulate.",
      () -> List.of(HORIZON, WARM_UP, PRECISION, REPLICATIONS, SEED, LEVEL, MAX_REQUESTS, SAMPLING),
      fields -> new RunSpec(fields.node(), HORIZON.in(fields), WARM_UP.in(fields), PRECISION.in(fields),
          REPLICATIONS.in(fields), SEED.in(fields), LEVEL.in(fields), MAX_REQUESTS.in(fields), SAMPLING.in(fields)));
}
