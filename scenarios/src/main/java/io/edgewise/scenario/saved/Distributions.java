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
import java.util.function.BiConsumer;

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
      CsvTable.read(file, header(value), into(steps), problems);
    }
    return distributions(steps);
  }

  /** The same from the text of such a file. */
  static Map<String, Distribution> parse(String text, String value, Problems problems) {
    Map<String, List<Step>> steps = new LinkedHashMap<>();
    CsvTable.read(value, text, header(value), into(steps), problems);
    return distributions(steps);
  }

  private static List<String> header(String value) {
    return List.of("strategy", value, "cumulativeShare", "count");
  }

  private static BiConsumer<String, double[]> into(Map<String, List<Step>> steps) {
    return (strategy, numbers) -> steps.computeIfAbsent(strategy, id -> new ArrayList<>())
        .add(new Step(numbers[0], numbers[1]));
  }

  private static Map<String, Distribution> distributions(Map<String, List<Step>> steps) {
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    steps.forEach((id, classes) -> distributions.put(id, new Distribution(classes)));
    return distributions;
  }
}
