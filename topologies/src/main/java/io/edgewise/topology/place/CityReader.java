package io.edgewise.topology.place;

import io.edgewise.sim.model.Place;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the cities of internet users with their time zones. */
final class CityReader {

  static final String FILE = "users_cities.csv";

  private record Offsets(double january, double july) {}

  private CityReader() {}

  /** All cities, in the order of the file (falling number of internet users). */
  static List<UserCity> read(Countries countries) {
    Map<String, Offsets> offsets = new HashMap<>();
    for (DataTable.Row row : DataTable.read("timezones.csv").rows()) {
      offsets.put(row.text("timezone"), new Offsets(row.number("utc_offset_jan_h"), row.number("utc_offset_jul_h")));
    }
    List<DataTable.Row> rows = DataTable.read(FILE).rows();
    List<String> slugs = CitySlugs.of(rows.stream()
        .map(row -> new CitySlugs.Candidate(row.text("city"), row.text("iso2"), row.number("city_population"),
            (long) row.number("geonames_id")))
        .toList());
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      DataTable.Row row = rows.get(i);
      places.add(new Place("city:" + slugs.get(i), row.text("city"), row.text("iso2"), row.number("lat"),
          row.number("lon")));
    }
    List<UserCity> cities = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      DataTable.Row row = rows.get(i);
      String zone = row.text("timezone");
      Offsets offset = offsets.get(zone);
      if (offset == null) {
        throw new IllegalArgumentException(FILE + ": " + places.get(i).id() + ": time zone \"" + zone
            + "\" is not in timezones.csv");
      }
      double users = row.isEmpty("internet_users_weight") ? 0 : row.number("internet_users_weight");
      cities.add(new UserCity(places.get(i), users, ZoneId.of(zone), offset.january(), offset.july(),
          region(places.get(i), places, countries)));
    }
    return List.copyOf(cities);
  }

  /**
   * Fifteen territories have no row of their own in the country statistics; they count with the nearest city that has.
   */
  private static WorldRegion region(Place city, List<Place> all, Countries countries) {
    WorldRegion own = countries.region(city.country());
    if (own != null) {
      return own;
    }
    WorldRegion nearest = null;
    double least = Double.POSITIVE_INFINITY;
    for (Place each : all) {
      WorldRegion region = countries.region(each.country());
      if (region != null && GreatCircle.kilometres(city, each) < least) {
        least = GreatCircle.kilometres(city, each);
        nearest = region;
      }
    }
    return nearest;
  }
}
