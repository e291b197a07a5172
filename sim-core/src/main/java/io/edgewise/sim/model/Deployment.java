package io.edgewise.sim.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One placement strategy, fully configured: where the code runs, how users get there, where each data set lives and what
 * is paid for.
 *
 * @param id key in the scenario, such as {@code edge}
 * @param name what a person calls it
 * @param sites places where the code runs; the index is the site index
 * @param front the way in
 * @param platform what it runs on
 * @param stores the store of each data set, by data set index
 * @param services what each service runs on, by service index; then what models run on that have instances of their own
 * @param models where each model answers, by model index
 * @param charges what is paid for
 * @param separateFunctions whether each recorded function has instances of its own at every site
 * @param users what users' clients do when they are not answered; empty for what the workload says
 * @param failOver how users get away from places that are down
 */
public record Deployment(String id, String name, List<Place> sites, Front front, Platform platform,
    List<StateStore> stores, List<Service> services, List<InferenceEndpoint> models, List<Charge> charges,
    boolean separateFunctions, Optional<UserPolicy> users, FailOver failOver) {

  /**
   * A deployment whose instances take all requests, and whose users do what the workload says and get away from no place.
   */
  public Deployment(String id, String name, List<Place> sites, Front front, Platform platform, List<StateStore> stores,
      List<Service> services, List<InferenceEndpoint> models, List<Charge> charges) {
    this(id, name, sites, front, platform, stores, services, models, charges, false, Optional.empty(), FailOver.NONE);
  }

  /** A deployment that asks no models. */
  public Deployment(String id, String name, List<Place> sites, Front front, Platform platform, List<StateStore> stores,
      List<Service> services, List<Charge> charges) {
    this(id, name, sites, front, platform, stores, services, List.of(), charges);
  }

  /** A deployment that calls no services and asks no models. */
  public Deployment(String id, String name, List<Place> sites, Front front, Platform platform, List<StateStore> stores,
      List<Charge> charges) {
    this(id, name, sites, front, platform, stores, List.of(), charges);
  }

  /**
   * Checks for null and emptiness.
   *
   * @throws IllegalArgumentException if there is no site, or the price zones fit neither the PoPs nor the sites
   */
  public Deployment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    sites = List.copyOf(sites);
    Objects.requireNonNull(front, "front");
    Objects.requireNonNull(platform, "platform");
    stores = List.copyOf(stores);
    services = List.copyOf(services);
    models = List.copyOf(models);
    charges = List.copyOf(charges);
    Objects.requireNonNull(failOver, "failOver");
    Objects.requireNonNull(users, "users");
    int serviceCount = services.size();
    if (models.stream().anyMatch(model -> model.pool() >= serviceCount)) {
      throw new IllegalArgumentException(id + ": a model runs on a service that is not there");
    }
    if (sites.isEmpty()) {
      throw new IllegalArgumentException(id + ": a deployment needs at least one site");
    }
    int entries = front.pops().isEmpty() ? sites.size() : front.pops().size();
    if (!front.priceZones().isEmpty() && front.priceZones().size() != entries) {
      throw new IllegalArgumentException(
          id + ": " + front.priceZones().size() + " price zones for " + entries + " entries");
    }
  }

  /** The same deployment with another way out of places that are down. */
  public Deployment withFailOver(FailOver other) {
    return new Deployment(id, name, sites, front, platform, stores, services, models, charges, separateFunctions, users,
        other);
  }

  /** The same deployment, whose users' clients do this when they are not answered. */
  public Deployment withUsers(UserPolicy others) {
    return new Deployment(id, name, sites, front, platform, stores, services, models, charges, separateFunctions,
        Optional.of(others), failOver);
  }

  /** The same with instances of its own for each recorded function at every site. */
  public Deployment separatingFunctions() {
    return new Deployment(id, name, sites, front, platform, stores, services, models, charges, true, users, failOver);
  }

  /**
   * All places where code runs: the sites, then those of one service after the other. The index is the site index of
   * usage counters.
   */
  public List<Place> computePlaces() {
    return Stream.concat(sites.stream(), services.stream().flatMap(service -> service.sites().stream())).toList();
  }

  /** Index in {@link #computePlaces} of the first place of a service. */
  public int firstPlace(int service) {
    return sites.size() + services.stream().limit(service).mapToInt(other -> other.sites().size()).sum();
  }

  /** Services that only models run on. */
  public long modelServices() {
    return models.stream().filter(InferenceEndpoint::hasInstances).mapToInt(InferenceEndpoint::pool).distinct().count();
  }
}
