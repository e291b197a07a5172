package io.edgewise.report.table;

import io.edgewise.sim.model.RunPlan;
import io.edgewise.sim.result.StrategyResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a result does not know about itself.
 *
 * @param objectives limits that every strategy should keep, in the order in which they are shown; may be empty
 * @param precision the precision asked for; empty where the number of replications was fixed
 * @param today the day on which the age of prices is judged
 * @param warnings what the reader should know about the whole, one sentence each
 * @param notes what the reader should know about one strategy, by its id, one sentence each
 * @param sections what is shown beside the table of strategies and the reservations, in this order
 * @param requests names of the kinds of requests, by index
 * @param claims what somebody claims, beside what was found
 * @param months what months of uncertain demand cost, if they were asked for
 * @param infeasible strategies that were not simulated, one sentence for each reason
 */
public record Presentation(List<Objective> objectives, Optional<RunPlan.Precision> precision, LocalDate today,
    List<String> warnings, Map<String, List<String>> notes, List<Section> sections, List<String> requests,
    List<ClaimTable> claims, Optional<MonthTable> months, List<String> infeasible) {

  /** Copies the collections. */
  public Presentation {
    objectives = List.copyOf(objectives);
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(today, "today");
    warnings = List.copyOf(warnings);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    notes.forEach((id, texts) -> copy.put(id, List.copyOf(texts)));
    notes = Map.copyOf(copy);
    sections = List.copyOf(sections);
    requests = List.copyOf(requests);
    claims = List.copyOf(claims);
    Objects.requireNonNull(months, "months");
    infeasible = List.copyOf(infeasible);
  }

  /** Where every month is as simulated. */
  public Presentation(List<Objective> objectives, Optional<RunPlan.Precision> precision, LocalDate today,
      List<String> warnings, Map<String, List<String>> notes, List<Section> sections, List<String> requests,
      List<ClaimTable> claims, List<String> infeasible) {
    this(objectives, precision, today, warnings, notes, sections, requests, claims, Optional.empty(), infeasible);
  }

  /** The same with what months of uncertain demand cost. */
  public Presentation withMonths(Optional<MonthTable> table) {
    return new Presentation(objectives, precision, today, warnings, notes, sections, requests, claims, table,
        infeasible);
  }

  /** Nothing but the day, and the usual sections. */
  public static Presentation on(LocalDate today) {
    return new Presentation(List.of(), Optional.empty(), today, List.of(), Map.of(), Section.USUAL, List.of(),
        List.of(),
        List.of());
  }

  /** The same with other sections, and the names of the kinds of requests for them. */
  public Presentation withSections(List<Section> others, List<String> kinds) {
    return new Presentation(objectives, precision, today, warnings, notes, others, kinds, claims, months,
        infeasible);
  }

  /** Whether a strategy keeps all limits; empty if there are none. */
  public Optional<Boolean> met(StrategyResult strategy) {
    return objectives.isEmpty() ? Optional.empty() : Optional.of(broken(strategy).isEmpty());
  }

  /** The limits that a strategy breaks. */
  public List<Objective> broken(StrategyResult strategy) {
    return objectives.stream().filter(objective -> !objective.met(strategy)).toList();
  }

  /** The notes of a strategy, those that the numbers themselves call for among them. */
  List<String> notesOf(StrategyResult strategy) {
    List<String> all = new ArrayList<>(Caveats.of(strategy, this));
    all.addAll(notes.getOrDefault(strategy.id(), List.of()));
    return all;
  }
}
