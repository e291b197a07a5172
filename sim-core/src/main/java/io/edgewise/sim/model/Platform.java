package io.edgewise.sim.model;

import io.edgewise.sim.metering.DurationBilling;
import io.edgewise.sim.random.Distribution;
import java.util.List;
import java.util.Objects;

/**
 * A compute offer as one deployment has configured it.
 *
 * @param id catalogue id, such as {@code aws-lambda}
 * @param instances life of its instances
 * @param cpu whose CPU a request computes on
 * @param startUp what a cold start costs
 * @param invokeOverheadMillis what the platform adds to every request before an instance sees it, in milliseconds
 * @param billing how the duration of a request is rounded before it is billed
 * @param maxDurationNanos longest a request may hold an instance; what would take longer ends then, as an error;
 *     {@link Long#MAX_VALUE} for no bound
 */
public record Platform(String id, InstancePolicy instances, Cpu cpu, StartUp startUp, Distribution invokeOverheadMillis,
    DurationBilling billing, long maxDurationNanos) {

  /**
   * A cold start.
   *
   * @param phasesMillis durations of the phases, drawn independently and added (platform overhead, code load,
   *     initialisation), in milliseconds
   * @param overlapsHandshake whether the platform starts the instance while the TLS handshake of a new connection is
   *     still going on
   * @param billed whether the last phase (initialisation) is billed with the request
   */
  public record StartUp(List<Distribution> phasesMillis, boolean overlapsHandshake, boolean billed) {

    /** Nothing ever starts cold. */
    public static final StartUp NONE = new StartUp(List.of(), false, false);

    /** Copies the list. */
    public StartUp {
      phasesMillis = List.copyOf(phasesMillis);
    }
  }

  /**
   * Checks for null and sign.
   *
   * @throws IllegalArgumentException if the longest duration is not positive
   */
  public Platform {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(instances, "instances");
    Objects.requireNonNull(cpu, "cpu");
    Objects.requireNonNull(startUp, "startUp");
    Objects.requireNonNull(invokeOverheadMillis, "invokeOverheadMillis");
    Objects.requireNonNull(billing, "billing");
    if (maxDurationNanos < 1) {
      throw new IllegalArgumentException(id + ": the longest duration must be positive, got " + maxDurationNanos);
    }
  }
}
