/**
 * Closed forms: what queueing, caching, replication and serverless theory says exactly, to be printed beside the
 * simulated value and to check it.
 *
 * <p>Each record is a model and holds its parameters; its methods are the results, each with the place in the
 * literature where the formula stands. Times may be in any unit as long as it is the same throughout (rates are per
 * that unit), unless a name says one. Everything here is for small work after or beside a run, never for the event
 * loop. A model that has no steady state is refused when it is built, with the word "saturated".
 *
 * <p>Two results are approximations and say so: {@link io.edgewise.sim.theory.AllenCunneen} and
 * {@link io.edgewise.sim.theory.CheApproximation}; {@link io.edgewise.sim.theory.ServerlessSteadyState} is a published
 * model that differs from the simulated truth.
 *
 * <p>Sees nothing else of Edgewise. Read {@link io.edgewise.sim.theory.MMc} first.
 */
package io.edgewise.sim.theory;
