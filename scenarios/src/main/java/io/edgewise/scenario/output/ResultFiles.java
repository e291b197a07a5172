package io.edgewise.scenario.output;

import io.edgewise.report.table.ComparisonCsv;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.saved.ContextJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the files of a result into a folder: all of them, or none. */
public final class ResultFiles {

  private ResultFiles() {}

  /**
   * Writes {@code results.json}, {@code summary.csv}, {@code latency.csv}, {@code latency-by-time.csv}, {@code costs.csv} and
   * {@code replications.csv}, {@code staleness.csv} where a read was stale, and {@code timeline.csv} where something breaks,
   * replacing earlier ones.
   * Nobody ever sees a half-written file: each is written beside its place under another name, and only when all are
   * complete are they moved into place. What a process that was killed left behind goes first.
   *
   * @param folder made if missing, with the folders above it
   * @param compiled what was simulated
   * @param results what came out
   * @param version of the product
   * @param more texts of further files, by name
   * @throws IOException if a file cannot be written; earlier files are then whole, and folders that were made are gone
   */
  public static void write(Path folder, CompiledScenario compiled, Results results, String version,
      Map<String, String> more)
      throws IOException {
    Map<String, String> texts = new LinkedHashMap<>(more);
    texts.put("summary.csv", ComparisonCsv.of(results.run(), results.presentation()));
    texts.put("latency.csv", ResultTables.latency(results.run()));
    texts.put("latency-by-time.csv", ResultTables.latencyByTime(results.run()));
    texts.put("costs.csv", ResultTables.costs(results.run()));
    if (results.run().strategies().stream().anyMatch(strategy -> strategy.measurements().staleReads() > 0)) {
      texts.put("staleness.csv", ResultTables.staleness(results.run()));
    }
    if (!results.scenario().faults().isEmpty()) {
      texts.put("timeline.csv", FaultsJson.csv(results.run()));
    }
    texts.put("replications.csv", ReplicationsCsv.of(results.run()));
    texts.put(ContextJson.FILE, ContextJson.text(Contexts.of(compiled, results, version)));
    texts.put("results.json", ResultsJson.text(results));
    write(folder, texts);
  }

  /**
   * Writes files into a folder in the same way.
   *
   * @param texts by name
   * @throws IOException if a file cannot be written; earlier files are then whole, and folders that were made are gone
   */
  public static void write(Path folder, Map<String, String> texts) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    writeBytes(folder, files);
  }

  /**
   * Writes files of any kind into a folder in the same way.
   *
   * @param files their bytes by name
   * @throws IOException if a file cannot be written; earlier files are then whole, and folders that were made are gone
   */
  public static synchronized void writeBytes(Path folder, Map<String, byte[]> files) throws IOException {
    List<Path> made = missingFolders(folder);
    List<UnfinishedFile> unfinished = new ArrayList<>();
    boolean placed = false;
    try {
      Files.createDirectories(folder);
      UnfinishedFile.removeLeftOver(folder);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = folder.resolve(file.getKey());
        if (Files.isDirectory(target)) {
          throw new IOException(target + " is a directory");
        }
        unfinished.add(UnfinishedFile.write(target, file.getValue()));
      }
      for (UnfinishedFile file : unfinished) {
        file.place();
      }
      placed = true;
    } finally {
      for (UnfinishedFile file : unfinished) {
        file.close();
      }
      if (!placed) {
        remove(made);
      }
    }
  }

  /** The folders that were missing, outermost first. */
  private static List<Path> missingFolders(Path folder) {
    List<Path> missing = new ArrayList<>();
    for (Path at = folder.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
      missing.addFirst(at);
    }
    return missing;
  }

  /** Takes folders away again; what keeps that from working is not worth more than why it came to this. */
  private static void remove(List<Path> made) {
    try {
      for (Path folder : made.reversed()) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      return;
    }
  }
}
