package io.edgewise.topology.catalog;

import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.model.InstancePolicy;
import io.edgewise.sim.model.Platform;

/**
 * What the code of a deployment runs in, as far as the connections that it holds depend on it.
 *
 * @param kind what sort
 * @param servers of each site; 1 where it is something else
 */
public record CodeInstances(Kind kind, int servers) {

  /** A function or container with a bounded number of requests: the usual case. */
  public static final CodeInstances EPHEMERAL = new CodeInstances(Kind.EPHEMERAL, 1);

  /** What code runs in. */
  public enum Kind {
    /** Instances that start and end with the load and serve a bounded number of requests. */
    EPHEMERAL,
    /** A fixed number of servers. */
    SERVERS,
    /** Isolates, or servers whose number follows the load: neither has connections of its own that could be counted. */
    UNCOUNTED
  }

  static CodeInstances of(Platform platform, int machines) {
    if (platform.cpu() instanceof Cpu.Cores) {
      return new CodeInstances(Kind.SERVERS, machines);
    }
    boolean bounded = platform.instances().concurrency() != InstancePolicy.UNLIMITED;
    return bounded ? EPHEMERAL : new CodeInstances(Kind.UNCOUNTED, 1);
  }
}
