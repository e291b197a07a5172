package io.edgewise.sim.benchmark.reference;

/**
 * The reference model of SimFaaS (Mahmoudi and Khazaei, 2021, "SimFaaS: a performance simulator for serverless computing
 * platforms"): Poisson calls to functions that take one call each, exponential service, longer on an instance that has
 * just been started; the newest idle instance is called; an instance ends when it has been idle for a fixed time.
 */
public final class SimFaasModel {

  /** Mean service time of a warm instance. */
  public static final double WARM_SECONDS = 1.991;

  /** Mean service time of an instance started for the call. */
  public static final double COLD_SECONDS = 2.244;

  /** How long an idle instance is kept. */
  public static final double KEEP_ALIVE_SECONDS = 600;

  private SimFaasModel() {}
}
