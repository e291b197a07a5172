package io.edgewise.scenario.uncertainty;

import io.edgewise.sim.model.Charge;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.Front;
import io.edgewise.sim.model.InferenceEndpoint;
import io.edgewise.sim.model.MessageQueue;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.Scenario;
import io.edgewise.sim.model.Service;
import io.edgewise.sim.model.StateStore;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The same change of one kind of part wherever deployments have it.
 *
 * @param front of the way in
 * @param platform of what the code runs on, that of services included
 * @param store of each data set's store
 * @param queue of the queues before services
 * @param model of where models answer
 * @param charge of what is paid for
 */
record DeploymentChange(UnaryOperator<Front> front, UnaryOperator<Platform> platform, UnaryOperator<StateStore> store,
    UnaryOperator<MessageQueue> queue, UnaryOperator<InferenceEndpoint> model, UnaryOperator<Charge> charge) {

  private static final DeploymentChange NONE = new DeploymentChange(part -> part, part -> part, part -> part,
      part -> part, part -> part, part -> part);

  static DeploymentChange ofFront(UnaryOperator<Front> change) {
    return new DeploymentChange(change, NONE.platform, NONE.store, NONE.queue, NONE.model, NONE.charge);
  }

  static DeploymentChange ofPlatform(String id, UnaryOperator<Platform> change) {
    return new DeploymentChange(NONE.front, part -> part.id().equals(id) ? change.apply(part) : part, NONE.store,
        NONE.queue, NONE.model, NONE.charge);
  }

  static DeploymentChange ofStores(Set<String> ids, UnaryOperator<StateStore> change) {
    return new DeploymentChange(NONE.front, NONE.platform,
        part -> ids.contains(part.id()) ? change.apply(part) : part, NONE.queue, NONE.model, NONE.charge);
  }

  static DeploymentChange ofQueues(UnaryOperator<MessageQueue> change) {
    return new DeploymentChange(NONE.front, NONE.platform, NONE.store, change, NONE.model, NONE.charge);
  }

  static DeploymentChange ofModel(String id, UnaryOperator<InferenceEndpoint> change) {
    return new DeploymentChange(NONE.front, NONE.platform, NONE.store, NONE.queue,
        part -> part.id().equals(id) ? change.apply(part) : part, NONE.charge);
  }

  static DeploymentChange ofCharge(UnaryOperator<Charge> change) {
    return new DeploymentChange(NONE.front, NONE.platform, NONE.store, NONE.queue, NONE.model, change);
  }

  /** The scenario with all its deployments changed. */
  Scenario in(Scenario scenario) {
    return scenario.withDeployments(scenario.deployments().stream().map(this::in).toList());
  }

  private Deployment in(Deployment d) {
    return new Deployment(d.id(), d.name(), d.sites(), front.apply(d.front()), platform.apply(d.platform()),
        d.stores().stream().map(store).toList(), d.services().stream().map(this::in).toList(),
        d.models().stream().map(model).toList(), d.charges().stream().map(charge).toList(), d.separateFunctions(),
        d.users(), d.failOver());
  }

  private Service in(Service service) {
    return new Service(service.id(), service.sites(), platform.apply(service.platform()), service.orchestrator(),
        service.queue().map(queue));
  }
}
