package io.edgewise.report.review;

import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.review.ReviewPart.Commands;
import io.edgewise.report.review.ReviewPart.Drawn;
import io.edgewise.report.review.ReviewPart.Heading;
import io.edgewise.report.review.ReviewPart.Remark;
import io.edgewise.report.review.ReviewPart.Section;
import io.edgewise.report.review.ReviewPart.Sentences;
import io.edgewise.report.review.ReviewPart.Table;
import io.edgewise.report.review.ReviewPart.Verdict;
import io.edgewise.report.review.RunComparison.Side;
import io.edgewise.report.table.Numbers;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.result.Change;
import java.util.ArrayList;
import java.util.List;

/** What a comparison of two runs says, in order. */
final class ChangeParts {

  private final RunComparison runs;
  private final ChangeTables tables;
  private final List<ReviewPart> parts = new ArrayList<>();

  private ChangeParts(RunComparison runs) {
    this.runs = runs;
    tables = new ChangeTables(runs);
  }

  static List<ReviewPart> of(RunComparison runs) {
    ChangeParts parts = new ChangeParts(runs);
    parts.verdict();
    parts.changes();
    parts.figures();
    parts.cost();
    parts.asked();
    parts.reproduction();
    return parts.parts;
  }

  private void verdict() {
    parts.add(new Section("Verdict"));
    parts.add(new Verdict(runs.verdict()));
    List<String> lone = new ArrayList<>();
    runs.before().without(runs.after()).forEach(each -> lone.add(each.name() + " is in the earlier run alone."));
    runs.after().without(runs.before()).forEach(each -> lone.add(each.name() + " is in the later run alone."));
    runs.after().context().infeasible().forEach(each -> lone.add("Infeasible in the later run: " + each));
    if (!lone.isEmpty()) {
      parts.add(new Heading("Strategies that are not in both"));
      parts.add(new Sentences(lone));
    }
  }

  private void changes() {
    parts.add(new Section("What changed"));
    parts.add(new Remark(method()));
    for (Strategy strategy : runs.common()) {
      parts.add(new Heading(strategy.name()));
      if (strategy.saturated() || runs.before().strategy(strategy.id()).orElseThrow().saturated()) {
        parts.add(new Remark("Saturated in one of the runs at least, so its latencies are not compared."));
      }
      parts.add(tables.changes(strategy));
    }
  }

  private String method() {
    long compared = runs.changes().stream().filter(each -> each.difference().isPresent()).count();
    String level = Numbers.plain(100 * runs.after().run().level()) + " %";
    boolean exact = runs.changes().stream().filter(each -> each.estimand() == Metric.MONTHLY_COST)
        .flatMap(each -> each.difference().stream()).anyMatch(each -> each.halfWidth() == 0);
    return (runs.before().run().seed() == runs.after().run().seed()
        ? "Both runs have the same seed, so latencies and bills are compared replication by replication (common random "
            + "numbers); shares as if the runs were independent."
        : "The runs have different seeds, so they are compared as independent ones (Welch); the same seed would tell "
            + "smaller differences.")
        + " ± is half a " + level + " interval of one difference alone; verdicts hold for all " + compared
        + " comparisons together (Holm at " + level
        + "), so a difference may exceed its ± and yet not be distinguishable."
        + (exact ? " A difference of bills without ± is exact: every replication uses the same." : "")
        + samples();
  }

  /** What must be said where only a part of a run is compared. */
  private String samples() {
    boolean different = runs.common().stream().anyMatch(each -> each.replications() != runs.before()
        .strategy(each.id()).orElseThrow().replications());
    return different && runs.before().run().seed() == runs.after().run().seed()
        ? " Some strategies have more replications in one of the runs; a difference is that of the replications that both "
            + "have, so it may not be that of the two values."
        : "";
  }

  private void figures() {
    List<Drawn> drawn = runs.figures().stream().map(Drawn::new).toList();
    if (!drawn.isEmpty()) {
      parts.add(new Section("Figures"));
      parts.addAll(drawn);
    }
  }

  private void cost() {
    List<Table> bills = runs.common().stream().flatMap(each -> tables.bill(each).stream()).toList();
    if (!bills.isEmpty()) {
      parts.add(new Section("Cost"));
      parts.addAll(bills);
    }
  }

  private void asked() {
    ScenarioChanges changes = ScenarioChanges.of(runs);
    parts.add(new Section("What was asked"));
    parts.add(tables.runs());
    parts.add(new Remark(changes.sentence()));
    if (!changes.settings().isEmpty()) {
      parts.add(ChangeTables.differences("What differs in the scenario", changes.settings()));
    }
    if (!changes.figures().isEmpty()) {
      parts.add(ChangeTables.differences("Figures of the catalogue and prices that differ", changes.figures()));
    }
  }

  private void reproduction() {
    parts.add(new Section("Reproduce"));
    parts.add(new Commands(List.of(
        "./edgewise report " + quoted(runs.before()) + " " + quoted(runs.after()) + " -o comparison")));
    parts.add(new Remark("Nothing was simulated for this comparison: it reads what the two runs saved."));
  }

  private static String quoted(Side side) {
    return "'" + side.folder().replace("'", "'\\''") + "'";
  }
}
