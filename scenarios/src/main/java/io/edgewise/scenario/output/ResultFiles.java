package io.edgewise.scenario.output;

import io.edgewise.report.table.ComparisonCsv;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.folder.OutputFolder;
import io.edgewise.scenario.saved.ContextJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the files of a result into a folder: all of them, or none. */
public final class ResultFiles {

  private static final String STALENESS = "staleness.csv";
  private static final String TIMELINE = "timeline.csv";
  /** Those of an earlier result would be taken for those of one that has none. */
  private static final List<String> NOT_ALWAYS = List.of(STALENESS, TIMELINE);

  private ResultFiles() {}

  /**
   * Writes {@code results.json}, {@code summary.csv}, {@code latency.csv}, {@code latency-by-time.csv}, {@code costs.csv} and
   * {@code replications.csv}, {@code staleness.csv} where a read was stale, and {@code timeline.csv} where something breaks,
   * in place of the files of an earlier result.
   * Nobody ever sees a half-written file, and those of before stay where one cannot be written; see {@link OutputFolder}.
   *
   * @param folder made if missing, with the folders above it
   * @param compiled what was simulated
   * @param results what came out
   * @param version of the product
   * @param more further files that belong to the result, by name
   * @throws IOException if a file cannot be written; earlier files are then whole, and folders that were made are gone
   */
  public static void write(Path folder, CompiledScenario compiled, Results results, String version,
      Map<String, byte[]> more)
      throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(more);
    files.putAll(bytes(texts(compiled, results, version)));
    Set<String> gone = new LinkedHashSet<>(NOT_ALWAYS);
    gone.removeAll(files.keySet());
    OutputFolder.write(folder, files, gone);
  }

  private static Map<String, String> texts(CompiledScenario compiled, Results results, String version) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("summary.csv", ComparisonCsv.of(results.run(), results.presentation()));
    texts.put("latency.csv", ResultTables.latency(results.run()));
    texts.put("latency-by-time.csv", ResultTables.latencyByTime(results.run()));
    texts.put("costs.csv", ResultTables.costs(results.run()));
    if (results.run().strategies().stream().anyMatch(strategy -> strategy.measurements().staleReads() > 0)) {
      texts.put(STALENESS, ResultTables.staleness(results.run()));
    }
    if (!results.scenario().faults().isEmpty()) {
      texts.put(TIMELINE, FaultsJson.csv(results.run()));
    }
    texts.put("replications.csv", ReplicationsCsv.of(results.run()));
    texts.put(ContextJson.FILE, ContextJson.text(Contexts.of(compiled, results, version)));
    texts.put("results.json", ResultsJson.text(results));
    return texts;
  }

  /**
   * Writes files into a folder in the same way.
   *
   * @param texts by name
   * @throws IOException if a file cannot be written; earlier files are then whole, and folders that were made are gone
   */
  public static void write(Path folder, Map<String, String> texts) throws IOException {
    writeBytes(folder, bytes(texts));
  }

  /**
   * Writes files of any kind into a folder in the same way.
   *
   * @param files their bytes by name; a name may lead to a folder below, with {@code /}
   * @throws IOException if a file cannot be written; earlier files are then whole, and folders that were made are gone
   */
  public static void writeBytes(Path folder, Map<String, byte[]> files) throws IOException {
    OutputFolder.write(folder, files, Set.of());
  }

  /** The bytes of texts, by name. */
  public static Map<String, byte[]> bytes(Map<String, String> texts) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return files;
  }
}
