package io.edgewise.sim.engine;

import io.edgewise.sim.model.Fault;
import io.edgewise.sim.model.Place;
import java.util.Arrays;
import java.util.List;

/** What is broken about the store of one data set, and about the ways to it. */
final class StoreFaults {

  private static final int STEPS = 4096;

  private final CompiledDeployment compiled;
  private final FaultPlan plan;
  private final int dataSet;
  private final List<Place> places;
  private final DownTimes copies;
  private final LostPackets lost;
  private final Throttle throttle = new Throttle(1);
  private final double[] slowness;

  /** By place where code runs and by copy: part of the packets that is lost; null where none is. */
  private double[][] loss;
  private Draws draws;

  /** @param paths those that the deployment uses now: they change with what is known of its places */
  StoreFaults(CompiledDeployment compiled, int dataSet) {
    this.compiled = compiled;
    this.dataSet = dataSet;
    plan = compiled.faults;
    copies = plan.copies[dataSet];
    places = StorePaths.copies(compiled.deployment.stores().get(dataSet));
    slowness = new double[places.size()];
    lost = new LostPackets(compiled.retransmission);
  }

  void use(Draws newDraws) {
    draws = newDraws;
    lost.use(newDraws);
  }

  /** All is well. */
  void clear() {
    throttle.clear();
    Arrays.fill(slowness, 1);
    loss = null;
  }

  /** Something changes now. */
  void change(long nowNanos) {
    throttle.limit(0, plan.inForce(Fault.ThrottledStore.class, nowNanos).filter(fault -> fault.dataSet() == dataSet)
        .map(Fault.ThrottledStore::admission).toList());
    for (int copy = 0; copy < slowness.length; copy++) {
      String id = places.get(copy).id();
      double factor = 1;
      for (Fault.SlowStore slow : plan.inForce(Fault.SlowStore.class, nowNanos).toList()) {
        factor *= slow.dataSet() == dataSet ? slow.factor() : 1;
      }
      for (Fault.SlowPlace slow : plan.inForce(Fault.SlowPlace.class, nowNanos).toList()) {
        factor *= slow.place().equals(id) ? slow.factor() : 1;
      }
      slowness[copy] = factor;
    }
    Fault.Loss[] losses = plan.losses(nowNanos);
    loss = losses.length == 0 ? null
        : compiled.places.stream().map(site -> places.stream().mapToDouble(copy -> rate(losses, site, copy)).toArray())
            .toArray(double[][]::new);
  }

  /** The part of the packets that is lost between two places, where several losses may lie on the way. */
  static double rate(Fault.Loss[] losses, Place from, Place to) {
    double kept = 1;
    for (Fault.Loss loss : losses) {
      kept *= loss.isBetween(from, to) ? 1 - loss.rate() : 1;
    }
    return 1 - kept;
  }

  /** Whether a copy is down. */
  boolean isDown(int copy, long nowNanos) {
    return copies.isDown(copy, nowNanos);
  }

  /** Copies that are up. */
  int up(long nowNanos) {
    int up = 0;
    for (int copy = 0; copy < slowness.length; copy++) {
      up += isDown(copy, nowNanos) ? 0 : 1;
    }
    return up;
  }

  /** Whether an operation is let through. */
  boolean admits(RequestProgram.Operation operation, long number, long nowNanos) {
    return throttle.isIdle(0)
        || throttle.admits(0, draws.admission.uniform(draw(operation, number) ^ nowNanos << 1), nowNanos);
  }

  /** A service time at a copy. */
  long slowed(long nanos, int copy) {
    return slowness[copy] == 1 ? nanos : Journey.nanos(nanos * slowness[copy]);
  }

  /** What losses add to the way of an operation to a copy and back. */
  long lostNanos(RequestProgram.Operation operation, int site, int copy, long number) {
    return loss == null ? 0 : lost.delayNanos(loss[site][copy], draw(operation, number));
  }

  /** How long code waits for a store that does not answer. */
  long timeOutNanos() {
    return plan.failOver.callTimeoutNanos();
  }

  private static long draw(RequestProgram.Operation operation, long number) {
    return number * STEPS + operation.stepIndex() + 1;
  }
}
