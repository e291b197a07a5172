package io.edgewise.scenario.saved;

import io.edgewise.report.gallery.SavedRun;
import io.edgewise.report.gallery.SavedRun.Strategy;
import io.edgewise.report.review.Context;
import io.edgewise.report.review.RunComparison;
import io.edgewise.report.review.RunComparison.Side;
import io.edgewise.sim.result.Change;
import io.edgewise.sim.result.Estimates;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads two runs, each from the folder that {@code edgewise run -o} wrote, and tells what changed. */
public final class RunComparisonReader {

  /**
   * A run with its replications.
   *
   * @param estimates by id
   */
  private record Saved(Side side, Map<String, Estimates> estimates) {}

  private RunComparisonReader() {}

  /**
   * Reads both runs and compares every strategy that both have.
   *
   * @param before folder of the earlier run
   * @param after folder of the later one
   * @param version of the product
   * @param problems takes what is wrong with any file of both folders
   * @return empty where a problem is recorded, as when the runs have no strategy in common
   */
  public static Optional<RunComparison> read(Path before, Path after, String version, Problems problems) {
    Optional<Saved> earlier = run(before, problems);
    Optional<Saved> later = run(after, problems);
    if (problems.errorCount() > 0 || earlier.isEmpty() || later.isEmpty()) {
      return Optional.empty();
    }
    SavedRun was = earlier.get().side().run();
    SavedRun is = later.get().side().run();
    if (is.strategies().stream().noneMatch(each -> earlier.get().estimates().containsKey(each.id()))) {
      problems.add(new Problem(Location.whole(after.toString()), "", "has no strategy of " + before
          + ", and strategies are compared by their keys; it has " + keys(is) + ", the other one " + keys(was)));
      return Optional.empty();
    }
    List<Change> changes = Change.between(earlier.get().estimates(), later.get().estimates(), RunComparison.COMPARED,
        was.seed() == is.seed(), is.level());
    return Optional.of(new RunComparison(earlier.get().side(), later.get().side(), changes, version));
  }

  private static Optional<Saved> run(Path folder, Problems problems) {
    if (!Files.exists(folder.resolve(SavedFolder.RUN))) {
      problems.add(new Problem(Location.whole(folder.toString()), "",
          "there is no " + SavedFolder.RUN + " in it; write it with edgewise run -o"));
      return Optional.empty();
    }
    Problems own = new Problems();
    Optional<SavedRun> run = SavedRunReader.summary(folder, own);
    Context context = ContextJson.read(folder, own);
    Optional<Saved> saved = run.flatMap(each -> SavedEstimates.read(folder, each, own)
        .map(estimates -> new Saved(new Side(folder.toString(), each, context), estimates)));
    own.sorted().forEach(problems::add);
    return saved;
  }

  private static String keys(SavedRun run) {
    return run.strategies().stream().map(Strategy::id).collect(Collectors.joining(", "));
  }
}
