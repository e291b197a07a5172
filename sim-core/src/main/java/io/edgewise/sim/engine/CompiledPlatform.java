package io.edgewise.sim.engine;

import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Orchestrator;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.model.WorkflowEvent;
import io.edgewise.sim.random.QuantileTable;
import java.util.Optional;

/** A platform at the places where one deployment uses it, compiled for the event loop. */
final class CompiledPlatform {

  final Platform platform;
  final QuantileTable overhead;
  final QuantileTable keepAlive;
  final QuantileTable[] startUp;

  /** Its places are those with these indices among all where code of the deployment runs. */
  final int firstSite;
  final int endSite;

  /** Whether it takes the tasks of workflows, and no instance of a user's. */
  final boolean orchestrates;

  /** Whether workflows stay with the code that starts them. */
  final boolean inCaller;

  /** What it adds to a task; null where it orchestrates nothing. */
  final QuantileTable transition;

  /** By ordinal of the event: the billed actions that it counts as. */
  final int[] actions = new int[WorkflowEvent.values().length];

  /** Whether the end of a request is known when it begins, because nothing contended lies ahead of it. */
  final boolean endsKnown;

  /**
   * Compiles a platform.
   *
   * @param runsOn service that the platform serves, or {@link RequestProgram#USERS}
   * @param cancels whether requests leave whose users have given up
   */
  CompiledPlatform(Platform platform, Optional<Orchestrator> orchestrator, int runsOn, int firstSite, int sites,
      Deployment deployment, RequestProgram program, boolean cancels, TableCache tables) {
    this.platform = platform;
    this.firstSite = firstSite;
    endSite = firstSite + sites;
    overhead = tables.of(platform.invokeOverheadMillis(), 1e6);
    keepAlive = tables.of(platform.instances().keepAliveMillis(), 1e6);
    startUp = platform.startUp().phasesMillis().stream().map(d -> tables.of(d, 1e6)).toArray(QuantileTable[]::new);
    orchestrates = orchestrator.isPresent();
    inCaller = orchestrator.filter(Orchestrator.Caller.class::isInstance).isPresent();
    if (orchestrator.isPresent() && orchestrator.get() instanceof Orchestrator.Durable durable) {
      transition = tables.of(durable.transitionMillis(), 1e6);
      durable.actions().forEach((event, count) -> actions[event.ordinal()] = count);
    } else {
      transition = null;
    }
    endsKnown = !cancels && platform.cpu() instanceof Cpu.Dedicated
        && deployment.stores().stream().noneMatch(store -> store.mayWait() || store.mayRepeat()
            || store.throughput().isLimited())
        && deployment.stores().stream().noneMatch(StateStore::isGuarded) && program.fallbacks().isEmpty()
        && !program.calls(runsOn);
  }

  /** Whether requests may wait for each other, so that a backlog has to build up before the state is a typical one. */
  boolean mayQueue() {
    InstancePolicy instances = platform.instances();
    return !endsKnown || instances.queueLimit() > 0 && instances.concurrency() != InstancePolicy.UNLIMITED;
  }
}
