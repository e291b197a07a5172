package io.edgewise.scenario.claim;

import io.edgewise.report.table.ClaimTable;
import io.edgewise.report.table.ClaimTable.Verdict;
import io.edgewise.report.table.Quantity;
import io.edgewise.sim.result.RunResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims of a scenario, ready to be held against a run. */
public final class Claims {

  /** No claims. */
  public static final Claims NONE = new Claims(List.of());

  private final List<Table> tables;

  Claims(List<Table> tables) {
    this.tables = List.copyOf(tables);
  }

  record Table(String title, String source, List<Statement> statements) {}

  record Statement(String claim, Optional<Expectation> says, Optional<Figure> found, Map<String, Figure> beside) {

    private ClaimTable.Row row(RunResult run) {
      Optional<Quantity> quantity = found.flatMap(figure -> figure.of(run));
      Map<String, Quantity> others = new LinkedHashMap<>();
      beside.forEach((title, figure) -> figure.of(run).ifPresent(value -> others.put(title, value)));
      Verdict verdict = says.isEmpty() || quantity.isEmpty() ? Verdict.NOT_DECIDED : says.get().verdict(quantity.get());
      return new ClaimTable.Row(claim, says.map(Expectation::text).orElse(""), quantity, others, verdict);
    }
  }

  /** Each table with what the run found. */
  public List<ClaimTable> against(RunResult run) {
    return tables.stream().map(table -> new ClaimTable(table.title(), table.source(),
        table.statements().stream().map(statement -> statement.row(run)).toList())).toList();
  }
}
