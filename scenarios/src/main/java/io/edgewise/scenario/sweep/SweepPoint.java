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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came out at a point of a sweep.
 *
 * @param number of the point, from 0
 * @param rows one for each strategy: cells by {@link #HEADER}
 */
public record SweepPoint(int number, List<List<String>> rows) {

  /** Columns of a row. */
  public static final List<String> HEADER = header();

  private static final JsonMapper JSON = new JsonMapper();

  /** Nothing in a row depends on the day. */
  private static final LocalDate ANY_DAY = LocalDate.EPOCH;

  /** Copies the rows. */
  public SweepPoint {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The point as a line of a journal, without its end. */
  public String line() {
    ObjectNode node = JSON.createObjectNode();
    node.put("point", number);
    ArrayNode cells = node.putArray("rows");
    for (List<String> row : rows) {
      row.forEach(cells.addArray()::add);
    }
    return node.toString();
  }

  /**
   * Reads what {@link #line} gives.
   *
   * @throws JacksonException if the text is something else
   * @throws IllegalArgumentException if a row has too few or too many cells
   */
  public static SweepPoint parse(String line) {
    JsonNode node = JSON.readTree(line);
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode row : node.required("rows")) {
      List<String> cells = row.valueStream().map(JsonNode::asString).toList();
      if (cells.size() != HEADER.size()) {
        throw new IllegalArgumentException("a row of " + cells.size() + " cells");
      }
      rows.add(cells);
    }
    return new SweepPoint(node.required("point").asInt(), rows);
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
