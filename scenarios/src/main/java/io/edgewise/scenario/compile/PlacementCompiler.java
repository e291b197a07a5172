package io.edgewise.scenario.compile;

import io.edgewise.scenario.spec.PricingSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.StrategySpec;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.FailOver;
import io.edgewise.sim.model.Scenario;
import io.edgewise.topology.catalog.BrokenLimit;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.catalog.PlatformOffer;
import io.edgewise.topology.catalog.StoreOffer;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Compiles strategies of one scenario, one by one and as often as wanted, without the rest of it. Not safe for many threads.
 */
public final class PlacementCompiler {

  private final ScenarioSpec spec;
  private final Catalog offers;
  private final Places places;
  private final Scenario scenario;
  private final LimitChecks limits;
  private final ModelNames models;
  private final SmartPlacement smart;
  private final boolean freeTier;
  private final ConfiguredPlatforms platforms = new ConfiguredPlatforms();

  /**
   * A compiler.
   *
   * @param spec of the scenario, with its recorded steps
   * @param offers those of the catalogue and its own
   * @param scenario what the specification was compiled to
   */
  PlacementCompiler(ScenarioSpec spec, Catalog offers, Places places, Scenario scenario) {
    this.spec = spec;
    this.offers = offers;
    this.places = places;
    this.scenario = remembering(scenario);
    limits = new LimitChecks(spec.requests(), DataSets.of(spec), CalledServices.of(spec));
    models = ModelNames.of(spec);
    smart = new SmartPlacement(this.scenario.network(), scenario.requests(), scenario.workload());
    freeTier = spec.pricing().flatMap(PricingSpec::freeTier)
        .orElse(PricingSpec.FREE_TIER.fallback().orElseThrow().value());
  }

  /**
   * A strategy that was compiled.
   *
   * @param deployment what is simulated
   * @param limits what it would have to break, one sentence each; empty where it is feasible
   */
  public record Placement(Deployment deployment, List<String> limits) {

    /** Copies the list. */
    public Placement {
      limits = List.copyOf(limits);
    }
  }

  /**
   * Compiles a strategy.
   *
   * @param problems takes what is wrong with it
   * @return empty exactly where something is
   */
  public Optional<Placement> compile(String id, StrategySpec strategy, Problems problems) {
    AssumptionList assumptions = new AssumptionList();
    StrategyCompiler compiler =
        new StrategyCompiler(new OfferLookup(offers, spec.catalog(), problems), platforms, places,
            limits, models, Optional.of(smart), freeTier, problems);
    return compiler.compile(id, strategy, assumptions).filter(result -> problems.errorCount() == 0)
        .map(result -> {
          Deployment deployment =
              UserPolicies.of(strategy, result.deployment(), scenario.workload().users(), assumptions);
          FailOver failOver = scenario.faults().isEmpty()
              ? FailOver.NONE : new FailoverCompiler(assumptions).compile(strategy, deployment);
          return new Placement(deployment.withFailOver(failOver),
              result.broken().stream().map(BrokenLimit::toString).toList());
        });
  }

  /** The platform of a {@code compute} mapping; empty for a problem. */
  public Optional<PlatformOffer> platform(Node compute, Problems problems) {
    return new OfferLookup(offers, spec.catalog(), problems).platform(compute);
  }

  /** The store of a binding: a name, or a mapping with {@code store}; empty for a problem. */
  public Optional<StoreOffer> store(Node binding, Problems problems) {
    return new OfferLookup(offers, spec.catalog(), problems).store(binding);
  }

  /** The places of the world. */
  public Places places() {
    return places;
  }

  /** The scenario, with a network that remembers round trips. */
  public Scenario scenario() {
    return scenario;
  }

  private static Scenario remembering(Scenario scenario) {
    return new Scenario(scenario.name(), scenario.workload(), scenario.requests(), scenario.dataSets(),
        scenario.services(), scenario.models(), scenario.deployments(), new RememberedNetwork(scenario.network()),
        scenario.backboneJitter(), scenario.plan(), scenario.observesSessions(), scenario.faults());
  }
}
