package io.edgewise.topology.network;

import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.placement.SurfacePoint;
import io.edgewise.topology.place.KnownPlace;
import io.edgewise.topology.place.Places;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Median round-trip times made of measurements: a measured pair as it was measured (both directions averaged), any
 * other pair by interpolation between measured ones (see {@code topologies/README.md} for the method and its
 * cross-validated error). Cities carry no last mile; see {@link AccessTechnology}.
 *
 * <p>Every {@link Place} works, also one that is not in {@link Places}: its identifier's prefix tells whether it is a
 * city or belongs to a provider, its coordinates the rest. A platform's region that runs inside a cloud region counts
 * as that region. From a place to itself it is the round trip between two machines in it, which is measured in the
 * regions of Google Cloud (0.1 to 0.6 ms); elsewhere it is assumed to be the median of those.
 *
 * <p>A function of its two arguments, symmetric, deterministic and safe for many threads. A place costs some ten
 * microseconds the first time it is seen, a pair a few microseconds each time.
 */
public final class MeasuredNetwork implements Network {

  private final Places places;
  private final RegionTables tables;
  private final NetworkGraph graph;
  private final RttEstimator estimator;
  private final double innerMillis;
  private final ConcurrentHashMap<Place, NetworkEnd> ends = new ConcurrentHashMap<>();

  private MeasuredNetwork(Places places) {
    this.places = places;
    this.tables = RegionTables.read(places);
    boolean[] none = new boolean[tables.size()];
    DistanceTrend trend = DistanceTrend.fit(tables, none);
    this.graph = new NetworkGraph(tables, none, trend);
    this.estimator = new RttEstimator(tables, none, ProbeTable.read(places), trend, graph);
    double[] inner = new double[tables.size()];
    int count = 0;
    for (int i = 0; i < inner.length; i++) {
      if (!Double.isNaN(tables.rttMillis(i, i))) {
        inner[count++] = tables.rttMillis(i, i);
      }
    }
    this.innerMillis = SampleQuantile.median(Arrays.copyOf(inner, count));
  }

  /** Reads the shipped measurements; see the package's cost in {@code topologies/README.md}. */
  public static MeasuredNetwork of(Places places) {
    return new MeasuredNetwork(places);
  }

  @Override
  public long rttNanos(Place from, Place to) {
    return Math.round(rttMillis(end(from), end(to)) * 1e6);
  }

  private double rttMillis(NetworkEnd from, NetworkEnd to) {
    if (from.id().equals(to.id())) {
      double own = from.region() >= 0 ? tables.rttMillis(from.region(), from.region()) : Double.NaN;
      return Double.isNaN(own) ? innerMillis : own;
    }
    double measured = measured(from, to);
    return Double.isNaN(measured) ? estimator.millis(from, to) : measured;
  }

  private double measured(NetworkEnd from, NetworkEnd to) {
    return from.region() >= 0 && to.region() >= 0 ? tables.rttMillis(from.region(), to.region()) : Double.NaN;
  }

  /** Whether the round trip of this pair was measured rather than interpolated. */
  public boolean isMeasured(Place from, Place to) {
    return !Double.isNaN(measured(end(from), end(to)));
  }

  /**
   * The cloud regions on the shortest way over measured links between two cloud regions, both ends included.
   *
   * @throws IllegalArgumentException if one of them is no cloud region with measurements
   */
  public List<Place> route(Place from, Place to) {
    return graph.route(region(from), region(to));
  }

  private int region(Place place) {
    int region = end(place).region();
    if (region < 0) {
      throw new IllegalArgumentException(place.id() + ": no round trips to other regions were measured");
    }
    return region;
  }

  /** Regions that the providers' tables have but that cannot be placed on the map; their rows are not used. */
  public List<String> unlocatedRegions() {
    return tables.unlocated();
  }

  private NetworkEnd end(Place place) {
    NetworkEnd end = ends.get(place);
    return end != null ? end : ends.computeIfAbsent(place, this::newEnd);
  }

  private NetworkEnd newEnd(Place place) {
    Optional<KnownPlace> known = places.find(place.id()).filter(each -> each.place().equals(place));
    Place at = known.filter(each -> !each.hostedBy().isEmpty()).map(each -> places.place(each.hostedBy()))
        .orElse(place);
    SurfacePoint point = SurfacePoint.of(at);
    int colon = at.id().indexOf(':');
    return estimator.end(at.id(), point,
        known.map(KnownPlace::region).orElseGet(() -> places.nearestCity(point).region()),
        colon < 0 ? "" : at.id().substring(0, colon));
  }
}
