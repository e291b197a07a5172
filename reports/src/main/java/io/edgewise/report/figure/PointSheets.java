package io.edgewise.report.figure;

import io.edgewise.report.figure.HeatMaps.Cell;
import io.edgewise.report.figure.Scatter.Extent;
import io.edgewise.report.figure.Scatter.Spot;
import io.edgewise.report.figure.Sheet.Row;
import java.util.ArrayList;
import java.util.List;

/** Plots of points and cells as tables: scatters and heat maps. */
final class PointSheets {

  private static final List<String> SCATTER = List.of("name", "tone", "x", "xLow", "xHigh", "y", "yLow", "yHigh",
      "third", "label", "front");
  private static final List<String> HEAT = List.of("panel", "name", "xFrom", "xTo", "yFrom", "yTo", "value");

  private PointSheets() {}

  static Sheet write(Scatter scatter) {
    Sheet sheet = Sheet.of(SCATTER);
    sheet.axis("x", scatter.x());
    sheet.axis("y", scatter.y());
    sheet.fact("third", scatter.third());
    for (Spot spot : scatter.spots()) {
      sheet.row(spot.name(), spot.tone(), spot.x().value(), spot.x().low(), spot.x().high(), spot.y().value(),
          spot.y().low(), spot.y().high(), spot.third(), spot.label(), spot.front());
    }
    return sheet;
  }

  static Scatter scatter(SheetReading reading) {
    reading.columns(SCATTER);
    return new Scatter(reading.axis("x"), reading.axis("y"), reading.fact("third"), reading.rows().stream()
        .map(row -> new Spot(reading.text(row, 0), reading.index(row, 1), extent(reading, row, 2),
            extent(reading, row, 5), reading.number(row, 8), reading.text(row, 9), reading.flag(row, 10)))
        .toList());
  }

  private static Extent extent(SheetReading reading, Row row, int column) {
    return new Extent(reading.number(row, column), reading.number(row, column + 1), reading.number(row, column + 2));
  }

  static Sheet write(HeatMaps maps) {
    Sheet sheet = Sheet.of(HEAT);
    sheet.axis("x", maps.x());
    sheet.axis("y", maps.y());
    sheet.fact("colour", maps.colour());
    for (int p = 0; p < maps.panels().size(); p++) {
      HeatMaps.Panel panel = maps.panels().get(p);
      for (Cell cell : panel.cells()) {
        sheet.row(p + 1, panel.name(), cell.xFrom(), cell.xTo(), cell.yFrom(), cell.yTo(), cell.value());
      }
    }
    return sheet;
  }

  static HeatMaps heatMaps(SheetReading reading) {
    reading.columns(HEAT);
    List<HeatMaps.Panel> panels = new ArrayList<>();
    Groups.by(reading.rows(), row -> reading.index(row, 0)).forEach((number, rows) -> panels.add(new HeatMaps.Panel(
        reading.text(rows.getFirst(), 1), rows.stream().map(row -> new Cell(reading.number(row, 2),
            reading.number(row, 3), reading.number(row, 4), reading.number(row, 5), reading.number(row, 6)))
            .toList())));
    return new HeatMaps(reading.axis("x"), reading.axis("y"), reading.fact("colour"), panels);
  }
}
