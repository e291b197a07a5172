package io.edgewise.topology.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Countries by their ISO 3166-1 alpha-2 code. */
final class Countries {

  private final Map<String, WorldRegion> regionByCode = new HashMap<>();
  private final Map<String, String> codeByName = new HashMap<>();

  private Countries(List<DataTable.Row> rows) {
    for (DataTable.Row row : rows) {
      String code = row.text("iso2");
      if (!code.isEmpty()) {
        regionByCode.put(code, WorldRegion.ofDataName(row.text("region")));
        codeByName.put(row.text("country"), code);
      }
    }
  }

  static Countries read() {
    return new Countries(DataTable.read("users_countries.csv").rows());
  }

  /** The part of the world a country is in, or null where the statistics do not list the country. */
  WorldRegion region(String code) {
    return regionByCode.get(code);
  }

  /**
   * The code of a country by its English name.
   *
   * @throws IllegalArgumentException if no country has that name
   */
  String code(String name) {
    String code = codeByName.get(name);
    if (code == null) {
      throw new IllegalArgumentException("users_countries.csv: no country \"" + name + "\""
          + Suggestions.sentence(name, codeByName.keySet()));
    }
    return code;
  }
}
