package io.edgewise.topology.place;

import io.edgewise.sim.model.Place;
import io.edgewise.sim.placement.SurfacePoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every place in the shipped data, by identifier.
 *
 * <p>Prefixes: {@code aws}, {@code azure}, {@code gcp} (cloud regions), {@code cloudflare}, {@code cloudfront},
 * {@code fastly} (points of presence by airport code), {@code cloudfront-rec} (regional edge caches), {@code fly},
 * {@code vercel}, {@code deno}, {@code deno-classic} (platform regions) and {@code city} (internet users).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Places {

  private final Map<String, KnownPlace> byId;
  private final Map<String, UserCity> cityById;
  private final NearestCity nearestCity;

  private Places(List<KnownPlace> sites, List<UserCity> cities, NearestCity nearestCity) {
    Map<String, KnownPlace> known = new LinkedHashMap<>();
    Map<String, UserCity> users = new LinkedHashMap<>();
    for (KnownPlace each : sites) {
      put(known, each);
    }
    for (UserCity each : cities) {
      users.put(each.place().id(), each);
      put(known, new KnownPlace(each.place(), PlaceKind.CITY, each.region(), "", false, "", CityReader.FILE));
    }
    this.byId = Collections.unmodifiableMap(known);
    this.cityById = Collections.unmodifiableMap(users);
    this.nearestCity = nearestCity;
  }

  private static void put(Map<String, KnownPlace> known, KnownPlace place) {
    KnownPlace other = known.put(place.place().id(), place);
    if (other != null) {
      throw new IllegalArgumentException("two places are called " + place.place().id() + ": in " + other.file()
          + " and in " + place.file());
    }
  }

  /** The shipped places; read at the first call, the same object afterwards. */
  public static Places shipped() {
    return Shipped.PLACES;
  }

  /** Reads the files anew. Takes some ten milliseconds once the code is warm. */
  static Places read() {
    Countries countries = Countries.read();
    List<UserCity> cities = CityReader.read(countries);
    NearestCity nearest = new NearestCity(cities);
    return new Places(SiteReader.read(countries, nearest), cities, nearest);
  }

  /**
   * The place of an identifier.
   *
   * @throws IllegalArgumentException if there is none; the message has the nearest identifiers
   */
  public Place place(String id) {
    return known(id).place();
  }

  /**
   * What the data say about a place.
   *
   * @throws IllegalArgumentException if there is none of that identifier; the message has the nearest ones
   */
  public KnownPlace known(String id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("no place \"" + id + "\"" + hint(id)));
  }

  /** What the data say about a place, or nothing. */
  public Optional<KnownPlace> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * A city with its users.
   *
   * @throws IllegalArgumentException if there is none of that identifier; the message has the nearest ones
   */
  public UserCity city(String id) {
    UserCity city = cityById.get(id);
    if (city == null) {
      throw new IllegalArgumentException("no city \"" + id + "\"" + hint(id));
    }
    return city;
  }

  /** All places: clouds, points of presence, platforms, then cities. */
  public List<KnownPlace> all() {
    return List.copyOf(byId.values());
  }

  /**
   * All places of one prefix, in the order of their file.
   *
   * @throws IllegalArgumentException if there are none; the message has the nearest prefixes
   */
  public List<KnownPlace> of(String provider) {
    List<KnownPlace> found = byId.values().stream().filter(each -> each.provider().equals(provider)).toList();
    if (found.isEmpty()) {
      List<String> providers = byId.values().stream().map(KnownPlace::provider).distinct().toList();
      throw new IllegalArgumentException("no places of \"" + provider + "\"; there are " + String.join(", ",
          providers));
    }
    return found;
  }

  /** All cities, in the order of the file (falling number of internet users). */
  public List<UserCity> cities() {
    return List.copyOf(cityById.values());
  }

  /** The city nearest to a point. O(cities), a few microseconds. */
  public UserCity nearestCity(SurfacePoint point) {
    return nearestCity.nearest(point);
  }

  /** Suggests places of the same prefix first, since a near name elsewhere is hardly what was meant. */
  private String hint(String id) {
    int colon = id.indexOf(':');
    List<String> samePrefix = new ArrayList<>();
    if (colon > 0) {
      String prefix = id.substring(0, colon + 1);
      byId.keySet().stream().filter(each -> each.startsWith(prefix)).forEach(samePrefix::add);
    }
    String sentence = Suggestions.sentence(id, samePrefix);
    return sentence.isEmpty() ? Suggestions.sentence(id, byId.keySet()) : sentence;
  }

  private static final class Shipped {
    static final Places PLACES = read();
  }
}
