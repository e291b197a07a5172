package io.edgewise.scenario.saved;

import io.edgewise.report.gallery.SavedRun.Cell;
import io.edgewise.topology.text.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads {@code latency-by-time.csv}: a line for each class of latencies in each interval of each strategy. */
final class LatencyCells {

  private static final List<String> HEADER =
      List.of("strategy", "fromSeconds", "toSeconds", "lowMs", "highMs", "count");

  private LatencyCells() {}

  /** The cells by strategy; none where the file is missing. */
  static Map<String, List<Cell>> read(Path file, Problems problems) {
    Map<String, List<Cell>> cells = new LinkedHashMap<>();
    if (Files.exists(file)) {
      CsvTable.read(file, HEADER, into(cells), problems);
    }
    return cells;
  }

  /** The same from the text of such a file. */
  static Map<String, List<Cell>> parse(String text, Problems problems) {
    Map<String, List<Cell>> cells = new LinkedHashMap<>();
    CsvTable.read("latency-by-time.csv", text, HEADER, into(cells), problems);
    return cells;
  }

  private static BiConsumer<String, double[]> into(Map<String, List<Cell>> cells) {
    return (strategy, numbers) -> cells.computeIfAbsent(strategy, id -> new ArrayList<>())
        .add(new Cell(numbers[0], numbers[1], numbers[2], numbers[3], Math.round(numbers[4])));
  }
}
