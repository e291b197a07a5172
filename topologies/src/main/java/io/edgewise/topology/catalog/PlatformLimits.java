package io.edgewise.topology.catalog;

import io.edgewise.topology.text.DataSize;
import java.util.Objects;
import java.util.Optional;

/**
 * Limits of a platform that a strategy can only keep or break: they change no latency.
 *
 * @param payload the largest request or response that it carries; empty where nothing is said
 * @param reachesOut whether its code may call anything over the network, stores included
 */
public record PlatformLimits(Optional<DataSize> payload, boolean reachesOut) {

  /** Checks for null. */
  public PlatformLimits {
    Objects.requireNonNull(payload, "payload");
  }
}
