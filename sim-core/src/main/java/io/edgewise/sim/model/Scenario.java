package io.edgewise.sim.model;

import io.edgewise.sim.random.Distribution;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The whole question: the same users and requests against every strategy.
 *
 * @param name what a person calls it
 * @param workload who asks, from where and how often
 * @param requests kinds of requests
 * @param dataSets names of the data sets that steps read and write; the index is the data set index
 * @param services names of the functions that steps call; the index is the service index
 * @param models names of the models that steps ask; the index is the model index
 * @param deployments the strategies to compare
 * @param network round-trip times between all places named here
 * @param backboneJitter factor on round-trip times between PoPs, regions and stores, median 1
 * @param plan how long and how often
 * @param observesSessions whether to find out which sessions saw time go backwards
 * @param faults what breaks on the way
 */
public record Scenario(String name, Workload workload, List<RequestProfile> requests, List<String> dataSets,
    List<String> services, List<String> models, List<Deployment> deployments, Network network,
    Distribution backboneJitter, RunPlan plan, boolean observesSessions, List<Fault> faults) {

  /** A scenario in which nothing breaks. */
  public Scenario(String name, Workload workload, List<RequestProfile> requests, List<String> dataSets,
      List<String> services, List<String> models, List<Deployment> deployments, Network network,
      Distribution backboneJitter, RunPlan plan, boolean observesSessions) {
    this(name, workload, requests, dataSets, services, models, deployments, network, backboneJitter, plan,
        observesSessions, List.of());
  }

  /** A scenario that does not look at sessions. */
  public Scenario(String name, Workload workload, List<RequestProfile> requests, List<String> dataSets,
      List<String> services, List<String> models, List<Deployment> deployments, Network network,
      Distribution backboneJitter, RunPlan plan) {
    this(name, workload, requests, dataSets, services, models, deployments, network, backboneJitter, plan, false);
  }

  /** A scenario whose requests ask no models. */
  public Scenario(String name, Workload workload, List<RequestProfile> requests, List<String> dataSets,
      List<String> services, List<Deployment> deployments, Network network, Distribution backboneJitter, RunPlan plan) {
    this(name, workload, requests, dataSets, services, List.of(), deployments, network, backboneJitter, plan);
  }

  /** A scenario whose requests call no services and ask no models. */
  public Scenario(String name, Workload workload, List<RequestProfile> requests, List<String> dataSets,
      List<Deployment> deployments, Network network, Distribution backboneJitter, RunPlan plan) {
    this(name, workload, requests, dataSets, List.of(), deployments, network, backboneJitter, plan);
  }

  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException if there is no request or no deployment, two deployments share an id, or a
   *     deployment has not one store for each data set, one service for each name and one endpoint for each model
   */
  public Scenario {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(workload, "workload");
    requests = List.copyOf(requests);
    dataSets = List.copyOf(dataSets);
    services = List.copyOf(services);
    models = List.copyOf(models);
    deployments = List.copyOf(deployments);
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(backboneJitter, "backboneJitter");
    Objects.requireNonNull(plan, "plan");
    faults = List.copyOf(faults);
    if (requests.isEmpty() || deployments.isEmpty()) {
      throw new IllegalArgumentException("a scenario needs at least one request and one deployment");
    }
    if (deployments.stream().map(Deployment::id).distinct().count() != deployments.size()) {
      throw new IllegalArgumentException("two deployments share an id");
    }
    for (Deployment deployment : deployments) {
      if (deployment.stores().size() != dataSets.size()) {
        throw new IllegalArgumentException(deployment.id() + ": " + deployment.stores().size() + " stores for "
            + dataSets.size() + " data sets");
      }
      long called = deployment.services().size() - deployment.modelServices();
      if (called != services.size()) {
        throw new IllegalArgumentException(deployment.id() + ": " + called + " services for "
            + services.size() + " names");
      }
      if (deployment.models().size() != models.size()) {
        throw new IllegalArgumentException(deployment.id() + ": " + deployment.models().size() + " endpoints for "
            + models.size() + " models");
      }
    }
  }

  /** The same question with another plan. */
  public Scenario withPlan(RunPlan other) {
    return new Scenario(name, workload, requests, dataSets, services, models, deployments, network, backboneJitter,
        other, observesSessions, faults);
  }

  /**
   * The same question about other strategies.
   *
   * @throws IllegalArgumentException if they do not fit the data sets, services and models
   */
  public Scenario withDeployments(List<Deployment> others) {
    return new Scenario(name, workload, requests, dataSets, services, models, others, network, backboneJitter,
        plan, observesSessions, faults);
  }

  /** The same question, asked by other users. */
  public Scenario withWorkload(Workload other) {
    return new Scenario(name, other, requests, dataSets, services, models, deployments, network, backboneJitter, plan,
        observesSessions, faults);
  }

  /** The same question in a world with other round trips. */
  public Scenario withNetwork(Network other, Distribution otherBackboneJitter) {
    return new Scenario(name, workload, requests, dataSets, services, models, deployments, other, otherBackboneJitter,
        plan, observesSessions, faults);
  }

  /** The same question about some of the strategies; empty if none of them is here. */
  public Optional<Scenario> only(Set<String> ids) {
    List<Deployment> kept = deployments.stream().filter(deployment -> ids.contains(deployment.id())).toList();
    return kept.isEmpty() ? Optional.empty() : Optional.of(withDeployments(kept));
  }

  /** The same question, and which sessions saw time go backwards. */
  public Scenario observingSessions(boolean observes) {
    return new Scenario(name, workload, requests, dataSets, services, models, deployments, network, backboneJitter,
        plan, observes, faults);
  }

  /** The same question, and this breaks on the way. */
  public Scenario withFaults(List<Fault> others) {
    return new Scenario(name, workload, requests, dataSets, services, models, deployments, network, backboneJitter,
        plan, observesSessions, others);
  }
}
