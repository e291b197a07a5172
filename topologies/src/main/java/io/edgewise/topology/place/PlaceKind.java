package io.edgewise.topology.place;

/** What stands at a place. */
public enum PlaceKind {
  /** A cloud region, or a platform's region, where functions, servers and stores run. */
  REGION,
  /** A point of presence of a content delivery or edge network. */
  POP,
  /** A regional cache between points of presence and origin. */
  REGIONAL_CACHE,
  /** A city with internet users. */
  CITY
}
