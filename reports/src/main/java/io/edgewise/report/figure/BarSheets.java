package io.edgewise.report.figure;

import io.edgewise.report.figure.Bars.Bar;
import io.edgewise.report.figure.Bars.Group;
import io.edgewise.report.figure.Ranges.Range;
import io.edgewise.report.figure.Sheet.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plots of bars as tables: bars, stacks and ranges. */
final class BarSheets {

  private static final List<String> BARS =
      List.of("group", "groupName", "tone", "bar", "value", "low", "high", "label");
  private static final List<String> STACKS = List.of("panel", "panelTitle", "row", "name", "part", "value", "label");
  private static final List<String> RANGES = List.of("name", "lowInput", "highInput", "low", "high");

  private BarSheets() {}

  static Sheet write(Bars bars) {
    Sheet sheet = Sheet.of(BARS);
    sheet.axis("x", bars.x());
    for (int g = 0; g < bars.groups().size(); g++) {
      Group group = bars.groups().get(g);
      for (Bar bar : group.bars()) {
        sheet.row(g + 1, group.name(), group.tone(), bar.name(), bar.value(), bar.low(), bar.high(), bar.label());
      }
    }
    return sheet;
  }

  static Bars bars(SheetReading reading) {
    reading.columns(BARS);
    List<Group> groups = new ArrayList<>();
    Groups.by(reading.rows(), row -> reading.index(row, 0)).forEach((number, rows) -> groups.add(new Group(
        reading.text(rows.getFirst(), 1), reading.index(rows.getFirst(), 2),
        rows.stream().map(row -> new Bar(reading.text(row, 3), reading.number(row, 4), reading.number(row, 5),
            reading.number(row, 6), reading.text(row, 7))).toList())));
    return new Bars(reading.axis("x"), groups);
  }

  static Sheet write(Stacks stacks) {
    Sheet sheet = Sheet.of(STACKS);
    sheet.axis("x", stacks.x());
    sheet.fact("cascade", Boolean.toString(stacks.cascade()));
    for (int part = 0; part < stacks.parts().size(); part++) {
      sheet.fact("part." + (part + 1), stacks.parts().get(part));
    }
    for (int p = 0; p < stacks.panels().size(); p++) {
      Stacks.Panel panel = stacks.panels().get(p);
      for (int r = 0; r < panel.rows().size(); r++) {
        Stacks.Row row = panel.rows().get(r);
        if (row.values().isEmpty()) {
          sheet.row(p + 1, panel.title(), r + 1, row.name(), 0, Double.NaN, row.label());
        }
        for (int part = 0; part < row.values().size(); part++) {
          sheet.row(p + 1, panel.title(), r + 1, row.name(), part + 1, row.values().get(part), row.label());
        }
      }
    }
    return sheet;
  }

  static Stacks stacks(SheetReading reading) {
    reading.columns(STACKS);
    List<String> parts = new ArrayList<>();
    int count = reading.rows().stream().mapToInt(row -> reading.index(row, 4)).max().orElse(0);
    for (int part = 1; part <= count; part++) {
      parts.add(reading.fact("part." + part));
    }
    List<Stacks.Panel> panels = new ArrayList<>();
    Groups.by(reading.rows(), row -> reading.index(row, 0)).forEach((panel, rows) -> panels.add(new Stacks.Panel(
        reading.text(rows.getFirst(), 1), stackRows(reading, rows, count))));
    if (panels.isEmpty()) {
      reading.fault(1, "there is no row");
    }
    String cascade = reading.fact("cascade");
    reading.throwIfAny();
    return new Stacks(reading.axis("x"), cascade.equals("true"), parts, panels);
  }

  private static List<Stacks.Row> stackRows(SheetReading reading, List<Row> rows, int count) {
    List<Stacks.Row> stacked = new ArrayList<>();
    Groups.by(rows, row -> reading.index(row, 2)).forEach((number, cells) -> {
      Map<Integer, Double> values = new LinkedHashMap<>();
      for (Row cell : cells) {
        values.put(reading.index(cell, 4), reading.number(cell, 5));
      }
      values.remove(0);
      List<Double> all = new ArrayList<>();
      for (int part = 1; part <= count && !values.isEmpty(); part++) {
        double value = values.getOrDefault(part, Double.NaN);
        if (!(value >= 0)) {
          reading.fault(cells.getFirst().line(), "expected a value of 0 or more for part " + part);
        }
        all.add(value);
      }
      stacked.add(new Stacks.Row(reading.text(cells.getFirst(), 3), all, reading.text(cells.getFirst(), 6)));
    });
    return stacked;
  }

  static Sheet write(Ranges ranges) {
    Sheet sheet = Sheet.of(RANGES);
    sheet.axis("x", ranges.x());
    sheet.fact("base", Sheet.number(ranges.base()));
    ranges.ranges().forEach(
        range -> sheet.row(range.name(), range.lowInput(), range.highInput(), range.low(), range.high()));
    return sheet;
  }

  static Ranges ranges(SheetReading reading) {
    reading.columns(RANGES);
    return new Ranges(reading.axis("x"), reading.number("base"), reading.rows().stream()
        .map(row -> new Range(reading.text(row, 0), reading.text(row, 1), reading.text(row, 2), reading.number(row, 3),
            reading.number(row, 4)))
        .toList());
  }
}
