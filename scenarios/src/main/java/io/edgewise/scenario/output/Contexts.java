package io.edgewise.scenario.output;

import io.edgewise.report.review.Context;
import io.edgewise.report.review.Context.Assumed;
import io.edgewise.report.review.Context.Built;
import io.edgewise.report.review.Context.Claims;
import io.edgewise.report.review.Context.OfStrategy;
import io.edgewise.report.review.Context.Statement;
import io.edgewise.report.table.ComparisonText;
import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.Objective;
import io.edgewise.report.table.Presentation;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.StrategyNotes;
import io.edgewise.sim.model.LoadCurve;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import io.edgewise.sim.result.StrategyResult;
import io.edgewise.topology.catalog.Assumption;
import io.edgewise.topology.catalog.Offer;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.Provenance.Confidence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what a review says beside the numbers of a run. */
public final class Contexts {

  private static final double NANOS_OF_HOUR = 3.6e12;

  private Contexts() {}

  /**
   * The context of a run of a compiled scenario. It does not depend on the day: no age of a price gets into it.
   *
   * @param version of the product
   */
  public static Context of(CompiledScenario compiled, Results results, String version) {
    Presentation presentation = results.presentation().seenOn(LocalDate.EPOCH);
    RunResult run = results.run();
    return new Context(compiled.facts().question(), compiled.facts().source(), version,
        compiled.facts().settings(), workload(compiled.scenario()),
        presentation.objectives().stream().map(Contexts::words).toList(),
        ComparisonText.sentences(run, presentation).entrySet().stream()
            .map(entry -> new Statement(entry.getKey(), entry.getValue())).toList(),
        presentation.claims().stream()
            .map(table -> new Claims(table.title(), table.source(), table.titles(), table.cells())).toList(),
        presentation.infeasible(), assumed(compiled.assumptions()),
        run.strategies().stream().map(strategy -> strategy(strategy, presentation,
            compiled.strategies().get(strategy.id()))).toList());
  }

  private static String words(Objective objective) {
    return objective.label() + " " + objective.relation() + " " + objective.limitText();
  }

  private static List<String> workload(Scenario scenario) {
    LoadCurve load = scenario.workload().load();
    List<String> facts = new ArrayList<>();
    facts.add(Numbers.plain(load.meanRatePerSecond()) + " requests a second"
        + (load.isConstant() ? "" : " in the mean, changing with time"));
    int origins = scenario.workload().origins().size();
    facts.add("users at " + (origins == 1 ? "one place" : String.format(Locale.ROOT, "%,d places", origins)));
    facts.add(scenario.requests().size() == 1 ? "one kind of request"
        : scenario.requests().size() + " kinds of requests");
    facts.add("a horizon of " + Numbers.plain(scenario.plan().horizonNanos() / NANOS_OF_HOUR) + " h");
    return facts;
  }

  private static OfStrategy strategy(StrategyResult strategy, Presentation presentation, StrategyNotes notes) {
    Set<String> remarks = notes.offers().stream().flatMap((Offer offer) -> offer.notes().stream())
        .collect(Collectors.toSet());
    return new OfStrategy(strategy.id(), presentation.broken(strategy).stream().map(Objective::label).toList(),
        assumed(notes.assumptions().stream().filter(each -> !remarks.contains(each.text())).toList()),
        notes.offers().stream().map(Contexts::built).toList());
  }

  private static Built built(Offer offer) {
    return new Built(offer.name(), offer.provider(), offer.portability()
        .map(ties -> new Built.Ties(ties.open(), ties.relied(), ties.instead())));
  }

  private static List<Assumed> assumed(List<Assumption> assumptions) {
    return assumptions.stream().map(each -> {
      Optional<Provenance> from = each.provenance();
      return new Assumed(each.subject(), each.text(), from.map(Provenance::source).orElse(""),
          from.map(Provenance::date).orElse(""),
          from.map(source -> source.kind().name().toLowerCase(Locale.ROOT)).orElse(""),
          from.flatMap(Provenance::confidence).map(Confidence::toString).orElse(""));
    }).toList();
  }
}
