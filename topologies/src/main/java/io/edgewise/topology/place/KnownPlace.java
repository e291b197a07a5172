package io.edgewise.topology.place;

import io.edgewise.sim.model.Place;
import java.util.Objects;

/**
 * A place with what the data say about it.
 *
 * @param place identifier, name, country and coordinates
 * @param kind what stands there
 * @param region the part of the world it is in
 * @param hostedBy identifier of the cloud region that it runs in, such as {@code aws:us-east-1} for
 *     {@code vercel:iad1}; empty where it stands by itself or the operator does not say
 * @param assumed whether its existence or position is general knowledge rather than read from a source
 * @param remark what to know before relying on it, such as the end of an offer; may be empty
 * @param file the data file it was read from
 */
public record KnownPlace(Place place, PlaceKind kind, WorldRegion region, String hostedBy, boolean assumed,
    String remark, String file) {

  /**
   * Checks that nothing is missing.
   *
   * @throws NullPointerException if a component is null
   */
  public KnownPlace {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(hostedBy, "hostedBy");
    Objects.requireNonNull(remark, "remark");
    Objects.requireNonNull(file, "file");
  }

  /** The part of the identifier before the colon, such as {@code aws}. */
  public String provider() {
    return place.id().substring(0, place.id().indexOf(':'));
  }
}
