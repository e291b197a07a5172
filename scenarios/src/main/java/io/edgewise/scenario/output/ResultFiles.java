package io.edgewise.scenario.output;

import io.edgewise.report.table.ComparisonCsv;
import io.edgewise.scenario.compile.CompiledScenario;
import io.edgewise.scenario.saved.ContextJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts the files of a result into a folder: all of them, or none. */
public final class ResultFiles {

  private static final String UNFINISHED = ".unfinished";

  private ResultFiles() {}

  /**
   * Writes {@code results.json}, {@code summary.csv}, {@code latency.csv}, {@code latency-by-time.csv}, {@code costs.csv} and
   * {@code replications.csv}, {@code staleness.csv} where a read was stale, and {@code timeline.csv} where something breaks,
   * replacing earlier ones.
   * Nobody ever sees a half-written file: each is written beside its place under another name, and only when all are
   * complete are they moved into place.
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
  public static void writeBytes(Path folder, Map<String, byte[]> files) throws IOException {
    List<Path> made = missingFolders(folder);
    Map<Path, Path> moves = new LinkedHashMap<>();
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path target = folder.resolve(file.getKey());
        if (Files.isDirectory(target)) {
          throw new IOException(target + " is a directory");
        }
        // Not createTempFile: its files may be read by their owner alone, and would stay so when moved.
        Path unfinished = folder.resolve("." + file.getKey() + "-" + UUID.randomUUID() + UNFINISHED);
        moves.put(unfinished, target);
        Files.write(unfinished, file.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
            StandardOpenOption.SYNC);
      }
      for (Map.Entry<Path, Path> move : moves.entrySet()) {
        place(move.getKey(), move.getValue());
      }
    } catch (IOException e) {
      clean(moves.keySet(), made, e);
      throw e;
    }
  }

  private static void place(Path unfinished, Path target) throws IOException {
    try {
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
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

  private static void clean(Iterable<Path> unfinished, List<Path> made, IOException cause) {
    try {
      for (Path file : unfinished) {
        Files.deleteIfExists(file);
      }
      for (Path folder : made.reversed()) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
