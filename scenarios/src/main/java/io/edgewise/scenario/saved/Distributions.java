package io.edgewise.scenario.saved;

import io.edgewise.report.gallery.SavedRun.Distribution;
import io.edgewise.report.gallery.SavedRun.Distribution.Step;
import io.edgewise.topology.text.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code latency.csv} and {@code staleness.csv}: a line for each class of each strategy. */
final class Distributions {

  private Distributions() {}

  /**
   * The distributions by strategy; none where the file is missing.
   *
   * @param value name of the column with the upper ends of the classes
   */
  static Map<String, Distribution> read(Path file, String value, Problems problems) {
    Map<String, List<Step>> steps = new LinkedHashMap<>();
    if (Files.exists(file)) {
      CsvTable.read(file, List.of("strategy", value, "cumulativeShare", "count"),
          (strategy, numbers) -> steps.computeIfAbsent(strategy, id -> new ArrayList<>())
              .add(new Step(numbers[0], numbers[1])),
          problems);
    }
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    steps.forEach((id, classes) -> distributions.put(id, new Distribution(classes)));
    return distributions;
  }
}
