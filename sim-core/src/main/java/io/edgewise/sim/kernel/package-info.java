/**
 * The event list of the simulation: what happens next, and when. It knows nothing of requests.
 *
 * <p>Read {@link io.edgewise.sim.kernel.EventQueue} first.
 */
package io.edgewise.sim.kernel;
