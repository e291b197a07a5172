package io.edgewise.scenario.saved;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.gallery.BreakEvenCurve;
import io.edgewise.report.gallery.Gallery;
import io.edgewise.report.gallery.InversionCurves;
import io.edgewise.report.gallery.Placements;
import io.edgewise.report.gallery.SweepCurves;
import io.edgewise.scenario.folder.OutputFolder;
import io.edgewise.topology.text.Location;
import io.edgewise.topology.text.Problem;
import io.edgewise.topology.text.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything in a folder that there are figures of: a run, a break-even, a tornado, a sweep, a best placement, a study of
 * the load.
 */
public final class SavedFolder {

  /** Name of the file of a run. */
  public static final String RUN = "results.json";

  private static final String BREAK_EVEN = "breakeven.json";
  private static final String SENSITIVITY = "sensitivity.json";
  private static final String SWEEP = "sweep.csv";
  private static final String OPTIMUM = "optimize.json";
  private static final String INVERSION = "inversion.json";

  private SavedFolder() {}

  /**
   * All figures of what is in a folder; none where a problem is recorded, as when nothing is in it.
   *
   * @param version of the product, for the captions
   */
  public static List<Figure> figures(Path folder, String version, Problems problems) {
    List<Figure> figures = new ArrayList<>();
    OutputFolder.settle(folder, problems);
    boolean any = false;
    if (Files.exists(folder.resolve(RUN))) {
      any = true;
      SavedRunReader.read(folder, problems).ifPresent(run -> figures.addAll(Gallery.of(run, version)));
    }
    if (Files.exists(folder.resolve(BREAK_EVEN))) {
      any = true;
      SavedBreakEvenReader.read(folder.resolve(BREAK_EVEN), problems)
          .ifPresent(saved -> figures.add(BreakEvenCurve.of(saved, version)));
    }
    if (Files.exists(folder.resolve(SENSITIVITY))) {
      any = true;
      SensitivityReader.read(folder.resolve(SENSITIVITY), version, problems).ifPresent(figures::add);
    }
    if (Files.exists(folder.resolve(SWEEP))) {
      any = true;
      SavedSweepReader.read(folder.resolve(SWEEP), problems)
          .ifPresent(saved -> figures.addAll(SweepCurves.of(saved, version)));
    }
    if (Files.exists(folder.resolve(OPTIMUM))) {
      any = true;
      SavedOptimumReader.read(folder.resolve(OPTIMUM), problems)
          .ifPresent(saved -> figures.addAll(Placements.of(saved, version)));
    }
    if (Files.exists(folder.resolve(INVERSION))) {
      any = true;
      SavedLoadStudyReader.read(folder.resolve(INVERSION), problems)
          .ifPresent(saved -> figures.addAll(InversionCurves.of(saved, version)));
    }
    if (!any) {
      problems.add(new Problem(Location.whole(folder.toString()), "", "there is no " + RUN + ", " + BREAK_EVEN + ", "
          + SENSITIVITY + ", " + SWEEP + ", " + OPTIMUM + " or " + INVERSION
          + " in it; write them with edgewise run, breakeven, sensitivity, sweep, optimize or inversion and -o"));
    }
    return figures;
  }
}
