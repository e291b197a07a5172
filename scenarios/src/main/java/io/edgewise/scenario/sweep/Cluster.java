package io.edgewise.scenario.sweep;

import java.util.Optional;

/** Machines that can simulate the points of sweeps. */
@FunctionalInterface
public interface Cluster {

  /**
   * What simulates the points of a sweep on these machines.
   *
   * @param master where they are asked for, in the notation of the cluster; empty for what is configured otherwise
   */
  SweepEngine engine(PortableSweep sweep, Optional<String> master);
}
