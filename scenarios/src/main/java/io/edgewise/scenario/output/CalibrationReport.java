package io.edgewise.scenario.output;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.Paint;
import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import io.edgewise.scenario.calibration.Calibration;
import io.edgewise.scenario.calibration.Entry;
import io.edgewise.scenario.calibration.Summary;
import io.edgewise.sim.fit.Family;
import io.edgewise.sim.fit.Fit.Parameter;
import io.edgewise.sim.fit.HoldOut;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was fitted to measurements, in words and numbers: which distribution, how far off it is, and how sure that is. */
public final class CalibrationReport {

  private static final int COLUMNS = 120;
  private static final int GROUP_COLUMNS = 30;
  private static final int FAMILY_COLUMNS = 18;

  private CalibrationReport() {}

  /**
   * The whole text.
   *
   * @param remarks what a reader should know beside the numbers
   */
  public static String of(Calibration calibration, List<String> remarks, Paint paint) {
    List<String> files = calibration.entries().stream().flatMap(each -> each.source().files().stream()).distinct()
        .toList();
    int groups = calibration.entries().size();
    StringBuilder out = new StringBuilder();
    out.append(paint.paint(Tone.HEADING, groups + (groups == 1 ? " group" : " groups") + " of latencies"))
        .append(" from ")
        .append(String.join(", ", files)).append(" · fitted less observed in per cent of the observed\n\n")
        .append(quantiles(calibration).text(paint));
    out.append('\n').append(paint.paint(Tone.HEADING, "Parameters")).append(
        " of the families with the least BIC that hold for the half held out · ± standard error [95 % interval]\n");
    for (Entry entry : calibration.entries()) {
      out.append(Wrapping.hanging("  • ", entry.key() + ": " + parameters(entry), COLUMNS));
    }
    if (!remarks.isEmpty()) {
      out.append('\n').append(paint.paint(Tone.CAUTION, "Take care")).append('\n');
      remarks.forEach(remark -> out.append(Wrapping.hanging("  • ", remark, COLUMNS)));
    }
    return out.toString();
  }

  private static TextTable quantiles(Calibration calibration) {
    List<Column> columns = new ArrayList<>(List.of(new Column(List.of("group"), false),
        new Column(List.of("values"), true), new Column(List.of("family"), false)));
    Summary.METRICS.forEach(metric -> columns.add(new Column(List.of(metric.id()), true)));
    columns.add(new Column(List.of("held out"), false));
    TextTable table = new TextTable(columns);
    for (Entry entry : calibration.entries()) {
      List<Cell> cells = new ArrayList<>(List.of(
          Cell.of(Wrapping.lines(entry.key().toString(), GROUP_COLUMNS)),
          Cell.of(entry.samples() == 0 ? "–" : String.format(Locale.ROOT, "%,d", entry.samples())),
          Cell.of(Wrapping.lines(entry.family(), FAMILY_COLUMNS))));
      for (Metric metric : Summary.METRICS) {
        cells.add(Cell.of(entry.observed().of(metric)
            .map(observed -> List.of(Numbers.time(observed.value()), percent(error(entry, metric, observed))))
            .orElse(List.of("–"))));
      }
      cells.add(entry.holdOut().map(CalibrationReport::heldOut).orElse(Cell.of("percentiles alone")));
      table.row(cells);
    }
    return table;
  }

  private static Cell heldOut(HoldOut found) {
    return Cell.of(List.of(found.holds() ? "agrees" : "differs",
        String.format(Locale.ROOT, "D %.3f of %.3f", found.distance(), found.allowedDistance())))
        .in(found.holds() ? Tone.GOOD : Tone.CAUTION);
  }

  /** Relative error of what was fitted: fitted over observed, less 1. */
  static double error(Entry entry, Metric metric, ConfidenceInterval observed) {
    return value(entry.distribution(), metric) / observed.value() - 1;
  }

  /** The mean or a quantile of a distribution. */
  static double value(Distribution distribution, Metric metric) {
    return metric.isQuantile() ? distribution.quantile(metric.probability()) : distribution.mean();
  }

  /** A relative error with its sign: {@code +1.2 %}. */
  static String percent(double error) {
    String text = String.format(Locale.ROOT, "%+.1f %%", 100 * error);
    return !Double.isFinite(error) ? "–" : text.matches("[+-]0\\.0 %") ? "0.0 %" : text.replace('-', '−');
  }

  private static String parameters(Entry entry) {
    if (entry.parameters().isEmpty()) {
      return entry.criterion();
    }
    List<String> parts = new ArrayList<>();
    for (Parameter parameter : entry.parameters()) {
      parts.add(parameter.name() + " " + text(parameter));
    }
    return entry.family() + ", " + String.join(", ", parts)
        + (entry.holdOut().isPresent() ? "" : "; " + entry.criterion());
  }

  private static String text(Parameter parameter) {
    boolean time = Family.isTime(parameter.name());
    String unit = time ? " ms" : "";
    Optional<String> error = Double.isFinite(parameter.standardError())
        ? Optional.of(" ± " + Numbers.plain(parameter.standardError()) + unit + " [" + Numbers.plain(parameter.low())
            + ", " + Numbers.plain(parameter.high()) + "]")
        : Optional.empty();
    return Numbers.plain(parameter.value()) + (error.isEmpty() ? unit : error.get());
  }
}
