package io.edgewise.scenario.compile;

import io.edgewise.report.table.Section;
import io.edgewise.scenario.claim.ClaimCompiler;
import io.edgewise.scenario.claim.Claims;
import io.edgewise.scenario.replay.FileSource;
import io.edgewise.scenario.replay.Trace;
import io.edgewise.scenario.spec.MonthSpec;
import io.edgewise.scenario.spec.PatternSpec;
import io.edgewise.scenario.spec.PricingSpec;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.scenario.spec.StrategySpec;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Fault;
import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.RequestProfile;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Trigger;
import io.edgewise.topology.catalog.Catalog;
import io.edgewise.topology.network.MeasuredNetwork;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Suggestions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a scenario out of what its file says, the offers of the catalogue and the world's places. Applies the defaults
 * and records each of them. Immutable and safe for many threads, where its network is.
 *
 * <pre>{@code
 * Problems problems = new Problems();
 * Optional<CompiledScenario> compiled = ScenarioReader.read(file, List.of("run.seed=7"), problems)
 *     .flatMap(spec -> ScenarioCompiler.shipped().compile(spec, problems));
 * problems.throwIfAny();
 * Scenario scenario = compiled.orElseThrow().scenario();
 * }</pre>
 */
public final class ScenarioCompiler {

  private final Catalog catalog;
  private final Places places;
  private final Supplier<Network> measured;
  private final FileSource files;

  /**
   * A compiler.
   *
   * @param catalog offers that every scenario may use
   * @param places the places of the world
   * @param measured the network between them, asked for when a scenario does not state its own
   */
  public ScenarioCompiler(Catalog catalog, Places places, Supplier<Network> measured) {
    this(catalog, places, measured, FileSource.OF_THIS_MACHINE);
  }

  private ScenarioCompiler(Catalog catalog, Places places, Supplier<Network> measured, FileSource files) {
    this.catalog = Objects.requireNonNull(catalog, "catalog");
    this.places = Objects.requireNonNull(places, "places");
    this.measured = Objects.requireNonNull(measured, "measured");
    this.files = Objects.requireNonNull(files, "files");
  }

  /** A compiler with a catalogue, the shipped places and the shipped measurements. */
  public static ScenarioCompiler with(Catalog catalog) {
    return new ScenarioCompiler(catalog, Places.shipped(), () -> Shipped.NETWORK);
  }

  /** This compiler, with the files that scenarios name from elsewhere than this machine. */
  public ScenarioCompiler withFiles(FileSource source) {
    return new ScenarioCompiler(catalog, places, measured, source);
  }

  /** A compiler with everything that is shipped. */
  public static ScenarioCompiler shipped() {
    return with(Catalog.shipped());
  }

  /**
   * Compiles a specification.
   *
   * @param spec as the reader returned it, with problems or without
   * @param problems those of reading; takes all others
   * @return empty exactly where the problems have an error
   */
  public Optional<CompiledScenario> compile(ScenarioSpec spec, Problems problems) {
    Optional<PatternSpec.Trace> pattern = TraceFile.of(spec);
    Optional<Trace> trace = pattern.flatMap(named -> TraceFile.read(named, files, spec, problems));
    ScenarioSpec recorded = RecordedSteps.in(spec, pattern.map(PatternSpec.Trace::node), trace, problems);
    Calibrated calibrated = Calibrated.of(spec, files, problems);
    Optional<CompiledScenario> compiled = compile(recorded, trace, calibrated, problems);
    if (compiled.isEmpty() || calibrated.calibration().entries().isEmpty()) {
      return compiled;
    }
    Optional<CompiledScenario> without =
        compile(recorded.withoutCalibration(), trace, Calibrated.NONE, new Problems());
    return compiled.map(found -> found.calibratedBy(
        CalibrationInForce.of(calibrated.calibration(), found, without, places)));
  }

  /**
   * What compiles further strategies of a scenario that was compiled without problems.
   *
   * @param spec as the reader returned it
   * @param scenario what it was compiled to
   */
  public PlacementCompiler placements(ScenarioSpec spec, Scenario scenario) {
    Problems known = new Problems();
    Optional<PatternSpec.Trace> pattern = TraceFile.of(spec);
    Optional<Trace> trace = pattern.flatMap(named -> TraceFile.read(named, files, spec, known));
    return new PlacementCompiler(RecordedSteps.in(spec, pattern.map(PatternSpec.Trace::node), trace, known),
        offers(spec, Calibrated.of(spec, files, known), known), places, scenario);
  }

