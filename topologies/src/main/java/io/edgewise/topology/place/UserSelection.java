package io.edgewise.topology.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Picks populations of users by name, every city weighted by its internet users.
 *
 * <p>Names: {@code world}; a continent ({@code africa}, {@code asia}, {@code europe}, {@code north-america},
 * {@code oceania}, {@code south-america}); a part of one ({@code central-america}, {@code central-asia},
 * {@code east-asia}, {@code middle-east}, {@code northern-america}, {@code south-asia}); a country by its ISO code
 * ({@code country:de}); a single city ({@code city:tokyo}, which counts fully even where its users are unknown).
 * North America the continent is {@code northern-america} with {@code central-america}.
 */
public final class UserSelection {

  private final Places places;

  /** Selections among the cities of {@code places}. */
  public UserSelection(Places places) {
    this.places = Objects.requireNonNull(places, "places");
  }

  /**
   * The cities of a named population, shares summing to 1, in the order of {@link Places#cities()}; cities without
   * users are left out.
   *
   * @throws IllegalArgumentException if the name is unknown (the message has the nearest names) or nobody lives there
   */
  public List<UserShare> select(String name) {
    if (name.startsWith("city:")) {
      return List.of(new UserShare(places.city(name), 1));
    }
    List<UserCity> chosen = places.cities().stream().filter(filter(name)).filter(c -> c.internetUsers() > 0).toList();
    double total = chosen.stream().mapToDouble(UserCity::internetUsers).sum();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("no internet users are known for \"" + name + "\"");
    }
    return chosen.stream().map(each -> new UserShare(each, each.internetUsers() / total)).toList();
  }

  /**
   * Several populations at once: each gets its weight's share of the users, split inside as by {@link #select(String)};
   * a city in two of them gets both. Shares sum to 1.
   *
   * @param weights named populations and their weights; only the weights' ratios matter
   * @throws IllegalArgumentException if there are none, a weight is not a positive number, or a name is unknown
   */
  public List<UserShare> select(Map<String, Double> weights) {
    double total = 0;
    for (Map.Entry<String, Double> each : weights.entrySet()) {
      if (!(each.getValue() > 0 && Double.isFinite(each.getValue()))) {
        throw new IllegalArgumentException(each.getKey() + ": weight " + each.getValue() + " is not positive");
      }
      total += each.getValue();
    }
    if (weights.isEmpty()) {
      throw new IllegalArgumentException("a selection of users needs at least one population");
    }
    Map<UserCity, Double> shares = new LinkedHashMap<>();
    for (Map.Entry<String, Double> each : weights.entrySet()) {
      for (UserShare share : select(each.getKey())) {
        shares.merge(share.city(), share.share() * each.getValue() / total, Double::sum);
      }
    }
    List<UserShare> all = new ArrayList<>();
    shares.forEach((city, share) -> all.add(new UserShare(city, share)));
    return List.copyOf(all);
  }

  /** The names that {@link #select(String)} knows, without the single cities. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(List.of("world"));
    for (WorldRegion each : WorldRegion.values()) {
      names.add(each.continent());
      names.add(each.id());
    }
    places.cities().forEach(each -> names.add("country:" + each.place().country().toLowerCase(Locale.ROOT)));
    return names;
  }

  private Predicate<UserCity> filter(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException("no population \"" + name + "\"" + Suggestions.sentence(name, names())
          + " (world, a continent, a part of one, country:<ISO code> or city:<name>)");
    }
    if (name.equals("world")) {
      return city -> true;
    }
    if (name.startsWith("country:")) {
      String country = name.substring("country:".length()).toUpperCase(Locale.ROOT);
      return city -> city.place().country().equals(country);
    }
    return city -> city.region().continent().equals(name) || city.region().id().equals(name);
  }
}
