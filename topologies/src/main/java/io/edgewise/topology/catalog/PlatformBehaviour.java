package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Platform;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a strategy chose of a platform, and how it then behaves.
 *
 * @param platform its behaviour
 * @param options what was chosen, by option, defaults included
 * @param instance what an instance has
 * @param orchestration how it runs workflows, if it does
 */
record PlatformBehaviour(Platform platform, Map<String, String> options, Meters.Instance instance,
    Optional<Orchestration> orchestration) {

  /** Keeps the order of the options. */
  PlatformBehaviour {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