  private Optional<CompiledScenario> compile(ScenarioSpec given, Optional<Trace> trace, Calibrated calibrated,
      Problems problems) {
    AssumptionList assumptions = new AssumptionList();
    ScenarioSpec spec = CalibratedSteps.in(given, calibrated.calibration(), assumptions, problems);
    DataSets dataSets = DataSets.of(spec);
    CalledServices called = CalledServices.of(spec);
    ModelNames models = ModelNames.of(spec);
    NetworkCompiler.Paths paths = new NetworkCompiler(places, measured, assumptions, problems)
        .compile(spec.network(), calibrated);
    RunPlanner planner = new RunPlanner(spec.run(), assumptions, problems);
    WorkloadCompiler workloads = new WorkloadCompiler(places, planner, assumptions, problems);
    Optional<WorkloadCompiler.Result> workload =
        spec.users().flatMap(users -> workloads.compile(users, trace, paths));
    RequestCompiler compiler = new RequestCompiler(dataSets, called, models, assumptions, problems);
    Optional<List<RequestProfile>> requests = compiler.compile(spec, trace);
    List<Trigger> triggers = compiler.triggers(spec);
    Optional<SmartPlacement> placement = workload.flatMap(users -> requests
        .map(profiles -> new SmartPlacement(paths.rtt(), profiles, users.workload())));
    LimitChecks limits = new LimitChecks(spec.requests(), dataSets, called);
    Map<String, StrategyCompiler.Result> strategies =
        strategies(spec, calibrated, limits, models, placement, assumptions, problems);
    CrossChecks.check(spec, dataSets, called, problems);
    models.check(spec, problems);
    OptimizeChecks.check(spec, new OfferLookup(offers(spec, calibrated, new Problems()), spec.catalog(), problems),
        dataSets,
        problems);
    List<Infeasible> infeasible = infeasible(spec, strategies, problems);
    infeasible.forEach(each -> strategies.remove(each.id()));
    Breaking breaking = breaking(spec, strategies, workload, dataSets, called, assumptions, problems);
    Claims claims = new ClaimCompiler(offers(spec, calibrated, new Problems()), places,
        strategies.values().stream().map(StrategyCompiler.Result::deployment).toList(), spec.strategies().keySet(),
        problems).compile(spec.claims());
    if (problems.errorCount() > 0) {
      return Optional.empty();
    }
    WorkloadCompiler.Result users = workload.orElseThrow();
    ScenarioFacts facts = facts(spec, trace.map(Trace::sha256).orElse(""), calibrated.sha256());
    planner.check(spec, triggers, users.horizonNanos());
    Scenario scenario =
        new Scenario(facts.name(), users.workload().withTriggers(triggers), requests.orElseThrow(), dataSets.names(),
            called.names(), models.names(), breaking.deployments(), paths.rtt(), paths.backboneJitter(),
            planner.plan(users.horizonNanos(), users.workload().load(), spec.node()))
            .observingSessions(spec.report().orElse(Section.USUAL).contains(Section.SESSIONS))
            .withFaults(breaking.faults());
    Map<String, StrategyNotes> notes = new LinkedHashMap<>();
    strategies.forEach((id, strategy) -> notes.put(id, strategy.notes()));
    return Optional.of(new CompiledScenario(scenario, notes, assumptions.toList(),
        spec.slo().map(Slo::of).orElse(Slo.NONE), facts,
        spec.report().orElse(Section.USUAL), claims, spec.month().flatMap(MonthSpec::demand), infeasible,
        Optional.empty()));
  }

  /** What breaks, and the deployments with their ways out of it. */
  private record Breaking(List<Fault> faults, List<Deployment> deployments) {}

