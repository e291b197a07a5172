package io.edgewise.topology.place;

import java.util.Arrays;

/**
 * The ten parts of the world that the country statistics are grouped by (those of the CIA World Factbook, so Russia
 * counts under {@link #CENTRAL_ASIA} and Turkey under {@link #MIDDLE_EAST}).
 */
public enum WorldRegion {
  /** Africa. */
  AFRICA("africa", "africa", "africa"),
  /** Central America and the Caribbean. */
  CENTRAL_AMERICA("central-america", "central-america-n-caribbean", "north-america"),
  /** Central Asia and Russia. */
  CENTRAL_ASIA("central-asia", "central-asia", "asia"),
  /** East and Southeast Asia. */
  EAST_ASIA("east-asia", "east-n-southeast-asia", "asia"),
  /** Europe without Russia and Turkey. */
  EUROPE("europe", "europe", "europe"),
  /** The Middle East with Turkey. */
  MIDDLE_EAST("middle-east", "middle-east", "asia"),
  /** The United States, Canada, Mexico, Greenland, Bermuda, Saint Pierre and Miquelon. */
  NORTHERN_AMERICA("northern-america", "north-america", "north-america"),
  /** Australia and the Pacific islands. */
  OCEANIA("oceania", "australia-oceania", "oceania"),
  /** South America. */
  SOUTH_AMERICA("south-america", "south-america", "south-america"),
  /** South Asia with Afghanistan. */
  SOUTH_ASIA("south-asia", "south-asia", "asia");

  private final String id;
  private final String dataName;
  private final String continent;

  WorldRegion(String id, String dataName, String continent) {
    this.id = id;
    this.dataName = dataName;
    this.continent = continent;
  }

  /** The name used in scenario files, such as {@code east-asia}. */
  public String id() {
    return id;
  }

  /** The continent this is part of: africa, asia, europe, north-america, oceania or south-america. */
  public String continent() {
    return continent;
  }

  /**
   * The region by the name that {@code users_countries.csv} gives it.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static WorldRegion ofDataName(String name) {
    return Arrays.stream(values()).filter(each -> each.dataName.equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("users_countries.csv: unknown region \"" + name + "\""));
  }
}
