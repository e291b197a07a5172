package io.edgewise.sim.engine;

import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.KeySpace;
import io.edgewise.sim.model.Network;
import io.edgewise.sim.model.OriginMix;
import io.edgewise.sim.model.Place;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.placement.NearestEntries;
import io.edgewise.sim.placement.RouteTable;
import io.edgewise.sim.random.AliasTable;
import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.QuantileTable;
import io.edgewise.sim.random.Scaled;
import io.edgewise.sim.random.ZipfTable;
import java.nio.DoubleBuffer;
import java.util.List;

/**
 * What takes long to compile and is the same for all scenarios that ask for it: distributions, popularities of keys,
 * ways of the users to their entries and from sites to stores. A program that runs one scenario after the other, most
 * parts of which are equal, hands all of them the same cache; results do not depend on it.
 *
 * <p>Bounded: what was not used for longest is forgotten. It holds at most about 250 MB, of which half are popularities
 * of many millions of keys. Safe for many threads.
 */
public final class TableCache {

  private static final int MOST_TABLES = 512;
  private static final long MOST_KEYS = 1L << 24;
  private static final long MOST_PAIRS = 1L << 20;

  private record Ways(List<Place> origins, List<Place> entries, int perOrigin, Network network) {}

  private record Nearest(List<Place> sites, List<Place> places, Network network) {}

  private record Stores(StateStore.Layout layout, List<Place> sites, Network network) {}

  private final RecentlyUsed<Distribution, QuantileTable> tables = new RecentlyUsed<>(MOST_TABLES, table -> 1);
  private final RecentlyUsed<KeySpace, ZipfTable> keys = new RecentlyUsed<>(MOST_KEYS, ZipfTable::keys);
  private final RecentlyUsed<DoubleBuffer, AliasTable> origins = new RecentlyUsed<>(MOST_PAIRS, AliasTable::size);
  private final RecentlyUsed<Ways, NearestEntries> ways = new RecentlyUsed<>(MOST_PAIRS, NearestEntries::size);
  private final RecentlyUsed<Stores, StorePaths> paths = new RecentlyUsed<>(MOST_PAIRS, StorePaths::size);

  private final RecentlyUsed<Nearest, NearestPlaces> nearest = new RecentlyUsed<>(MOST_PAIRS, NearestPlaces::size);

  /** A cache that holds nothing yet. */
  public TableCache() {}

  /** The table of a distribution whose unit is {@code scale} of the wanted unit. */
  QuantileTable of(Distribution distribution, double scale) {
    Scaled standard = distribution.standardised();
    return tables.get(standard.part(), key -> QuantileTable.of(key, 1)).scaled(standard.factor() * scale);
  }

  ZipfTable keys(KeySpace space) {
    return keys.get(new KeySpace(space.count(), space.zipf()), key -> ZipfTable.of(space.count(), space.zipf()));
  }

  /** The table of the origins in their proportions, which are the same whatever the rate is. */
  AliasTable origins(OriginMix mix) {
    return origins.get(DoubleBuffer.wrap(mix.toArray()), weights -> AliasTable.of(weights.array()));
  }

  RouteTable routes(List<Place> origins, Deployment deployment, Network network) {
    List<Place> entries = RouteTable.entries(deployment);
    int perOrigin = RouteTable.entriesPerOrigin(deployment);
    return RouteTable.of(ways.get(new Ways(origins, entries, perOrigin, network),
        key -> NearestEntries.of(origins, entries, perOrigin, network)), deployment, network);
  }

  NearestPlaces nearest(List<Place> sites, List<Place> places, Network network) {
    return nearest.get(new Nearest(sites, places, network), key -> NearestPlaces.of(sites, places, network));
  }

  StorePaths paths(StateStore store, List<Place> sites, Network network) {
    return paths.get(new Stores(store.layout(), sites, network), key -> StorePaths.of(store, sites, network));
  }
}
