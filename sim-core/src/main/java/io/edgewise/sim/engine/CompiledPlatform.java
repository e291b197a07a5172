package io.edgewise.sim.engine;

import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.Deployment;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Platform;
import io.edgewise.sim.model.StateStore;
import io.edgewise.sim.random.QuantileTable;

/** A platform at the places where one deployment uses it, compiled for the event loop. */
final class CompiledPlatform {

  final Platform platform;
  final QuantileTable overhead;
  final QuantileTable keepAlive;
  final QuantileTable[] startUp;

  /** Its places are those with these indices among all where code of the deployment runs. */
  final int firstSite;
  final int endSite;

  /** Whether the end of a request is known when it begins, because nothing contended lies ahead of it. */
  final boolean endsKnown;

  /** @param runsOn service that the platform serves, or {@link RequestProgram#USERS} */
  CompiledPlatform(Platform platform, int runsOn, int firstSite, int sites, Deployment deployment,
      RequestProgram program, TableCache tables) {
    this.platform = platform;
    this.firstSite = firstSite;
    endSite = firstSite + sites;
    overhead = tables.of(platform.invokeOverheadMillis(), 1e6);
    keepAlive = tables.of(platform.instances().keepAliveMillis(), 1e6);
    startUp = platform.startUp().phasesMillis().stream().map(d -> tables.of(d, 1e6)).toArray(QuantileTable[]::new);
    endsKnown = platform.cpu() instanceof Cpu.Dedicated
        && deployment.stores().stream().noneMatch(StateStore::mayWait)
        && !program.calls(runsOn);
  }

  /** Whether requests may wait for each other, so that a backlog has to build up before the state is a typical one. */
  boolean mayQueue() {
    InstancePolicy instances = platform.instances();
    return !endsKnown || instances.queueLimit() > 0 && instances.concurrency() != InstancePolicy.UNLIMITED;
  }
}
