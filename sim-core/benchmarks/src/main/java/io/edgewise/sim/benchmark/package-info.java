/**
 * How fast the simulation core is, started by {@code .ci/bench}: its parts by JMH in this package, the standard
 * workloads, and in the packages below the whole engine beside its yardsticks.
 *
 * <p>May see all of the simulation core; nothing depends on it. A benchmark states what one operation is, so that its
 * score reads as requests, events or draws per second. Read {@link io.edgewise.sim.benchmark.Workloads} first.
 */
package io.edgewise.sim.benchmark;
