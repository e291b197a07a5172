package io.edgewise.scenario.distributed;

import io.edgewise.scenario.sweep.PointSimulation;
import io.edgewise.scenario.sweep.PortableSweep;
import java.io.Serializable;

/** A sweep that is sent to every executor once, and opened there when its first point is asked for. */
final class SharedSweep implements Serializable {

  private static final long serialVersionUID = 1L;

  private final PortableSweep sweep;
  private transient PointSimulation opened;

  SharedSweep(PortableSweep sweep) {
    this.sweep = sweep;
  }

  synchronized PointSimulation simulation() {
    if (opened == null) {
      opened = sweep.open();
    }
    return opened;
  }
}
