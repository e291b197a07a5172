package io.edgewise.scenario.sweep;

import io.edgewise.scenario.analysis.Variants;
import io.edgewise.sim.Experiment;
import io.edgewise.sim.engine.TableCache;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Simulates points of one sweep on this machine, and keeps what they have in common. Safe for many threads. */
public final class PointSimulation {

  private final Variants variants;
  private final Sweep sweep;
  private final TableCache tables = new TableCache();

  /** Points of a sweep over the variants of a file. */
  public PointSimulation(Variants variants, Sweep sweep) {
    this.variants = Objects.requireNonNull(variants, "variants");
    this.sweep = Objects.requireNonNull(sweep, "sweep");
  }

  /**
   * Simulates a point on one thread: a pure function of the file and the number.
   *
   * @param cancelled is asked now and then whether to give up
   * @throws io.edgewise.topology.text.InvalidInputException if the scenario is wrong with the values of the point
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  public SweepPoint point(int number, BooleanSupplier cancelled) {
    return SweepPoint.of(variants, sweep, number,
        scenario -> new Experiment(scenario).threads(1).sharing(tables).cancelledBy(cancelled).run());
  }
}
