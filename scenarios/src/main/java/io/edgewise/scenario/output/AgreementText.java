package io.edgewise.scenario.output;

import io.edgewise.report.table.Numbers;
import io.edgewise.report.table.Paint;
import io.edgewise.report.table.TextTable;
import io.edgewise.report.table.TextTable.Cell;
import io.edgewise.report.table.TextTable.Column;
import io.edgewise.report.table.Tone;
import io.edgewise.report.table.Wrapping;
import io.edgewise.scenario.calibration.Entry;
import io.edgewise.scenario.calibration.Summary;
import io.edgewise.scenario.compile.CalibrationInForce;
import io.edgewise.scenario.compile.CalibrationInForce.Replaced;
import io.edgewise.sim.model.Metric;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a calibration changed, and how well the simulation agrees with what was observed, as tables below the comparison. */
public final class AgreementText {

  private static final int COLUMNS = 120;
  private static final int NAME_COLUMNS = 28;
  private static final List<Metric> TOLD = List.of(Metric.MEAN, Metric.P50, Metric.P99);

  private AgreementText() {}

  /** The text, an empty line first; empty where there is no calibration. */
  public static String of(Results results, Paint paint) {
    return results.calibration().map(found -> text(found, results, paint)).orElse("");
  }

  private static String text(CalibrationInForce calibration, Results results, Paint paint) {
    StringBuilder out = new StringBuilder();
    if (!calibration.replaced().isEmpty()) {
      out.append('\n').append(paint.paint(Tone.HEADING, "Measured, in place of what was assumed")).append('\n')
          .append(replaced(calibration).text(paint));
    }
    List<Agreement> agreements = Agreement.of(calibration, results);
    if (!agreements.isEmpty()) {
      out.append('\n').append(paint.paint(Tone.HEADING, "Observed and simulated")).append('\n')
          .append(agreements(agreements).text(paint));
      if (agreements.stream().anyMatch(each -> each.values().values().stream().anyMatch(pair -> !pair.meet()))) {
        out.append(Wrapping.hanging("* ",
            "the intervals do not meet: the model lacks something, or it is the errors of the measured parts, "
                + "which the simulated intervals do not count",
            COLUMNS));
      }
    }
    if (!calibration.idle().isEmpty()) {
      List<String> names = calibration.idle().stream().map(entry -> entry.key().toString()).toList();
      out.append('\n').append(Wrapping.hanging("", "Measured and not used here: " + String.join(", ", names), COLUMNS));
    }
    return out.toString();
  }

  private static TextTable replaced(CalibrationInForce calibration) {
    List<Column> columns = new ArrayList<>(List.of(new Column(List.of("part"), false),
        new Column(List.of("values"), true), new Column(List.of("family"), false)));
    TOLD.forEach(metric -> columns.add(new Column(List.of("measured", metric.id()), true)));
    TOLD.forEach(metric -> columns.add(new Column(List.of("assumed", metric.id()), true)));
    columns.add(new Column(List.of("assumed", "mean off by"), true));
    TextTable table = new TextTable(columns);
    for (Replaced each : calibration.replaced()) {
      Entry entry = each.entry();
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(Wrapping.lines(entry.key().toString(), NAME_COLUMNS)),
          Cell.of(entry.samples() == 0 ? "–" : String.format(Locale.ROOT, "%,d", entry.samples())),
          Cell.of(Wrapping.lines(entry.family(), 17))));
      TOLD.forEach(metric -> cells.add(Cell.of(time(CalibrationReport.value(entry.distribution(), metric)))));
      TOLD.forEach(metric -> cells.add(Cell.of(time(AssumedPart.value(each.assumed(), metric)))));
      cells.add(Cell.of(CalibrationReport
          .percent(AssumedPart.value(each.assumed(), Metric.MEAN) / entry.distribution().mean() - 1)));
      table.row(cells);
    }
    return table;
  }

  private static String time(double millis) {
    return Double.isNaN(millis) ? "–" : Numbers.time(millis);
  }

  private static TextTable agreements(List<Agreement> agreements) {
    List<Column> columns = new ArrayList<>(List.of(new Column(List.of("strategy"), false),
        new Column(List.of("requests"), false), new Column(List.of("values"), true), new Column(List.of(""), false)));
    Summary.METRICS.forEach(metric -> columns.add(new Column(List.of(metric.id()), true)));
    TextTable table = new TextTable(columns);
    for (Agreement each : agreements) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(Wrapping.lines(each.strategy().name(), NAME_COLUMNS)),
          Cell.of(each.entry().key().label("request").orElse("all")),
          Cell.of(each.entry().samples() == 0 ? "–" : String.format(Locale.ROOT, "%,d", each.entry().samples())),
          Cell.of(List.of("observed", "simulated", "difference"))));
      for (Metric metric : Summary.METRICS) {
        Agreement.Pair pair = each.values().get(metric);
        cells.add(pair == null ? Cell.of("–")
            : Cell.of(List.of(interval(pair.observed()), interval(pair.simulated()),
                CalibrationReport.percent(pair.error()) + (pair.meet() ? "" : " *"))));
      }
      table.row(cells);
    }
    return table;
  }

  /** A value with half the width of its interval; alone where the interval is not known. */
  private static String interval(ConfidenceInterval of) {
    return Double.isFinite(of.low()) && Double.isFinite(of.high()) ? Numbers.time(of) : Numbers.time(of.value());
  }
}
