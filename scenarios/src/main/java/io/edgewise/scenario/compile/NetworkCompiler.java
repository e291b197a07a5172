package io.edgewise.scenario.compile;

import io.edgewise.report.table.Numbers;
import io.edgewise.scenario.calibration.Component;
import io.edgewise.scenario.calibration.Entry;
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
   * @param usersFactor how they were measured to vary, in place of the shipped measurements; empty where they were not
   * @param backboneJitter factor on round trips between PoPs, regions and stores
   */
  record Paths(Network rtt, boolean jitter, Optional<Calibrated.Measured> usersFactor, Distribution backboneJitter) {}

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

  /**
   * Makes it.
   *
   * @param calibrated round trips that take the place of all others
   */
  Paths compile(Optional<NetworkSpec> spec, Calibrated calibrated) {
    Optional<NetworkSpec.Rtt> rtt = spec.flatMap(NetworkSpec::rtt);
    Network network = rtt.map(this::fixed).orElseGet(() -> {
      assumptions.add("network.rtt", "measured and interpolated medians", MEASURED);
      return measured.get();
    });
    boolean jitter = spec.flatMap(NetworkSpec::jitter)
        .map(choice -> choice == NetworkSpec.JitterChoice.MEASURED)
        .orElse(rtt.isEmpty());
    boolean fixed = spec.flatMap(NetworkSpec::jitter).filter(NetworkSpec.JitterChoice.NONE::equals).isPresent();
    Optional<Calibrated.Measured> users = calibrated.usersFactor().filter(any -> !fixed);
    Optional<Calibrated.Measured> backbone = calibrated.backboneFactor().filter(any -> !fixed);
    backbone.ifPresent(found -> assumptions.add("network.jitter", "factor on round trips between regions: p99 "
        + Numbers.plain(found.distribution().quantile(0.99)), found.provenance()));
    return new Paths(measured(network, calibrated), jitter, users,
        backbone.map(Calibrated.Measured::distribution).orElseGet(() -> LastMile.backbone(jitter, assumptions)));
  }

  private Network measured(Network network, Calibrated calibrated) {
    Map<Pair, Long> pairs = calibrated.roundTrips(places, problems);
    for (Entry entry : calibrated.calibration().of(Component.NETWORK)) {
      assumptions.add("network.rtt: " + String.join(" to ", entry.key().labels().values()),
          "p50 " + Numbers.time(entry.distribution().quantile(0.5)), entry.provenance());
    }
    return pairs.isEmpty() ? network : new FixedNetwork(OptionalLong.empty(), pairs, network);
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
