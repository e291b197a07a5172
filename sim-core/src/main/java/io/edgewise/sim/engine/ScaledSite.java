package io.edgewise.sim.engine;

import io.edgewise.sim.model.Autoscaling;
import io.edgewise.sim.model.Autoscaling.Target;
import io.edgewise.sim.model.Cpu;
import io.edgewise.sim.random.QuantileTable;

/** The servers of one site whose number follows the load: their cores, their life, and the rule that decides. */
final class ScaledSite {

  private final Autoscaling scaling;
  private final int coresEach;
  private final IsolatePool entrance;
  final ScaledStation station;
  final Fleet fleet;
  private final ScalingRule rule;

  /* What the load was counted up to, at the last decisions: as many as the window and the delay reach back. */
  private final double[] counted;
  private int looks;
  private long nextLookNanos;

  /** Servers that requests come to through an entrance. */
  ScaledSite(Cpu.Scaled cpu, IsolatePool entrance, QuantileTable start, QuantileTable machineStart, TimeWindow window,
      PoolTotals totals) {
    scaling = cpu.scaling();
    coresEach = cpu.cores();
    this.entrance = entrance;
    station = new ScaledStation(cpu.queueLimit(), window);
    fleet = new Fleet(scaling, start, machineStart, window, totals);
    rule = new ScalingRule(scaling);
    counted = new double[scaling.windowPeriods() + scaling.delayPeriods() + 1];
  }

  /**
   * Begins without load and with the most instances: too many are soon taken away, and with too few a queue would build
   * up that it takes long to get rid of.
   */
  void reset(long nowNanos, Draws draws) {
    fleet.use(draws.fleetStart, draws.machineStart);
    fleet.reset(nowNanos, scaling.most());
    station.reset(nowNanos, scaling.most() * coresEach);
    rule.reset(scaling.most());
    looks = 0;
    nextLookNanos = nowNanos + scaling.periodNanos();
  }

  /** The measured window begins: counts the instances that are there. */
  void beginWindow() {
    fleet.beginWindow();
  }

  /** Goes on from the end of one window to the next with other draws. */
  void goOn(Draws draws) {
    fleet.use(draws.fleetStart, draws.machineStart);
    fleet.goOn();
    station.goOn();
  }

  /** When it looks at the load next. */
  long nextLookNanos() {
    return nextLookNanos;
  }

  /** Takes instances in that serve from now on, and decides if it is time to. Instances from the returned one on are new. */
  int look(long nowNanos) {
    int before = fleet.size();
    if (nowNanos >= nextLookNanos) {
      nextLookNanos += scaling.periodNanos();
      decide(nowNanos);
    }
    station.cores(fleet.ready(nowNanos) * coresEach);
    return before;
  }

  private void decide(long nowNanos) {
    double total = switch (scaling.target()) {
      case Target.Utilisation target -> station.workUntil(nowNanos) / (target.of() * coresEach * scaling.periodNanos());
      case Target.Requests target -> entrance.entered() / (target.perSecond() * scaling.periodNanos() / 1e9);
    };
    counted[looks % counted.length] = total;
    looks++;
    int known = looks - 1 - scaling.delayPeriods();
    int from = known - scaling.windowPeriods();
    if (from >= -1 && known >= 0) {
      double needed = (at(known) - at(from)) / scaling.windowPeriods();
      fleet.resize(nowNanos, rule.decide(nowNanos, needed, fleet.size()));
    }
    fleet.release(nowNanos);
  }

  private double at(int look) {
    return look < 0 ? 0 : counted[look % counted.length];
  }

  /** Adds up the window that is over. */
  void finish(long nowNanos) {
    fleet.finish(nowNanos);
  }

  /** Time within the window for which its cores worked, summed over them. */
  long busyNanos() {
    return station.busyNanos();
  }

  /** Time within the window for which cores were there, summed over them. */
  long capacityNanos() {
    return fleet.servedNanos() * coresEach;
  }

  /** Time for which cores could have been there in so long a window, summed over them. */
  double mostNanos(long windowNanos) {
    return (double) windowNanos * coresEach * scaling.most();
  }

  /** Tells how busy as many cores as there may be are with what comes from the users of a site. */
  void look(OfferedLoad load, int site) {
    load.look(site, mostNanos(1), station.busyNanos(), station.offeredNanos());
  }
}
