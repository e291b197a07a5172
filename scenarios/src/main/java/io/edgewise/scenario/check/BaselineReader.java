package io.edgewise.scenario.check;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.scenario.saved.SavedEstimates;
import io.edgewise.scenario.saved.SavedRunReader;
import io.edgewise.topology.text.Problems;
import java.nio.file.Path;
import java.util.Optional;

/** Reads an earlier run from the folder that {@code edgewise run -o} wrote. */
public final class BaselineReader {

  private BaselineReader() {}

  /**
   * Reads {@code results.json} and {@code replications.csv}.
   *
   * @return empty where a problem is recorded
   */
  public static Optional<Baseline> read(Path folder, Problems problems) {
    Optional<SavedRun> run = SavedRunReader.summary(folder, problems);
    return run.flatMap(saved -> SavedEstimates.read(folder, saved, problems)
        .map(estimates -> new Baseline(saved.scenario(), saved.seed(), estimates)));
  }
}
