package io.edgewise.report.gallery;

import io.edgewise.report.figure.Axis;
import io.edgewise.report.figure.Axis.Scale;
import io.edgewise.report.figure.Caption;
import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.Ranges;
import io.edgewise.report.figure.Ranges.Range;
import java.util.Comparator;
import java.util.List;

/** How far a difference of two strategies moves when one input at a time goes to the ends of its range. */
public final class TornadoPlot {

  /** Id of the figure. */
  public static final String ID = "tornado";

  private static final int MOST = 15;

  private TornadoPlot() {}

  /**
   * The figure, with the inputs that move the difference most on top.
   *
   * @param difference what is shown, with its unit, such as {@code p99 of edge minus p99 of region (ms)}
   * @param base the difference with every input as it is
   * @param decided whether the two are told apart with every input as it is
   * @param ranges the inputs
   * @param caption what they come from
   */
  public static Figure of(String difference, double base, boolean decided, List<Range> ranges, Caption caption) {
    List<Range> sorted = ranges.stream()
        .sorted(Comparator.comparingDouble(range -> -Math.abs(range.high() - range.low()))).toList();
    List<Range> shown = sorted.stream().limit(MOST).toList();
    List<String> turning = sorted.stream().filter(range -> range.low() * base < 0 || range.high() * base < 0)
        .map(Range::name).toList();
    String title = turning.isEmpty() ? "No single input turns the verdict: "
        + difference.replaceFirst(" \\([^)]*\\)$", "") + " keeps its sign"
        : turning.size() == 1 ? "One input alone can turn the verdict: " + turning.getFirst()
        : turning.size() + " inputs can turn the verdict, each alone; most moves " + sorted.getFirst().name();
    return new Figure(ID, decided ? title : "With every input as it is, the two are not distinguishable; "
        + (turning.isEmpty() ? "no single input changes the sign of the difference"
            : turning.size() + (turning.size() == 1 ? " input changes" : " inputs change")
                + " the sign of the difference, each alone"),
        new Ranges(Axis.of(difference, Scale.LINEAR), base, shown),
        List.of("The verdict turns at 0." + (shown.size() == sorted.size() ? ""
            : " Left away: the " + (sorted.size() - shown.size()) + " inputs that move it least.")),
        caption);
  }
}
