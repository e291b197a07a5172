package io.edgewise.report.gallery;

import io.edgewise.report.figure.Figure;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** All figures of a run. A new kind is one class and one line here. */
public final class Gallery {

  private static final List<BiFunction<SavedRun, String, Optional<Figure>>> KINDS = List.of(
      LatencyBars::of,
      PercentilePlot::of,
      LatencyCdf::of,
      LatencyByHour::of,
      LatencyParts::of,
      Maps::latency,
      Maps::winner,
      CostItems::of,
      ParetoFront::of,
      Staleness::of,
      ColdStartSites::of,
      FaultTimeline::of);

  private Gallery() {}

  /**
   * The figures that a run has data for, in the order in which they are best read.
   *
   * @param version of the product, for the captions
   */
  public static List<Figure> of(SavedRun run, String version) {
    return KINDS.stream().flatMap(kind -> kind.apply(run, version).stream()).toList();
  }
}
