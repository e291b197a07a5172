package io.edgewise.scenario.sweep;

import io.edgewise.report.table.ComparisonCsv;
import io.edgewise.scenario.analysis.Variants;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.compile.Infeasible;
import io.edgewise.scenario.output.Results;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.result.RunResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * What came out at a point of a sweep.
 *
 * @param number of the point, from 0
 * @param rows one for each strategy: cells by {@link #HEADER}
 */
public record SweepPoint(int number, List<List<String>> rows) {

  /** Columns of a row. */
  public static final List<String> HEADER = header();

  /** Nothing in a row depends on the day. */
  private static final LocalDate ANY_DAY = LocalDate.EPOCH;

  /** Copies the rows. */
  public SweepPoint {
    rows = rows.stream().map(List::copyOf).toList();
  }

  private static List<String> header() {
    List<String> header = new ArrayList<>(ComparisonCsv.header(true));
    header.add("infeasible");
    return List.copyOf(header);
  }

  /**
   * Simulates a point. The same bytes wherever it is done.
   *
   * @param runner simulates a scenario
   */
  public static SweepPoint of(Variants variants, Sweep sweep, int number, Function<Scenario, RunResult> runner) {
    CompiledScenario compiled = variants.with(sweep.settings(number));
    Results results = Results.of(compiled, runner.apply(compiled.scenario()), ANY_DAY);
    List<List<String>> rows = new ArrayList<>();
    results.run().strategies().forEach(strategy -> {
      List<String> row = new ArrayList<>(ComparisonCsv.cells(strategy, results.presentation(), true));
      row.add("");
      rows.add(row);
    });
    for (Infeasible strategy : results.infeasible()) {
      List<String> row = new ArrayList<>(Collections.nCopies(HEADER.size(), ""));
      row.set(0, strategy.id());
      row.set(1, strategy.name());
      row.set(HEADER.size() - 1, strategy.limits().getFirst().toString());
      rows.add(row);
    }
    return new SweepPoint(number, rows);
  }
}