  private Breaking breaking(ScenarioSpec spec, Map<String, StrategyCompiler.Result> strategies,
      Optional<WorkloadCompiler.Result> workload, DataSets dataSets, CalledServices called, AssumptionList assumptions,
      Problems problems) {
    List<Deployment> plain = strategies.values().stream().map(StrategyCompiler.Result::deployment)
        .map(each -> workload.map(users -> UserPolicies.of(spec.strategies().get(each.id()), each,
            users.workload().users(), assumptions)).orElse(each))
        .toList();
    if (spec.faults().isEmpty() || workload.isEmpty()) {
      if (spec.node().get("faults").isEmpty()) {
        spec.strategies().values().forEach(strategy -> strategy.failover().ifPresent(failover -> problems
            .warn(failover.node(),
                "nothing breaks in this scenario, so that fail-over changes nothing; add \"faults\"")));
      }
      return new Breaking(List.of(), plain);
    }
    FailoverCompiler failover = new FailoverCompiler(assumptions);
    List<Deployment> deployments = plain.stream().map(deployment -> deployment
        .withFailOver(failover.compile(spec.strategies().get(deployment.id()), deployment))).toList();
    // What no strategy has is known only where all of them could be made.
    boolean complete = problems.errorCount() == 0;
    List<Fault> faults = new FaultCompiler(places, deployments, workload.get().workload(),
        workload.get().horizonNanos(), spec.strategies().keySet(), dataSets.names(), called.names(), complete, problems)
        .compile(spec.faults());
    return new Breaking(faults, deployments);
  }

  /** The strategies that break a limit; a problem where none is left. */
  private static List<Infeasible> infeasible(ScenarioSpec spec, Map<String, StrategyCompiler.Result> strategies,
      Problems problems) {
    List<Infeasible> infeasible = strategies.values().stream().filter(result -> !result.broken().isEmpty())
        .map(result -> new Infeasible(result.deployment().id(), result.deployment().name(), result.broken())).toList();
    if (!infeasible.isEmpty() && infeasible.size() == spec.strategies().size()) {
      infeasible.forEach(each -> each.limits().forEach(limit -> problems
          .add(spec.strategies().get(each.id()).node(), "no strategy is feasible, nor is this one: " + limit)));
    }
    return infeasible;
  }

  private Catalog offers(ScenarioSpec spec, Calibrated calibrated, Problems found) {
    Catalog extended = spec.catalog().map(inline -> catalog.extendedBy(inline, found)).orElse(catalog);
    Optional<String> preset = spec.preset().flatMap(node -> Form.TEXT.read(node, found));
    List<String> known = preset.isPresent() ? extended.presets() : List.of();
    if (preset.isPresent() && !known.contains(preset.get())) {
      found.add(spec.preset().orElseThrow(),
          "no offer has a preset \"" + preset.get() + "\"" + Suggestions.hint(preset.get(), known));
    }
    return CalibratedOffers.in(preset.map(extended::under).orElse(extended), calibrated.calibration(), found);
  }

  private Map<String, StrategyCompiler.Result> strategies(ScenarioSpec spec, Calibrated calibrated, LimitChecks limits,
      ModelNames models, Optional<SmartPlacement> placement, AssumptionList assumptions, Problems problems) {
    Optional<Node> section = spec.node().get("strategies").filter(node -> node.kind() == Node.Kind.MAPPING);
    section.filter(node -> node.entries().isEmpty())
        .ifPresent(node -> problems.add(node, "there is no strategy; give at least one"));
    Catalog offers = offers(spec, calibrated, problems);
    boolean freeTier = assumptions.take("pricing", PricingSpec.FREE_TIER,
        spec.pricing().flatMap(PricingSpec::freeTier));
    StrategyCompiler compiler =
        new StrategyCompiler(new OfferLookup(offers, spec.catalog(), problems), new ConfiguredPlatforms(), places,
            limits, models, placement, freeTier, problems);
    Map<String, StrategyCompiler.Result> results = new LinkedHashMap<>();
    for (Map.Entry<String, StrategySpec> entry : spec.strategies().entrySet()) {
      compiler.compile(entry.getKey(), entry.getValue(), assumptions)
          .ifPresent(result -> results.put(entry.getKey(), result));
    }
    return results;
  }

  private static ScenarioFacts facts(ScenarioSpec spec, String trace, String calibration) {
    String source = spec.source();
    String file = String.valueOf(Path.of(source).getFileName());
    String name = spec.name().orElse(file.replaceFirst("\\.(yaml|yml|json)$", ""));
    return new ScenarioFacts(name, spec.question().orElse(""),
        CanonicalText.sha256(CanonicalText.of(spec.node()), trace, calibration), source,
        CanonicalText.values(spec.node()));
  }

  private static final class Shipped {
    static final Network NETWORK = MeasuredNetwork.of(Places.shipped());
  }
}
