package io.edgewise.sim.model;

/** Whose CPU a request computes on. */
public sealed interface Cpu {

  /** Work done per millisecond relative to one full vCPU, above 0. */
  double speed();

  /** Every request has its own share: nobody waits for it (functions, isolates). */
  record Dedicated(double speed) implements Cpu {

    /** Checks the speed. */
    public Dedicated {
      requirePositive(speed);
    }
  }

  /**
   * The requests of a site queue first in, first out for its cores (servers).
   *
   * @param cores cores of the whole site
   * @param speed speed of each
   * @param queueLimit requests that may wait for a core before further ones are refused, or
   *     {@link InstancePolicy#UNLIMITED}
   */
  record Cores(int cores, double speed, int queueLimit) implements Cpu {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if there is no core, the speed is not positive or the queue limit is negative
     */
    public Cores {
      requirePositive(speed);
      if (cores < 1) {
        throw new IllegalArgumentException("cores must be at least 1, got " + cores);
      }
      if (queueLimit < 0) {
        throw new IllegalArgumentException("queueLimit must not be negative, got " + queueLimit);
      }
    }
  }

  private static void requirePositive(double speed) {
    if (!(speed > 0) || speed == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("CPU speed must be positive, got " + speed);
    }
  }
}
