package io.edgewise.report.table;

import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.sim.result.StrategyResult;
import java.util.ArrayList;
import java.util.List;

/** A table with a row for each strategy, whose names take the room that the other columns leave. */
final class StrategyTable {

  private static final int NARROWEST_NAME = 12;
  private static final int WIDEST_NAME = 40;

  private StrategyTable() {}

  /**
   * The lines of the table, each with a line feed.
   *
   * @param columns those beside the name
   * @param cells of each strategy, without the name
   */
  static String text(List<StrategyResult> strategies, List<Column> columns, List<List<Cell>> cells, Paint paint) {
    List<Column> all = new ArrayList<>(List.of(new Column(List.of("strategy"), false)));
    all.addAll(columns);
    int others = filled(all, strategies.stream().map(strategy -> List.of("")).toList(), cells).width();
    int room = Math.clamp(ComparisonText.WIDTH - others + DisplayWidth.of("strategy"), NARROWEST_NAME, WIDEST_NAME);
    List<String> names = ShortNames.of(strategies.stream().map(StrategyResult::name).toList(), 2 * room);
    return filled(all, names.stream().map(name -> Wrapping.lines(name, room)).toList(), cells).text(paint);
  }

  private static TextTable filled(List<Column> columns, List<List<String>> names, List<List<Cell>> cells) {
    TextTable table = new TextTable(columns);
    for (int i = 0; i < names.size(); i++) {
      List<Cell> row = new ArrayList<>(List.of(Cell.of(names.get(i))));
      row.addAll(cells.get(i));
      table.row(row);
    }
    return table;
  }
}
