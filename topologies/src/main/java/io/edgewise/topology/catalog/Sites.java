package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Place;
import io.edgewise.topology.network.AnycastCatchment;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Fields;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Quantities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where an offer can be had: {@code {choose: aws}} (the strategy names places of this provider), {@code {all:
 * cloudflare}} (everywhere the provider is, unless the strategy names some), or any place where nothing is said.
 *
 * @param provider prefix of the places; empty for any place
 * @param everywhere whether it runs at all of them when the strategy names none
 */
record Sites(String provider, boolean everywhere) {

  /** Any place. */
  static final Sites ANY = new Sites("", false);

  /** Where an offer without places runs when nobody says where. */
  static final Place NOWHERE_IN_PARTICULAR = new Place("lab:site", "Laboratory", "", 0, 0);

  static Optional<Sites> read(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems).exactlyOne("choose", "all");
    Optional<String> choose = fields.text("choose");
    Optional<String> all = fields.text("all");
    return fields.build(() -> new Sites(choose.or(() -> all).orElseThrow(), all.isPresent()));
  }

  /**
   * The places that a strategy names under a key, or those that hold when it names none.
   *
   * @param fallback where no place is named and the offer is not everywhere; empty for an error
   * @return empty where something is wrong, which is then recorded
   */
  Optional<List<Place>> resolve(Settings settings, String key, Places places, Optional<List<Place>> fallback) {
    Optional<Node> node = settings.given(key).or(() -> ofOffer(settings, key));
    if (node.isEmpty()) {
      if (everywhere) {
        return Optional.of(places.of(provider).stream().map(KnownPlace::place).toList());
      }
      if (fallback.isEmpty()) {
        settings.fail(key, "the key \"" + key + "\" is missing: say where, such as \"" + key + ": "
            + example(places) + "\"");
      }
      return fallback;
    }
    List<Node> named = node.get().kind() == Node.Kind.LIST ? node.get().items() : List.of(node.get());
    Set<Place> found = new LinkedHashSet<>();
    for (Node each : named) {
      Optional<Place> place = place(each, places, settings.problems());
      if (place.isEmpty()) {
        settings.failed();
      } else if (!found.add(place.get())) {
        settings.fail(each, "the place \"" + each.text() + "\" is named twice");
      }
    }
    if (named.isEmpty()) {
      settings.fail(node.get(), "the list of places is empty");
    }
    return found.size() == named.size() && !found.isEmpty() ? Optional.of(List.copyOf(found)) : Optional.empty();
  }

  /** The places of the file itself, {@code [PLACE, ...]} or {@code {value: [PLACE, ...], from: SOURCE}}. */
  private static Optional<Node> ofOffer(Settings settings, String key) {
    Optional<Node> node = settings.offer().node(key);
    node.ifPresent(settings.log()::use);
    return node.map(found -> found.get("value").orElse(found));
  }

  private Optional<Place> place(Node node, Places places, Problems problems) {
    Optional<String> id = Form.TEXT.read(node, problems);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    boolean elsewhere = !provider.isEmpty() && !id.get().startsWith(provider + ":");
    if (elsewhere && places.find(id.get()).isPresent()) {
      problems.add(node, "found \"" + id.get() + "\"; it runs at places of " + provider + ", such as "
          + example(places));
      return Optional.empty();
    }
    if (id.get().equals(NOWHERE_IN_PARTICULAR.id())) {
      return Optional.of(NOWHERE_IN_PARTICULAR);
    }
    try {
      return Optional.of(places.place(id.get()));
    } catch (IllegalArgumentException e) {
      problems.add(node, e.getMessage());
      return Optional.empty();
    }
  }

  private String example(Places places) {
    return provider.isEmpty() ? "aws:us-east-1" : places.of(provider).getFirst().place().id();
  }

  /** Whether a place may have the offer. */
  boolean allows(Place place) {
    return provider.isEmpty() || place.id().startsWith(provider + ":");
  }

  /**
   * Reads {@code {nearest: 80%, ratio: 0.5, reach: 5}}: shares of users that come to the nearest of {@code reach}
   * places, the second nearest and so on.
   */
  static Optional<List<Double>> anycast(Node node, Problems problems) {
    Fields fields = Fields.sourced(node, problems).required("nearest", "ratio", "reach");
    Optional<Double> nearest = fields.share("nearest");
    Optional<Double> ratio = fields.share("ratio");
    Optional<Long> reach = fields.value("reach", Quantities.COUNT.atLeast("1").atMost("50"));
    return fields.build(() -> list(new AnycastCatchment(nearest.orElseThrow(), ratio.orElseThrow())
        .probabilities(reach.orElseThrow().intValue())));
  }

  /** The shares among fewer places: those of the farther ones go to the last. */
  static List<Double> among(List<Double> shares, int places) {
    if (shares.size() <= places) {
      return shares;
    }
    List<Double> kept = new ArrayList<>(shares.subList(0, places));
    kept.set(places - 1, 1 - kept.subList(0, places - 1).stream().mapToDouble(share -> share).sum());
    return List.copyOf(kept);
  }

  private static List<Double> list(double[] shares) {
    return Arrays.stream(shares).boxed().toList();
  }
}
