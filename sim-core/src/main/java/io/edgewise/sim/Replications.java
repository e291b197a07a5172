package io.edgewise.sim;

import io.edgewise.sim.result.Measurements;
import io.edgewise.sim.stats.Dependence;
import java.util.List;

/** How the replications of one strategy are simulated. Replications are numbered from 0 and come in order. */
interface Replications {

  /**
   * The work of the next replications, in parts that may run at the same time. A part ends early when its thread is
   * interrupted.
   *
   * @param first number of the first of them
   * @param into takes what each of them measured
   * @param started is told whenever a replication begins
   */
  List<Runnable> tasks(int first, Measurements[] into, Runnable started);

  /** Expected requests that a replication measures. */
  double expectedMeasured(int replication);

  /** Most replications that a budget of requests pays for, warm-ups included. */
  double affordable(long requests);

  /**
   * How far the first replications depend on each other.
   *
   * @param total what they measured
   * @param count how many there are
   */
  Dependence dependence(Measurements total, int count);

  /** Whether every replication simulates the whole horizon. */
  boolean isWhole();
}
