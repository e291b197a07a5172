package io.edgewise.report.figure;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of plots, and how each is a table. */
enum PlotKind {
  CURVES, BARS, STACKS, SCATTER, RANGES, HEATMAPS, WORLDMAPS;

  static PlotKind of(Plot plot) {
    return switch (plot) {
      case Curves curves -> CURVES;
      case Bars bars -> BARS;
      case Stacks stacks -> STACKS;
      case Scatter scatter -> SCATTER;
      case Ranges ranges -> RANGES;
      case HeatMaps maps -> HEATMAPS;
      case WorldMaps maps -> WORLDMAPS;
    };
  }

  /** The one that a file calls so; null if there is none. */
  static PlotKind of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst().orElse(null);
  }

  static String words() {
    return Arrays.stream(values()).map(PlotKind::word).collect(Collectors.joining(", "));
  }

  /** Its name in files. */
  String word() {
    return Sheet.name(this);
  }

  Sheet write(Plot plot) {
    return switch (plot) {
      case Curves curves -> CurvesSheet.write(curves);
      case Bars bars -> BarSheets.write(bars);
      case Stacks stacks -> BarSheets.write(stacks);
      case Scatter scatter -> PointSheets.write(scatter);
      case Ranges ranges -> BarSheets.write(ranges);
      case HeatMaps maps -> PointSheets.write(maps);
      case WorldMaps maps -> WorldMapsSheet.write(maps);
    };
  }

  Plot read(SheetReading reading) {
    return switch (this) {
      case CURVES -> CurvesSheet.read(reading);
      case BARS -> BarSheets.bars(reading);
      case STACKS -> BarSheets.stacks(reading);
      case SCATTER -> PointSheets.scatter(reading);
      case RANGES -> BarSheets.ranges(reading);
      case HEATMAPS -> PointSheets.heatMaps(reading);
      case WORLDMAPS -> WorldMapsSheet.read(reading);
    };
  }
}
