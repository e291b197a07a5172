package io.edgewise.report.figure;

import io.edgewise.report.figure.Sheet.Row;
import io.edgewise.report.figure.WorldMaps.Kind;
import io.edgewise.report.figure.WorldMaps.Panel;
import io.edgewise.report.figure.WorldMaps.Site;
import io.edgewise.report.figure.WorldMaps.Users;
import java.util.ArrayList;
import java.util.List;

/** Maps as a table: a line for each place, which is of {@code users}, a {@code pop} or a {@code site}. */
final class WorldMapsSheet {

  private static final List<String> HEADER =
      List.of("panel", "panelName", "place", "name", "latitude", "longitude", "weight", "value");

  /** What is at a place. */
  private enum Place {
    USERS, POP, SITE
  }

  private WorldMapsSheet() {}

  static Sheet write(WorldMaps maps) {
    Sheet sheet = Sheet.of(HEADER);
    sheet.axis("scale", maps.scale());
    sheet.fact("kinds", Integer.toString(maps.kinds().size()));
    for (int kind = 0; kind < maps.kinds().size(); kind++) {
      sheet.fact("kind." + kind + ".name", maps.kinds().get(kind).name());
      sheet.fact("kind." + kind + ".tone", Integer.toString(maps.kinds().get(kind).tone()));
    }
    for (int p = 0; p < maps.panels().size(); p++) {
      Panel panel = maps.panels().get(p);
      for (Users users : panel.users()) {
        sheet.row(p + 1, panel.name(), Sheet.name(Place.USERS), "", users.latitude(), users.longitude(),
            users.weight(), users.value());
      }
      for (Site site : panel.sites()) {
        sheet.row(p + 1, panel.name(), Sheet.name(site.pop() ? Place.POP : Place.SITE), site.name(), site.latitude(),
            site.longitude(), Double.NaN, Double.NaN);
      }
    }
    return sheet;
  }

  static WorldMaps read(SheetReading reading) {
    reading.columns(HEADER);
    List<Kind> kinds = new ArrayList<>();
    double count = reading.number("kinds");
    for (int kind = 0; kind < count; kind++) {
      kinds.add(new Kind(reading.fact("kind." + kind + ".name"), (int) reading.number("kind." + kind + ".tone")));
      reading.throwIfAny();
    }
    List<Panel> panels = new ArrayList<>();
    Groups.by(reading.rows(), row -> reading.index(row, 0)).forEach((number, rows) -> {
      List<Users> users = new ArrayList<>();
      List<Site> sites = new ArrayList<>();
      for (Row row : rows) {
        Place place = reading.constant(row, 2, Place.USERS);
        double latitude = coordinate(reading, row, 4, 90);
        double longitude = coordinate(reading, row, 5, 180);
        if (place == Place.USERS) {
          users.add(new Users(latitude, longitude, reading.number(row, 6), value(reading, row, kinds)));
        } else {
          sites.add(new Site(reading.text(row, 3), latitude, longitude, place == Place.POP));
        }
      }
      panels.add(new Panel(reading.text(rows.getFirst(), 1), users, sites));
    });
    return new WorldMaps(reading.axis("scale"), kinds, panels);
  }

  private static double coordinate(SheetReading reading, Row row, int column, double most) {
    double value = reading.number(row, column);
    if (!(Math.abs(value) <= most)) {
      reading.fault(row.line(), "expected degrees from -" + (int) most + " to " + (int) most + ", found \""
          + reading.text(row, column) + "\"");
    }
    return value;
  }

  private static double value(SheetReading reading, Row row, List<Kind> kinds) {
    double value = reading.number(row, 7);
    if (!kinds.isEmpty() && !Double.isNaN(value) && !(value >= 0 && value < kinds.size())) {
      reading.fault(row.line(), "there is no kind " + reading.text(row, 7));
    }
    return value;
  }
}
