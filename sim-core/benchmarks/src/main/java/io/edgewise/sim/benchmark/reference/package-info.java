/**
 * Yardsticks for the engine: the same models written by hand for one purpose only, and on SSJ. None of it is part of the
 * product.
 *
 * <p>May see the distributions and closed forms of the simulation core, nothing of its engine. Read
 * {@link io.edgewise.sim.benchmark.reference.TwoHopModel} first, then
 * {@link io.edgewise.sim.benchmark.reference.FullLoop}.
 */
package io.edgewise.sim.benchmark.reference;
