package io.edgewise.ui.placement;

import io.edgewise.scenario.spec.StrategySpec;
import io.edgewise.topology.text.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a strategy places code and data, as far as a form shows it.
 *
 * @param name what a person calls the strategy
 * @param platform id of the platform
 * @param places where the code runs; empty where the platform is everywhere
 * @param front the way in: empty for what the platform brings along, {@code none}, or ids of fronts, separated by commas
 * @param homes where each data set lives
 */
public record Placement(String name, String platform, List<String> places, String front, Map<String, Home> homes) {

  /**
   * Where a data set lives.
   *
   * @param store id of the store
   * @param place its place; empty where the file does not say
   */
  public record Home(String store, String place) {}

  /** Copies the collections. */
  public Placement {
    places = List.copyOf(places);
    homes = Collections.unmodifiableMap(new LinkedHashMap<>(homes));
  }

  /** What a file says. */
  public static Placement of(String id, StrategySpec spec) {
    Optional<Node> compute = spec.compute();
    Map<String, Home> homes = new LinkedHashMap<>();
    spec.stores().orElse(Map.of()).forEach((data, binding) -> homes.put(data, home(binding)));
    return new Placement(spec.name().orElse(id),
        compute.flatMap(node -> node.get("platform")).map(Node::text).orElse(""),
        compute.flatMap(node -> node.get("at")).map(Placement::texts).orElse(List.of()),
        spec.front().map(fronts -> fronts.isEmpty() ? "none"
            : fronts.stream().map(StrategySpec.FrontName::id).collect(Collectors.joining(", "))).orElse(""),
        homes);
  }

  private static Home home(Node binding) {
    return binding.kind() == Node.Kind.SCALAR ? new Home(binding.text(), "")
        : new Home(binding.get("store").map(Placement::text).orElse(""),
            binding.get("at").map(node -> String.join(", ", texts(node))).orElse(""));
  }

  private static List<String> texts(Node node) {
    return node.kind() == Node.Kind.LIST ? node.items().stream().map(Placement::text).toList()
        : text(node).isEmpty() ? List.of() : List.of(text(node));
  }

  private static String text(Node node) {
    return node.kind() == Node.Kind.SCALAR ? node.text() : "";
  }

  /** The text of a place or of several, as a file writes it. */
  static String written(List<String> places) {
    return places.size() == 1 ? places.getFirst() : "[" + String.join(", ", places) + "]";
  }
}
