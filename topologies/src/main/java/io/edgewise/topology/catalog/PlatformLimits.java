package io.edgewise.topology.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Limits that a strategy can only keep or break: beyond them nothing is throttled, queued or cut off, the platform cannot
 * be had that way.
 *
 * @param limits at most one of each kind
 * @param broken those that the strategy's own settings break
 */
public record PlatformLimits(List<Limit> limits, List<BrokenLimit> broken) {

  /** Copies the lists. */
  public PlatformLimits {
    limits = List.copyOf(limits);
    broken = List.copyOf(broken);
  }

  /** The limit of a kind; empty where nothing is said. */
  public Optional<Limit> of(Limit.Kind kind) {
    return limits.stream().filter(limit -> limit.kind() == kind).findFirst();
  }
}
