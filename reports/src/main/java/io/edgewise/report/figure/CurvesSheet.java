package io.edgewise.report.figure;

import io.edgewise.report.figure.Curves.Curve;
import io.edgewise.report.figure.Curves.Form;
import io.edgewise.report.figure.Curves.Mark;
import io.edgewise.report.figure.Curves.Panel;
import io.edgewise.report.figure.Curves.Point;
import io.edgewise.report.figure.Sheet.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Curves as a table: a line for each point, and for each mark one whose form is {@code vertical} or {@code horizontal}. */
final class CurvesSheet {

  private static final List<String> HEADER =
      List.of("panel", "curve", "name", "tone", "form", "x", "y", "low", "high");
  private static final String VERTICAL = "vertical";
  private static final String HORIZONTAL = "horizontal";

  private CurvesSheet() {}

  static Sheet write(Curves curves) {
    Sheet sheet = Sheet.of(HEADER);
    sheet.axis("x", curves.x());
    for (int p = 0; p < curves.panels().size(); p++) {
      Panel panel = curves.panels().get(p);
      sheet.axis("y" + (p + 1), panel.y());
      for (int c = 0; c < panel.curves().size(); c++) {
        Curve curve = panel.curves().get(c);
        for (Point point : curve.points()) {
          sheet.row(p + 1, c + 1, curve.name(), curve.tone(), Sheet.name(curve.form()), point.x(), point.y(),
              point.low(), point.high());
        }
      }
      for (Mark mark : panel.marks()) {
        sheet.row(p + 1, 0, mark.label(), 0, mark.vertical() ? VERTICAL : HORIZONTAL, Double.NaN, Double.NaN,
            mark.from(), mark.to());
      }
    }
    return sheet;
  }

  static Curves read(SheetReading reading) {
    reading.columns(HEADER);
    List<Panel> panels = new ArrayList<>();
    Map<Integer, List<Row>> byPanel = Groups.by(reading.rows(), row -> reading.index(row, 0));
    byPanel.forEach((number, rows) -> {
      List<Curve> curves = new ArrayList<>();
      List<Mark> marks = new ArrayList<>();
      Groups.by(rows, row -> reading.index(row, 1)).forEach((curve, points) -> {
        if (curve == 0) {
          points.forEach(row -> marks.add(new Mark(reading.text(row, 4).equals(VERTICAL), reading.number(row, 7),
              reading.number(row, 8), reading.text(row, 2))));
        } else {
          curves.add(curve(reading, points));
        }
      });
      panels.add(new Panel(reading.axis("y" + number), curves, marks));
    });
    if (panels.isEmpty()) {
      reading.fault(1, "there is no point");
    }
    return new Curves(reading.axis("x"), panels);
  }

  private static Curve curve(SheetReading reading, List<Row> rows) {
    Row first = rows.getFirst();
    return new Curve(reading.text(first, 2), reading.index(first, 3), reading.constant(first, 4, Form.LINE),
        rows.stream().map(row -> new Point(reading.number(row, 5), reading.number(row, 6), reading.number(row, 7),
            reading.number(row, 8))).toList());
  }
}
