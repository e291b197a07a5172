package io.edgewise.sim.engine;

import io.edgewise.sim.random.Distribution;
import io.edgewise.sim.random.QuantileTable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiled distributions of one scenario: equal ones are compiled once, because some take tens of milliseconds. */
final class TableCache {

  private record Key(Distribution distribution, double scale) {}

  private final Map<Key, QuantileTable> tables = new ConcurrentHashMap<>();

  /** The table of a distribution whose unit is {@code scale} of the wanted unit. */
  QuantileTable of(Distribution distribution, double scale) {
    return tables.computeIfAbsent(new Key(distribution, scale), key -> QuantileTable.of(distribution, scale));
  }
}
