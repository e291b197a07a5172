package io.edgewise.scenario.compile;

import io.edgewise.scenario.compile.FixedNetwork.Pair;
import io.edgewise.scenario.spec.NetworkSpec;
import io.edgewise.sim.model.Network;
import io.edgewise.sim.random.Distribution;
import io.edgewise.topology.place.Places;
import io.edgewise.topology.text.Problems;
import io.edgewise.topology.text.Provenance;
import io.edgewise.topology.text.Suggestions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Makes the network: the measured one, or what a scenario states in its place. */
final class NetworkCompiler {

  private static final Provenance MEASURED = new Provenance("medians between cloud regions (AWS 2025-10, Azure 2026, "
      + "Google Cloud 2023-11) and from cities to internet hosts (RIPE Atlas 2021-10), interpolated elsewhere",
      "2021-10",
      Provenance.Kind.MEASURED, Optional.of(Provenance.Confidence.B), "the date is the oldest part's");

  /**
   * A network with its variation.
   *
   * @param rtt medians
   * @param jitter whether users' paths vary
   * @param backboneJitter factor on round trips between PoPs, regions and stores
   */
  record Paths(Network rtt, boolean jitter, Distribution backboneJitter) {}

  private final Places places;
  private final Supplier<Network> measured;
  private final AssumptionList assumptions;
  private final Problems problems;

  NetworkCompiler(Places places, Supplier<Network> measured, AssumptionList assumptions, Problems problems) {
    this.places = places;
    this.measured = measured;
    this.assumptions = assumptions;
    this.problems = problems;
  }

  Paths compile(Optional<NetworkSpec> spec) {
    Optional<NetworkSpec.Rtt> rtt = spec.flatMap(NetworkSpec::rtt);
    Network network = rtt.map(this::fixed).orElseGet(() -> {
      assumptions.add("network.rtt", "measured and interpolated medians", MEASURED);
      return measured.get();
    });
    boolean jitter = spec.flatMap(NetworkSpec::jitter)
        .map(choice -> choice == NetworkSpec.JitterChoice.MEASURED)
        .orElse(rtt.isEmpty());
    return new Paths(network, jitter, LastMile.backbone(jitter, assumptions));
  }

  private Network fixed(NetworkSpec.Rtt rtt) {
    Map<Pair, Long> pairs = new HashMap<>();
    for (NetworkSpec.Pair pair : rtt.pairs()) {
      pair.between().ifPresent(between -> {
        between.forEach(this::check);
        Long other = pairs.put(Pair.of(between.get(0).id(), between.get(1).id()), pair.rtt().orElse(0L));
        if (other != null) {
          problems.add(pair.node(), "this pair of places was already given");
        }
      });
    }
    if (rtt.everywhere().isPresent()) {
      long nanos = rtt.everywhere().get();
      return new FixedNetwork(OptionalLong.of(nanos), pairs, (from, to) -> nanos);
    }
    assumptions.add("network.rtt", "measured and interpolated medians, save for " + pairs.size() + " pairs", MEASURED);
    return new FixedNetwork(OptionalLong.empty(), pairs, measured.get());
  }

  private void check(NetworkSpec.PlaceName place) {
    if (places.find(place.id()).isEmpty()) {
      List<String> ids = places.all().stream().map(each -> each.place().id()).toList();
      problems.add(place.node(), "no place \"" + place.id() + "\"" + Suggestions.hint(place.id(), ids));
    }
  }
}
