/**
 * Round-trip times between any two places, and what users add to them: last mile, jitter, loss and the way anycast
 * leads them.
 *
 * <p>Measured medians between cloud regions and from cities to internet hosts are interpolated to all other pairs.
 * Sees the place package and sim-core's {@link io.edgewise.sim.model.Network}. Read
 * {@link io.edgewise.topology.network.MeasuredNetwork} first.
 */
package io.edgewise.topology.network;
