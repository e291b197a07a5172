package io.edgewise.scenario.output;

import io.edgewise.scenario.analysis.CurvePoint;
import io.edgewise.scenario.analysis.Tornado.Bar;
import io.edgewise.sim.stats.ConfidenceInterval;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Bars of a tornado in characters, all on one scale: filled from the difference at one end of a range to that at the other,
 * with a line where the scenario stands and a 0 where the strategies tie.
 */
final class TornadoBars {

  private static final int CELLS = 18;

  private final double base;
  private final double least;
  private final double greatest;

  private TornadoBars(double base, double least, double greatest) {
    this.base = base;
    this.least = least;
    this.greatest = greatest;
  }

  static TornadoBars of(CurvePoint base, List<Bar> bars) {
    double middle = base.of(ConfidenceInterval::value);
    DoubleSummaryStatistics values = DoubleStream.concat(DoubleStream.of(middle),
        bars.stream().flatMapToDouble(bar -> DoubleStream.of(bar.low().of(ConfidenceInterval::value),
            bar.high().of(ConfidenceInterval::value))))
        .filter(Double::isFinite).summaryStatistics();
    return new TornadoBars(middle, values.getMin(), values.getMax());
  }

  String of(Bar bar) {
    char[] cells = " ".repeat(CELLS).toCharArray();
    mark(cells, 0, '0');
    mark(cells, base, '│');
    double low = bar.low().of(ConfidenceInterval::value);
    double high = bar.high().of(ConfidenceInterval::value);
    if (!Double.isNaN(low) && !Double.isNaN(high)) {
      for (int cell = cell(Math.min(low, high)); cell <= cell(Math.max(low, high)); cell++) {
        cells[cell] = cells[cell] == ' ' ? '█' : cells[cell];
      }
    }
    return new String(cells);
  }

  private void mark(char[] cells, double value, char character) {
    if (value >= least && value <= greatest) {
      cells[cell(value)] = character;
    }
  }

  private int cell(double value) {
    double part = greatest > least ? (value - least) / (greatest - least) : 0;
    return (int) Math.clamp(part * (CELLS - 1) + 0.5, 0, CELLS - 1);
  }
}
