/**
 * Sweeps on Apache Spark.
 *
 * <p>Sees {@code scenarios} and Spark, which a cluster brings with it. What goes to a machine of the cluster is a
 * {@link io.edgewise.scenario.sweep.PortableSweep} and numbers of points, what comes back are lines of a journal; neither
 * needs a file of the other machine. Read {@link io.edgewise.scenario.distributed.SparkSweep} first.
 */
package io.edgewise.scenario.distributed;
