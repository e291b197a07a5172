package io.edgewise.topology.catalog;

import io.edgewise.sim.metering.Meter;
import io.edgewise.sim.metering.PriceSheet;
import io.edgewise.sim.metering.UsageKind;
import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.Quorum;
import io.edgewise.sim.model.StateStore;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Places;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What code writes to a store elsewhere leaves the code's place, and is paid there: clouds charge the sending side. */
public final class WriteTransfer {

  private WriteTransfer() {}

  /**
   * The charge for the bytes of writes: at the price between regions where the store is at places of the same provider,
   * else at that of the internet. Where code runs in several regions, all is billed at the prices of the first of those
   * that are not beside the store.
   *
   * @param code what runs the code, whose prices of transfer hold
   * @param dataSets indices of the data sets that the store holds
   * @return empty where every write stays at its place, or transfer is free
   */
  public static Optional<Charge> of(ConfiguredPlatform code, StateStore store, List<Integer> dataSets, Places places) {
    List<Place> targets = targets(store.layout());
    boolean asksAll = store.layout() instanceof Quorum;
    List<Place> senders = code.sites().stream().filter(site -> asksAll
        ? !targets.stream().allMatch(site::equals) : targets.stream().noneMatch(site::equals)).toList();
    if (code.egress().isEmpty() || senders.isEmpty()) {
      return Optional.empty();
    }
    PriceSheet sheet = code.egress().get();
    boolean inside = senders.stream().map(site -> provider(site, places))
        .allMatch(from -> targets.stream().allMatch(to -> provider(to, places).equals(from)));
    String meter = inside && sheet.meters().contains(Meter.INTER_REGION_GIGABYTES)
        ? Meter.INTER_REGION_GIGABYTES : Meter.EGRESS_GIGABYTES;
    String sender = senders.getFirst().id();
    return Optional.of(new Charge(sheet, false,
        List.of(new Charge.Use(code.egressRegions().getOrDefault(sender, sender),
            Map.of(meter, new Charge.Counted(UsageKind.SENT_BYTES, dataSets, Meters.NANO))))));
  }

  /** The copies that take writes. */
  private static List<Place> targets(StateStore.Layout layout) {
    return switch (layout) {
      case StateStore.Home home -> List.of(home.at());
      case StateStore.Replicated copies ->
          copies.multiPrimary() ? copies.replicas() : copies.replicas().subList(0, 1);
      case StateStore.EdgeCached cached -> cached.central();
      case StateStore.Actors actors -> actors.homes();
      case Quorum quorum -> quorum.replicas();
    };
  }

  private static String provider(Place place, Places places) {
    String host = places.find(place.id()).map(KnownPlace::hostedBy).filter(found -> !found.isEmpty())
        .orElse(place.id());
    return host.substring(0, Math.max(0, host.indexOf(':')));
  }
}
