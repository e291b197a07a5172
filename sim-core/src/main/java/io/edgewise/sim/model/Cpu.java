package io.edgewise.sim.model;

import java.util.Objects;

/** Whose CPU a request computes on. */
public sealed interface Cpu {

  /** Work done per millisecond relative to one full vCPU, above 0. */
  double speed();

  /**
   * Every request has its own share: nobody waits for it (functions, isolates).
   *
   * @param speed of the share
   * @param together how many requests of one instance its CPUs could serve at that speed; more do not slow each other
   *     down, but are told. Infinite where every request has CPUs of its own
   */
  record Dedicated(double speed, double together) implements Cpu {

    /** Checks the numbers. */
    public Dedicated {
      requirePositive(speed);
      if (!(together >= 1)) {
        throw new IllegalArgumentException("an instance serves at least one request at full speed, got " + together);
      }
    }

    /** Of requests that share no CPU. */
    public Dedicated(double speed) {
      this(speed, Double.POSITIVE_INFINITY);
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

  /**
   * The same with servers whose number follows the load; requests queue first in, first out for all cores of a site.
   *
   * @param cores cores of one server
   * @param speed speed of each
   * @param queueLimit requests that may wait for a core before further ones are refused, or
   *     {@link InstancePolicy#UNLIMITED}
   * @param scaling how the number of servers follows the load
   */
  record Scaled(int cores, double speed, int queueLimit, Autoscaling scaling) implements Cpu {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if there is no core, the speed is not positive or the queue limit is negative
     */
    public Scaled {
      Objects.requireNonNull(scaling, "scaling");
      requirePositive(speed);
      if (cores < 1) {
        throw new IllegalArgumentException("cores must be at least 1, got " + cores);
      }
      if (queueLimit < 0) {
        throw new IllegalArgumentException("queueLimit must not be negative, got " + queueLimit);
      }
    }
  }

  /** The same CPU at another speed. */
  default Cpu atSpeed(double other) {
    return switch (this) {
      case Dedicated dedicated -> new Dedicated(other, dedicated.together());
      case Cores cores -> new Cores(cores.cores(), other, cores.queueLimit());
      case Scaled scaled -> new Scaled(scaled.cores(), other, scaled.queueLimit(), scaled.scaling());
    };
  }

  private static void requirePositive(double speed) {
    if (!(speed > 0) || speed == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("CPU speed must be positive, got " + speed);
    }
  }
}
