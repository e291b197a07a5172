package io.edgewise.topology.catalog;

import io.edgewise.sim.model.CacheCapacity;
import io.edgewise.sim.model.CacheCapacity.Eviction;
import io.edgewise.sim.model.StateStore.CacheScope;
import io.edgewise.topology.text.DataSize;
import io.edgewise.topology.text.Form;
import io.edgewise.topology.text.Node;
import io.edgewise.topology.text.Quantities;
import java.util.List;
import java.util.Optional;

/**
 * How much each cache that code asks first holds: {@code capacity: 128 MB} or {@code capacity: 10k} (items), and
 * {@code eviction: lru}, {@code fifo} or {@code random}. A strategy may say both; an offer may give a capacity of its own,
 * or {@code {default, least, most}} in bytes.
 */
final class CapacityKeys {

  static final String CAPACITY = "capacity";
  static final String EVICTION = "eviction";

  private static final Form<Eviction> POLICY = Form.choice("eviction", Eviction.class);

  private CapacityKeys() {}

  /** Reads the keys of an offer, for their problems. */
  static void check(Settings offer) {
    offer.offer().requires(CAPACITY, "cache");
    read(offer, CacheScope.SITE);
  }

  /** The capacity in force; empty where something is wrong, which is then recorded. */
  static Optional<CacheCapacity> read(Settings settings, CacheScope scope) {
    settings.open(List.of(CAPACITY, EVICTION));
    Eviction eviction = settings.value(EVICTION, POLICY, Eviction.LRU);
    boolean limited = settings.has(CAPACITY);
    if (settings.has(EVICTION) && !limited) {
      settings.fail(EVICTION, "nothing is evicted without a limit; say \"capacity\", such as \"capacity: 128 MB\"");
    }
    if (limited && scope == CacheScope.REPLICA) {
      settings.fail(CAPACITY, "a replica holds every item; leave \"capacity\" out");
    }
    if (!limited) {
      return settings.hasFailed() ? Optional.empty() : Optional.of(CacheCapacity.UNLIMITED);
    }
    Optional<CacheCapacity> capacity = inItems(settings)
        ? settings.value(CAPACITY, Quantities.COUNT).map(items -> new CacheCapacity(items, Long.MAX_VALUE, eviction))
        : settings.bounded(CAPACITY, Quantities.SIZE).map(DataSize::bytes)
            .map(bytes -> new CacheCapacity(Long.MAX_VALUE, bytes, eviction));
    return settings.hasFailed() ? Optional.empty() : capacity;
  }

  /** Whether the value in force is a number without a unit. */
  private static boolean inItems(Settings settings) {
    Optional<Node> written = settings.written(CAPACITY).or(() -> settings.offer().node(CAPACITY));
    return written.map(node -> node.get("value").orElse(node))
        .filter(node -> node.kind() == Node.Kind.SCALAR && node.text().strip().matches("[0-9._]+ ?[kMB]?")).isPresent();
  }
}
