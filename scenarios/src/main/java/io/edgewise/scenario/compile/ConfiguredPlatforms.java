package io.edgewise.scenario.compile;

import io.edgewise.topology.catalog.ConfiguredPlatform;
import io.edgewise.topology.text.Node;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remembers the platform that was configured last: strategies that differ in their stores alone come one after the other
 * with the same mapping. Not safe for many threads.
 */
final class ConfiguredPlatforms {

  private Node lastCompute;
  private Optional<ConfiguredPlatform> last = Optional.empty();

  /** The platform of a mapping; configured anew where it is another mapping, or where something was wrong with it. */
  Optional<ConfiguredPlatform> of(Node compute, Supplier<Optional<ConfiguredPlatform>> configured) {
    if (last.isEmpty() || lastCompute != compute) {
      last = configured.get();
      lastCompute = compute;
    }
    return last;
  }
}
