/**
 * The event loop and everything it touches: arrivals, the request table, compiled request programs, instance pools,
 * stations, caches and store access.
 *
 * <p>Nothing here allocates per request after the warm-up, starts a thread, or reads a clock. An event exists only where
 * another request could change the outcome; delays that only the request itself can see are added up. Read
 * {@link io.edgewise.sim.engine.Simulation} first, then {@link io.edgewise.sim.engine.EventLoop}.
 */
package io.edgewise.sim.engine;
