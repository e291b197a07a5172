package io.edgewise.scenario.spec;

import io.edgewise.scenario.schema.Default;
import io.edgewise.scenario.schema.Key;
import io.edgewise.scenario.schema.Mapping;
import io.edgewise.scenario.schema.Scalars;
import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.schema.Value;
import io.edgewise.sim.model.Metric;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code optimize}: among which placements the best one is looked for, and what it must keep beside the {@code slo}.
 *
 * @param node where it stands
 * @param base the strategy whose parts hold where nothing is chosen; empty for the first one
 * @param compute platforms: an id or a mapping with {@code platform} is one of its own, another mapping changes options of
 *     that of the base; empty for that of the base
 * @param options values of options of the platform, by option; all combinations are candidates
 * @param sites where the code runs; empty for where {@code compute} says
 * @param stores bindings to choose from, by data set
 * @param allowed where it must all lie
 * @param staleReads upper bound of the share of reads that miss a committed write, 0..1
 * @param least what shall be as low as possible
 * @param simulate most candidates that are simulated
 * @param gap the search ends where no candidate can be better than the best one by more than this part of it
 */
public record OptimizeSpec(Node node, Optional<Node> base, List<Node> compute, Map<String, List<Node>> options,
    Optional<SiteChoiceSpec> sites, Map<String, List<Node>> stores, ResidencySpec allowed, Optional<Double> staleReads,
    Optional<Metric> least, Optional<Long> simulate, Optional<Double> gap) {

  private static final Value<Node> SCALAR = Value.open(new Shape.Scalar("value",
      List.of(Shape.Type.STRING, Shape.Type.NUMBER, Shape.Type.BOOLEAN), "", List.of()));

  private static final Key<Node> BASE = Key.optional("base", SCALAR,
      "The strategy whose parts hold where nothing is chosen. Default: the first one.");
  private static final Key<List<Node>> COMPUTE = Key.optional(
      "compute", Value.listOf(Value.open(new Shape.AnyOf(List.of(
          new Shape.Identifier(Shape.Identifier.Kind.PLATFORM), StrategySpec.PLATFORM.shape(),
          new Shape.Object("options", "Options of the platform of the base that change.", List::of,
              Shape.Rule.OPEN))))),
      "Platforms to choose from: ids, mappings as under a strategy, or mappings of options that the platform of the base "
          + "has differently.");
  private static final Key<Map<String, List<Node>>> OPTIONS = Key.optional("options",
      Value.mapOf("option of the platform", Value.listOf(SCALAR)),
      "Values of options of the platform, such as memory: [512 MB, 1 GB]; all combinations are candidates.");
  private static final Key<SiteChoiceSpec> SITES = Key.optional("sites", SiteChoiceSpec.VALUE,
      "Where the code runs: how many places of which.");
  private static final Key<Map<String, List<Node>>> STORES = Key.optional("stores",
      Value.mapOf("data set", Value.listOf(StrategySpec.BINDING)),
      "Stores to choose from, by data set, as under a strategy. at: sites stands for any one of the places of the code, "
          + "replicas: sites for all of them.");
  private static final Key<ResidencySpec> ALLOWED = Key.optional("allowed", ResidencySpec.VALUE,
      "Parts of the world that code and all copies of data must lie in.");
  private static final Key<Double> STALE = Key.optional("staleReads", Scalars.share(Quantities.SHARE, "1%"),
      "Largest share of reads that may miss a committed write.");

  /** What shall be as low as possible. */
  public static final Key<Metric> LEAST = Key.withDefault("least", Choices.METRIC,
      "What shall be as low as possible among the candidates that keep the bounds.",
      Default.assumed(Metric.MONTHLY_COST, "monthlyCost", "the service level objective says what is good enough"));

  /** Most candidates that are simulated. */
  public static final Key<Long> SIMULATE = Key.withDefault("simulate",
      Scalars.count(Quantities.COUNT.atLeast("2").atMost("100000"), "300"), "Most candidates that are simulated.",
      Default.assumed(300L, "300", "some tens of seconds of a load that is sampled"));

  /** How much better a candidate that was left out may be. */
  public static final Key<Double> GAP = Key.withDefault("gap",
      Scalars.share(Quantities.SHARE.atMost("50%"), "1%"),
      "The search ends where no candidate can be better than the best one by more than this part of it.",
      Default.assumed(0.0, "0%", "the best one, not nearly the best one"));

  /** The form of the section. */
  static final Value<OptimizeSpec> VALUE = Mapping.of("optimize", "Placements to choose from.",
      () -> List.of(BASE, COMPUTE, OPTIONS, SITES, STORES, ALLOWED, STALE, LEAST, SIMULATE, GAP),
      fields -> new OptimizeSpec(fields.node(), BASE.in(fields), COMPUTE.in(fields).orElse(List.of()),
          OPTIONS.in(fields).orElse(Map.of()), SITES.in(fields), STORES.in(fields).orElse(Map.of()),
          ALLOWED.in(fields).orElse(ResidencySpec.ANYWHERE), STALE.in(fields), LEAST.in(fields), SIMULATE.in(fields),
          GAP.in(fields)));

  /** Copies the lists. */
  public OptimizeSpec {
    compute = List.copyOf(compute);
  }
}
