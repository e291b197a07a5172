package io.edgewise.sim.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A function that requests call, or an orchestrator that takes over their workflows: compute of its own beside that which serves users, with instances, limits and a bill of
 * its own. A caller reaches the nearest of its places.
 *
 * @param id name in the scenario, such as {@code resize}
 * @param sites places where it runs
 * @param platform what it runs on
 * @param orchestrator how it takes the tasks of workflows; empty for a service that is called
 * @param queue before it, for messages; empty where none are published to it
 */
public record Service(String id, List<Place> sites, Platform platform, Optional<Orchestrator> orchestrator,
    Optional<MessageQueue> queue) {

  /** A service that is called. */
  public Service(String id, List<Place> sites, Platform platform) {
    this(id, sites, platform, Optional.empty(), Optional.empty());
  }

  /** A service that is called, or an orchestrator. */
  public Service(String id, List<Place> sites, Platform platform, Optional<Orchestrator> orchestrator) {
    this(id, sites, platform, orchestrator, Optional.empty());
  }

  /**
   * Checks for null and emptiness.
   *
   * @throws IllegalArgumentException if there is no site
   */
  public Service {
    Objects.requireNonNull(id, "id");
    sites = List.copyOf(sites);
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(orchestrator, "orchestrator");
    Objects.requireNonNull(queue, "queue");
    if (sites.isEmpty()) {
      throw new IllegalArgumentException(id + ": a service needs at least one site");
    }
  }
}
