package io.edgewise.topology.place;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A part of the world that law or contract may confine code and data to: a continent or a part of one by the names of
 * {@link UserSelection}, a country ({@code country:de}), or the European Union ({@code eu}).
 *
 * @param name as a scenario file says it
 */
public record Territory(String name) {

  private static final String COUNTRY = "country:";
  private static final String UNION = "eu";

  /** ISO 3166-1 alpha-2 codes of the 27 member states (European Union, "EU countries", members since 2020-02-01). */
  private static final Set<String> MEMBERS = Set.of("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR",
      "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if there is no such part of the world; the message has the nearest names
   */
  public Territory {
    Objects.requireNonNull(name, "name");
    boolean known = name.startsWith(COUNTRY) ? Countries.read().region(code(name)) != null : names().contains(name);
    if (!known) {
      throw new IllegalArgumentException("no part of the world \"" + name + "\"" + Suggestions.sentence(name, names())
          + " (eu, a continent, a part of one, or country:<ISO code>)");
    }
  }

  private static String code(String name) {
    return name.substring(COUNTRY.length()).toUpperCase(Locale.ROOT);
  }

  /** The names without those of single countries. */
  public static Set<String> names() {
    Set<String> names = new LinkedHashSet<>(Set.of(UNION));
    for (WorldRegion region : WorldRegion.values()) {
      names.add(region.continent());
      names.add(region.id());
    }
    return names;
  }

  /** Whether a place lies in it; a place whose country is not known lies in no country. */
  public boolean contains(KnownPlace place) {
    String country = place.place().country();
    if (name.startsWith(COUNTRY)) {
      return country.equals(code(name));
    }
    return name.equals(UNION) ? MEMBERS.contains(country)
        : place.region().continent().equals(name) || place.region().id().equals(name);
  }
}
